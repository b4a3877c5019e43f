package store

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"konvent/server/conference"
	"konvent/signaling/wire"
)

// People implements conference.People.
func (s *Store) People(ctx context.Context, conf wire.ConferenceID) ([]wire.Person, error) {
	var people []wire.Person
	err := s.list(ctx, &people, `SELECT id, name, office, role FROM people WHERE conference = ?`, conf)
	// Sorted here because the two databases do not agree on the order of letters.
	slices.SortFunc(people, func(a, b wire.Person) int {
		return cmp.Or(cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)), cmp.Compare(a.ID, b.ID))
	})
	return people, err
}

// Person implements conference.People.
func (s *Store) Person(ctx context.Context, conf wire.ConferenceID, id wire.PersonID) (p wire.Person, err error) {
	return p, s.get(ctx, &p, `SELECT id, name, office, role FROM people WHERE id = ? AND conference = ?`, id, conf)
}

// AddPerson implements conference.Links.
func (s *Store) AddPerson(ctx context.Context, conf wire.ConferenceID, p wire.Person, h *conference.Hash) error {
	return s.journal.write(ctx, "add person", func(ctx context.Context, t *tx) error {
		_, err := t.exec(ctx, `INSERT INTO people (id, conference, name, office, role, link) VALUES (?, ?, ?, ?, ?, ?)`,
			p.ID, conf, p.Name, p.Office, p.Role, link(h))
		return err
	})
}

// Rename implements conference.People; conference.ErrNone for an unknown person.
func (s *Store) Rename(ctx context.Context, conf wire.ConferenceID, p wire.PersonID, name string) error {
	return s.journal.write(ctx, "rename person", func(ctx context.Context, t *tx) error {
		return t.must(ctx, `UPDATE people SET name = ? WHERE id = ? AND conference = ?`, name, p, conf)
	})
}

// RemovePerson implements conference.People; conference.ErrNone for an unknown person.
func (s *Store) RemovePerson(ctx context.Context, conf wire.ConferenceID, p wire.PersonID) error {
	return s.journal.write(ctx, "remove person", func(ctx context.Context, t *tx) error {
		return t.must(ctx, `DELETE FROM people WHERE id = ? AND conference = ?`, p, conf)
	})
}
