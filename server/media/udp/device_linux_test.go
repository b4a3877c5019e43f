package udp

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"unsafe"

	"github.com/stretchr/testify/require"
	"golang.org/x/sys/unix"
)

// place is a thread in a network namespace of its own, which ends with it.
type place chan func()

func newPlace(t *testing.T) place {
	t.Helper()
	p, entered := make(place), make(chan error)
	go func() {
		runtime.LockOSThread() // for ever: the thread ends with the goroutine
		entered <- unix.Unshare(unix.CLONE_NEWNET)
		for f := range p {
			f()
		}
	}()
	require.NoError(t, <-entered)
	t.Cleanup(func() { close(p) })
	return p
}

// do runs f there and waits for it.
func (p place) do(f func() error) error {
	done := make(chan error)
	p <- func() { done <- f() }
	return <-done
}

// ip changes the namespace.
func (p place) ip(t *testing.T, words string, values ...any) {
	t.Helper()
	words = fmt.Sprintf(words, values...)
	require.NoError(t, p.do(func() error {
		out, err := exec.Command("ip", strings.Fields(words)...).CombinedOutput()
		if err != nil {
			err = fmt.Errorf("ip %s: %w: %s", words, err, out)
		}
		return err
	}))
}

func (p place) open(t *testing.T, host net.IP) (s *Socket) {
	t.Helper()
	require.NoError(t, p.do(func() (err error) {
		s, err = Listen(host, 0, false, 1<<20)
		return err
	}))
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// bare takes the work on checksums from a device: the kernel refuses to cut for it then.
func bare(device string) error {
	fd, err := unix.Socket(unix.AF_INET, unix.SOCK_DGRAM, 0)
	if err != nil {
		return err
	}
	defer unix.Close(fd)
	off := [2]uint32{unix.ETHTOOL_STXCSUM, 0}
	request := struct { // struct ifreq
		name [unix.IFNAMSIZ]byte
		data *[2]uint32
		_    [16]byte
	}{data: &off}
	copy(request.name[:], device)
	if _, _, errno := unix.Syscall(unix.SYS_IOCTL, uintptr(fd), unix.SIOCETHTOOL, uintptr(unsafe.Pointer(&request))); errno != 0 {
		return errno
	}
	return nil
}

func TestWhereADeviceRefusesToBeCutForPacketsLeaveOneByOne(t *testing.T) {
	if _, err := exec.LookPath("ip"); err != nil || os.Geteuid() != 0 {
		t.Skip("needs root and ip")
	}
	for _, c := range []struct {
		name, mtu string
		prepare   func() error
		uncut     []int // one of them; older kernels do not cut where a device makes no checksums
	}{
		{"as devices are", "1500", func() error { return nil }, []int{MostOctets + 1}},
		{"without checksums", "1500", func() error { return bare("near") }, []int{MostOctets + 1, 1}},
		{"narrower than a packet", "90", func() error { return nil }, []int{100}},
	} {
		t.Run(c.name, func(t *testing.T) {
			here, there := newPlace(t), newPlace(t)
			var tid int
			require.NoError(t, there.do(func() error { tid = unix.Gettid(); return nil }))
			here.ip(t, "link add near type veth peer name far netns %d", tid)
			there.ip(t, "address add 192.0.2.2/24 dev far")
			there.ip(t, "link set far up")
			here.ip(t, "address add 192.0.2.1/24 dev near")
			here.ip(t, "link set near mtu %s up", c.mtu)
			require.NoError(t, here.do(c.prepare))
			from, to := here.open(t, net.IPv4(192, 0, 2, 1)), there.open(t, net.IPv4(192, 0, 2, 2))

			var lost atomic.Uint64
			p := from.Peer(at(to), &lost)
			b := from.Batch()
			for range 2 { // the second time it is known
				want := send(b, p)
				require.Equal(t, want, inbox(t, to, len(want)))
			}
			require.Contains(t, c.uncut, p.uncut)
			require.Zero(t, lost.Load())
		})
	}
}
