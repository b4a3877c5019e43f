package media

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func speech(number uint16, at uint32) arrival {
	return arrival{number: number, time: at, codec: opus, payload: []byte{byte(number)}, at: 1e9 + int64(at)*1_000_000/48}
}

func TestARepeatedPacketIsDropped(t *testing.T) {
	l, f := newLayer(opus), &feed{turn: 1}
	require.True(t, l.accept(f, speech(1, 0)))
	require.True(t, l.accept(f, speech(2, 960)))
	require.False(t, l.accept(f, speech(2, 960)))
	require.False(t, l.accept(f, speech(1, 0)))
}

func TestAnEarlierConnectionHasNothingToSayAnyMore(t *testing.T) {
	l, old, young := newLayer(opus), &feed{turn: 1}, &feed{turn: 2}
	require.True(t, l.accept(old, speech(500, 0)))
	require.True(t, l.accept(young, speech(7, 9)))
	require.False(t, l.accept(old, speech(501, 960)))
	require.Equal(t, uint64(ringStart+2), l.ring.head.Load(), "the ring goes on without a gap")
}

func TestAStreamThatStartsAfreshGoesOnInTheRing(t *testing.T) {
	l, f := newLayer(opus), &feed{turn: 1}
	require.True(t, l.accept(f, speech(10, 0)))
	require.False(t, l.accept(f, speech(40_000, 960)), "one stray number is not believed")
	require.True(t, l.accept(f, speech(11, 960)))
	require.False(t, l.accept(f, speech(20_000, 1920)))
	require.True(t, l.accept(f, speech(20_001, 2880)), "two in a row are")
	newest := l.ring.at(l.ring.head.Load() - 1)
	require.Equal(t, uint64(ringStart+2), newest.pos)
	require.Equal(t, uint32(2), newest.epoch)
	jumped := speech(20_002, 1<<30)
	jumped.at = 1.1e9
	require.True(t, l.accept(f, jumped))
	require.Equal(t, uint32(3), l.ring.at(l.ring.head.Load()-1).epoch, "a jump in time is a new start too")
}

// TestTheRingKeepsWhatComesInAnyOrder sends numbers around a wrap in any order, some never, some twice.
func TestTheRingKeepsWhatComesInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l, f := newLayer(opus), &feed{turn: 1}
		first := rapid.Uint16().Draw(t, "first")
		require.True(t, l.accept(f, speech(first, 0)))
		came := map[uint16]bool{0: true}
		for i, ahead := range rapid.SliceOfN(rapid.Uint16Range(0, 240), 1, 400).Draw(t, "order") {
			packet := speech(first+ahead, uint32(ahead)*960)
			packet.at = 1e9 + int64(i)*int64(time.Millisecond)
			require.Equal(t, !came[ahead], l.accept(f, packet))
			came[ahead] = true
		}
		for ahead := range uint16(241) {
			p := l.ring.at(ringStart + uint64(ahead))
			require.Equal(t, came[ahead], p != nil)
			if p != nil {
				require.Equal(t, byte(first+ahead), p.payload[0])
			}
		}
	})
}

func TestPicturesAreCountedWhereThePublisherDoesNot(t *testing.T) {
	l, f := newLayer(vp8), &feed{turn: 1}
	put := func(number uint16, at uint32, payload ...byte) vp8Desc {
		require.True(t, l.accept(f, arrival{number: number, time: at, codec: vp8, payload: payload, at: 1e9 + int64(at)*100_000/9}))
		return l.ring.at(ringStart + uint64(number)).desc
	}
	one := put(0, 0, vp8FirstS, 0, 1)
	two := put(1, 3000, vp8FirstS, 1, 1)
	also := put(2, 3000, 0, 1, 1)
	four := put(5, 9000, vp8FirstS, 1, 1)
	require.Equal(t, one.picture+1, two.picture)
	require.Equal(t, two.picture, also.picture)
	late := put(4, 6000, vp8FirstS, 1, 1)
	require.Equal(t, (four.picture-1)&pictureMask, late.picture)
	require.Equal(t, uint8(two.picture), two.tl0)
}

func TestSevenBitPicturesBecomeFifteen(t *testing.T) {
	l, f := newLayer(vp8), &feed{turn: 1}
	var last uint16
	for i := range uint16(300) {
		payload := []byte{vp8FirstX | vp8FirstS, vp8ExtI, byte(i) & 0x7f, 1, 1}
		require.True(t, l.accept(f, arrival{number: i, time: uint32(i) * 3000, codec: vp8, payload: payload, at: 1e9 + int64(i)*33_333_333}))
		d := l.ring.at(ringStart + uint64(i)).desc
		if i > 0 {
			require.Equal(t, (last+1)&pictureMask, d.picture)
		}
		last = d.picture
	}
}

// A film has no sender reports, and plays for days between two conferences.
func TestTheClockOfALongFilmStaysTrue(t *testing.T) {
	l := newLayer(vp8)
	f := &feed{film: true, ask: func(uint32) {}}
	for second := range 30 * 3600 {
		at := int64(second)*int64(time.Second) + 1
		a := arrival{number: uint16(second), time: uint32(second) * 90_000, marker: true, codec: vp8, payload: []byte{vp8FirstS, 0, 0, 0, 0x9d, 1, 0x2a, 0, 5, 0xd0, 2}, at: at}
		require.True(t, l.accept(f, a))
		require.Equal(t, at, l.captured(l.ring.at(l.ring.head.Load()-1)), "after %d s", second)
		require.Equal(t, a.time, l.clock.Load().rtp(at), "after %d s", second)
	}
}
