package importer

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"konvent/server/conference"
	"konvent/signaling/wire"
)

const maxSlug = 60

// errIDs: ids gave a name twice, or none.
var errIDs = errors.New("ids must be new each time")

// Build makes a conference and its programme of the document, with a new id for each thing. A cafeteria becomes a room and its
// tables; the first plenum's slug is "plenum". wire.ErrTooLong where all of it together is too long to be told to everybody.
func (d *Doc) Build(ids func() string) (wire.Conference, wire.Programme, error) {
	b := builder{ids: ids, used: map[string]bool{"": true}, slugs: map[string]bool{}, doc: d}
	c := d.conference
	c.ID = wire.ConferenceID(b.id())
	c.Slug = cmp.Or(slug(c.Title), "conference")
	c.Organisers = append([]string{}, c.Organisers...)
	p := wire.Programme{Days: slices.Clone(d.days), Rooms: []wire.Room{}, Sessions: []wire.Session{}}
	rooms := b.rooms()
	for i := range rooms {
		p.Rooms = append(p.Rooms, rooms[i])
		p.Rooms = append(p.Rooms, b.tables(d.rooms[i], rooms[i])...)
	}
	d.setting = setting{named: map[wire.SessionID][]int{}, leads: map[wire.RoomID][]int{}, plans: map[wire.RoomID]planned{}}
	for i, r := range d.rooms {
		d.setting.leads[rooms[i].ID] = r.leads
	}
	for _, s := range d.sessions {
		s.ID, s.Room = wire.SessionID(b.id()), rooms[s.room].ID
		d.setting.note(s)
		p.Sessions = append(p.Sessions, s.Session)
	}
	slices.SortStableFunc(p.Sessions, func(a, b wire.Session) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	return c, p, cmp.Or(b.err, conference.Fits(p))
}

// builder gives out ids and slugs.
type builder struct {
	ids   func() string
	used  map[string]bool
	slugs map[string]bool
	doc   *Doc
	err   error
}

func (b *builder) id() string {
	id := b.ids()
	if b.used[id] {
		b.err = errIDs
	}
	b.used[id] = true
	return id
}

// rooms makes the document's rooms, without tables.
func (b *builder) rooms() []wire.Room {
	plenum := slices.IndexFunc(b.doc.rooms, func(r room) bool { return r.kind == wire.Plenum })
	b.slugs["plenum"] = true
	all := make([]wire.Room, len(b.doc.rooms))
	for i, r := range b.doc.rooms {
		all[i] = wire.Room{ID: wire.RoomID(b.id()), Name: r.name, Kind: r.kind, Seats: r.seats}
		if r.kind == wire.Cafeteria {
			all[i].Seats = 0
		}
		if i == plenum {
			all[i].Slug = "plenum"
			continue
		}
		all[i].Slug = b.free(cmp.Or(slug(r.name), string(r.kind)))
	}
	return all
}

// tables makes the tables of a cafeteria; other rooms have none.
func (b *builder) tables(r room, parent wire.Room) []wire.Room {
	word := "Tisch"
	if b.doc.conference.Language == "en" {
		word = "Table"
	}
	var all []wire.Room
	for i := range r.tables {
		all = append(all, wire.Room{
			ID: wire.RoomID(b.id()), Slug: b.free(fmt.Sprintf("%s-%d", parent.Slug, i+1)), Name: fmt.Sprintf("%s %d", word, i+1),
			Kind: wire.TableKind, Seats: r.seats, Parent: parent.ID,
		})
	}
	return all
}

// free returns the slug, with a number behind it when another room has it already.
func (b *builder) free(s string) string {
	free := s
	for n := 2; b.slugs[free]; n++ {
		free = fmt.Sprintf("%s-%d", s, n)
	}
	b.slugs[free] = true
	return free
}

var german = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss")

// slug makes a name fit for addresses: lower case letters, digits and hyphens. It is empty when nothing of the name is.
func slug(name string) string {
	plain := german.Replace(strings.ToLower(name))
	parts := strings.FieldsFunc(plain, func(r rune) bool {
		return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	s := strings.Join(parts, "-")
	return strings.TrimRight(s[:min(len(s), maxSlug)], "-")
}
