package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/server/auth"
	"konvent/server/config"
	"konvent/server/store"
	"konvent/signaling/wire"
)

// seederEnv turns the test binary into a program that brings the demo into the folder it names.
const seederEnv = "KONVENT_TEST_SEEDER"

func TestMain(m *testing.M) {
	if dir := os.Getenv(seederEnv); dir != "" {
		fmt.Fprintln(os.Stdout, "begun")
		if _, _, err := seedIn(context.Background(), dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// seedIn does what a start of the house does with its demo.
func seedIn(ctx context.Context, dir string) (*links, *store.Store, error) {
	kept, err := store.Open(ctx, "", dir)
	if err != nil {
		return nil, nil, err
	}
	l, err := seed(ctx, kept, config.Serve{Demo: "kommunale-2021", Store: config.Store{Data: dir}})
	return l, kept, err
}

// start is seedIn of a house that is closed again, once all its links were tried.
func start(t *testing.T, dir string) *links {
	t.Helper()
	l, kept, err := seedIn(t.Context(), dir)
	require.NoError(t, err)
	defer func() { require.NoError(t, kept.Close()) }()
	tokens := []string{l.Guest}
	for _, p := range cast {
		require.NotEmpty(t, l.People[p.Role])
	}
	for _, of := range l.People {
		tokens = append(tokens, of...)
	}
	require.Len(t, tokens, 1+len(cast))
	for _, token := range tokens {
		_, err := kept.ByLink(t.Context(), auth.HashToken(token))
		require.NoError(t, err)
	}
	for kind, token := range map[wire.KeyKind]string{wire.WhipKey: l.Whip, wire.WhepKey: l.Whep} {
		_, err := kept.KeyRoom(t.Context(), kind, auth.HashToken(token))
		require.NoError(t, err)
	}
	return l
}

func TestADemoKeepsItsLinks(t *testing.T) {
	dir := t.TempDir()
	require.Equal(t, start(t, dir), start(t, dir))
}

func TestAHouseKilledInItsFirstStartOpensInTheNext(t *testing.T) {
	for range 12 {
		dir := t.TempDir()
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), seederEnv+"="+dir)
		out, err := cmd.StdoutPipe()
		require.NoError(t, err)
		require.NoError(t, cmd.Start())
		_, err = bufio.NewReader(out).ReadString('\n')
		require.NoError(t, err)
		// Any moment will do: this is a kill somewhere in the first start, or just after it.
		time.AfterFunc(time.Duration(rand.IntN(60))*time.Millisecond, func() { _ = cmd.Process.Kill() })
		_, _ = io.Copy(io.Discard, out)
		_ = cmd.Wait() // killed, or done before
		require.Equal(t, start(t, dir), start(t, dir))
	}
}

func TestLinksThatCouldNotBeWrittenLeaveNoDemoBehind(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "demo-kommunale-2021.json")
	require.NoError(t, os.MkdirAll(filepath.Join(file, "in the way"), 0o700))
	_, kept, err := seedIn(t.Context(), dir)
	require.Error(t, err)
	all, err := kept.Conferences(t.Context())
	require.NoError(t, err)
	require.Empty(t, all)
	require.NoError(t, kept.Close())
	require.NoError(t, os.RemoveAll(file))
	start(t, dir)
}

func TestADemoWhoseLinksAreLostHandsOutNewOnes(t *testing.T) {
	dir := t.TempDir()
	before := start(t, dir)
	file := filepath.Join(dir, "demo-kommunale-2021.json")
	require.NoError(t, os.Remove(file))
	after := start(t, dir)
	require.NotEqual(t, before.Guest, after.Guest)

	require.NoError(t, before.keep(file)) // a file of another time opens nothing any more
	start(t, dir)
}

