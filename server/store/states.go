package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"konvent/server/conference"
	"konvent/server/conference/groups"
	"konvent/server/room"
	"konvent/signaling/wire"
)

// Each of these tables keeps one thing of a room, whole, as JSON.
const (
	stages    = "stages"
	entrances = "entrances"
	workshops = "group_states"
	reports   = "reports"
)

// SaveStage implements room.Stages.
func (s *Store) SaveStage(ctx context.Context, id wire.RoomID, state room.StageState) error {
	return s.saveState(ctx, stages, id, state)
}

// LoadStage implements room.Stages.
func (s *Store) LoadStage(ctx context.Context, id wire.RoomID) (room.StageState, error) {
	return loadState[room.StageState](ctx, s, stages, id)
}

// SaveEntrance implements room.Entrances.
func (s *Store) SaveEntrance(ctx context.Context, id wire.RoomID, state room.EntranceState) error {
	return s.saveState(ctx, entrances, id, state)
}

// LoadEntrance implements room.Entrances.
func (s *Store) LoadEntrance(ctx context.Context, id wire.RoomID) (room.EntranceState, error) {
	return loadState[room.EntranceState](ctx, s, entrances, id)
}

// SaveGroups implements conference.GroupStates.
func (s *Store) SaveGroups(ctx context.Context, id wire.RoomID, state groups.State) error {
	return s.saveState(ctx, workshops, id, state)
}

// LoadGroups implements conference.GroupStates.
func (s *Store) LoadGroups(ctx context.Context, id wire.RoomID) (groups.State, error) {
	return loadState[groups.State](ctx, s, workshops, id)
}

// SaveReport implements conference.GroupStates.
func (s *Store) SaveReport(ctx context.Context, id wire.RoomID, state groups.Report) error {
	return s.saveState(ctx, reports, id, state)
}

// LoadReport implements conference.GroupStates.
func (s *Store) LoadReport(ctx context.Context, id wire.RoomID) (groups.Report, error) {
	return loadState[groups.Report](ctx, s, reports, id)
}

func (s *Store) saveState(ctx context.Context, table string, id wire.RoomID, state any) error {
	what := "save " + table
	b, err := json.Marshal(state)
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return s.journal.write(ctx, what, func(ctx context.Context, t *tx) error {
		_, err := t.exec(ctx, `INSERT INTO `+table+` (room, state) VALUES (?, ?)
			ON CONFLICT (room) DO UPDATE SET state = excluded.state`, id, string(b))
		return err
	})
}

// loadState returns the zero state for a room that has none.
func loadState[S any](ctx context.Context, s *Store, table string, id wire.RoomID) (state S, err error) {
	var b string
	err = s.get(ctx, &b, `SELECT state FROM `+table+` WHERE room = ?`, id)
	if errors.Is(err, conference.ErrNone) {
		return state, nil
	}
	if err == nil {
		err = json.Unmarshal([]byte(b), &state)
	}
	if err != nil {
		var none S
		return none, fmt.Errorf("load %s: %w", table, err)
	}
	return state, nil
}
