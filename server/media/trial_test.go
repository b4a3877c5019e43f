package media

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
)

// link is a path of some bit/s with a queue, and a viewer behind it who reports what comes: a second is a step.
type link struct {
	rate int64
	// queued is what waits, in bits, up to a second of the link.
	queued int64
}

// pass lets a second of so many bit/s through and returns the part that is lost.
func (l *link) pass(bits int64) float64 {
	l.queued += bits - l.rate
	over := max(0, l.queued-l.rate)
	l.queued = max(0, l.queued-over)
	return float64(over) / float64(max(bits, 1))
}

// wanted is the layer that a slot is on, or goes over to with its next key frame.
func wanted(s *slot) *Layer {
	if s.next != nil {
		return s.next
	}
	return s.layer
}

// stage is a viewer of one camera with layers of 150, 500 and 1,500 kbit/s, whose repeats have a stream of their own or not.
func stage(t *testing.T, able bool) (*gallery, func(l *link) (flows int64)) {
	g := newGallery(t)
	v := g.view
	v.order = v.order[:1]
	b := &v.budget
	now := g.now
	return g, func(l *link) int64 {
		now += second
		bits := voice
		if l := wanted(v.order[0]); l != nil {
			bits += l.bits.Load()
		}
		flows := bits
		if b.trying() {
			bits += int64(b.repeats * float64(bits-voice))
		}
		for _, src := range g.sources {
			src.alive.Store(now)
			for _, layer := range src.video() {
				layer.arrived.Store(now)
			}
			src.audio.arrived.Store(now)
		}
		loss := l.pass(bits)
		b.before, b.bits, b.able = b.bits, bits, able
		b.sent, b.asked = 100, int(100*loss)
		b.judge(loss, now)
		b.at = now // the second has been judged
		v.choose(now)
		return flows
	}
}

// TestALinkThatRecoversIsFoundOutSoon narrows a link to a sixth for a while: the picture becomes small, stays while more is tried in vain,
// and is back in full less than ten seconds after the link is.
func TestALinkThatRecoversIsFoundOutSoon(t *testing.T) {
	for narrow := 10; narrow <= 40; narrow++ {
		t.Run(fmt.Sprint("after ", narrow, " s"), func(t *testing.T) {
			g, step := stage(t, true)
			l := &link{rate: 10_000_000}
			for range 5 {
				step(l)
			}
			require.Equal(t, "f", wanted(g.view.order[0]).rid)
			l.rate = 250_000
			small := 0
			for i := range narrow {
				if flows := step(l); i >= 5 {
					require.LessOrEqual(t, flows, int64(250_000), "second %d", i)
					if wanted(g.view.order[0]) != nil {
						small++
					}
				}
			}
			require.Positive(t, small, "a small picture is kept")
			l.rate = 10_000_000
			for range 9 {
				step(l)
			}
			require.Equal(t, "f", wanted(g.view.order[0]).rid)
		})
	}
}

func TestATrialSendsRepeatsOfWhatFlowsAndNothingElse(t *testing.T) {
	a := newAudience()
	var got []outgoing
	v := a.seat(collector{into: &got})
	s := v.slots[0]
	s.repeats, s.repeatPayloads[vp8] = 8, 97
	a.play(true, true)
	a.shard.look()
	got = nil
	v.budget.repeats = 1.5
	for range 4 {
		a.play(false, true)
		a.shard.walk(false)
	}
	v.budget.repeats = 0
	a.play(false, true)
	a.shard.walk(false)
	var numbers, repeats []uint64
	for _, o := range got {
		if o.repeats {
			require.EqualValues(t, 8, o.ssrc)
			require.EqualValues(t, numbers[len(numbers)-1], o.original, "of the packet before")
			repeats = append(repeats, o.number)
			continue
		}
		numbers = append(numbers, o.number)
	}
	require.Len(t, numbers, 5)
	require.Equal(t, []uint64{0, 1, 2, 3, 4, 5}, repeats, "under numbers of their own")
	require.EqualValues(t, 6, s.traffic.packets, "repeats do not count as sent")
}

func TestSoundLeavesTwiceWhereItIsLost(t *testing.T) {
	var e echo
	e.judge(0.005, 1*second)
	require.Zero(t, e.times)
	e.judge(0.05, 2*second)
	require.Equal(t, 1, e.times)
	e.judge(0.15, 3*second)
	require.Equal(t, 2, e.times)
	e.judge(0.3, 3*second)
	require.Equal(t, 3, e.times)
	e.judge(0.05, 4*second)
	require.Equal(t, 3, e.times)
	for at := int64(5); at < 34; at++ {
		e.judge(0, at*second)
	}
	require.Equal(t, 3, e.times, "what comes again is lost too seldom to tell")
	e.judge(0, 35*second)
	require.Zero(t, e.times)

	narrow := budget{limit: 250_000, narrow: true, echo: echo{times: 2}}
	require.Zero(t, narrow.echoes(), "not where there is too much already")
	lossy := budget{limit: 250_000, echo: echo{times: 2}}
	require.Equal(t, 2, lossy.echoes())

	a := newAudience()
	var got []outgoing
	v := newView("v", a.shard, []section{{mid: "0"}})
	v.line = collector{into: &got}
	v.slots[0].payloads[opus] = 111
	v.plan.Store(&plan{audio: []aim{{src: a.layer.src}}})
	v.budget.times = 2
	a.speak(1)
	a.shard.add(v)
	for n := range uint16(4) {
		a.speak(n + 2)
		a.shard.walk(false)
	}
	var order []uint64
	for _, o := range got {
		order = append(order, o.number-got[0].number)
	}
	require.Equal(t, []uint64{0, 1, 0, 2, 1, 0, 3, 2, 1, 4, 3, 2}, order)
	seen := map[uint64]outgoing{}
	for _, o := range got {
		if first, ok := seen[o.number]; ok {
			require.Equal(t, first, o, "the same to the last bit")
		}
		seen[o.number] = o
	}
}

// collector is a line that keeps what it is given.
type collector struct {
	nowhere
	into *[]outgoing
}

func (c collector) send(out []outgoing) int {
	*c.into = append(*c.into, out...)
	return 0
}
