package store

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/signaling/wire"
)

func TestWritesThatWaitTogetherAreCommittedTogether(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s := d.furnished(t)
		before := s.Stats()
		busy, err := s.write.Conn(t.Context()) // the journal has only this connection, and must wait
		require.NoError(t, err)
		const writers = 400
		errs := make([]error, writers)
		done := make(chan struct{})
		go func() {
			defer close(done)
			together(writers, func(i int) { _, _, errs[i] = s.AddLine(t.Context(), hall, line(fmt.Sprint(i), "hello")) })
		}()
		eventually(t, "all writes are queued", func() bool { return s.Stats().Accepted == before.Accepted+writers })
		require.NoError(t, busy.Close())
		<-done
		for _, err := range errs {
			require.NoError(t, err)
		}
		after := s.Stats()
		require.EqualValues(t, writers, after.Written-before.Written)
		// The first few that came, then full transactions.
		require.LessOrEqual(t, after.Commits-before.Commits, uint64(1+(writers+batchSize-1)/batchSize))
	})
}

// statement is a write that runs one statement.
func statement(query string, args ...any) *write {
	return &write{done: make(chan struct{}), do: func(ctx context.Context, t *tx) error {
		_, err := t.exec(ctx, query, args...)
		return err
	}}
}

func rename(to string) *write {
	return statement(`UPDATE conferences SET motto = motto || ? WHERE id = ?`, to, summit)
}

func motto(t *testing.T, s *Store) string {
	t.Helper()
	all, err := s.Conferences(t.Context())
	require.NoError(t, err)
	return all[0].Motto
}

func TestABadWriteFailsAloneAndUndoesAllItDid(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s := d.furnished(t)
		refused := errors.New("second thoughts")
		half := &write{done: make(chan struct{}), do: func(ctx context.Context, t *tx) error {
			_, err := t.exec(ctx, `UPDATE conferences SET motto = 'half'`)
			return errors.Join(err, refused)
		}}
		batch := []*write{
			rename("a"), statement(`INSERT INTO stages (room, state) VALUES ('nowhere', '')`), rename("b"),
			statement(`this is no SQL`), rename("c"), half,
		}
		commits := s.Stats().Commits
		s.journal.commit(batch)
		require.Equal(t, commits+1, s.Stats().Commits)
		for i, w := range batch {
			<-w.done
			require.Equal(t, i%2 == 1, w.err != nil, "write %d: %v", i, w.err)
		}
		require.ErrorIs(t, half.err, refused)
		require.Equal(t, "abc", motto(t, s))
	})
}

func TestALineInNoRoomFailsAmongGoodOnes(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s := d.furnished(t)
		errs := make([]error, 60)
		together(len(errs), func(i int) {
			where := hall
			if i%3 == 0 {
				where = "nowhere"
			}
			_, _, errs[i] = s.AddLine(t.Context(), where, line(fmt.Sprint(i), "hello"))
		})
		for i, err := range errs {
			if i%3 == 0 {
				require.ErrorIs(t, err, wire.ErrStore)
			} else {
				require.NoError(t, err)
			}
		}
		lines, err := s.LastLines(t.Context(), hall, 100)
		require.NoError(t, err)
		require.Len(t, lines, 40)
	})
}

func TestAWriteThatIsGivenUpWhileItWaitsIsNotDone(t *testing.T) {
	s := database{dir: t.TempDir()}.furnished(t)
	j := newJournal(s.write)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	err := j.write(ctx, "rename", rename("x").do)
	require.ErrorIs(t, err, context.Canceled)
	require.ErrorIs(t, err, wire.ErrStore)
	go j.run()
	j.close()
	require.Empty(t, motto(t, s))
}

func TestAWriteThatIsBeingCommittedCannotBeGivenUp(t *testing.T) {
	s := database{dir: t.TempDir()}.furnished(t)
	ctx, cancel := context.WithCancel(t.Context())
	err := s.journal.write(ctx, "rename", func(inner context.Context, t *tx) error {
		cancel()
		return rename("x").do(inner, t)
	})
	require.NoError(t, err)
	require.Equal(t, "x", motto(t, s))
}

func TestWhenTheQueueIsFullAWriteIsRefusedAtOnce(t *testing.T) {
	s := database{dir: t.TempDir()}.furnished(t)
	j := newJournal(s.write)
	for range queueSize {
		given := rename("x")
		given.taken.Store(true)
		j.queue <- given
	}
	err := j.write(t.Context(), "rename", rename("x").do)
	require.ErrorIs(t, err, errQueueFull)
	require.ErrorIs(t, err, wire.ErrStore)
	go j.run()
	j.close()
	require.Empty(t, motto(t, s))
}

func TestCloseCommitsWhatIsQueued(t *testing.T) {
	s := database{dir: t.TempDir()}.furnished(t)
	j := newJournal(s.write)
	const writers = 2 * batchSize
	errs := make([]error, writers)
	done := make(chan struct{})
	go func() {
		defer close(done)
		together(writers, func(i int) { errs[i] = j.write(t.Context(), "rename", rename("x").do) })
	}()
	eventually(t, "all are queued", func() bool { return len(j.queue) == writers })
	go j.run()
	j.close()
	<-done
	for _, err := range errs {
		require.NoError(t, err)
	}
	require.Len(t, motto(t, s), writers)
}

func TestAClosedStoreRefusesWrites(t *testing.T) {
	s, err := Open(t.Context(), "", t.TempDir())
	require.NoError(t, err)
	require.NoError(t, s.Close())
	_, err = s.RemoveLine(t.Context(), hall, "1", "")
	require.ErrorIs(t, err, wire.ErrStore)
	require.ErrorIs(t, err, errClosed)
}

func TestWhenTheDatabaseIsGoneEveryWriteOfTheBatchFails(t *testing.T) {
	s := database{dir: t.TempDir()}.furnished(t)
	require.NoError(t, s.write.Close())
	errs := make([]error, 20)
	together(len(errs), func(i int) { _, errs[i] = s.RemoveLine(t.Context(), hall, "1", "") })
	for _, err := range errs {
		var fault *wire.Fault
		require.ErrorAs(t, err, &fault)
		require.Same(t, wire.ErrStore, fault)
	}
	require.EqualValues(t, len(errs), s.Stats().Failed)
}

func TestRefusalsAreNotFailuresOfTheDatabase(t *testing.T) {
	s := database{dir: t.TempDir()}.furnished(t)
	for _, refusal := range []error{conference.ErrNone, wire.ErrNotFound} {
		err := s.journal.write(t.Context(), "try", func(context.Context, *tx) error { return refusal })
		require.ErrorIs(t, err, refusal)
		require.NotErrorIs(t, err, wire.ErrStore)
	}
}
