//go:build !linux

package udp

import (
	"net"
	"net/netip"
	"syscall"
)

// Shares says that sockets can share a port.
const Shares = false

func listen(at *net.UDPAddr, _ bool) (*net.UDPConn, error) { return net.ListenUDP("udp", at) }

func enlarge(conn *net.UDPConn, _ syscall.RawConn, n int) {
	_ = conn.SetReadBuffer(n)
	_ = conn.SetWriteBuffer(n)
}

type sockaddr struct{}

func (*sockaddr) set(netip.AddrPort, bool) {}

// Reader reads a socket. It belongs to one goroutine.
type Reader struct {
	socket *Socket
	buffer [PacketSize]byte
	n      int
	from   netip.AddrPort
}

// Reader makes one.
func (s *Socket) Reader() *Reader { return &Reader{socket: s} }

// Read waits for packets and returns how many came. An error says that the socket is closed.
func (r *Reader) Read() (n int, err error) {
	if r.n, r.from, err = r.socket.conn.ReadFromUDPAddrPort(r.buffer[:]); err != nil {
		return 0, err
	}
	return 1, nil
}

// Packet is the i-th of the packets that were read, good until the next Read, and who sent it.
func (r *Reader) Packet(int) ([]byte, netip.AddrPort) {
	return r.buffer[:r.n], netip.AddrPortFrom(r.from.Addr().Unmap(), r.from.Port())
}

type kernel struct{}

func (*kernel) open(*Batch) {}

// send writes packet by packet.
func (*kernel) send(b *Batch) {
	for i := range b.messages {
		m := &b.messages[i]
		for at := 0; at < m.length; at += m.segment {
			from := m.start + at
			b.calls++
			if _, err := b.socket.conn.WriteToUDPAddrPort(b.arena[from:from+min(m.segment, m.length-at)], m.to.addr); err != nil {
				m.to.lost.Add(1)
				continue
			}
			b.sent++
		}
	}
}
