package tally_test

import (
	"errors"
	"net"
	"net/netip"
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/server/tally"
)

// hiccup is a listener that fails once before it listens on.
type hiccup struct {
	net.Listener
	failed bool
}

func (h *hiccup) Accept() (net.Conn, error) {
	if !h.failed {
		h.failed = true
		return nil, errors.New("accept: too many open files")
	}
	return h.Listener.Accept()
}

// door is a listener on loopback that lets in so many, and what dials it.
func door(t *testing.T, most, mostFromOne int) (l *tally.Listener, dial func() net.Conn) {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	l = &tally.Listener{Listener: &hiccup{Listener: ln}, Tally: tally.New(most, mostFromOne)}
	t.Cleanup(func() { require.NoError(t, l.Close()) })
	return l, func() net.Conn {
		c, err := net.Dial("tcp", ln.Addr().String())
		require.NoError(t, err)
		t.Cleanup(func() { c.Close() })
		return c
	}
}

func TestALackOfFilesDoesNotEndTheDoor(t *testing.T) {
	l, dial := door(t, 1, 1)
	dial()
	near, err := l.Accept()
	require.NoError(t, err)
	require.True(t, l.Tally.Refuses(netip.Addr{}))
	require.NoError(t, near.Close())
	require.False(t, l.Tally.Refuses(netip.Addr{}))
	require.Error(t, near.Close(), "closed twice, and counted once")
	require.NoError(t, l.Close())
	require.NoError(t, l.Close(), "the server below closes it too")
	_, err = l.Accept()
	require.ErrorIs(t, err, net.ErrClosed)
}

func TestWhoIsTooManyIsClosedAndTheNextWhoMayComesIn(t *testing.T) {
	l, dial := door(t, 10, 1)
	dial()
	first, err := l.Accept()
	require.NoError(t, err)
	refused := dial()
	came := make(chan net.Conn)
	go func() {
		c, _ := l.Accept()
		came <- c
	}()
	_, err = refused.Read(make([]byte, 1))
	require.Error(t, err)
	require.NoError(t, first.Close())
	next := dial()
	require.Equal(t, next.LocalAddr().String(), (<-came).RemoteAddr().String())
}

func TestAProxyMayHoldConnectionsForMany(t *testing.T) {
	l, dial := door(t, 2, 1)
	l.Many = func(at netip.Addr) bool { return at.IsLoopback() }
	for range 2 {
		dial()
		_, err := l.Accept()
		require.NoError(t, err)
	}
	require.True(t, l.Tally.Refuses(netip.Addr{}), "as many as in all")
}

func TestAnAddressOfIPv6CountsForItsNetwork(t *testing.T) {
	one, other := netip.MustParseAddr("2001:db8::1%eth0"), netip.MustParseAddr("2001:db8::ffff:1")
	require.Equal(t, tally.Network(one), tally.Network(other))
	require.NotEqual(t, tally.Network(one), tally.Network(netip.MustParseAddr("2001:db8:0:1::1")))
	require.Equal(t, netip.MustParseAddr("192.0.2.1"), tally.Network(netip.MustParseAddr("::ffff:192.0.2.1")))
}
