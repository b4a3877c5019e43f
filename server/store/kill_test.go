package store

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// writerEnv turns the test binary into a program that writes lines into the database it names: address, a blank, folder.
const writerEnv = "KONVENT_TEST_WRITER"

// fromEnv is the number that the program begins to count its states at.
const fromEnv = "KONVENT_TEST_WRITER_FROM"

// writers is how many goroutines write lines beside those that write states.
const writers = 20

// writeUntilKilled writes lines and states from many goroutines, and prints the name of each as soon as it is acknowledged.
func writeUntilKilled() {
	address, dir, _ := strings.Cut(os.Getenv(writerEnv), " ")
	from, _ := strconv.Atoi(os.Getenv(fromEnv))
	s, err := Open(context.Background(), address, dir)
	orExit(err)
	together(writers+len(states), func(i int) {
		for n := from; ; n++ {
			if i < writers {
				id := fmt.Sprintf("%d-%d-%d", os.Getpid(), i, n)
				_, _, err := s.AddLine(context.Background(), hall, line(id, strings.Repeat("text ", rand.IntN(200))))
				orExit(err)
				fmt.Fprintln(os.Stdout, id)
				continue
			}
			orExit(states[i-writers].save(s, n))
			fmt.Fprintln(os.Stdout, states[i-writers].name, n)
		}
	})
}

func orExit(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// killWriter starts the program, kills it after so many savings, and returns all it said was saved.
func killWriter(t *testing.T, d database, from, after int) (acknowledged []string) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^$")
	cmd.Env = append(os.Environ(), writerEnv+"="+d.address+" "+d.dir, fromEnv+"="+strconv.Itoa(from))
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if acknowledged = append(acknowledged, lines.Text()); len(acknowledged) == after {
			require.NoError(t, cmd.Process.Kill())
		}
	}
	require.Error(t, cmd.Wait(), "it ends by being killed, and in no other way")
	require.GreaterOrEqual(t, len(acknowledged), after)
	return acknowledged
}

func TestNothingAcknowledgedIsLostWhenTheProcessIsKilled(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s, err := Open(t.Context(), d.address, d.dir)
		require.NoError(t, err)
		bringStates(t, s)
		lines, last := map[string]bool{}, map[string]int{}
		for run := range 6 {
			from := (run + 1) * 1_000_000
			require.NoError(t, s.Close())
			acknowledged := killWriter(t, d, from, 1+rand.IntN(300))
			s, err = Open(t.Context(), d.address, d.dir)
			require.NoError(t, err)
			d.sound(t, s)
			for _, what := range acknowledged {
				if name, n, isState := strings.Cut(what, " "); isState {
					last[name], err = strconv.Atoi(n)
					require.NoError(t, err)
				} else {
					lines[what] = true
				}
			}
			keptStates(t, s, last, from)
		}
		defer func() { require.NoError(t, s.Close()) }()
		keptLines(t, s, lines)
		_, _, err = s.AddLine(t.Context(), hall, line("after", "life goes on"))
		require.NoError(t, err)
	})
}

func keptLines(t *testing.T, s *Store, acknowledged map[string]bool) {
	t.Helper()
	all, err := s.LastLines(t.Context(), hall, 1_000_000)
	require.NoError(t, err)
	for _, l := range all {
		delete(acknowledged, string(l.ID))
	}
	require.Empty(t, acknowledged, "lines that were acknowledged and are lost")
}

// keptStates checks that each state is the one acknowledged last, or the next, whose saving was on its way; last becomes what is kept.
// A program that began at from and was killed before it acknowledged a state may have saved its first.
func keptStates(t *testing.T, s *Store, last map[string]int, from int) {
	t.Helper()
	for _, state := range states {
		may := []int{last[state.name], last[state.name] + 1}
		if last[state.name] < from {
			may = append(may, from)
		}
		at := slices.IndexFunc(may, func(n int) bool { return state.holds(t, s, n) })
		require.GreaterOrEqual(t, at, 0, "%s %d was acknowledged and is lost", state.name, last[state.name])
		last[state.name] = may[at]
	}
}
