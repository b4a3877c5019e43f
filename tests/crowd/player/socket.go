//go:build linux

package player

import (
	"encoding/binary"
	"errors"
	"fmt"
	"net/netip"
	"time"
	"unsafe"

	"golang.org/x/sys/unix"
)

// socketBuffer is asked of the kernel for what arrives while other players are read; it gives what it allows.
const socketBuffer = 1 << 20

// openSocket opens a UDP socket that is connected to the house: each player has a 5-tuple of its own, as each browser has. What the house
// sends as one message of many segments arrives as one (UDP_GRO), where the way between them keeps it together.
func openSocket(to netip.AddrPort) (fd int, own netip.AddrPort, err error) {
	fd, err = unix.Socket(unix.AF_INET, unix.SOCK_DGRAM|unix.SOCK_CLOEXEC|unix.SOCK_NONBLOCK, 0)
	if err != nil {
		return -1, own, fmt.Errorf("open a socket: %w", err)
	}
	err = errors.Join(
		unix.SetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_RCVBUF, socketBuffer),
		unix.SetsockoptInt(fd, unix.IPPROTO_UDP, unix.UDP_GRO, 1),
		unix.SetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_TIMESTAMPNS, 1),
		unix.Connect(fd, &unix.SockaddrInet4{Port: int(to.Port()), Addr: to.Addr().As4()}),
	)
	var name unix.Sockaddr
	if err == nil {
		name, err = unix.Getsockname(fd)
	}
	if err != nil {
		unix.Close(fd)
		return -1, own, fmt.Errorf("open a socket to %s: %w", to, err)
	}
	here := name.(*unix.SockaddrInet4) // of the family it was opened with
	return fd, netip.AddrPortFrom(netip.AddrFrom4(here.Addr), uint16(here.Port)), nil
}

// mail is where the messages of all sockets of a reader are put, one at a time.
type mail struct {
	buf  [1 << 16]byte
	oob  [128]byte
	iov  unix.Iovec
	head unix.Msghdr
}

func newMail() *mail {
	m := &mail{}
	m.iov.Base = &m.buf[0]
	m.iov.SetLen(len(m.buf))
	return m
}

// take takes the next message of a socket. It is size bytes long and made of segments of equal length, of which the last may be shorter.
// There is none for size 0. at is when it came to this machine's network stack: how long it then waits for us is not the house's doing.
func (m *mail) take(fd int) (size, segment int, at time.Time) {
	m.head = unix.Msghdr{Iov: &m.iov, Iovlen: 1, Control: &m.oob[0]}
	m.head.SetControllen(len(m.oob))
	n, _, errno := unix.RawSyscall(unix.SYS_RECVMSG, uintptr(fd), uintptr(unsafe.Pointer(&m.head)), 0)
	if errno != 0 || n == 0 {
		return 0, 0, at // nothing there, or the house closed its port, which the missing packets tell
	}
	segment, at = m.beside()
	if segment == 0 {
		segment = int(n)
	}
	return int(n), segment, at
}

// beside reads what the kernel says beside a message: the length of its segments, 0 where it is a single one, and when it came.
func (m *mail) beside() (segment int, at time.Time) {
	for rest := m.oob[:m.head.Controllen]; len(rest) >= unix.SizeofCmsghdr; {
		c := (*unix.Cmsghdr)(unsafe.Pointer(&rest[0]))
		data := rest[unix.CmsgLen(0):]
		switch {
		case c.Level == unix.IPPROTO_UDP && c.Type == unix.UDP_GRO:
			segment = int(int32(binary.NativeEndian.Uint32(data)))
		case c.Level == unix.SOL_SOCKET && c.Type == unix.SO_TIMESTAMPNS:
			at = time.Unix(int64(binary.NativeEndian.Uint64(data)), int64(binary.NativeEndian.Uint64(data[8:])))
		}
		rest = rest[min(len(rest), unix.CmsgSpace(int(c.Len)-unix.CmsgLen(0))):]
	}
	return segment, at
}
