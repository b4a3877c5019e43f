package media

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAnUplinkOpensQuicklyAndFollowsLoss(t *testing.T) {
	u := newUplink(map[string]route{"0": {video: true}, "1": {}})
	require.Equal(t, uplinkStart, u.rate)
	u.judge(3, 0, 0)
	require.Equal(t, uplinkStart, u.rate, "a few packets say nothing")
	u.judge(100, 100, 600_000)
	u.judge(100, 98, 600_000)
	require.Equal(t, uplinkVideo+uplinkAudio, u.rate, "all layers may start within a second")
	u.judge(100, 80, 1_000_000)
	require.Equal(t, int64(850_000), u.rate)
	u.judge(100, 100, 800_000)
	require.Greater(t, u.rate, int64(850_000))
	require.Less(t, u.rate, int64(1_000_000), "after loss it rises slowly")
	for range 10 {
		u.judge(100, 10, 1000)
	}
	require.Equal(t, uplinkLeast, u.rate)
}

func TestHealthCountsWhatIsMissing(t *testing.T) {
	l, f := newLayer(opus), &feed{turn: 1}
	for _, n := range []uint16{1, 2, 3, 6, 7, 5, 10} {
		require.True(t, l.accept(f, speech(n, uint32(n)*960)))
	}
	due, came, octets := l.health()
	require.Equal(t, uint64(10), due)
	require.Equal(t, uint64(6), came, "what comes late does not count as in time")
	require.Equal(t, int64(7), octets)
	due, _, _ = l.health()
	require.Zero(t, due)
}
