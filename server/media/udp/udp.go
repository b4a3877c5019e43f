// Package udp is a UDP socket that is read and written many packets at a time.
//
// On Linux a read is one recvmmsg, a write one sendmmsg of messages that the kernel cuts into packets (UDP_SEGMENT, "GSO"): what a
// packet costs is mostly the kernel's way for each message, so fewer messages are the lever. Where cutting is refused (a device without
// checksums of its own, a path with a smaller MTU) the same messages go out packet by packet. Elsewhere each packet is a system call.
package udp

import (
	"fmt"
	"net"
	"net/netip"
	"sync/atomic"
	"syscall"
)

const (
	// PacketSize holds any packet that is read; what is longer is cut off.
	PacketSize = 2048
	// MostSegments is how many packets one message may be cut into.
	MostSegments = 64
	// MostOctets is what all of them may have together.
	MostOctets = 65_000
)

// Socket is an open UDP socket. Its Reader and its Batches may be used at the same time, each by one goroutine.
type Socket struct {
	conn *net.UDPConn
	raw  syscall.RawConn
	// six says that the socket's family is IPv6; IPv4 addresses are mapped then.
	six bool
}

// Listen opens a socket on a host (nil for all) and port (0 for any). shared allows others on the same host and port, where the
// system can divide what comes in among them (Linux: by sender). buffer octets are asked of the kernel in each direction.
func Listen(host net.IP, port int, shared bool, buffer int) (*Socket, error) {
	conn, err := listen(&net.UDPAddr{IP: host, Port: port}, shared)
	if err != nil {
		return nil, fmt.Errorf("open UDP %s port %d: %w", host, port, err)
	}
	raw, err := conn.SyscallConn()
	if err != nil {
		_ = conn.Close()
		return nil, fmt.Errorf("open UDP: %w", err)
	}
	enlarge(conn, raw, buffer)
	local, _ := conn.LocalAddr().(*net.UDPAddr)
	return &Socket{conn: conn, raw: raw, six: local.IP.To4() == nil}, nil
}

// Addr is where the socket listens.
func (s *Socket) Addr() *net.UDPAddr { a, _ := s.conn.LocalAddr().(*net.UDPAddr); return a }

// Close ends the socket; a Reader that waits returns.
func (s *Socket) Close() error { return s.conn.Close() }

// WriteTo sends one packet at once. It may be called from any goroutine.
func (s *Socket) WriteTo(b []byte, to netip.AddrPort) error {
	_, err := s.conn.WriteToUDPAddrPort(b, to)
	return err
}

// Peer is somebody to whom messages are sent. One goroutine uses it at a time.
type Peer struct {
	addr netip.AddrPort
	raw  sockaddr
	// uncut is from which size of packets on messages are not given to the kernel to be cut on the way to this peer.
	uncut int
	lost  *atomic.Uint64
}

// Peer makes one of an address. Packets that the kernel does not take are counted in lost.
func (s *Socket) Peer(to netip.AddrPort, lost *atomic.Uint64) *Peer {
	p := &Peer{addr: to, lost: lost, uncut: MostOctets + 1}
	p.raw.set(to, s.six)
	return p
}

// message is one entry of a batch: length octets of the arena from start, to be cut into packets of segment octets; the last may be shorter.
type message struct {
	to                     *Peer
	start, length, segment int
}

// packets is how many packets a message is cut into.
func (m *message) packets() int { return (m.length + m.segment - 1) / m.segment }

// Batch gathers messages and sends them together. It belongs to one goroutine.
type Batch struct {
	socket   *Socket
	arena    []byte
	used     int
	messages []message
	// calls and sent count what was asked of the kernel.
	calls, sent uint64
	kernel      kernel
}

const (
	// arenaSize holds what waits in a batch: little enough to stay in a core's cache.
	arenaSize = 256 << 10
	// mostMessages is how many messages wait in a batch.
	mostMessages = 64
)

// Batch makes an empty one.
func (s *Socket) Batch() *Batch {
	b := &Batch{socket: s, arena: make([]byte, arenaSize), messages: make([]message, 0, mostMessages)}
	b.kernel.open(b)
	return b
}

// Message adds a message to a peer and returns its octets to be filled: length of them, at most MostOctets, which leave in packets of
// segment octets each, at most MostSegments; the last may be shorter. A full batch is flushed before.
func (b *Batch) Message(to *Peer, length, segment int) []byte {
	if len(b.messages) == mostMessages || b.used+length > len(b.arena) {
		b.Flush()
	}
	b.messages = append(b.messages, message{to, b.used, length, segment})
	out := b.arena[b.used : b.used+length : b.used+length]
	b.used += length
	return out
}

// Flush hands all to the kernel. What it does not take within a few milliseconds is lost and counted for its Peer.
func (b *Batch) Flush() {
	if len(b.messages) > 0 {
		b.kernel.send(b)
	}
	b.messages, b.used = b.messages[:0], 0
}

// Counts says how many system calls were made and how many packets they carried.
func (b *Batch) Counts() (calls, packets uint64) { return b.calls, b.sent }
