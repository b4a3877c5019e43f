// Package seats decides who has a seat in what is offered together, and who waits for one. It is pure: no clock, no store, no network.
//
// A Book is what is so at one moment, and does not change. Who decides writes a Draft of it, keeps what the draft changed, and only
// then puts the draft's book in the place of the old one. So a decision that could not be kept has never been.
package seats

import (
	"cmp"
	"maps"
	"slices"

	"konvent/signaling/wire"
)

// Offer is a session that people choose, one of those of its round.
type Offer struct {
	Session wire.SessionID
	Room    wire.RoomID
	Round   int
	// Start and End are ms since 1970; from Deadline on nobody chooses any more.
	Start, End, Deadline int64
	// Capacity is how many seats there are; Hall and Online are how many of them may be taken in the hall and online. 0 is no limit.
	Capacity, Hall, Online int
	// Closed: only those named may choose it.
	Closed bool
}

// Place is what a person has in a session: a seat, or a place on its waiting list.
type Place struct {
	Person  wire.PersonID
	Session wire.SessionID
	Waiting bool
	// Online is how they attend; otherwise in the hall.
	Online bool
	// Extra: they lead the session, and take no seat away.
	Extra bool
	// Order says who came first: no two are the same, and later ones are higher.
	Order int64
	// Moved is when they came by this seat without choosing it, in ms since 1970; 0 where they chose it.
	Moved int64
}

// key names a place.
type key struct {
	person  wire.PersonID
	session wire.SessionID
}

// hall is how full a session is. Its queue and at are never changed in place.
type hall struct {
	hall, online int
	queue        []wire.PersonID // who waits, the first first
}

// Book holds all seats and waiting lists of a conference.
type Book struct {
	offers map[wire.SessionID]Offer
	named  map[wire.SessionID]map[wire.PersonID]bool // the sets are never changed in place
	places map[wire.PersonID][]Place                 // the slices are never changed in place
	halls  map[wire.SessionID]hall
	turns  map[key]int // on the waiting lists, from 1
	order  int64
}

// Load makes a book of the places and names that were kept. Nothing is offered in it yet: the first draft does that.
func Load(places []Place, named map[wire.SessionID][]wire.PersonID) *Book {
	b := &Book{
		offers: map[wire.SessionID]Offer{}, named: map[wire.SessionID]map[wire.PersonID]bool{}, places: map[wire.PersonID][]Place{},
		halls: map[wire.SessionID]hall{}, turns: map[key]int{},
	}
	for s, people := range named {
		b.named[s] = set(people)
	}
	d := b.Draft(0)
	for _, p := range slices.SortedFunc(slices.Values(places), func(a, b Place) int { return cmp.Compare(a.Order, b.Order) }) {
		d.put(p)
		d.order = max(d.order, p.Order)
	}
	return d.Book()
}

func set(people []wire.PersonID) map[wire.PersonID]bool {
	all := make(map[wire.PersonID]bool, len(people))
	for _, p := range people {
		all[p] = true
	}
	return all
}

// Draft begins to change a book, at a time in ms since 1970.
func (b *Book) Draft(now int64) *Draft {
	return &Draft{
		Now: now, touched: map[key]bool{},
		book: book{
			offers: b.offers, named: maps.Clone(b.named), places: maps.Clone(b.places), halls: maps.Clone(b.halls), order: b.order,
		},
	}
}

// book is a Book that is being written.
type book = Book

// find is what a person has in a session.
func (b *Book) find(p wire.PersonID, s wire.SessionID) (Place, bool) {
	for _, place := range b.places[p] {
		if place.Session == s {
			return place, true
		}
	}
	return Place{}, false
}

// inRound is a person's seat (or waiting place) among the sessions of a round.
func (b *Book) inRound(p wire.PersonID, round int, waiting bool) (Place, bool) {
	for _, place := range b.places[p] {
		if place.Waiting == waiting && b.offers[place.Session].Round == round {
			return place, true
		}
	}
	return Place{}, false
}

// fits says whether a seat of this kind is free.
func (b *Book) fits(s wire.SessionID, online bool) bool { return b.free(s, online) != 0 }

// free is how many seats of this kind are free; -1 for no limit.
func (b *Book) free(s wire.SessionID, online bool) int {
	o, h := b.offers[s], b.halls[s]
	free := left(o.Capacity, h.hall+h.online)
	quota := left(o.Hall, h.hall)
	if online {
		quota = left(o.Online, h.online)
	}
	if free < 0 || quota >= 0 && quota < free {
		return quota
	}
	return free
}

// left is what is left of a limit; -1 where there is none.
func left(limit, taken int) int {
	if limit == 0 {
		return -1
	}
	return max(0, limit-taken)
}

// may says whether a person may choose a session at all.
func (b *Book) may(p wire.PersonID, o Offer) bool {
	return !o.Closed || b.named[o.Session][p]
}
