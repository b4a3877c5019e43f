package main

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

const many = 20_000

func pathOf(c conditions) *path {
	return &path{conditions: c, random: rand.New(rand.NewPCG(7, 7))}
}

// fates sends packets of 1,000 bytes one millisecond apart, and returns what became of them and how long each took.
func fates(p *path, n int) (out []fate, took []time.Duration) {
	now := time.Unix(0, 0)
	for range n {
		at, f := p.next(now, 1000)
		out = append(out, f)
		took = append(took, at.Sub(now))
		now = now.Add(time.Millisecond)
	}
	return out, took
}

func share(all []fate, of fate) float64 {
	n := 0
	for _, f := range all {
		if f == of {
			n++
		}
	}
	return float64(n) / float64(len(all))
}

func TestAPathWithoutConditionsCarriesAllAtOnce(t *testing.T) {
	all, took := fates(pathOf(conditions{}), 100)
	require.Equal(t, 1.0, share(all, arrives))
	for _, d := range took {
		require.Zero(t, d)
	}
}

func TestLossIsTheShareThatWasAskedFor(t *testing.T) {
	for _, loss := range []float64{0.05, 0.3, 1} {
		all, _ := fates(pathOf(conditions{Loss: loss}), many)
		require.InDelta(t, loss, share(all, lost), 0.01)
	}
}

func TestBurstsAreAsLongAndAsFrequentAsAskedFor(t *testing.T) {
	all, _ := fates(pathOf(conditions{Burst: burst{Begin: 0.01, End: 0.25}}), 10*many)
	rows, before := 0, arrives
	for _, f := range all {
		if f == lost && before == arrives {
			rows++
		}
		before = f
	}
	gone := share(all, lost)
	require.InDelta(t, 0.01/(0.01+0.25), gone, 0.01, "share of packets in a row of losses")
	require.InDelta(t, 4, gone*float64(len(all))/float64(rows), 0.4, "length of a row")
}

func TestABurstEndsWithItsConditions(t *testing.T) {
	p := pathOf(conditions{Burst: burst{Begin: 1}})
	_, f := p.next(time.Unix(0, 0), 100)
	require.Equal(t, lost, f)
	p.conditions = conditions{}
	_, f = p.next(time.Unix(0, 0), 100)
	require.Equal(t, arrives, f)
}

func TestJitterKeepsItsBoundsAndTheOrder(t *testing.T) {
	_, took := fates(pathOf(conditions{DelayMS: 60, JitterMS: 50}), many)
	last := time.Duration(0)
	for i, d := range took {
		require.GreaterOrEqual(t, d, 10*time.Millisecond)
		require.LessOrEqual(t, d, 110*time.Millisecond)
		at := time.Duration(i)*time.Millisecond + d
		require.GreaterOrEqual(t, at, last)
		last = at
	}
}

func TestJitterIsNeverNegative(t *testing.T) {
	_, took := fates(pathOf(conditions{DelayMS: 5, JitterMS: 50, Reorder: 1}), many)
	for _, d := range took {
		require.GreaterOrEqual(t, d, time.Duration(0))
	}
}

func TestTheShareThatMayOvertakeDoes(t *testing.T) {
	overtakes := func(reorder float64) (n int) {
		_, took := fates(pathOf(conditions{DelayMS: 60, JitterMS: 50, Reorder: reorder}), many)
		for i := 1; i < len(took); i++ {
			if took[i]+time.Millisecond < took[i-1] {
				n++
			}
		}
		return n
	}
	few, all := overtakes(0.05), overtakes(1)
	require.Zero(t, overtakes(0))
	require.Greater(t, few, many/50)
	require.Less(t, few, many/10)
	require.Greater(t, all, many/3)
}

func TestANarrowPlaceSendsAtItsRate(t *testing.T) {
	p := pathOf(conditions{KBit: 800, QueueMS: 1000}) // 1,000 bytes take 10 ms
	start := time.Unix(0, 0)
	for i := 1; i <= 50; i++ {
		at, f := p.next(start, 1000)
		require.Equal(t, arrives, f)
		require.Equal(t, time.Duration(i)*10*time.Millisecond, at.Sub(start))
	}
	later := start.Add(time.Second)
	at, _ := p.next(later, 1000)
	require.Equal(t, 10*time.Millisecond, at.Sub(later), "what was not used is not saved up")
}

func TestAQueueIsAsLongAsItIsAllowedToBe(t *testing.T) {
	p := pathOf(conditions{KBit: 800, QueueMS: 200})
	all := []fate{}
	for range 100 {
		_, f := p.next(time.Unix(0, 0), 1000)
		all = append(all, f)
	}
	require.Equal(t, 0.21, share(all, arrives), "twenty wait and one goes")
	require.Equal(t, 0.79, share(all, overflowed))
	_, f := p.next(time.Unix(0, 0).Add(10*time.Millisecond), 1000)
	require.Equal(t, arrives, f, "there is room again")
}

func TestALostPacketTakesItsTimeAtTheNarrowPlace(t *testing.T) {
	p := pathOf(conditions{KBit: 800, QueueMS: 1000, Loss: 1})
	_, f := p.next(time.Unix(0, 0), 1000)
	require.Equal(t, lost, f)
	p.Loss = 0
	at, _ := p.next(time.Unix(0, 0), 1000)
	require.Equal(t, 20*time.Millisecond, at.Sub(time.Unix(0, 0)))
}

func TestConditionsOutOfBoundsAreRefused(t *testing.T) {
	for name, c := range map[string]conditions{
		"a share above one":       {Loss: 1.1},
		"a negative share":        {Reorder: -0.1},
		"a negative delay":        {DelayMS: -1},
		"a delay beyond reason":   {DelayMS: 1e9},
		"a rate without a queue":  {KBit: 250},
		"a negative rate":         {KBit: -1, QueueMS: 10},
		"a burst that never ends": {Burst: burst{Begin: 0.1, End: -1}},
	} {
		require.Error(t, c.check(), name)
	}
	require.NoError(t, (&conditions{Loss: 0.3, DelayMS: 60, JitterMS: 50, KBit: 250, QueueMS: 300}).check())
}