func TestWhatWasRevokedOrGivenAnewIsHandedOutNoMore(t *testing.T) {
	dir := t.TempDir()
	before := start(t, dir)
	kept, err := store.Open(t.Context(), "", dir)
	require.NoError(t, err)
	host, err := kept.ByLink(t.Context(), auth.HashToken(before.People[wire.Host][0]))
	require.NoError(t, err)
	require.NoError(t, kept.SetLink(t.Context(), host.Conference, host.Person.ID, nil))
	room, err := kept.KeyRoom(t.Context(), wire.WhipKey, auth.HashToken(before.Whip))
	require.NoError(t, err)
	_, other := newToken()
	require.NoError(t, kept.SetKey(t.Context(), room, wire.WhipKey, other))
	require.NoError(t, kept.Close())

	after, kept, err := seedIn(t.Context(), dir)
	require.NoError(t, err)
	require.NoError(t, kept.Close())
	require.Empty(t, after.People[wire.Host])
	require.Empty(t, after.Whip)
	require.Equal(t, before.Whep, after.Whep)
	require.Equal(t, before.People[wire.Speaker], after.People[wire.Speaker])
}

func TestADamagedFileOfLinksIsNamed(t *testing.T) {
	dir := t.TempDir()
	before := start(t, dir)
	file := filepath.Join(dir, "demo-kommunale-2021.json")
	require.NoError(t, os.WriteFile(file, []byte(`{"conf`), 0o600))
	_, kept, err := seedIn(t.Context(), dir)
	require.ErrorContains(t, err, file)
	require.NoError(t, kept.Close())
	require.NoError(t, before.keep(file))
	require.Equal(t, before, start(t, dir))
}

func TestLinksAreForTheirOwnerOnly(t *testing.T) {
	file := filepath.Join(t.TempDir(), "links.json")
	require.NoError(t, os.WriteFile(file, []byte("older"), 0o644)) //nolint:gosec // that others could read it is the point
	require.NoError(t, (&links{Guest: "abc"}).printed("http://house").write(file))
	about, err := os.Stat(file)
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o600), about.Mode().Perm())
	all, err := os.ReadDir(filepath.Dir(file))
	require.NoError(t, err)
	require.Len(t, all, 1, "no half file stays")
}

func TestAHouseWithoutADemoOpens(t *testing.T) {
	cfg, err := config.Parse([]string{"serve", "--http", "127.0.0.1:0", "--media-port", "0", "--data", t.TempDir()}, io.Discard)
	require.NoError(t, err)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	said, says := io.Pipe()
	closed := make(chan error, 1)
	go func() {
		closed <- errors.Join(serve(ctx, cfg.Serve, slog.New(slog.NewTextHandler(says, nil))), says.Close())
	}()
	open := false
	for lines := bufio.NewScanner(said); lines.Scan(); {
		if strings.Contains(lines.Text(), "house open") {
			open = true
			stop()
		}
	}
	require.NoError(t, <-closed)
	require.True(t, open)
}

func TestADemoHasItsPlansAndLeads(t *testing.T) {
	for name, plans := range map[string]int{"netzwerke-abc-2024": 5, "kommunale-2021": 0, "forum-sgb2-2023": 3} {
		kept, err := store.Open(t.Context(), "", t.TempDir())
		require.NoError(t, err)
		_, err = seed(t.Context(), kept, config.Serve{Demo: name, Store: config.Store{Data: t.TempDir()}})
		require.NoError(t, err)
		all, err := kept.Conferences(t.Context())
		require.NoError(t, err)
		p, err := kept.Programme(t.Context(), all[0].ID)
		require.NoError(t, err)
		leads, err := kept.Leads(t.Context(), all[0].ID)
		require.NoError(t, err)
		require.Len(t, leads, 2, name)
		workshops := slices.DeleteFunc(p.Rooms, func(r wire.Room) bool { return r.Kind != wire.Workshop })
		require.Equal(t, "K. Muster (Workshop 1)", leads[workshops[0].ID][0].Name)
		require.Equal(t, "P. Probe (Workshop 2)", leads[workshops[1].ID][0].Name)
		planned := 0
		for _, r := range workshops {
			state, err := kept.LoadGroups(t.Context(), r.ID)
			require.NoError(t, err)
			if state.Planned() {
				planned++
				require.NotEmpty(t, state.Now.Plan.Task)
			}
		}
		require.Equal(t, plans, planned, name)
		require.NoError(t, kept.Close())
	}
}
