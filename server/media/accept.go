package media

import (
	"errors"
	"net"
	"sync"
	"time"
)

const (
	// tcpAtMost is how many ICE-TCP connections are open at once, and tcpFromOne how many of them from one address (an office behind
	// one address comes in together). One more is closed at once.
	tcpAtMost  = 4096
	tcpFromOne = 1024
	// acceptAgain is how long to wait when the kernel has no connection to give, for lack of files or memory.
	acceptAgain = 50 * time.Millisecond
)

// doorkeeper accepts ICE-TCP connections: so many and no more, with little of what is sent on them waiting in the kernel. It gives up only
// when its listener is closed.
type doorkeeper struct {
	net.Listener

	mu   sync.Mutex // guards the rest
	open int
	from map[string]int
}

func newDoorkeeper(ln net.Listener) *doorkeeper {
	return &doorkeeper{Listener: ln, from: map[string]int{}}
}

// Accept waits for a connection.
func (d *doorkeeper) Accept() (net.Conn, error) {
	for {
		conn, err := d.Listener.Accept()
		switch {
		case errors.Is(err, net.ErrClosed):
			return nil, err
		case err != nil:
			time.Sleep(acceptAgain) //nolint:forbidigo // there is no event to wait for: files become free somewhere in the process
			continue
		}
		if c := d.take(conn); c != nil {
			return c, nil
		}
		_ = conn.Close()
	}
}

// take counts a connection; nil when there are too many.
func (d *doorkeeper) take(conn net.Conn) net.Conn {
	host, _, err := net.SplitHostPort(conn.RemoteAddr().String())
	if err != nil {
		return nil
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.open >= tcpAtMost || d.from[host] >= tcpFromOne {
		return nil
	}
	d.open++
	d.from[host]++
	if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.SetWriteBuffer(tcpSend) // the kernel gives what it allows
	}
	return &counted{Conn: conn, gone: func() { d.give(host) }}
}

func (d *doorkeeper) give(host string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.open--
	if d.from[host]--; d.from[host] == 0 {
		delete(d.from, host)
	}
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
