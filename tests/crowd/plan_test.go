//go:build linux

package main

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestAPlanIsBounded(t *testing.T) {
	p, err := parse([]string{"-viewers", "100,2000", "-alone", "5"})
	require.NoError(t, err)
	require.Equal(t, []int{100, 2000}, p.viewers)
	require.Equal(t, []int{5}, p.alone)
	p, err = parse([]string{"-move", "400", "-over", "30s,0s"})
	require.NoError(t, err)
	require.Equal(t, []time.Duration{30 * time.Second, 0}, p.over)
	for _, args := range [][]string{
		{}, {"-viewers", "2001"}, {"-viewers", "0"}, {"-storm", "5", "-rate", "0"}, {"-storm", "2001"}, {"-sockets", "-1"},
		{"-start", "-runs", "0"}, {"-start", "-time", "2h"}, {"-workshop", "26"}, {"-soak", "5m"}, {"-soak", "36m", "-viewers", "5"},
		{"-workshops", "5"}, {"-workshops", "0", "-workshop", "30"}, {"-workshops", "20", "-workshop", "180"}, {"-move", "1001"},
		{"-move", "5", "-to", "0"}, {"-move", "5", "-over", "3m"}, {"-move", "5", "-over", ""}, {"-move", "5", "-lead", "-1s"},
		{"-tables", "61"}, {"-tables", "3", "-seats", "9"}, {"-tables", "3", "-seats", "1"},
	} {
		_, err := parse(args)
		require.Error(t, err, "%v", args)
	}
}

func TestWhoChecksIsSpreadOverTheCrowd(t *testing.T) {
	for _, c := range []struct{ n, check, want int }{{10, 3, 3}, {1000, 20, 20}, {5, 20, 5}, {7, 0, 0}} {
		var who []int
		for i := range c.n {
			if checks(i, c.n, c.check) {
				who = append(who, i)
			}
		}
		require.Len(t, who, c.want)
		if c.want > 0 {
			require.Equal(t, c.n-1, who[len(who)-1], "the last is among them")
		}
	}
}

func TestAPictureIsAsLargeAsTheLoadSays(t *testing.T) {
	var camera shots
	packets, keys := 0, 0
	for range 2 * keyFrames {
		size, key := camera.next(false, false)
		packets += size
		if key {
			keys++
			require.Equal(t, keySize, size)
		}
	}
	require.Equal(t, 2, keys)
	require.Equal(t, 4*160, packets, "160 packets a second for 4 seconds")
	size, key := camera.next(true, false)
	require.True(t, key)
	require.Equal(t, keySize, size, "a key frame that was asked for comes at once")
	thin := 0
	for range 2 * thinFrames {
		size, _ := camera.next(false, true)
		thin += size
	}
	require.Equal(t, 2*thinSize, thin)
}

func TestThirdsShowWhetherAFigureGrows(t *testing.T) {
	var lines []state
	for i := range 9 {
		lines = append(lines, state{heap: float64(i)})
	}
	first, last := thirds(lines, func(s state) float64 { return s.heap })
	require.InDelta(t, 1, first, 1e-9)
	require.InDelta(t, 7, last, 1e-9)
}
