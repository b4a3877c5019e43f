package api_test

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/server/api"
	"konvent/signaling/wire"
)

// reach opens a bare connection.
func (w *world) reach() net.Conn {
	w.t.Helper()
	c, err := (&net.Dialer{}).DialContext(w.t.Context(), "tcp", w.address)
	require.NoError(w.t, err)
	w.t.Cleanup(func() { c.Close() })
	return c
}

// served says whether a connection is one that the house answers.
func (w *world) served(c net.Conn) bool {
	w.t.Helper()
	require.NoError(w.t, c.SetDeadline(time.Now().Add(20*time.Second)))
	if _, err := io.WriteString(c, "GET /healthz HTTP/1.1\r\nHost: house\r\n\r\n"); err != nil {
		return false
	}
	a, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		return false
	}
	defer a.Body.Close()
	return a.StatusCode == http.StatusOK
}

func TestOneAddressHoldsSoManyConnections(t *testing.T) {
	w := newWorld(t, func(c *api.Config) { c.ConnectionsFromOne = 2 })
	one, two := w.reach(), w.reach()
	require.True(t, w.served(one))
	require.True(t, w.served(two))
	require.False(t, w.served(w.reach()))
	require.True(t, w.served(two), "who is in stays in")
	one.Close()
	require.Eventually(t, func() bool { return w.served(w.reach()) }, 20*time.Second, 10*time.Millisecond, "who goes makes room")
}

func TestASocketIsOneOfTheConnectionsAndMakesRoomWhenItGoes(t *testing.T) {
	w := newWorld(t, func(c *api.Config) { c.Connections = 1 })
	l, _, err := w.dial(nil)
	require.NoError(t, err)
	require.Equal(t, wire.ErrHello.Code, l.do("chat.send", nil).Fault.Code)
	require.False(t, w.served(w.reach()))
	l.ws.Close()
	require.Eventually(t, func() bool { return w.served(w.reach()) }, 20*time.Second, 10*time.Millisecond)
}

func TestATrustedProxyHoldsConnectionsForMany(t *testing.T) {
	w := newWorld(t, func(c *api.Config) {
		c.Connections, c.ConnectionsFromOne = 2, 1
		c.TrustedProxies = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}
	})
	require.True(t, w.served(w.reach()))
	require.True(t, w.served(w.reach()))
	require.False(t, w.served(w.reach()), "as many as in all")
}

// The house's Close, which newWorld checks, comes before this connection's.
func TestWhoSaysNothingDoesNotKeepTheHouseFromClosing(t *testing.T) {
	var silent net.Conn
	t.Cleanup(func() { require.NoError(t, silent.Close()) })
	w := newWorld(t, func(*api.Config) {})
	var err error
	silent, err = (&net.Dialer{}).DialContext(t.Context(), "tcp", w.address)
	require.NoError(t, err)
	require.True(t, w.served(w.reach()), "who came after it")
}

// large makes the house's assets more than the kernel takes in for somebody who does not read.
func large(c *api.Config) {
	c.Client = fstest.MapFS{"index.html": {}, "assets/large.js": {Data: make([]byte, 16<<20)}}
}

func TestWhoAsksAndDoesNotReadIsSentAway(t *testing.T) {
	w := newWorld(t, large, func(c *api.Config) { c.Connections, c.WriteTimeout = 1, 50*time.Millisecond })
	idle := w.reach()
	_, err := io.WriteString(idle, strings.Repeat("GET /assets/large.js HTTP/1.1\r\nHost: house\r\n\r\n", 4))
	require.NoError(t, err)
	require.Eventually(t, func() bool { return w.served(w.reach()) }, 20*time.Second, 10*time.Millisecond)
}

func TestASocketStaysLongerThanAnAnswerMayTake(t *testing.T) {
	const timeout = 20 * time.Millisecond
	w := newWorld(t, func(c *api.Config) { c.WriteTimeout = timeout })
	l := w.come(w.token(wire.Participant))
	tick := time.NewTicker(timeout)
	defer tick.Stop()
	for range 10 {
		<-tick.C
		require.Nil(t, l.do("session.ping", nil).Fault)
	}
}

func TestAssetsAreReadOnce(t *testing.T) {
	client := fstest.MapFS{"index.html": {Data: []byte("page")}, "assets/a.js": {Data: []byte("1")}}
	w := newWorld(t, func(c *api.Config) { c.Client = client })
	clear(client)
	require.Equal(t, "1", w.ask("GET", "/assets/a.js", "", "", "").body)
	require.Equal(t, "page", w.ask("GET", "/", "", "", "").body)
}

func TestAHouseWithoutItsClientDoesNotOpen(t *testing.T) {
	_, err := api.New(api.Config{Client: fstest.MapFS{".keep": {}}})
	require.Error(t, err)
}
