package store

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/signaling/wire"
)

func TestWhenTheDiskIsFullSavingFailsAndGoesOnWhenThereIsRoom(t *testing.T) {
	t.Run("file system", func(t *testing.T) {
		dir := tmpfs(t)
		fillAndGoOn(t, database{dir: dir}, func(*Store) { mount(t, "-o", "remount,size=64m", dir) })
	})
	t.Run("database", func(t *testing.T) {
		fillAndGoOn(t, database{dir: t.TempDir()}, func(s *Store) {
			_, err := s.write.Exec(`PRAGMA max_page_count = 100000`)
			require.NoError(t, err)
		})
	})
}

// tmpfs mounts a file system of 2 MiB, where we may.
func tmpfs(t *testing.T) string {
	t.Helper()
	if os.Getuid() != 0 {
		t.Skip("left out, only root can mount a small file system")
	}
	dir := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=2m", "konvent-test", dir).CombinedOutput(); err != nil {
		t.Skipf("left out, cannot mount a small file system: %s", out)
	}
	t.Cleanup(func() {
		out, err := exec.Command("umount", dir).CombinedOutput()
		require.NoError(t, err, string(out))
	})
	return dir
}

func mount(t *testing.T, args ...string) {
	t.Helper()
	out, err := exec.Command("mount", args...).CombinedOutput()
	require.NoError(t, err, string(out))
}

func fillAndGoOn(t *testing.T, d database, makeRoom func(*Store)) {
	s := d.furnished(t)
	_, err := s.write.Exec(`PRAGMA max_page_count = 400`) // of 4 KiB: the file system of 2 MiB is full before
	require.NoError(t, err)
	text := strings.Repeat("full house ", 900)
	saved := 0
	for err = nil; err == nil; saved++ {
		require.Less(t, saved, 5000, "it never got full")
		_, _, err = s.AddLine(t.Context(), hall, line(fmt.Sprint("before", saved), text))
	}
	saved--
	require.Positive(t, saved)
	require.ErrorIs(t, err, wire.ErrStore)
	_, _, err = s.AddLine(t.Context(), hall, line("still", text))
	require.ErrorIs(t, err, wire.ErrStore)
	lines, err := s.LastLines(t.Context(), hall, 10_000)
	require.NoError(t, err, "reading goes on")
	require.Len(t, lines, saved, "what was refused is not there, and all else is")

	makeRoom(s)
	for i := range 5 {
		_, _, err = s.AddLine(t.Context(), hall, line(fmt.Sprint("after", i), text))
		require.NoError(t, err)
	}
	lines, err = s.LastLines(t.Context(), hall, 10_000)
	require.NoError(t, err)
	require.Len(t, lines, saved+5)
	d.sound(t, s)
}
