package api_test

import (
	"net/http"
	"net/netip"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/server/api"
	"konvent/signaling/wire"
)

// from dials as somebody for whom proxies speak, each header one after the other.
func (w *world) from(forwarded ...string) (*line, int) {
	w.t.Helper()
	l, a, err := w.dial(http.Header{"X-Forwarded-For": forwarded})
	if err != nil {
		require.NotNil(w.t, a, "%v", err)
		return nil, a.StatusCode
	}
	return l, http.StatusSwitchingProtocols
}

func refuses(t *testing.T, w *world, forwarded ...string) {
	t.Helper()
	_, status := w.from(forwarded...)
	require.Equal(t, http.StatusServiceUnavailable, status, "%v", forwarded)
}

func takes(t *testing.T, w *world, forwarded ...string) *line {
	t.Helper()
	l, status := w.from(forwarded...)
	require.Equal(t, http.StatusSwitchingProtocols, status, "%v", forwarded)
	require.Equal(t, wire.ErrHello.Code, l.do("chat.send", nil).Fault.Code, "it is served, and counted")
	return l
}

func TestOneAddressHoldsSoManySockets(t *testing.T) {
	w := newWorld(t, func(c *api.Config) { c.SocketsFromOne = 2 })
	one, two := takes(t, w), takes(t, w)
	_, a, err := w.dial(nil)
	require.Error(t, err)
	require.Equal(t, http.StatusServiceUnavailable, a.StatusCode)
	require.NotEmpty(t, a.Header.Get("Retry-After"))
	refuses(t, w, "192.0.2.1") // nobody is trusted, so anybody can say that
	require.Nil(t, two.do("session.hello", wire.Hello{Token: w.token(wire.Participant), Version: wire.Version}).Fault, "who is in stays in")
	one.ws.Close()
	require.Eventually(t, func() bool {
		_, status := w.from()
		return status == http.StatusSwitchingProtocols
	}, 20*time.Second, 10*time.Millisecond, "who goes makes room")
}

func TestTheHouseHoldsSoManySockets(t *testing.T) {
	w := newWorld(t, func(c *api.Config) {
		c.Sockets, c.TrustedProxies = 2, []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}
	})
	takes(t, w, "192.0.2.1")
	takes(t, w, "192.0.2.2")
	refuses(t, w, "192.0.2.3")
}

func TestBehindTrustedProxiesEverybodyCountsForThemselves(t *testing.T) {
	w := newWorld(t, func(c *api.Config) {
		c.SocketsFromOne = 1
		c.TrustedProxies = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8"), netip.MustParsePrefix("10.0.0.0/8")}
	})
	takes(t, w, "192.0.2.1")
	takes(t, w, "192.0.2.2")
	refuses(t, w, "192.0.2.1")
	refuses(t, w, "198.51.100.7, 192.0.2.1")   // what comes before the last is the client's own word
	refuses(t, w, "198.51.100.7", "192.0.2.1") // also in a header of its own
	refuses(t, w, "192.0.2.1, 10.0.0.9")       // two proxies in a row
	refuses(t, w, "::ffff:192.0.2.1")
	takes(t, w, "2001:db8:0:1::1")
	refuses(t, w, "2001:db8:0:1:ffff::2") // one network
	takes(t, w, "2001:db8:0:2::1")
	takes(t, w, "192.0.2.3, nonsense") // counts for the proxy
	refuses(t, w)
	refuses(t, w, "")
}
