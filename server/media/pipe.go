package media

import (
	"encoding/binary"
	"io"
	"net"
	"sync"
	"sync/atomic"
)

// frameHeader is the length in front of each packet on a stream (RFC 4571).
const frameHeader = 2

// pipe is a TCP connection of a view connection (RFC 6544). What is sent waits in a buffer of tcpWrite octets; when it is full, packets
// are lost.
type pipe struct {
	conn net.Conn
	// known: the far end has shown that it knows the password.
	known atomic.Bool

	mu      sync.Mutex // guards the rest
	waiting []byte
	ready   chan struct{}
	closed  bool
}

func newPipe(conn net.Conn) *pipe { return &pipe{conn: conn, ready: make(chan struct{}, 1)} }

// send queues a packet. It reports false if there is no room, and does not block.
func (s *pipe) send(b []byte) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed || len(s.waiting)+frameHeader+len(b) > tcpWrite {
		return false
	}
	s.waiting = binary.BigEndian.AppendUint16(s.waiting, uint16(len(b)))
	s.waiting = append(s.waiting, b...)
	select {
	case s.ready <- struct{}{}:
	default:
	}
	return true
}

// write writes what waits until the stream ends.
func (s *pipe) write() {
	var spare []byte
	for range s.ready {
		s.mu.Lock()
		out := s.waiting
		s.waiting = spare[:0]
		s.mu.Unlock()
		if _, err := s.conn.Write(out); err != nil {
			_ = s.conn.Close() // the reader ends the stream
		}
		spare = out
	}
}

// end ends the stream; write returns.
func (s *pipe) end() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.closed {
		s.closed = true
		close(s.ready)
	}
	_ = s.conn.Close()
}

// readFrame reads one packet into buf and returns it. Packets that do not fit end the stream.
func readFrame(r io.Reader, buf []byte) ([]byte, error) {
	var header [frameHeader]byte
	if _, err := io.ReadFull(r, header[:]); err != nil {
		return nil, err
	}
	n := int(binary.BigEndian.Uint16(header[:]))
	if n > len(buf) {
		return nil, io.ErrShortBuffer
	}
	_, err := io.ReadFull(r, buf[:n])
	return buf[:n], err
}
