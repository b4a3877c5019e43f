package media

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestATrialSendsRepeatsOfWhatFlowsAndNothingElse(t *testing.T) {
	a := newAudience()
	var got []outgoing
	v := a.seatApart(collector{into: &got})
	a.play(true, true)
	a.shard.look()
	got = nil
	v.budget.target, v.budget.repeats = 1, 1.5
	for range 4 {
		a.play(false, true)
		a.shard.walk(false)
	}
	v.budget.target = 0
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
	require.EqualValues(t, 6, v.slots[0].traffic.packets, "repeats do not count as sent")
}

func TestSoundLeavesTwiceWhereItIsLost(t *testing.T) {
	var e echo
	e.judge(0.005, 1*second)
	require.Zero(t, e.times)
	e.judge(0.02, 2*second)
	require.Equal(t, 1, e.times)
	e.judge(0.05, 3*second)
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
