//go:build !linux

package media

import "net"

// enlarge asks for socket buffers of n bytes in both directions; the kernel gives what it allows.
func enlarge(conn *net.UDPConn, n int) {
	_ = conn.SetReadBuffer(n)
	_ = conn.SetWriteBuffer(n)
}
