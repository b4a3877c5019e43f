package udp

import (
	"context"
	"encoding/binary"
	"net"
	"net/netip"
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// listen opens the socket; SO_REUSEPORT divides what comes in among all that share it, by the sender's address.
func listen(at *net.UDPAddr, shared bool) (*net.UDPConn, error) {
	config := net.ListenConfig{Control: func(_, _ string, raw syscall.RawConn) (err error) {
		if !shared {
			return nil
		}
		control := raw.Control(func(fd uintptr) { err = unix.SetsockoptInt(int(fd), unix.SOL_SOCKET, unix.SO_REUSEPORT, 1) })
		if control != nil {
			return control
		}
		return err
	}}
	conn, err := config.ListenPacket(context.Background(), "udp", at.String())
	if err != nil {
		return nil, err
	}
	return conn.(*net.UDPConn), nil
}

// Shares says that sockets can share a port.
const Shares = true

// enlarge asks for socket buffers of n octets in both directions. With CAP_NET_ADMIN it gets them; otherwise the kernel gives what
// net.core.rmem_max and wmem_max allow.
func enlarge(conn *net.UDPConn, raw syscall.RawConn, n int) {
	_ = conn.SetReadBuffer(n)
	_ = conn.SetWriteBuffer(n)
	_ = raw.Control(func(fd uintptr) {
		_ = unix.SetsockoptInt(int(fd), unix.SOL_SOCKET, unix.SO_RCVBUFFORCE, n)
		_ = unix.SetsockoptInt(int(fd), unix.SOL_SOCKET, unix.SO_SNDBUFFORCE, n)
	})
}

// sockaddr is an address as the kernel has it: a sockaddr_in or a sockaddr_in6.
type sockaddr struct {
	octets [unix.SizeofSockaddrInet6]byte
	length uint32
}

func (s *sockaddr) set(a netip.AddrPort, six bool) {
	binary.BigEndian.PutUint16(s.octets[2:], a.Port())
	if six {
		binary.NativeEndian.PutUint16(s.octets[:], unix.AF_INET6)
		addr := a.Addr().As16()
		copy(s.octets[8:], addr[:])
		s.length = unix.SizeofSockaddrInet6
		return
	}
	binary.NativeEndian.PutUint16(s.octets[:], unix.AF_INET)
	addr := a.Addr().Unmap().As4()
	copy(s.octets[4:], addr[:])
	s.length = unix.SizeofSockaddrInet4
}

// get reads an address back; IPv4 is never mapped.
func (s *sockaddr) get() netip.AddrPort {
	port := binary.BigEndian.Uint16(s.octets[2:])
	if binary.NativeEndian.Uint16(s.octets[:]) == unix.AF_INET6 {
		return netip.AddrPortFrom(netip.AddrFrom16([16]byte(s.octets[8:24])).Unmap(), port)
	}
	return netip.AddrPortFrom(netip.AddrFrom4([4]byte(s.octets[4:8])), port)
}

// mmsghdr is the kernel's struct mmsghdr.
type mmsghdr struct {
	hdr unix.Msghdr
	n   uint32
	_   [unsafe.Sizeof(uintptr(0)) - 4]byte // to the size of a word
}

// mmsg is one sendmmsg or recvmmsg, retried when a signal came between.
func mmsg(call, fd uintptr, headers []mmsghdr) (int, unix.Errno) {
	for {
		n, _, errno := unix.Syscall6(call, fd, uintptr(unsafe.Pointer(&headers[0])), uintptr(len(headers)), unix.MSG_DONTWAIT, 0, 0) //nolint:gosec // as syscalls need it
		if errno != unix.EINTR {
			return int(n), errno
		}
	}
}
