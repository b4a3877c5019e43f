package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"

	"konvent/signaling/wire"
)

// contactRow is a contact as the database keeps it.
type contactRow struct {
	wire.BusinessCard
	Person wire.PersonID
	At     int64
}

// BusinessCard implements conference.Contacts.
func (s *Store) BusinessCard(ctx context.Context, p wire.PersonID) (wire.BusinessCard, error) {
	var card wire.BusinessCard
	err := s.get(ctx, &card, `SELECT name, office, function, email, phone, note FROM cards WHERE person = ?`, p)
	return card, err
}

// SaveBusinessCard implements conference.Contacts.
func (s *Store) SaveBusinessCard(ctx context.Context, p wire.PersonID, card *wire.BusinessCard) error {
	return s.journal.write(ctx, "save card", func(ctx context.Context, t *tx) error {
		if card == nil {
			_, err := t.exec(ctx, `DELETE FROM cards WHERE person = ?`, p)
			return err
		}
		_, err := t.exec(ctx, `INSERT INTO cards (person, name, office, function, email, phone, note) VALUES (?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT (person) DO UPDATE SET name = excluded.name, office = excluded.office, function = excluded.function,
				email = excluded.email, phone = excluded.phone, note = excluded.note`,
			p, card.Name, card.Office, card.Function, card.Email, card.Phone, card.Note)
		return err
	})
}

// Contacts implements conference.Contacts.
func (s *Store) Contacts(ctx context.Context, owner wire.PersonID) ([]wire.Contact, error) {
	var rows []contactRow
	err := s.list(ctx, &rows, `SELECT person, name, office, function, email, phone, note, at FROM contacts WHERE owner = ?`, owner)
	all := make([]wire.Contact, 0, len(rows))
	for _, r := range rows {
		all = append(all, wire.Contact{Person: r.Person, Card: r.BusinessCard, At: r.At})
	}
	slices.SortFunc(all, func(a, b wire.Contact) int {
		return cmp.Or(cmp.Compare(strings.ToLower(a.Card.Name), strings.ToLower(b.Card.Name)), cmp.Compare(a.Person, b.Person))
	})
	return all, err
}

// Exchange implements conference.Contacts.
func (s *Store) Exchange(ctx context.Context, a, b wire.PersonID, at int64, atMost int) error {
	return s.journal.write(ctx, "exchange cards", func(ctx context.Context, t *tx) error {
		for _, way := range [][2]wire.PersonID{{a, b}, {b, a}} {
			if err := give(ctx, t, way[0], way[1], at, atMost); err != nil {
				return err
			}
		}
		return nil
	})
}

// give puts the card of one person among the contacts of another.
func give(ctx context.Context, t *tx, from, to wire.PersonID, at int64, atMost int) error {
	var has int
	err := t.GetContext(ctx, &has, t.Rebind(`SELECT COUNT(*) FROM contacts WHERE owner = ? AND person <> ?`), to, from)
	if err != nil {
		return err
	}
	if has >= atMost {
		return wire.ErrTooMany
	}
	n, err := t.exec(ctx, `INSERT INTO contacts (owner, person, name, office, function, email, phone, note, at)
		SELECT ?, person, name, office, function, email, phone, note, ? FROM cards WHERE person = ?
		ON CONFLICT (owner, person) DO UPDATE SET name = excluded.name, office = excluded.office, function = excluded.function,
			email = excluded.email, phone = excluded.phone, note = excluded.note, at = excluded.at`, to, at, from)
	if errors.Is(err, sql.ErrNoRows) || err == nil && n == 0 {
		return wire.ErrNoCard
	}
	return err
}

// RemoveContact implements conference.Contacts.
func (s *Store) RemoveContact(ctx context.Context, owner, person wire.PersonID) (bool, error) {
	var n int64
	err := s.journal.write(ctx, "remove contact", func(ctx context.Context, t *tx) (err error) {
		n, err = t.exec(ctx, `DELETE FROM contacts WHERE owner = ? AND person = ?`, owner, person)
		return err
	})
	return n > 0, err
}
