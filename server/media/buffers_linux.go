package media

import (
	"net"

	"golang.org/x/sys/unix"
)

// enlarge asks for socket buffers of n bytes in both directions. With CAP_NET_ADMIN it gets them; otherwise the kernel gives what
// net.core.rmem_max and wmem_max allow.
func enlarge(conn *net.UDPConn, n int) {
	_ = conn.SetReadBuffer(n)
	_ = conn.SetWriteBuffer(n)
	raw, err := conn.SyscallConn()
	if err != nil {
		return
	}
	_ = raw.Control(func(fd uintptr) {
		_ = unix.SetsockoptInt(int(fd), unix.SOL_SOCKET, unix.SO_RCVBUFFORCE, n)
		_ = unix.SetsockoptInt(int(fd), unix.SOL_SOCKET, unix.SO_SNDBUFFORCE, n)
	})
}
