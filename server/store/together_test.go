package store

import (
	"context"
	"errors"
	"testing"

	"github.com/stretchr/testify/require"
)

func bringIn(ctx context.Context, s *Store) error {
	c, p := small()
	err := s.SaveConference(ctx, c, p)
	if err == nil {
		_, _, err = s.AddLine(ctx, hall, line("a", "first"))
	}
	return err
}

func TestWhatIsWrittenTogetherIsThereWholeOrNotAtAll(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s := d.open(t)
		lost := errors.New("the disk of the links is full")
		err := s.Together(t.Context(), "bring in", func(ctx context.Context) error {
			return errors.Join(bringIn(ctx, s), lost)
		})
		require.ErrorIs(t, err, lost)
		all, err := s.Conferences(t.Context())
		require.NoError(t, err)
		require.Empty(t, all)

		require.NoError(t, s.Together(t.Context(), "bring in", func(ctx context.Context) error { return bringIn(ctx, s) }))
		lines, err := s.LastLines(t.Context(), hall, 10)
		require.NoError(t, err)
		require.Len(t, lines, 1)
	})
}
