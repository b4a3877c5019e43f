package media

import (
	"net"
	"net/netip"
	"sync"
	"time"

	"konvent/server/media/udp"
)

// annexWait is how many packets for publishers may wait for Pion: a tenth of a second of a full stage. What is beyond is lost, and asked
// for again.
const annexWait = 4096

// annex is the UDP port as Pion sees it: what belongs to no view connection.
type annex struct {
	socket *udp.Socket
	queue  chan parcel
	pool   sync.Pool
	over   chan struct{}
	once   sync.Once
}

type parcel struct {
	buffer *[udp.PacketSize]byte
	n      int
	from   netip.AddrPort
}

func newAnnex(s *udp.Socket) *annex {
	a := &annex{socket: s, queue: make(chan parcel, annexWait), over: make(chan struct{})}
	a.pool.New = func() any { return new([udp.PacketSize]byte) }
	return a
}

// put hands a packet on. It does not block.
func (a *annex) put(b []byte, from netip.AddrPort) {
	buffer, _ := a.pool.Get().(*[udp.PacketSize]byte)
	select {
	case a.queue <- parcel{buffer, copy(buffer[:], b), from}:
	default:
		a.pool.Put(buffer)
	}
}

// ReadFromAddrPort waits for a packet.
func (a *annex) ReadFromAddrPort(b []byte) (int, netip.AddrPort, error) {
	select {
	case p := <-a.queue:
		n := copy(b, p.buffer[:p.n])
		a.pool.Put(p.buffer)
		return n, p.from, nil
	case <-a.over:
		return 0, netip.AddrPort{}, net.ErrClosed
	}
}

// WriteToAddrPort sends a packet at once.
func (a *annex) WriteToAddrPort(b []byte, to netip.AddrPort) (int, error) {
	return len(b), a.socket.WriteTo(b, to)
}

// ReadFrom is ReadFromAddrPort in the older form.
func (a *annex) ReadFrom(b []byte) (int, net.Addr, error) {
	n, from, err := a.ReadFromAddrPort(b)
	return n, net.UDPAddrFromAddrPort(from), err
}

// WriteTo is WriteToAddrPort in the older form.
func (a *annex) WriteTo(b []byte, to net.Addr) (int, error) {
	u, ok := to.(*net.UDPAddr)
	if !ok {
		return 0, net.InvalidAddrError("not UDP")
	}
	return a.WriteToAddrPort(b, u.AddrPort())
}

// Close ends the annex alone; the socket is the host's.
func (a *annex) Close() error {
	a.once.Do(func() { close(a.over) })
	return nil
}

// LocalAddr is the socket's.
func (a *annex) LocalAddr() net.Addr { return a.socket.Addr() }

// SetDeadline has nothing to do: nobody waits but for packets or the end.
func (a *annex) SetDeadline(time.Time) error { return nil }

// SetReadDeadline likewise.
func (a *annex) SetReadDeadline(time.Time) error { return nil }

// SetWriteDeadline likewise.
func (a *annex) SetWriteDeadline(time.Time) error { return nil }
