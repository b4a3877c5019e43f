package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"konvent/server/conference"
	"konvent/server/conference/groups"
	"konvent/signaling/wire"
)

// SaveGroups implements conference.GroupStates.
func (s *Store) SaveGroups(ctx context.Context, id wire.RoomID, state groups.State) error {
	return s.saveState(ctx, "save groups", `INSERT INTO group_states (room, state) VALUES (?, ?)
		ON CONFLICT (room) DO UPDATE SET state = excluded.state`, id, state)
}

// LoadGroups implements conference.GroupStates.
func (s *Store) LoadGroups(ctx context.Context, id wire.RoomID) (state groups.State, err error) {
	return state, s.loadState(ctx, "load groups", `SELECT state FROM group_states WHERE room = ?`, id, &state)
}

// SaveReport implements conference.GroupStates.
func (s *Store) SaveReport(ctx context.Context, id wire.RoomID, state groups.Report) error {
	return s.saveState(ctx, "save report", `INSERT INTO reports (room, state) VALUES (?, ?)
		ON CONFLICT (room) DO UPDATE SET state = excluded.state`, id, state)
}

// LoadReport implements conference.GroupStates.
func (s *Store) LoadReport(ctx context.Context, id wire.RoomID) (state groups.Report, err error) {
	return state, s.loadState(ctx, "load report", `SELECT state FROM reports WHERE room = ?`, id, &state)
}

func (s *Store) saveState(ctx context.Context, what, query string, id wire.RoomID, state any) error {
	b, err := json.Marshal(state)
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return s.journal.write(ctx, what, func(ctx context.Context, t *tx) error {
		_, err := t.exec(ctx, query, id, string(b))
		return err
	})
}

// loadState leaves state as it is for a room that has none.
func (s *Store) loadState(ctx context.Context, what, query string, id wire.RoomID, state any) error {
	var b string
	err := s.get(ctx, &b, query, id)
	if errors.Is(err, conference.ErrNone) {
		return nil
	}
	if err == nil {
		err = json.Unmarshal([]byte(b), state)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return nil
}
