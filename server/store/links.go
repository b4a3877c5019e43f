package store

import (
	"context"

	"konvent/server/conference"
	"konvent/signaling/wire"
)

// ByLink implements conference.Links.
func (s *Store) ByLink(ctx context.Context, h conference.Hash) (conference.Linked, error) {
	var row struct {
		wire.Person
		Conference wire.ConferenceID
	}
	err := s.get(ctx, &row, `SELECT conference, id, name, office, role FROM people WHERE link = ?
		UNION ALL SELECT id, '', '', '', ? FROM conferences WHERE guest_link = ?`, hexOf(h), wire.Guest, hexOf(h))
	if err != nil {
		return conference.Linked{}, err
	}
	return conference.Linked{Conference: row.Conference, Person: row.Person}, nil
}

// SetLink implements conference.Links.
func (s *Store) SetLink(ctx context.Context, conf wire.ConferenceID, p wire.PersonID, h *conference.Hash) error {
	return s.journal.write(ctx, "set link", func(ctx context.Context, t *tx) error {
		return t.must(ctx, `UPDATE people SET link = ? WHERE id = ? AND conference = ?`, link(h), p, conf)
	})
}

// SetGuestLink implements conference.Links; conference.ErrNone for an unknown conference.
func (s *Store) SetGuestLink(ctx context.Context, conf wire.ConferenceID, h *conference.Hash) error {
	return s.journal.write(ctx, "set guest link", func(ctx context.Context, t *tx) error {
		return t.must(ctx, `UPDATE conferences SET guest_link = ? WHERE id = ?`, link(h), conf)
	})
}
