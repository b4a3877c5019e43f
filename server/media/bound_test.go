package media

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// flood passes packets of a size at an even pace for some seconds, and returns how many payload octets of them were taken.
func flood(l *Layer, first uint16, from time.Duration, seconds, perSecond, size int) (taken int) {
	f, c := &feed{turn: 1}, opus
	if l.video {
		c = h264
	}
	payload := make([]byte, size)
	payload[0] = nalIDR
	for n := range seconds * perSecond {
		at := from + time.Duration(n)*time.Second/time.Duration(perSecond)
		a := arrival{number: first + uint16(n), time: uint32(at * time.Duration(c.rate()) / time.Second), codec: c, payload: payload, at: int64(at)}
		if l.accept(f, a) {
			taken += size
		}
	}
	return taken
}

func TestAFloodIsTakenInNoFasterThanItsKindMay(t *testing.T) {
	for name, c := range map[string]struct {
		codec           codec
		perSecond, size int
		most            int // octets a second
	}{
		"sound":        {opus, 50_000, 1200, 75_000},
		"tiny sound":   {opus, 50_000, 1, 750},
		"picture":      {vp8, 50_000, 1200, 1_000_000},
		"tiny picture": {vp8, 50_000, 1, 10_000},
	} {
		const seconds = 3
		l := newLayer(c.codec)
		taken := flood(l, 0, time.Hour, seconds, c.perSecond, c.size)
		require.LessOrEqual(t, taken, c.most*seconds+int(float64(c.most)*boundOf(l.video).burst.Seconds()), "%s: the rate and a burst", name)
		require.GreaterOrEqual(t, taken, c.most*seconds*9/10, "%s: no less", name)
	}
}

func TestWhatAClientMaySendIsTakenWhole(t *testing.T) {
	for name, c := range map[string]struct {
		codec           codec
		perSecond, size int
	}{
		"Opus at its most":              {opus, 100, 638},
		"a camera at all it is granted": {vp8, 420, 1200},
	} {
		l := newLayer(c.codec)
		require.Equal(t, 10*c.perSecond*c.size, flood(l, 0, time.Hour, 10, c.perSecond, c.size), name)
	}
}

func TestAKeyFrameOfALargeScreenIsTakenAtOnce(t *testing.T) {
	l, f := newLayer(vp8), &feed{turn: 1}
	for n := range uint16(1000) {
		require.True(t, l.accept(f, arrival{number: n, codec: vp8, payload: make([]byte, 1200), at: int64(time.Hour)}))
	}
}

func TestWhoFloodedIsHeardAgainAfterwards(t *testing.T) {
	l := newLayer(opus)
	flood(l, 0, time.Hour, 1, 20_000, 1200)
	require.Equal(t, 50*80, flood(l, 20_000, time.Hour+3*time.Second, 1, 50, 80))
}

func TestWhatGoesBeyondTheRateIsCounted(t *testing.T) {
	a := newAudience()
	s := a.layer.src
	for n := range uint16(1000) {
		s.pass(s.audio, a.feed, arrival{number: n, time: uint32(n) * 10, codec: opus, payload: make([]byte, 1200), at: int64(time.Hour)})
	}
	require.Equal(t, uint64(1000), s.engine.stats.published.Load()+s.engine.stats.refused.Load())
	require.Equal(t, uint64(75_000/1300), s.engine.stats.published.Load())
}
