package udp

import (
	"net/netip"

	"golang.org/x/sys/unix"
)

// readAtOnce is how many packets one system call reads.
const readAtOnce = 64

// Reader reads a socket. It belongs to one goroutine.
type Reader struct {
	socket  *Socket
	headers [readAtOnce]mmsghdr
	iovs    [readAtOnce]unix.Iovec
	from    [readAtOnce]sockaddr
	buffers [readAtOnce][PacketSize]byte
	errno   unix.Errno
	n       int
	ready   func(fd uintptr) bool
}

// Reader makes one.
func (s *Socket) Reader() *Reader {
	r := &Reader{socket: s}
	for i := range r.headers {
		r.iovs[i].Base = &r.buffers[i][0]
		r.iovs[i].SetLen(PacketSize)
		r.headers[i].hdr.Iov, r.headers[i].hdr.Iovlen = &r.iovs[i], 1
		r.headers[i].hdr.Name = &r.from[i].octets[0]
	}
	r.ready = r.try
	return r
}

// Read waits for packets and returns how many came. An error says that the socket is closed.
func (r *Reader) Read() (int, error) {
	for {
		if err := r.socket.raw.Read(r.ready); err != nil {
			return 0, err
		}
		if r.errno == 0 {
			return r.n, nil
		}
		// Anything else is about a packet sent before (ICMP) and read once; the socket goes on.
	}
}

// try reads without waiting; false waits until there is something.
func (r *Reader) try(fd uintptr) bool {
	for i := range r.headers {
		r.headers[i].hdr.Namelen = unix.SizeofSockaddrInet6
	}
	r.n, r.errno = mmsg(unix.SYS_RECVMMSG, fd, r.headers[:])
	return r.errno != unix.EAGAIN
}

// Packet is the i-th of the packets that were read, good until the next Read, and who sent it.
func (r *Reader) Packet(i int) ([]byte, netip.AddrPort) {
	return r.buffers[i][:r.headers[i].n], r.from[i].get()
}
