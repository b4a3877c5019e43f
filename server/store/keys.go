package store

import (
	"context"

	"konvent/server/conference"
	"konvent/signaling/wire"
)

// SetKey implements conference.Keys.
func (s *Store) SetKey(ctx context.Context, r wire.RoomID, kind wire.KeyKind, h *conference.Hash) error {
	return s.journal.write(ctx, "set key", func(ctx context.Context, t *tx) error {
		if h == nil {
			_, err := t.exec(ctx, `DELETE FROM keys WHERE room = ? AND kind = ?`, r, kind)
			return err
		}
		_, err := t.exec(ctx, `INSERT INTO keys (room, kind, hash) VALUES (?, ?, ?)
			ON CONFLICT (room, kind) DO UPDATE SET hash = excluded.hash`, r, kind, hexOf(*h))
		return err
	})
}

// KeyRoom implements conference.Keys.
func (s *Store) KeyRoom(ctx context.Context, kind wire.KeyKind, h conference.Hash) (wire.RoomID, error) {
	var id wire.RoomID
	err := s.get(ctx, &id, `SELECT room FROM keys WHERE kind = ? AND hash = ?`, kind, hexOf(h))
	return id, err
}
