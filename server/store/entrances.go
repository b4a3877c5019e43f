package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"konvent/server/conference"
	"konvent/server/room"
	"konvent/signaling/wire"
)

// SaveEntrance implements room.Entrances.
func (s *Store) SaveEntrance(ctx context.Context, id wire.RoomID, state room.EntranceState) error {
	b, err := json.Marshal(state)
	if err != nil {
		return fmt.Errorf("save entrance: %w", err)
	}
	return s.journal.write(ctx, "save entrance", func(ctx context.Context, t *tx) error {
		_, err := t.exec(ctx, `INSERT INTO entrances (room, state) VALUES (?, ?)
			ON CONFLICT (room) DO UPDATE SET state = excluded.state`, id, string(b))
		return err
	})
}

// LoadEntrance implements room.Entrances.
func (s *Store) LoadEntrance(ctx context.Context, id wire.RoomID) (state room.EntranceState, err error) {
	var b string
	err = s.get(ctx, &b, `SELECT state FROM entrances WHERE room = ?`, id)
	if errors.Is(err, conference.ErrNone) {
		return room.EntranceState{}, nil
	}
	if err == nil {
		err = json.Unmarshal([]byte(b), &state)
	}
	if err != nil {
		return room.EntranceState{}, fmt.Errorf("load entrance: %w", err)
	}
	return state, nil
}
