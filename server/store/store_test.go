package store

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"konvent/server/store/litetest"
	"konvent/server/store/pgtest"
	"konvent/signaling/wire"
)

func TestMain(m *testing.M) {
	if os.Getenv(writerEnv) != "" {
		writeUntilKilled()
	}
	goleak.VerifyTestMain(pgtest.Main(m))
}

// database is a database of one test's own.
type database struct{ address, dir string }

// onBoth runs a test on SQLite and on PostgreSQL, in an empty house.
func onBoth(t *testing.T, test func(t *testing.T, d database)) {
	t.Run("SQLite", func(t *testing.T) { test(t, database{dir: empty.Copy(t)}) })
	t.Run("PostgreSQL", func(t *testing.T) {
		test(t, database{address: pgtest.Copy(t, func(address string) error { return migrated(address, "") })})
	})
}

// onNew runs a test on databases that no house has opened yet.
func onNew(t *testing.T, test func(t *testing.T, d database)) {
	t.Run("SQLite", func(t *testing.T) { test(t, database{dir: t.TempDir()}) })
	t.Run("PostgreSQL", func(t *testing.T) { test(t, database{address: pgtest.URL(t)}) })
}

var empty = litetest.New(func(dir string) error { return migrated("", dir) })

func migrated(address, dir string) error {
	s, err := Open(context.Background(), address, dir)
	if err != nil {
		return err
	}
	return s.Close()
}

// open opens the database until the test ends.
func (d database) open(t testing.TB) *Store {
	t.Helper()
	s, err := Open(context.Background(), d.address, d.dir)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	return s
}

// sound checks what SQLite says about its file.
func (d database) sound(t testing.TB, s *Store) {
	t.Helper()
	if d.address != "" {
		return
	}
	var says string
	require.NoError(t, s.read.Get(&says, `PRAGMA integrity_check`))
	require.Equal(t, "ok", says)
}

// A small conference for tests that need a room.
const (
	hall    wire.RoomID       = "hall"
	seminar wire.RoomID       = "seminar"
	summit  wire.ConferenceID = "summit"
)

func small() (wire.Conference, wire.Programme) {
	c := wire.Conference{
		ID: summit, Slug: "summit", Title: "Summit", Language: "en", Mode: "online", TimeZone: "UTC", Organisers: []string{"City"},
	}
	p := wire.Programme{
		Days: []string{"2026-11-22"},
		Rooms: []wire.Room{
			{ID: hall, Slug: "plenum", Name: "Hall", Kind: wire.Plenum},
			{ID: seminar, Slug: "seminar", Name: "Seminar", Kind: wire.Workshop, Seats: 30},
		},
		Sessions: []wire.Session{{ID: "talk", Day: 1, Start: 1000, End: 2000, Kind: "talk", Title: "Talk", Room: hall}},
	}
	return c, p
}

// furnished opens the database with the small conference in it.
func (d database) furnished(t testing.TB) *Store {
	t.Helper()
	s := d.open(t)
	c, p := small()
	require.NoError(t, s.SaveConference(context.Background(), c, p))
	return s
}

// together runs do for 0 to n-1 at once and waits for all.
func together(n int, do func(i int)) {
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() { do(i) })
	}
	all.Wait()
}

func eventually(t testing.TB, what string, condition func() bool) {
	t.Helper()
	require.Eventually(t, condition, 20*time.Second, time.Millisecond, what)
}

func TestWhatWasSavedIsThereWhenTheStoreOpensAgain(t *testing.T) {
	onNew(t, func(t *testing.T, d database) {
		s, err := Open(t.Context(), d.address, d.dir)
		require.NoError(t, err)
		c, p := small()
		require.NoError(t, s.SaveConference(t.Context(), c, p))
		require.NoError(t, s.Close())

		again, err := d.open(t).Conferences(t.Context())
		require.NoError(t, err)
		require.Equal(t, []wire.Conference{c}, again)
	})
}

func TestAClosedSQLiteStoreIsOneFile(t *testing.T) {
	dir := t.TempDir()
	s, err := Open(t.Context(), "", dir)
	require.NoError(t, err)
	c, p := small()
	require.NoError(t, s.SaveConference(t.Context(), c, p))
	_, err = s.Conferences(t.Context())
	require.NoError(t, err)
	require.NoError(t, s.Close())
	require.NoFileExists(t, filepath.Join(dir, File+"-wal"))
}

func TestManyHousesMayOpenANewDatabaseAtOnce(t *testing.T) {
	onNew(t, func(t *testing.T, d database) {
		const houses = 4
		var stores [houses]*Store
		var errs [houses]error
		together(houses, func(i int) { stores[i], errs[i] = Open(t.Context(), d.address, d.dir) })
		c, _ := small()
		for i, s := range stores {
			require.NoError(t, errs[i])
			c.ID, c.Slug = wire.ConferenceID(fmt.Sprint("c", i)), fmt.Sprint("c", i)
			require.NoError(t, s.SaveConference(t.Context(), c, wire.Programme{}))
		}
		for _, s := range stores {
			all, err := s.Conferences(t.Context())
			require.NoError(t, err)
			require.Len(t, all, houses)
			require.NoError(t, s.Close())
		}
	})
}

func TestAnAddressOfAnotherKindIsRefusedAndNotRepeated(t *testing.T) {
	_, err := Open(t.Context(), "mysql://root:secret@db/konvent", t.TempDir())
	require.Error(t, err)
	require.NotContains(t, err.Error(), "secret")
}

func TestADatabaseThatDoesNotAnswerIsAnErrorWithoutThePassword(t *testing.T) {
	dir := t.TempDir()
	_, err := Open(t.Context(), "postgres://konvent:secret@/konvent?host="+dir, "")
	require.Error(t, err)
	require.NotContains(t, err.Error(), "secret")
}

func TestAFolderThatCannotBeMadeIsAnError(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	_, err := Open(t.Context(), "", filepath.Join(file, "data"))
	require.Error(t, err)
}

func TestAFolderMayHaveAnyName(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a?b=c&d#e%20f ü")
	database{dir: dir}.furnished(t)
	require.FileExists(t, filepath.Join(dir, File))
}

func TestSQLiteIsSafeAgainstPowerLoss(t *testing.T) {
	s := database{dir: t.TempDir()}.open(t)
	for pragma, want := range map[string]string{"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1"} {
		var is string
		require.NoError(t, s.write.Get(&is, "PRAGMA "+pragma))
		require.Equal(t, want, is, pragma)
	}
}

func TestReadersCannotWriteInSQLite(t *testing.T) {
	s := database{dir: t.TempDir()}.open(t)
	_, err := s.read.Exec(`DELETE FROM conferences`)
	require.ErrorContains(t, err, "readonly")
}

func TestTheStoreGoesOnWhenPostgreSQLEndsItsConnections(t *testing.T) {
	s := database{address: pgtest.URL(t)}.furnished(t)
	for round := range 3 {
		var others int
		require.NoError(t, s.read.Get(&others, `SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
			WHERE datname = current_database() AND pid <> pg_backend_pid()`))
		require.Positive(t, others)
		eventually(t, "a line is saved again", func() bool {
			_, _, err := s.AddLine(t.Context(), hall, line(fmt.Sprint(round), "hello again"))
			return err == nil
		})
	}
	lines, err := s.LastLines(t.Context(), hall, 10)
	require.NoError(t, err)
	require.Len(t, lines, 3)
}

func TestAnOpenStoreAnswers(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) { require.NoError(t, d.open(t).Ping(t.Context())) })
}
