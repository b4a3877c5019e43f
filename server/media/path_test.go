package media

import (
	"net/netip"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestTheFarEndDecidesOnThePath(t *testing.T) {
	one, two := path{addr: netip.MustParseAddrPort("192.0.2.1:1")}, path{addr: netip.MustParseAddrPort("192.0.2.2:2")}
	const second = int64(time.Second)
	var n nominee
	at := 10 * second
	require.True(t, n.consider(one, false, 5, at), "the first that works")
	require.False(t, n.consider(one, false, 5, at))
	require.False(t, n.consider(two, false, 9, at), "another that works changes nothing")
	require.True(t, n.consider(two, true, 9, at), "one that is nominated does")
	require.Equal(t, two, n.path)
	require.False(t, n.consider(one, true, 5, at+second), "two that are nominated by turns: the higher one stays")
	require.False(t, n.consider(two, true, 9, at+2*second))
	require.True(t, n.consider(one, true, 5, at+6*second), "one that is nominated no more gives way")
	require.Equal(t, one, n.path)
	require.False(t, n.consider(two, false, 9, at+7*second))
	require.False(t, n.consider(two, false, 9, at+11*second), "Firefox asks every five seconds")
	require.True(t, n.consider(two, false, 9, at+12*second), "and one that is silent gives way to any other")
	require.Equal(t, two, n.path)
}
