//go:build linux

package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net"
	"os"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"
	"golang.org/x/sys/unix"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// namespace makes a network namespace that lives as long as the test, and returns the file that names it.
func namespace(t *testing.T) string {
	t.Helper()
	made := make(chan error)
	var file *os.File
	go func() {
		runtime.LockOSThread() // the thread ends with this goroutine, the namespace with the file
		err := unix.Unshare(unix.CLONE_NEWNET)
		if err == nil {
			file, err = os.Open("/proc/thread-self/ns/net")
		}
		made <- err
	}()
	if err := <-made; err != nil {
		t.Skip("needs root and namespaces:", err)
	}
	t.Cleanup(func() { file.Close() })
	return fmt.Sprintf("/proc/self/fd/%d", file.Fd())
}

// listen opens a UDP socket at 10.98.7.N in a namespace.
func listen(t *testing.T, namespace string, n byte) *net.UDPConn {
	t.Helper()
	var c *net.UDPConn
	require.NoError(t, within(namespace, func() (err error) {
		c, err = net.ListenUDP("udp4", &net.UDPAddr{IP: net.IPv4(10, 98, 7, n), Port: 4000})
		return err
	}))
	t.Cleanup(func() { c.Close() })
	return c
}

// network is a running impair between two namespaces.
type network struct {
	near, far *net.UDPConn
	in        *json.Encoder
	out       *json.Decoder
}

func joined(t *testing.T) *network {
	t.Helper()
	if _, err := os.Stat("/dev/net/tun"); err != nil || os.Geteuid() != 0 {
		t.Skip("needs root and /dev/net/tun")
	}
	near, far := namespace(t), namespace(t)
	commands, in := io.Pipe()
	answers, out := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		ended <- run(near+"=10.98.7.1/24", far+"=10.98.7.2/24", 1, commands, out)
		out.Close()
	}()
	n := &network{in: json.NewEncoder(in), out: json.NewDecoder(answers)}
	var names struct{ Near, Far string }
	require.NoError(t, n.out.Decode(&names))
	require.Equal(t, "wan0", names.Near)
	require.Equal(t, "wan0", names.Far)
	t.Cleanup(func() {
		in.Close()
		require.NoError(t, <-ended)
	})
	n.near, n.far = listen(t, near, 1), listen(t, far, 2)
	return n
}

func (n *network) set(t *testing.T, line string) (up, down counts) {
	t.Helper()
	require.NoError(t, n.in.Encode(json.RawMessage(line)))
	var c struct{ Up, Down counts }
	require.NoError(t, n.out.Decode(&c))
	return c.Up, c.Down
}

// send writes packets from one end to the other and waits until the network has taken them.
func (n *network) send(t *testing.T, from, to *net.UDPConn, packets int) (up, down counts) {
	t.Helper()
	for i := range packets {
		_, err := from.WriteTo([]byte{byte(i)}, to.LocalAddr())
		require.NoError(t, err)
	}
	for up.Packets+down.Packets < packets {
		u, d := n.set(t, `{}`)
		up, down = sum(up, u), sum(down, d)
	}
	return up, down
}

func sum(a, b counts) counts {
	return counts{Packets: a.Packets + b.Packets, Bytes: a.Bytes + b.Bytes, Lost: a.Lost + b.Lost, Overflow: a.Overflow + b.Overflow}
}

func TestTwoNamespacesAreJoined(t *testing.T) {
	n := joined(t)
	b := make([]byte, 10)
	for _, way := range [][2]*net.UDPConn{{n.near, n.far}, {n.far, n.near}} {
		n.send(t, way[0], way[1], 100)
		for i := range 100 {
			_, from, err := way[1].ReadFrom(b)
			require.NoError(t, err)
			require.Equal(t, byte(i), b[0])
			require.Equal(t, way[0].LocalAddr().String(), from.String())
		}
	}
}

func TestEachWayHasItsOwnConditionsAndTheyChange(t *testing.T) {
	n := joined(t)
	n.set(t, `{"down":{"loss":1}}`)
	up, _ := n.send(t, n.near, n.far, 50)
	require.Equal(t, counts{Packets: 50, Bytes: 50 * 29}, up)
	_, down := n.send(t, n.far, n.near, 50)
	require.Equal(t, counts{Packets: 50, Bytes: 50 * 29, Lost: 50}, down)
	n.set(t, `{"down":{}}`)
	_, down = n.send(t, n.far, n.near, 50)
	require.Zero(t, down.Lost)
}

func TestWhatIsNoConditionEndsTheNetwork(t *testing.T) {
	if _, err := os.Stat("/dev/net/tun"); err != nil || os.Geteuid() != 0 {
		t.Skip("needs root and /dev/net/tun")
	}
	for _, line := range []string{`{"down":{"los":1}}`, `{"down":{"loss":2}}`, `{"sideways":{}}`, `rain`} {
		commands, in := io.Pipe()
		go func() { _, _ = in.Write([]byte(line)) }()
		err := run(namespace(t)+"=10.98.7.1/24", namespace(t)+"=10.98.7.2/24", 1, commands, io.Discard)
		require.Error(t, err, line)
		commands.Close()
	}
}

func TestAnEndThatIsNotThereIsSaid(t *testing.T) {
	for _, end := range []string{"", "/proc/self/ns/net", "/nowhere=10.0.0.1/24", "/proc/self/ns/net=fe80::1/64", "/proc/self/ns/net=10.0.0.1"} {
		require.ErrorContains(t, run(end, end, 1, nil, io.Discard), "near end", end)
	}
}
