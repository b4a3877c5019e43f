package media

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// TestWhoHasASlotKeepsIt changes what is wanted again and again.
func TestWhoHasASlotKeepsIt(t *testing.T) {
	var sources []*Source
	for range 12 {
		sources = append(sources, &Source{})
	}
	rapid.Check(t, func(t *rapid.T) {
		slots := make([]aim, rapid.IntRange(1, 8).Draw(t, "slots"))
		for range rapid.IntRange(1, 10).Draw(t, "changes") {
			wanted := make([]aim, 0, len(slots))
			for _, i := range rapid.Permutation([]int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}).Draw(t, "wanted")[:rapid.IntRange(0, len(slots)).Draw(t, "n")] {
				wanted = append(wanted, aim{src: sources[i], rank: len(wanted)})
			}
			last := slots
			slots = place(last, wanted)
			require.Len(t, slots, len(last))
			for _, w := range wanted {
				was := slices.IndexFunc(last, func(a aim) bool { return a.src == w.src })
				is := slices.Index(slots, w)
				require.GreaterOrEqual(t, is, 0, "what is wanted flows")
				if was >= 0 {
					require.Equal(t, was, is)
				}
			}
			filled := 0
			for _, a := range slots {
				if a.src != nil {
					filled++
				}
			}
			require.Equal(t, len(wanted), filled, "and nothing else")
		}
	})
}
