package tally

import (
	"errors"
	"net"
	"net/netip"
	"sync"
	"time"
)

// acceptAgain is how long to wait when the kernel has no connection to give, for lack of files or memory.
const acceptAgain = 50 * time.Millisecond

// Listener accepts those whom its tally lets in; one more is closed at once. It gives up only when it is closed. That may be
// twice: by its owner, since a server cannot be told to stop before it has begun to accept, and by the server.
type Listener struct {
	net.Listener
	// Tally counts the connections until they are closed.
	Tally *Tally
	// Many says of an address that it speaks for many, as a proxy does: no bound for one address holds for it. Nil knows none.
	Many func(netip.Addr) bool

	once sync.Once
}

// Accept waits for a connection.
func (l *Listener) Accept() (net.Conn, error) {
	for {
		conn, err := l.Listener.Accept()
		switch {
		case errors.Is(err, net.ErrClosed):
			return nil, err
		case err != nil:
			time.Sleep(acceptAgain) //nolint:forbidigo // there is no event to wait for: files become free somewhere in the process
			continue
		}
		at := l.from(conn)
		if l.Tally.Enter(at) {
			return &counted{Conn: conn, gone: func() { l.Tally.Leave(at) }}, nil
		}
		_ = conn.Close()
	}
}

// from is the address a connection counts for.
func (l *Listener) from(conn net.Conn) netip.Addr {
	tcp, ok := conn.RemoteAddr().(*net.TCPAddr)
	if !ok {
		return netip.Addr{}
	}
	at := tcp.AddrPort().Addr().Unmap()
	if l.Many != nil && l.Many(at) {
		return netip.Addr{}
	}
	return Network(at)
}

// Close stops listening; connections go on.
func (l *Listener) Close() (err error) {
	l.once.Do(func() { err = l.Listener.Close() })
	return err
}

// counted is a connection that says when it is closed.
type counted struct {
	net.Conn
	once sync.Once
	gone func()
}

// Close closes the connection.
func (c *counted) Close() error {
	c.once.Do(c.gone)
	return c.Conn.Close()
}
