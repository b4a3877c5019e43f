package media

import "net"

const (
	// tcpAtMost is how many ICE-TCP connections are open at once, and tcpFromOne how many of them from one address (an office behind
	// one address comes in together). One more is closed at once.
	tcpAtMost  = 4096
	tcpFromOne = 1024
)

// shortQueue is a listener whose connections let little of what is sent wait in the kernel.
type shortQueue struct{ net.Listener }

// Accept waits for a connection.
func (q shortQueue) Accept() (net.Conn, error) {
	conn, err := q.Listener.Accept()
	if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.SetWriteBuffer(tcpSend) // the kernel gives what it allows
	}
	return conn, err
}
