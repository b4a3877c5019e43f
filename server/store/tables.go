package store

import (
	"context"

	"konvent/server/conference/cafe"
	"konvent/signaling/wire"
)

// Tables implements conference.Cafeteria.
func (s *Store) Tables(ctx context.Context, conf wire.ConferenceID) ([]cafe.Table, error) {
	var rows []struct {
		cafe.Table
		GuestList texts `db:"guest_list"`
	}
	err := s.list(ctx, &rows, `SELECT t.room AS id, t.kind, t.maker, t.by_invite AS invited, t.guests AS guest_list, t.until
		FROM tables t JOIN rooms r ON r.id = t.room WHERE r.conference = ?`, conf)
	all := make([]cafe.Table, 0, len(rows))
	for _, r := range rows {
		for _, p := range r.GuestList {
			r.Guests = append(r.Guests, wire.PersonID(p))
		}
		all = append(all, r.Table)
	}
	return all, err
}

// SaveTable implements conference.Cafeteria.
func (s *Store) SaveTable(ctx context.Context, table cafe.Table) error {
	guests := make(texts, 0, len(table.Guests))
	for _, p := range table.Guests {
		guests = append(guests, string(p))
	}
	return s.journal.write(ctx, "save table", func(ctx context.Context, t *tx) error {
		_, err := t.exec(ctx, `INSERT INTO tables (room, kind, maker, by_invite, guests, until) VALUES (?, ?, ?, ?, ?, ?)
			ON CONFLICT (room) DO UPDATE SET kind = excluded.kind, maker = excluded.maker, by_invite = excluded.by_invite,
				guests = excluded.guests, until = excluded.until`,
			table.ID, table.Kind, table.Maker, table.Invited, guests, table.Until)
		return err
	})
}

// SetTopic implements conference.Cafeteria.
func (s *Store) SetTopic(ctx context.Context, conf wire.ConferenceID, r wire.RoomID, topic string) error {
	return s.journal.write(ctx, "set topic", func(ctx context.Context, t *tx) error {
		return t.must(ctx, `UPDATE rooms SET topic = ? WHERE id = ? AND conference = ? AND NOT made`, topic, r, conf)
	})
}

// Met implements conference.Cafeteria.
func (s *Store) Met(ctx context.Context, conf wire.ConferenceID) ([]cafe.Pair, error) {
	var pairs []cafe.Pair
	err := s.list(ctx, &pairs, `SELECT m.a, m.b FROM met m JOIN people p ON p.id = m.a WHERE p.conference = ?`, conf)
	return pairs, err
}

// AddMet implements conference.Cafeteria.
func (s *Store) AddMet(ctx context.Context, pairs []cafe.Pair) error {
	return s.journal.write(ctx, "add met", func(ctx context.Context, t *tx) error {
		_, err := named(ctx, t, `INSERT INTO met (a, b) VALUES (:a, :b) ON CONFLICT (a, b) DO NOTHING`, pairs)
		return err
	})
}
