package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/jmoiron/sqlx"

	"konvent/server/conference"
	"konvent/signaling/wire"
)

// cardRow is a result card as the database keeps it, with its room.
type cardRow struct {
	Room    wire.RoomID
	Name    string
	Parent  wire.RoomID
	Written int64
	Reading string
}

// CardsIn implements conference.Cards.
func (s *Store) CardsIn(ctx context.Context, rooms []wire.RoomID) (map[wire.RoomID]conference.Written, error) {
	if len(rooms) == 0 {
		return nil, nil
	}
	query, args, err := sqlx.In(`SELECT room, reading, written FROM docs WHERE room IN (?) AND kind = ? AND reading <> ''`, rooms, wire.CardKind)
	if err != nil {
		return nil, fmt.Errorf("load cards: %w", err)
	}
	var rows []cardRow
	if err := s.list(ctx, &rows, query, args...); err != nil {
		return nil, fmt.Errorf("load cards: %w", err)
	}
	all := make(map[wire.RoomID]conference.Written, len(rows))
	for _, row := range rows {
		card, torn := row.card()
		if torn != nil {
			err = errors.Join(err, torn)
			continue
		}
		all[row.Room] = card
	}
	return all, err
}

// Cards implements conference.Cards.
func (s *Store) Cards(ctx context.Context, conf wire.ConferenceID) ([]conference.Written, error) {
	var rows []cardRow
	err := s.list(ctx, &rows, `SELECT r.id AS room, r.name, COALESCE(r.parent, '') AS parent, d.reading, d.written
		FROM docs d JOIN rooms r ON r.id = d.room WHERE r.conference = ? AND d.kind = ? AND d.reading <> ''
		ORDER BY r.position, r.id`, conf, wire.CardKind)
	if err != nil {
		return nil, fmt.Errorf("load cards: %w", err)
	}
	all := make([]conference.Written, 0, len(rows))
	for _, row := range rows {
		card, err := row.card()
		if err != nil {
			return nil, err
		}
		all = append(all, card)
	}
	return all, nil
}

func (row cardRow) card() (conference.Written, error) {
	r, err := docRow{Reading: row.Reading}.read()
	if err == nil && (r == nil || r.Card == nil) {
		err = conference.ErrNone
	}
	if err != nil {
		return conference.Written{}, fmt.Errorf("load card: %w", err)
	}
	return conference.Written{Card: *r.Card, Room: row.Room, Name: row.Name, Parent: row.Parent, At: row.Written}, nil
}
