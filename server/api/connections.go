package api

import (
	"errors"
	"net"
	"net/netip"
	"sync"
	"time"
)

const (
	// connectionsAtOnce is how many connections, sockets included, the house holds at once when Config says nothing, and connectionsFromOne
	// how many of them from one address: 2,000 people behind one, each with a socket and what their browser loads a page with.
	connectionsAtOnce  = 24_000
	connectionsFromOne = 16_000
	// acceptAgain is how long to wait when the kernel has no connection to give, for lack of files or memory.
	acceptAgain = 50 * time.Millisecond
)

// connections accepts so many and no more; one beyond that is closed at once. It gives up only when it is closed, which may be twice: by
// us, since the server cannot be told to stop before it has begun to accept, and by the server.
type connections struct {
	net.Listener
	tally  *tally
	trusts func(netip.Addr) bool
	once   sync.Once
}

// Accept waits for a connection.
func (l *connections) Accept() (net.Conn, error) {
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
		if l.tally.enter(at) {
			return &connection{Conn: conn, gone: func() { l.tally.leave(at) }}, nil
		}
		conn.Close()
	}
}

// from is the address a connection counts for: none where it is a proxy that speaks for many.
func (l *connections) from(conn net.Conn) netip.Addr {
	tcp, ok := conn.RemoteAddr().(*net.TCPAddr)
	if !ok || l.trusts(tcp.AddrPort().Addr().Unmap()) {
		return netip.Addr{}
	}
	return network(tcp.AddrPort().Addr())
}

// Close stops listening; connections go on.
func (l *connections) Close() (err error) {
	l.once.Do(func() { err = l.Listener.Close() })
	return err
}

// connection says when it is closed.
type connection struct {
	net.Conn
	once sync.Once
	gone func()
}

// Close closes it.
func (c *connection) Close() error {
	c.once.Do(c.gone)
	return c.Conn.Close()
}
