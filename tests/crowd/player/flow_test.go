//go:build linux

package player

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestEveryNumberCountsOnce(t *testing.T) {
	f := &flow{video: true}
	for _, n := range []uint16{65533, 65534, 1} {
		require.Equal(t, onward, f.take(n))
	}
	require.Equal(t, 2, f.lost, "65535 and 0 were jumped over")
	require.Equal(t, []uint16{65535, 0}, f.ask())
	require.Equal(t, late, f.take(65535))
	require.Equal(t, again, f.take(65535))
	require.Equal(t, again, f.take(65534))
	require.Equal(t, 1, f.lost)
	require.Equal(t, 4, f.got)
	require.Equal(t, 5, f.expected)
	require.EqualValues(t, 1<<16+1, f.highest())
}

func TestWhatDoesNotComeIsAskedForAndGivenUp(t *testing.T) {
	f := &flow{video: true}
	f.take(1)
	f.take(3)
	for range maxAsks {
		require.Equal(t, []uint16{2}, f.ask())
	}
	require.Empty(t, f.ask())
	for range maxAge {
		f.age()
		require.False(t, f.gap)
	}
	f.age()
	require.True(t, f.gap, "nobody could go on without a key frame")
	require.Equal(t, 1, f.lost)
	require.Equal(t, again, f.take(2), "it is too late")
}

func TestAReportTellsTheShareThatWasLost(t *testing.T) {
	f := &flow{}
	for _, n := range []uint16{1, 2, 3, 5} {
		f.take(n)
	}
	require.EqualValues(t, 256/5, f.share())
	f.take(6)
	require.Zero(t, f.share(), "since the last report all came")
}
