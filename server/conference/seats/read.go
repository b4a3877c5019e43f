package seats

import (
	"cmp"
	"iter"
	"maps"
	"reflect"
	"slices"

	"konvent/signaling/wire"
)

// Mine is what a person has, in the order of time.
func (b *Book) Mine(p wire.PersonID) wire.MySeats {
	mine := wire.MySeats{Seats: []wire.Seat{}, Named: []wire.SessionID{}}
	for _, place := range b.places[p] {
		mine.Seats = append(mine.Seats, wire.Seat{
			Session: place.Session, Waiting: b.turns[key{p, place.Session}], Online: place.Online, Extra: place.Extra, Moved: place.Moved,
		})
	}
	slices.SortFunc(mine.Seats, func(x, y wire.Seat) int {
		return cmp.Or(cmp.Compare(b.offers[x.Session].Start, b.offers[y.Session].Start), cmp.Compare(x.Session, y.Session))
	})
	for s, people := range b.named {
		if b.offers[s].Closed && people[p] {
			mine.Named = append(mine.Named, s)
		}
	}
	slices.Sort(mine.Named)
	return mine
}

// All lists every place, by session and order.
func (b *Book) All() []Place {
	all := []Place{}
	for _, places := range b.places {
		all = append(all, places...)
	}
	slices.SortFunc(all, func(x, y Place) int { return cmp.Or(cmp.Compare(x.Session, y.Session), cmp.Compare(x.Order, y.Order)) })
	return all
}

// Named lists who may choose a closed session.
func (b *Book) Named(s wire.SessionID) []wire.PersonID { return slices.Sorted(maps.Keys(b.named[s])) }

// Waiting are those who are on a waiting list, some more than once.
func (b *Book) Waiting() iter.Seq[wire.PersonID] {
	return func(yield func(wire.PersonID) bool) {
		for k := range b.turns {
			if !yield(k.person) {
				return
			}
		}
	}
}

// toldAtMost is of how many sessions everybody is told how full they are.
const toldAtMost = 100

// Offered is how full the sessions are that are not over, round by round, as many as are told to everybody.
func (b *Book) Offered(now int64) wire.Offered {
	told := wire.Offered{Rounds: []wire.SeatRound{}, Sessions: []wire.Taken{}}
	for _, round := range b.rounds() {
		if round[0].End <= now && !slices.ContainsFunc(round, func(o Offer) bool { return o.End > now }) {
			continue
		}
		if len(told.Sessions)+len(round) > toldAtMost {
			break
		}
		told.Rounds = append(told.Rounds, wire.SeatRound{Round: round[0].Round, Start: round[0].Start, Deadline: round[0].Deadline})
		for _, o := range round {
			told.Sessions = append(told.Sessions, b.taken(o))
		}
	}
	return told
}

// News is what to tell those of how full the sessions are who know an earlier book: those that are other now. Whole where other sessions
// are offered than before, or in another way; then it is all.
func (b *Book) News(before *Book, now int64) (told wire.Offered, whole bool) {
	told = b.Offered(now)
	if !maps.Equal(b.offers, before.offers) {
		return told, true
	}
	told.Sessions = slices.DeleteFunc(told.Sessions, func(t wire.Taken) bool {
		return reflect.DeepEqual(t, before.taken(before.offers[t.Session]))
	})
	return told, false
}

// rounds lists what is offered together, the earliest first, and in each the earliest first.
func (b *Book) rounds() [][]Offer {
	by := map[int][]Offer{}
	for _, o := range b.offers {
		by[o.Round] = append(by[o.Round], o)
	}
	all := make([][]Offer, 0, len(by))
	for _, round := range by {
		slices.SortFunc(round, func(x, y Offer) int { return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.Session, y.Session)) })
		all = append(all, round)
	}
	slices.SortFunc(all, func(x, y []Offer) int {
		return cmp.Or(cmp.Compare(x[0].Start, y[0].Start), cmp.Compare(x[0].Round, y[0].Round))
	})
	return all
}

// taken is how full a session is.
func (b *Book) taken(o Offer) wire.Taken {
	h := b.halls[o.Session]
	t := wire.Taken{
		Session: o.Session, Taken: h.hall + h.online, FreeHall: b.free(o.Session, false), FreeOnline: b.free(o.Session, true), Waiting: len(h.queue),
	}
	for _, p := range h.queue {
		seat, ok := b.inRound(p, o.Round, false)
		if !ok || seat.Extra {
			continue
		}
		if at := slices.IndexFunc(t.Swaps, func(s wire.SwapCount) bool { return s.For == seat.Session }); at >= 0 {
			t.Swaps[at].Count++
		} else {
			t.Swaps = append(t.Swaps, wire.SwapCount{For: seat.Session, Count: 1})
		}
	}
	return t
}

// Room is where a person has a seat at a time, in ms since 1970; empty where they have none.
func (b *Book) Room(p wire.PersonID, at int64) wire.RoomID {
	for _, place := range b.places[p] {
		if o := b.offers[place.Session]; !place.Waiting && o.Start <= at && at < o.End {
			return o.Room
		}
	}
	return ""
}

// Held is the offer for which a room is kept at a time: what runs in it, or what begins there within ahead ms.
func (b *Book) Held(room wire.RoomID, at, ahead int64) (held Offer, ok bool) {
	for _, o := range b.offers {
		if o.Room == room && o.Start-ahead <= at && at < o.End && (!ok || o.Start < held.Start) {
			held, ok = o, true
		}
	}
	return held, ok
}

// Seated says whether a person has a seat in a session.
func (b *Book) Seated(p wire.PersonID, s wire.SessionID) bool {
	place, ok := b.find(p, s)
	return ok && !place.Waiting
}

// May says whether a person may be in a session at all: a closed one is for those named and those seated.
func (b *Book) May(p wire.PersonID, o Offer) bool { return b.may(p, o) || b.Seated(p, o.Session) }

// Attends says whether a person has a seat in a session, and whether online.
func (b *Book) Attends(p wire.PersonID, s wire.SessionID) (online, ok bool) {
	place, ok := b.find(p, s)
	return place.Online, ok && !place.Waiting
}

// Taken is how many seats of a session are taken.
func (b *Book) Taken(s wire.SessionID) (hall, online int) { return b.halls[s].hall, b.halls[s].online }
