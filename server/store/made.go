package store

import (
	"context"

	"konvent/server/conference"
	"konvent/signaling/wire"
)

// MadeRooms implements conference.Made.
func (s *Store) MadeRooms(ctx context.Context, conf wire.ConferenceID) ([]wire.Room, error) {
	rooms := []wire.Room{}
	err := s.list(ctx, &rooms, `SELECT id, slug, name, kind, seats, COALESCE(parent, '') AS parent, topic
		FROM rooms WHERE conference = ? AND made AND NOT shut ORDER BY position, id`, conf)
	return rooms, err
}

// MakeRoom implements conference.Made; the id must be new.
func (s *Store) MakeRoom(ctx context.Context, conf wire.ConferenceID, r wire.Room) error {
	return s.journal.write(ctx, "make room", func(ctx context.Context, t *tx) error {
		_, err := t.exec(ctx, `INSERT INTO rooms (id, conference, position, slug, name, kind, seats, parent, topic, made)
			SELECT ?, ?, COALESCE(MAX(position), 0) + 1, ?, ?, ?, ?, ?, ?, ? FROM rooms WHERE conference = ?`,
			r.ID, conf, r.Slug, r.Name, r.Kind, r.Seats, r.Parent, r.Topic, true, conf)
		return err
	})
}

// ChangeRoom implements conference.Made; conference.ErrNone where none was made under this id.
func (s *Store) ChangeRoom(ctx context.Context, conf wire.ConferenceID, r wire.Room) error {
	return s.journal.write(ctx, "change room", func(ctx context.Context, t *tx) error {
		return t.must(ctx, `UPDATE rooms SET name = ?, topic = ?, seats = ? WHERE id = ? AND conference = ? AND made`,
			r.Name, r.Topic, r.Seats, r.ID, conf)
	})
}

// ShutRoom implements conference.Made.
func (s *Store) ShutRoom(ctx context.Context, conf wire.ConferenceID, id wire.RoomID) error {
	return s.journal.write(ctx, "shut room", func(ctx context.Context, t *tx) error {
		return t.must(ctx, `UPDATE rooms SET shut = ? WHERE id = ? AND conference = ? AND made`, true, id, conf)
	})
}

// UnmakeRoom implements conference.Made.
func (s *Store) UnmakeRoom(ctx context.Context, conf wire.ConferenceID, id wire.RoomID) error {
	return s.journal.write(ctx, "unmake room", func(ctx context.Context, t *tx) error {
		return t.must(ctx, `DELETE FROM rooms WHERE id = ? AND conference = ? AND made`, id, conf)
	})
}

// Leads implements conference.Leads.
func (s *Store) Leads(ctx context.Context, conf wire.ConferenceID) (map[wire.RoomID][]wire.Led, error) {
	var rows []struct {
		Room wire.RoomID
		wire.Led
	}
	err := s.list(ctx, &rows, `SELECT l.room, l.person, l.lead, p.name FROM leads l JOIN people p ON p.id = l.person
		WHERE p.conference = ? ORDER BY l.room, l.position`, conf)
	all := map[wire.RoomID][]wire.Led{}
	for _, r := range rows {
		all[r.Room] = append(all[r.Room], r.Led)
	}
	return all, err
}

// SaveLeads implements conference.Leads.
func (s *Store) SaveLeads(ctx context.Context, r wire.RoomID, leads []wire.Led) error {
	return s.journal.write(ctx, "save leads", func(ctx context.Context, t *tx) error {
		if _, err := t.exec(ctx, `DELETE FROM leads WHERE room = ?`, r); err != nil {
			return err
		}
		for i, l := range leads {
			if _, err := t.exec(ctx, `INSERT INTO leads (room, person, position, lead) VALUES (?, ?, ?, ?)`, r, l.Person, i, l.Lead); err != nil {
				return err
			}
		}
		return nil
	})
}

var (
	_ conference.Made  = (*Store)(nil)
	_ conference.Leads = (*Store)(nil)
)
