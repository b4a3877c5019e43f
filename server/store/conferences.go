package store

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"konvent/signaling/wire"
)

// conferenceRow is a conference as the database keeps it.
type conferenceRow struct {
	wire.Conference
	OrganiserList texts `db:"organiser_list"`
}

// Conferences implements conference.Programmes.
func (s *Store) Conferences(ctx context.Context) ([]wire.Conference, error) {
	var rows []conferenceRow
	err := s.list(ctx, &rows, `SELECT id, slug, title, motto, language, mode, timezone, place,
		organisers AS organiser_list, guest_link IS NOT NULL AS guests FROM conferences`)
	if err != nil {
		return nil, err
	}
	all := make([]wire.Conference, 0, len(rows))
	for _, r := range rows {
		r.Organisers = r.OrganiserList
		all = append(all, r.Conference)
	}
	slices.SortFunc(all, func(a, b wire.Conference) int {
		return cmp.Or(cmp.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title)), cmp.Compare(a.ID, b.ID))
	})
	return all, nil
}

// SaveConference implements conference.Programmes. The guest link stays as it is, whatever c.Guests says: SetGuestLink opens
// and closes it.
func (s *Store) SaveConference(ctx context.Context, c wire.Conference, p wire.Programme) error {
	return s.journal.write(ctx, "save conference", func(ctx context.Context, t *tx) error {
		if err := saveHead(ctx, t, c, p.Days); err != nil {
			return err
		}
		if _, err := t.exec(ctx, `DELETE FROM sessions WHERE conference = ?`, c.ID); err != nil {
			return err
		}
		if err := saveRooms(ctx, t, c.ID, p.Rooms); err != nil {
			return err
		}
		return saveSessions(ctx, t, c.ID, p.Sessions)
	})
}

func saveHead(ctx context.Context, t *tx, c wire.Conference, days []string) error {
	_, err := t.exec(ctx, `INSERT INTO conferences (id, slug, title, motto, language, mode, timezone, place, organisers, days)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, title = excluded.title, motto = excluded.motto,
			language = excluded.language, mode = excluded.mode, timezone = excluded.timezone, place = excluded.place,
			organisers = excluded.organisers, days = excluded.days`,
		c.ID, c.Slug, c.Title, c.Motto, c.Language, c.Mode, c.TimeZone, c.Place, texts(c.Organisers), texts(days))
	return err
}
