package store

import (
	"context"

	"konvent/signaling/wire"
)

// Held implements conference.Holds.
func (s *Store) Held(ctx context.Context, conf wire.ConferenceID) (since int64, err error) {
	err = s.get(ctx, &since, `SELECT held FROM conferences WHERE id = ?`, conf)
	return since, err
}

// Hold implements conference.Holds; conference.ErrNone for an unknown conference.
func (s *Store) Hold(ctx context.Context, conf wire.ConferenceID, since int64) error {
	return s.journal.write(ctx, "hold", func(ctx context.Context, t *tx) error {
		return t.must(ctx, `UPDATE conferences SET held = ? WHERE id = ?`, since, conf)
	})
}
