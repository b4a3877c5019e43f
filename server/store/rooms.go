package store

import (
	"context"
	"errors"
	"fmt"

	"konvent/signaling/wire"
)

// errForeign: a room's id belongs to another conference.
var errForeign = errors.New("a room of another conference")

// roomRow is a room as the database keeps it.
type roomRow struct {
	wire.Room
	Conference wire.ConferenceID
	Position   int
	ParentID   *wire.RoomID `db:"parent_id"`
}

// saveRooms makes the conference's rooms exactly these, in this order.
func saveRooms(ctx context.Context, t *tx, conf wire.ConferenceID, rooms []wire.Room) error {
	// Rooms may swap their slugs, and no state in between may have one twice; a table that stays must not go with a cafeteria
	// that goes. So all step aside first, to slugs that no room can have.
	if _, err := t.exec(ctx, `UPDATE rooms SET slug = '/' || id, parent = NULL WHERE conference = ? AND NOT made`, conf); err != nil {
		return err
	}
	if err := dropRooms(ctx, t, conf, rooms); err != nil {
		return err
	}
	var parents, tables []roomRow
	for i, r := range rooms {
		row := roomRow{Room: r, Conference: conf, Position: i}
		if r.Parent == "" {
			parents = append(parents, row)
			continue
		}
		row.ParentID = &r.Parent
		tables = append(tables, row)
	}
	for _, rows := range [][]roomRow{parents, tables} {
		n, err := named(ctx, t, `INSERT INTO rooms (id, conference, position, slug, name, kind, seats, parent, topic)
			VALUES (:id, :conference, :position, :slug, :name, :kind, :seats, :parent_id, :topic)
			ON CONFLICT (id) DO UPDATE SET position = excluded.position, slug = excluded.slug, name = excluded.name,
				kind = excluded.kind, seats = excluded.seats, parent = excluded.parent, topic = excluded.topic
			WHERE rooms.conference = excluded.conference AND NOT rooms.made`, rows)
		if err != nil {
			return fmt.Errorf("rooms: %w", err)
		}
		if n != int64(len(rows)) {
			return errForeign
		}
	}
	return nil
}

// dropRooms removes the conference's rooms that are not among these, and with them all that hangs on them.
func dropRooms(ctx context.Context, t *tx, conf wire.ConferenceID, rooms []wire.Room) error {
	stays := make(map[wire.RoomID]bool, len(rooms))
	for _, r := range rooms {
		stays[r.ID] = true
	}
	var ids []wire.RoomID
	if err := t.SelectContext(ctx, &ids, t.Rebind(`SELECT id FROM rooms WHERE conference = ? AND NOT made`), conf); err != nil {
		return err
	}
	for _, id := range ids {
		if !stays[id] {
			if _, err := t.exec(ctx, `DELETE FROM rooms WHERE id = ?`, id); err != nil {
				return err
			}
		}
	}
	return nil
}
