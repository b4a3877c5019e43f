package media

import (
	"bufio"
	"encoding/binary"
	"net"
	"sync"
	"time"

	"konvent/server/media/lite"
	"konvent/server/media/udp"
	"konvent/server/tally"
)

// streams accepts TCP connections on the media port. The first packet on each says whom it is for: a view connection is served here, all
// else is a listener for Pion.
type streams struct {
	*tally.Listener
	other chan net.Conn
	over  chan struct{}
	tasks sync.WaitGroup

	mu     sync.Mutex // guards the rest
	open   map[net.Conn]struct{}
	closed bool
}

func newStreams(ln net.Listener) *streams {
	return &streams{
		Listener: &tally.Listener{Listener: shortQueue{ln}, Tally: tally.New(tcpAtMost, tcpFromOne)},
		other:    make(chan net.Conn), over: make(chan struct{}), open: map[net.Conn]struct{}{},
	}
}

// accept greets whoever comes until the listener is closed.
func (s *streams) accept(board *switchboard) {
	for {
		conn, err := s.Listener.Accept()
		if err != nil {
			return
		}
		if s.enter(conn) {
			s.tasks.Go(func() { s.greet(conn, board) })
		}
	}
}

// enter notes an open connection, unless all are closed.
func (s *streams) enter(conn net.Conn) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		_ = conn.Close()
		return false
	}
	s.open[conn] = struct{}{}
	return true
}

func (s *streams) leave(conn net.Conn) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.open, conn)
}

// greet reads the first packet of a connection, which must be a check and come soon.
func (s *streams) greet(conn net.Conn, board *switchboard) {
	defer s.leave(conn)
	in := bufio.NewReaderSize(conn, udp.PacketSize+frameHeader)
	_ = conn.SetReadDeadline(time.Now().Add(iceFailed))
	header, err := in.Peek(frameHeader)
	if err != nil {
		_ = conn.Close()
		return
	}
	first, err := in.Peek(min(frameHeader+int(binary.BigEndian.Uint16(header)), in.Size()))
	if err != nil {
		_ = conn.Close()
		return
	}
	_ = conn.SetReadDeadline(time.Time{})
	if l := board.named(lite.Name(first[frameHeader:])); l != nil {
		s.serve(conn, in, l)
		return
	}
	select {
	case s.other <- &replayed{conn, in}:
	case <-s.over:
		_ = conn.Close()
	}
}

// serve reads for a view connection until the stream or the connection ends.
func (s *streams) serve(conn net.Conn, in *bufio.Reader, l *viewLine) {
	out := newPipe(conn)
	s.tasks.Go(out.write)
	defer out.end()
	from := path{pipe: out}
	if a, ok := conn.RemoteAddr().(*net.TCPAddr); ok {
		from.addr = a.AddrPort()
	}
	var desk lite.Desk
	buf := make([]byte, udp.PacketSize)
	for {
		_ = conn.SetReadDeadline(time.Now().Add(time.Duration(viewSilence)))
		b, err := readFrame(in, buf)
		if err != nil || l.ended() {
			return
		}
		l.take(b, from, &desk)
	}
}

// replayed is a connection of which something was read already.
type replayed struct {
	net.Conn
	in *bufio.Reader
}

// Read reads that first.
func (r *replayed) Read(b []byte) (int, error) { return r.in.Read(b) }

// Accept waits for a connection that is for Pion.
func (s *streams) Accept() (net.Conn, error) {
	select {
	case conn := <-s.other:
		return conn, nil
	case <-s.over:
		return nil, net.ErrClosed
	}
}

// Close stops accepting; Pion calls it.
func (s *streams) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	close(s.over)
	return s.Listener.Close()
}

// end closes all connections and waits for their goroutines.
func (s *streams) end() {
	_ = s.Close()
	s.mu.Lock()
	for conn := range s.open {
		_ = conn.Close()
	}
	s.mu.Unlock()
	s.tasks.Wait()
}
