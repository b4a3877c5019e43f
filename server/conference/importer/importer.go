// Package importer reads a conference from a JSON document (docs/import.md): the document becomes a tree whose nodes know their
// lines, the tree is checked field by field, and what passed is built into the house's own words.
//
// Parse finds all mistakes at once, and nothing is built from a document that has one.
package importer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
	_ "time/tzdata" // the house knows all time zones wherever it runs

	"konvent/server/conference"
	"konvent/server/conference/groups"
	"konvent/signaling/wire"
)

// MaxSize is how long a document may be, in bytes.
const MaxSize = 4 << 20

// Limits of a document; lengths are in characters.
const (
	maxDays       = 31
	maxRooms      = 1000 // tables included
	maxTables     = 500
	maxTableSeats = 8
	maxSeats      = conference.SeatsAtMost
	maxSessions   = conference.SessionsAtMost
	maxPeople     = 5000
	maxList       = conference.ListAtMost
	maxName       = 80
	maxText       = conference.TextRunes
	maxAbstract   = conference.AbstractRunes
	maxDocDepth   = 16
	maxTask       = groups.TaskRunes
	maxFaults     = 100
)

// Doc is a document without mistakes.
type Doc struct {
	// People are those the document names, without ids.
	People []wire.Person

	conference wire.Conference // without id
	days       []string
	rooms      []room
	sessions   []session
	lines      []int // of the people
	setting    setting
}

// room is a room of the document; a cafeteria stands for its tables as well.
type room struct {
	name   string
	kind   wire.RoomKind
	seats  int // of each table, in a cafeteria
	tables int
	leads  []int // indices in the document's people, of those who lead it
}

// session is a session of the document. Its Room is empty and its ID too.
type session struct {
	wire.Session
	room   int              // index in the document's rooms
	people []int            // indices in the document's people, of those for whom a closed session is
	plan   *wire.GroupsPlan // of its groups; nil for none
}

// Fault is one mistake in a document.
type Fault struct {
	// Line counts from 1.
	Line int `json:"line"`
	// Path names the field, such as "sessions[3].end" (lists count from 0); empty for the document as a whole.
	Path string `json:"path"`
	// What says what is wrong.
	What string `json:"what"`
}

// Faults are all mistakes of a document, in the order of its lines. No more than a hundred are listed.
type Faults []Fault

// Error lists the mistakes, one a line.
func (f Faults) Error() string {
	lines := make([]string, 0, len(f))
	for _, one := range f {
		if one.Path == "" {
			lines = append(lines, fmt.Sprintf("line %d: %s", one.Line, one.What))
			continue
		}
		lines = append(lines, fmt.Sprintf("line %d: %s: %s", one.Line, one.Path, one.What))
	}
	return strings.Join(lines, "\n")
}

// Parse reads and checks a document. Its error is Faults.
func Parse(text []byte) (*Doc, error) {
	root, fault := parseTree(text)
	if fault != nil {
		return nil, Faults{*fault}
	}
	c := &checker{}
	doc := c.document(root)
	if len(c.faults) > 0 {
		slices.SortStableFunc(c.faults, func(a, b Fault) int { return cmp.Compare(a.Line, b.Line) })
		return nil, c.faults
	}
	return doc, nil
}

// Align moves the whole programme, its days included, so that the first session of this kind begins at the given time. The time's
// location must be the conference's time zone, because that is where a day begins.
func Align(p *wire.Programme, kind string, at time.Time) error {
	first := -1
	for i, s := range p.Sessions {
		if s.Kind == kind && (first < 0 || s.Start < p.Sessions[first].Start) {
			first = i
		}
	}
	if first < 0 {
		return fmt.Errorf("align programme: no session is a %s", kind)
	}
	anchor := p.Sessions[first]
	was, err := time.Parse(time.DateOnly, p.Days[anchor.Day-1])
	if err != nil {
		return fmt.Errorf("align programme: %w", err)
	}
	is := time.Date(at.Year(), at.Month(), at.Day(), 0, 0, 0, 0, time.UTC)
	for i, day := range p.Days {
		d, err := time.Parse(time.DateOnly, day)
		if err != nil {
			return fmt.Errorf("align programme: %w", err)
		}
		p.Days[i] = d.Add(is.Sub(was)).Format(time.DateOnly)
	}
	by := at.UnixMilli() - anchor.Start
	for i := range p.Sessions {
		p.Sessions[i].Start += by
		p.Sessions[i].End += by
	}
	return nil
}
