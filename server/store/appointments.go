package store

import (
	"context"

	"konvent/server/conference/cafe"
	"konvent/signaling/wire"
)

// Appointments implements conference.Appointments.
func (s *Store) Appointments(ctx context.Context, conf wire.ConferenceID, after int64) ([]cafe.Date, error) {
	var all []cafe.Date
	err := s.list(ctx, &all, `SELECT d.id, d.a, d.b, d.start, d.minutes, d.place, d.words, d.state, d.called, d.room AS "table"
		FROM appointments d JOIN people p ON p.id = d.a WHERE p.conference = ? AND d.start > ?`, conf, after)
	return all, err
}

// SaveAppointment implements conference.Appointments.
func (s *Store) SaveAppointment(ctx context.Context, d cafe.Date) error {
	return s.journal.write(ctx, "save appointment", func(ctx context.Context, t *tx) error {
		_, err := t.exec(ctx, `INSERT INTO appointments (id, a, b, start, minutes, place, words, state, called, room)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT (id) DO UPDATE SET state = excluded.state, called = excluded.called, room = excluded.room`,
			d.ID, d.A, d.B, d.Start, d.Minutes, d.Place, d.Words, d.State, d.Called, d.Table)
		return err
	})
}
