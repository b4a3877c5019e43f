package media

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// shows passes a picture that is a frame by itself, and reports whether it was taken.
func shows(s *Source, l *Layer, f *feed, number uint16, c codec, at time.Duration) bool {
	payload := []byte{vp8FirstS, 0, 0, 0, 0x9d, 1, 0x2a, 0, 5, 0xd0, 2}
	if c == h264 {
		payload = []byte{nalIDR, 1, 2, 3}
	}
	before := s.engine.stats.published.Load()
	s.pass(l, f, arrival{
		number: number, time: uint32(at * videoClock / time.Second), marker: true, codec: c, payload: payload, at: int64(time.Hour + at),
	})
	return s.engine.stats.published.Load() > before
}

func TestAPublisherWhoMixesCodecsRearrangesNobodyMoreThanOnceASecond(t *testing.T) {
	for name, layers := range map[string][2]string{"on one layer": {"f", "f"}, "on two": {"q", "f"}} {
		s, f := newLayer(vp8).src, &feed{turn: 1}
		one, other := s.layer(layers[0]), s.layer(layers[1])
		var codecs []string
		for n := range uint16(4000) {
			l, c := one, vp8
			if n%2 == 1 {
				l, c = other, h264
			}
			taken := shows(s, l, f, n, c, time.Duration(n)*time.Millisecond)
			require.Equal(t, s.state().Codec == c.String(), taken, "%s: a source has one codec", name)
			if is := s.state().Codec; len(codecs) == 0 || codecs[len(codecs)-1] != is {
				codecs = append(codecs, is)
			}
		}
		require.LessOrEqual(t, len(codecs), 4, "%s: four seconds", name)
	}
}

func TestAPublisherMayChangeItsCodecForGood(t *testing.T) {
	l, f := newLayer(vp8), &feed{turn: 1}
	s := l.src
	require.True(t, shows(s, l, f, 0, vp8, 0))
	require.False(t, shows(s, l, f, 1, h264, codecStays-1))
	require.True(t, shows(s, l, f, 2, h264, codecStays))
	require.Equal(t, "H264", s.state().Codec)
	require.False(t, shows(s, l, f, 3, vp8, codecStays+1), "what comes late of the old one is dropped")
}
