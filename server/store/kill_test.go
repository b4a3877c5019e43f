package store

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/signaling/wire"
)

// writerEnv turns the test binary into a program that writes lines into the database it names: address, a blank, folder.
const writerEnv = "KONVENT_TEST_WRITER"

// writeUntilKilled writes lines from many goroutines and prints the id of each as soon as it is acknowledged.
func writeUntilKilled() {
	address, dir, _ := strings.Cut(os.Getenv(writerEnv), " ")
	s, err := Open(context.Background(), address, dir)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	together(20, func(i int) {
		for n := 0; ; n++ {
			id := fmt.Sprintf("%d-%d-%d", os.Getpid(), i, n)
			if _, _, err := s.AddLine(context.Background(), hall, line(id, strings.Repeat("text ", rand.IntN(200)))); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
			fmt.Fprintln(os.Stdout, id)
		}
	})
}

// killWriter starts the program, kills it after so many lines, and returns all it said was saved.
func killWriter(t *testing.T, d database, after int) (acknowledged []string) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^$")
	cmd.Env = append(os.Environ(), writerEnv+"="+d.address+" "+d.dir)
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
		c, p := small()
		require.NoError(t, s.SaveConference(t.Context(), c, p))
		var acknowledged []string
		for range 6 {
			require.NoError(t, s.Close())
			acknowledged = append(acknowledged, killWriter(t, d, 1+rand.IntN(200))...)
			s, err = Open(t.Context(), d.address, d.dir)
			require.NoError(t, err)
			d.sound(t, s)
		}
		defer func() { require.NoError(t, s.Close()) }()
		lines, err := s.LastLines(t.Context(), hall, 1_000_000)
		require.NoError(t, err)
		kept := map[wire.LineID]bool{}
		for _, l := range lines {
			kept[l.ID] = true
		}
		for _, id := range acknowledged {
			require.True(t, kept[wire.LineID(id)], "line %s was acknowledged and is lost", id)
		}
		_, _, err = s.AddLine(t.Context(), hall, line("after", "life goes on"))
		require.NoError(t, err)
	})
}
