package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/jmoiron/sqlx"

	"konvent/server/conference"
	"konvent/signaling/wire"
)

// sessionRow is a session as the database keeps it.
type sessionRow struct {
	wire.Session
	Conference  wire.ConferenceID
	SpeakerList texts `db:"speaker_list"`
}

// Programme implements conference.Programmes; conference.ErrNone for an unknown conference.
func (s *Store) Programme(ctx context.Context, id wire.ConferenceID) (p wire.Programme, err error) {
	// One snapshot for the three reads, so that a programme saved in between is seen whole or not at all.
	t, err := s.read.BeginTxx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
	if err != nil {
		return p, fmt.Errorf("read programme: %w", err)
	}
	defer t.Rollback() //nolint:errcheck // it only read
	if p, err = readProgramme(ctx, t, id); err != nil {
		return wire.Programme{}, fmt.Errorf("read programme: %w", err)
	}
	return p, nil
}

func readProgramme(ctx context.Context, t *sqlx.Tx, id wire.ConferenceID) (p wire.Programme, err error) {
	err = t.GetContext(ctx, (*texts)(&p.Days), t.Rebind(`SELECT days FROM conferences WHERE id = ?`), id)
	if errors.Is(err, sql.ErrNoRows) {
		return p, conference.ErrNone
	}
	if err != nil {
		return p, err
	}
	p.Rooms = []wire.Room{}
	err = t.SelectContext(ctx, &p.Rooms, t.Rebind(`SELECT id, slug, name, kind, seats, COALESCE(parent, '') AS parent, topic
		FROM rooms WHERE conference = ? AND NOT made ORDER BY position`), id)
	if err != nil {
		return p, err
	}
	var rows []sessionRow
	err = t.SelectContext(ctx, &rows, t.Rebind(`SELECT s.id, s.day, s.starts AS "start", s.ends AS "end", s.kind, s.title,
			s.room, s.stage, s.speakers AS speaker_list, s.round, s.capacity, s.hall, s.online, s.closed, s.abstract
		FROM sessions s JOIN rooms r ON r.id = s.room
		WHERE s.conference = ? ORDER BY s.starts, s.ends, r.position, s.id`), id)
	if err != nil {
		return p, err
	}
	p.Sessions = make([]wire.Session, 0, len(rows))
	for _, r := range rows {
		if len(r.SpeakerList) > 0 {
			r.Speakers = r.SpeakerList
		}
		p.Sessions = append(p.Sessions, r.Session)
	}
	return p, nil
}

// SaveSessions implements conference.Programmes; conference.ErrNone, and no change at all, when one of them is unknown.
func (s *Store) SaveSessions(ctx context.Context, id wire.ConferenceID, sessions []wire.Session) error {
	return s.journal.write(ctx, "save sessions", func(ctx context.Context, t *tx) error {
		for _, n := range sessions {
			err := t.must(ctx, `UPDATE sessions SET starts = ?, ends = ? WHERE id = ? AND conference = ?`,
				n.Start, n.End, n.ID, id)
			if err != nil {
				return err
			}
		}
		return nil
	})
}

func saveSessions(ctx context.Context, t *tx, conf wire.ConferenceID, sessions []wire.Session) error {
	rows := make([]sessionRow, 0, len(sessions))
	for _, n := range sessions {
		rows = append(rows, sessionRow{Session: n, Conference: conf, SpeakerList: n.Speakers})
	}
	_, err := named(ctx, t, `INSERT INTO sessions
			(id, conference, room, day, starts, ends, kind, title, stage, speakers, round, capacity, hall, online, closed, abstract)
		VALUES (:id, :conference, :room, :day, :start, :end, :kind, :title, :stage, :speaker_list, :round, :capacity, :hall, :online, :closed,
			:abstract)`,
		rows)
	if err != nil {
		return fmt.Errorf("sessions: %w", err)
	}
	return nil
}
