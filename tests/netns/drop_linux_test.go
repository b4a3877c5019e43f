package netns

import (
	"net"
	"os"
	"os/exec"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/sys/unix"
)

// apart runs f on a thread in a network namespace of its own, which ends with the thread.
func apart(t *testing.T, f func()) {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("needs root")
	}
	if _, err := exec.LookPath("nft"); err != nil {
		t.Skip("nft is not there")
	}
	done := make(chan error)
	go func() {
		runtime.LockOSThread() // for ever: the thread ends with the goroutine, and the namespace with it
		err := unix.Unshare(unix.CLONE_NEWNET)
		if err == nil {
			err = loopbackUp()
		}
		if err == nil {
			f()
		}
		done <- err
	}()
	require.NoError(t, <-done)
}

func TestOnlyMediaIsDroppedAndOnlyOfTheHouse(t *testing.T) {
	apart(t, func() {
		listen := func() *net.UDPConn {
			c, err := net.ListenUDP("udp4", &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1)})
			require.NoError(t, err)
			return c
		}
		house, other, guest := listen(), listen(), listen()
		defer house.Close()
		defer other.Close()
		defer guest.Close()
		say := func(from *net.UDPConn, b ...byte) {
			_, err := from.WriteTo(append(b, make([]byte, 200)...), guest.LocalAddr())
			require.NoError(t, err)
		}
		hear := func() []byte {
			require.NoError(t, guest.SetReadDeadline(time.Now().Add(10*time.Second)))
			b := make([]byte, 500)
			_, err := guest.Read(b)
			require.NoError(t, err)
			return b[:2]
		}
		lift, err := Drop(Media(house.LocalAddr().(*net.UDPAddr).Port))
		require.NoError(t, err)
		say(house, 0x80, 96)
		say(house, 0x90, 0x80|111)
		say(house, 0x81, 200)
		require.Equal(t, []byte{0x81, 200}, hear(), "a report passes, media before it did not")
		say(house, 0, 1)
		require.Equal(t, []byte{0, 1}, hear(), "STUN passes")
		say(house, 22, 254)
		require.Equal(t, []byte{22, 254}, hear(), "DTLS passes")
		say(other, 0x80, 96)
		require.Equal(t, []byte{0x80, 96}, hear(), "another's media passes")
		require.NoError(t, lift())
		say(house, 0x80, 97)
		require.Equal(t, []byte{0x80, 97}, hear(), "all passes again")
	})
}
