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

// SaveStage implements room.Stages.
func (s *Store) SaveStage(ctx context.Context, id wire.RoomID, state room.StageState) error {
	b, err := json.Marshal(state)
	if err != nil {
		return fmt.Errorf("save stage: %w", err)
	}
	return s.journal.write(ctx, "save stage", func(ctx context.Context, t *tx) error {
		_, err := t.exec(ctx, `INSERT INTO stages (room, state) VALUES (?, ?)
			ON CONFLICT (room) DO UPDATE SET state = excluded.state`, id, string(b))
		return err
	})
}

// LoadStage implements room.Stages.
func (s *Store) LoadStage(ctx context.Context, id wire.RoomID) (state room.StageState, err error) {
	var b string
	err = s.get(ctx, &b, `SELECT state FROM stages WHERE room = ?`, id)
	if errors.Is(err, conference.ErrNone) {
		return room.StageState{}, nil
	}
	if err == nil {
		err = json.Unmarshal([]byte(b), &state)
	}
	if err != nil {
		return room.StageState{}, fmt.Errorf("load stage: %w", err)
	}
	return state, nil
}
