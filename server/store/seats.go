package store

import (
	"context"

	"konvent/server/conference"
	"konvent/server/conference/seats"
	"konvent/signaling/wire"
)

// Seats implements conference.Seats.
func (s *Store) Seats(ctx context.Context, conf wire.ConferenceID) (conference.Seating, error) {
	kept := conference.Seating{Named: map[wire.SessionID][]wire.PersonID{}, Before: map[int]int{}}
	err := s.list(ctx, &kept.Places, `SELECT person, session, waiting, online, extra, turn AS "order", moved
		FROM seats WHERE conference = ? ORDER BY turn`, conf)
	if err != nil {
		return kept, err
	}
	var named []struct {
		Session wire.SessionID
		Person  wire.PersonID
	}
	if err := s.list(ctx, &named, `SELECT session, person FROM named WHERE conference = ? ORDER BY session, position`, conf); err != nil {
		return kept, err
	}
	for _, n := range named {
		kept.Named[n.Session] = append(kept.Named[n.Session], n.Person)
	}
	var rounds []wire.RoundDeadline
	err = s.list(ctx, &rounds, `SELECT round, before FROM rounds WHERE conference = ?`, conf)
	for _, r := range rounds {
		kept.Before[r.Round] = r.Before
	}
	return kept, err
}

// SaveSeats implements conference.Seats.
func (s *Store) SaveSeats(ctx context.Context, conf wire.ConferenceID, put, gone []seats.Place) error {
	return s.journal.write(ctx, "save seats", func(ctx context.Context, t *tx) error {
		for _, p := range gone {
			if _, err := t.exec(ctx, `DELETE FROM seats WHERE person = ? AND session = ?`, p.Person, p.Session); err != nil {
				return err
			}
		}
		for _, p := range put {
			// Somebody may have been removed meanwhile; that must not undo what others chose.
			_, err := t.exec(ctx, `INSERT INTO seats (conference, person, session, waiting, online, extra, turn, moved)
				SELECT conference, id, ?, ?, ?, ?, ?, ? FROM people WHERE id = ? AND conference = ?
				ON CONFLICT (person, session) DO UPDATE SET waiting = excluded.waiting, online = excluded.online,
					extra = excluded.extra, turn = excluded.turn, moved = excluded.moved`,
				p.Session, p.Waiting, p.Online, p.Extra, p.Order, p.Moved, p.Person, conf)
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// SaveNamed implements conference.Seats.
func (s *Store) SaveNamed(ctx context.Context, conf wire.ConferenceID, session wire.SessionID, people []wire.PersonID) error {
	return s.journal.write(ctx, "save named", func(ctx context.Context, t *tx) error {
		if _, err := t.exec(ctx, `DELETE FROM named WHERE conference = ? AND session = ?`, conf, session); err != nil {
			return err
		}
		for i, p := range people {
			err := t.must(ctx, `INSERT INTO named (conference, session, person, position)
				SELECT conference, ?, id, ? FROM people WHERE id = ? AND conference = ?`, session, i, p, conf)
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// SaveRound implements conference.Seats.
func (s *Store) SaveRound(ctx context.Context, conf wire.ConferenceID, r wire.RoundDeadline) error {
	return s.journal.write(ctx, "save round", func(ctx context.Context, t *tx) error {
		_, err := t.exec(ctx, `INSERT INTO rounds (conference, round, before) VALUES (?, ?, ?)
			ON CONFLICT (conference, round) DO UPDATE SET before = excluded.before`, conf, r.Round, r.Before)
		return err
	})
}
