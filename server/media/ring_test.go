package media

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// kept counts the packets that a layer's ring holds on to.
func kept(l *Layer) (n int) {
	for i := range l.ring.slots {
		if l.ring.slots[i].Load() != nil {
			n++
		}
	}
	return n
}

func TestALayerKeepsTheLastTwoSecondsOnly(t *testing.T) {
	l, f := newLayer(opus), &feed{turn: 1}
	require.Empty(t, l.ring.slots, "what never sends takes no memory")
	for i := range uint16(300) {
		require.True(t, l.accept(f, speech(i, uint32(i)*960)))
	}
	const perSecond = 50
	require.Equal(t, 2*perSecond+1, kept(l))
	newest := l.ring.head.Load() - 1
	require.NotNil(t, l.ring.at(newest-2*perSecond))
	require.False(t, l.accept(f, speech(100, 100*960)), "what comes seconds too late is dropped")
	l.src.setGate(false, false)
	l.src.release(l.ring.at(newest).at + int64(time.Second))
	require.Equal(t, perSecond+1, kept(l))
	l.src.release(l.ring.at(newest).at + int64(time.Minute))
	require.Zero(t, kept(l))
}

func TestAJumpAheadLeavesNothingOldBehind(t *testing.T) {
	l, f := newLayer(opus), &feed{turn: 1}
	for _, number := range []uint16{0, 1, 2, 900} {
		require.True(t, l.accept(f, speech(number, uint32(number))))
	}
	require.Equal(t, 1, kept(l))
	require.NotNil(t, l.ring.at(l.ring.head.Load()-1))
}

func TestASlotThatFellTooFarBehindBeginsAnew(t *testing.T) {
	a := newAudience()
	v := a.seat(nowhere{})
	a.play(true, true)
	a.shard.look()
	s := v.slots[0]
	require.Equal(t, a.layer, s.layer)
	for range pictureRing {
		a.play(false, true)
	}
	a.shard.walk(false)
	require.Nil(t, s.layer)
	require.Equal(t, a.layer, s.next, "it waits for a key frame")
	number := s.rewriter.number
	a.play(true, true)
	a.shard.walk(false)
	require.Equal(t, a.layer, s.layer)
	require.Equal(t, number+1, s.rewriter.number, "the viewer sees no gap")
}
