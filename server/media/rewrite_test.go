package media

import (
	"testing"

	"github.com/pion/rtp"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// newLayer is a layer outside an engine, its gate open.
func newLayer(c codec) *Layer {
	s := newSource(&Engine{clock: newClock(), tell: newTeller(newNotebook())}, "test")
	s.setGate(true, true)
	if c == opus {
		return s.audio
	}
	return s.layer("")
}

// studio publishes frames on a layer, with counters anywhere in their ranges.
type studio struct {
	layer   *Layer
	feed    *feed
	number  uint16
	time    uint32
	picture uint16
	tl0     uint8
	at      int64
	wide    bool
	bare    bool
}

// frame puts one of n packets in and returns their positions.
func (s *studio) frame(t require.TestingT, key bool, n int) {
	for i := range n {
		first := byte(0)
		if i == 0 {
			first = vp8FirstS
		}
		var payload []byte
		switch {
		case s.bare:
			payload = []byte{first}
		case s.wide:
			payload = []byte{vp8FirstX | first, vp8ExtI | vp8ExtL | vp8ExtT, vp8Wide | byte(s.picture>>8), byte(s.picture), s.tl0, 0}
		default:
			payload = []byte{vp8FirstX | first, vp8ExtI, byte(s.picture) & 0x7f}
		}
		bits := byte(1)
		if key {
			bits = 0
		}
		payload = append(payload, bits, byte(s.number>>8), byte(s.number), 1, 2, 3)
		require.True(t, s.layer.accept(s.feed, arrival{number: s.number, time: s.time, marker: i == n-1, codec: vp8, payload: payload, at: s.at}))
		s.number++
	}
	s.time += 3000
	s.at += 33_333_333
	s.picture = (s.picture + 1) & pictureMask
	s.tl0++
}

// sentPacket is a packet as a viewer got it.
type sentPacket struct {
	header  rtp.Header
	payload []byte
}

// written is a packet as it leaves, read by another's parser.
func written(t require.TestingT, o outgoing) sentPacket {
	b := make([]byte, o.size())
	o.put(b)
	var p rtp.Packet
	require.NoError(t, p.Unmarshal(b))
	return sentPacket{p.Header, p.Payload}
}

// TestWhateverFlowsTheViewerSeesOneStream switches between sources with any counters and checks what comes out.
func TestWhateverFlowsTheViewerSeesOneStream(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newRewriter(rapid.Uint16().Draw(t, "number"), rapid.Uint32().Draw(t, "time"),
			rapid.Uint16().Draw(t, "picture"), rapid.Uint8().Draw(t, "tl0"))
		var studios []*studio
		for range 3 {
			studios = append(studios, &studio{
				layer: newLayer(vp8), feed: &feed{turn: 1},
				number: rapid.Uint16().Draw(t, "n"), time: rapid.Uint32().Draw(t, "t"), at: 1e9,
				picture: rapid.Uint16Range(0, pictureMask).Draw(t, "p"), tl0: rapid.Uint8().Draw(t, "l"),
				wide: rapid.Bool().Draw(t, "wide"), bare: rapid.Bool().Draw(t, "bare"),
			})
		}
		var out []sentPacket
		frames := 0
		for range rapid.IntRange(1, 8).Draw(t, "switches") {
			s := rapid.SampledFrom(studios).Draw(t, "source")
			from := max(s.layer.ring.head.Load(), ringStart)
			n := rapid.IntRange(1, 40).Draw(t, "frames")
			for i := range n {
				s.frame(t, i == 0, rapid.IntRange(1, 3).Draw(t, "packets"))
			}
			frames += n
			for _, other := range studios {
				other.at, other.time = s.at, other.time+uint32((s.at-other.at)*9/100_000)
			}
			out = append(out, flow(t, &w, s.layer, from)...)
		}
		checkContinuous(t, out, frames)
	})
}

// flow sends what a ring has from a position on, as a new run.
func flow(t require.TestingT, w *rewriter, l *Layer, from uint64) (out []sentPacket) {
	for pos := from; pos < l.ring.head.Load(); pos++ {
		p := l.ring.at(pos)
		require.NotNil(t, p)
		if pos == from {
			w.splice(l, p, l.captured(p), 96)
		}
		o := w.current().rewrite(p)
		w.sent(p)
		w.when = l.captured(p)
		out = append(out, written(t, o))
		run, at, ok := w.find(uint16(o.number))
		require.True(t, ok)
		require.Equal(t, o, run.rewrite(l.ring.at(at)), "a packet asked for again is the same")
	}
	return out
}

func checkContinuous(t require.TestingT, out []sentPacket, frames int) {
	pictures := 1
	for i := 1; i < len(out); i++ {
		was, is := out[i-1], out[i]
		require.Equal(t, was.header.SequenceNumber+1, is.header.SequenceNumber)
		wasDesc, _, ok := parseVP8(was.payload)
		require.True(t, ok)
		isDesc, _, ok := parseVP8(is.payload)
		require.True(t, ok)
		if !was.header.Marker {
			require.Equal(t, was.header.Timestamp, is.header.Timestamp)
			require.Equal(t, wasDesc.picture, isDesc.picture)
			continue
		}
		pictures++
		require.Positive(t, int32(is.header.Timestamp-was.header.Timestamp))
		require.Less(t, int32(is.header.Timestamp-was.header.Timestamp), int32(90_000))
		require.Equal(t, (wasDesc.picture+1)&pictureMask, isDesc.picture)
		require.Equal(t, wasDesc.tl0+1, isDesc.tl0)
	}
	require.Equal(t, frames, pictures)
}

// TestNumbersWrapWithoutASeam lets every counter of source and viewer wrap.
func TestNumbersWrapWithoutASeam(t *testing.T) {
	for _, wide := range []bool{true, false} {
		w := newRewriter(65_000, 1<<32-200_000, 32_700, 250)
		s := &studio{layer: newLayer(vp8), feed: &feed{turn: 1}, number: 65_300, time: 1<<32 - 90_000, picture: 32_600, tl0: 200, at: 1e9, wide: wide}
		var out []sentPacket
		w.last = -1
		from := uint64(ringStart)
		for i := range 500 {
			s.frame(t, i == 0, 2)
			if i == 0 {
				p := s.layer.ring.at(from)
				w.splice(s.layer, p, s.layer.captured(p), 96)
			}
			for ; from < s.layer.ring.head.Load(); from++ {
				p := s.layer.ring.at(from)
				out = append(out, written(t, w.current().rewrite(p)))
				w.sent(p)
				w.when = s.layer.captured(p)
			}
		}
		checkContinuous(t, out, 500)
	}
}

func TestANumberThatWasNeverSentIsNotFound(t *testing.T) {
	w := newRewriter(10, 0, 0, 0)
	_, _, ok := w.find(9)
	require.False(t, ok)
	s := &studio{layer: newLayer(vp8), feed: &feed{turn: 1}, at: 1e9, wide: true}
	s.frame(t, true, 4)
	flow(t, &w, s.layer, ringStart)
	for number, known := range map[uint16]bool{9: false, 10: true, 13: true, 14: false, 5000: false, 40_000: false} {
		_, _, ok := w.find(number)
		require.Equal(t, known, ok, number)
	}
	w.forget()
	_, _, ok = w.find(12)
	require.False(t, ok, "what was forgotten is not sent again")
}
