package netns

import (
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/sys/unix"
)

func TestAMaskIsWrittenAsTheKernelReadsIt(t *testing.T) {
	for want, cores := range map[string][]int{
		"00000002": {1}, "0000000c": {2, 3}, "80000000": {31}, "00000001,00000000": {32}, "00000001,00000000,00000001": {0, 64},
	} {
		var set unix.CPUSet
		for _, core := range cores {
			set.Set(core)
		}
		require.Equal(t, want, mask(set))
	}
}
