package seats

import (
	"maps"

	"konvent/signaling/wire"
)

// Draft is a book that is being written. A wish that is refused leaves it as it was.
type Draft struct {
	book
	// Now is when it is written, in ms since 1970.
	Now int64
	// Moves are those who came by a seat, or lost one, without asking for it just now.
	Moves []Move
	// Everybody may have other seats than before: what is offered, or to whom, changed.
	Everybody bool

	touched map[key]bool
}

// Move is a person who came by a seat, or lost one, without asking for it just now.
type Move struct {
	Person wire.PersonID
	// From is empty for somebody who had no seat in the round, To for somebody who has none any more.
	From, To wire.SessionID
	Why      wire.SeatWhy
}

// Wish is what somebody chooses.
type Wish struct {
	Person  wire.PersonID
	Session wire.SessionID
	Online  bool
	// Wait: they take a place on the waiting list where no seat is free.
	Wait bool
	// Extra: they lead the session, and take no seat away.
	Extra bool
}

// Choose gives a person a seat in a session, for the one they had in its round, or with Wait a place on its waiting list beside it.
// Who asks for what they have keeps it. wire.ErrNoSeat where none is free, wire.ErrLate after the deadline, wire.ErrNamed for a session
// that is for others, wire.ErrNotFound for one that is not offered.
func (d *Draft) Choose(w Wish) error {
	o, err := d.open(w.Person, w.Session)
	if err != nil {
		return err
	}
	has, there := d.find(w.Person, w.Session)
	if there && has.Waiting && !w.Extra {
		return d.waitAs(has, w.Online)
	}
	if there && !has.Waiting && has.Online == w.Online && has.Extra == w.Extra {
		return nil
	}
	if d.take(w, o.Round, 0) {
		return nil
	}
	if !w.Wait || there {
		return wire.ErrNoSeat
	}
	if before, waits := d.inRound(w.Person, o.Round, true); waits {
		d.drop(before)
	}
	d.put(Place{Person: w.Person, Session: w.Session, Waiting: true, Online: w.Online, Order: d.next()})
	d.match(w.Person, o.Round)
	return nil
}

// waitAs changes how somebody who waits would attend.
func (d *Draft) waitAs(has Place, online bool) error {
	if has.Online != online {
		has.Online = online
		d.put(has)
		d.settle(has.Session)
		d.match(has.Person, d.offers[has.Session].Round)
	}
	return nil
}

// take gives a person a seat if one is free, for the one they had in the round.
func (d *Draft) take(w Wish, round int, moved int64) bool {
	before, had := d.inRound(w.Person, round, false)
	if had {
		d.drop(before)
	}
	if !w.Extra && !d.fits(w.Session, w.Online) {
		if had {
			d.put(before)
		}
		return false
	}
	if waits, ok := d.find(w.Person, w.Session); ok {
		d.drop(waits)
	}
	d.put(Place{Person: w.Person, Session: w.Session, Online: w.Online, Extra: w.Extra, Order: d.next(), Moved: moved})
	d.match(w.Person, round)
	if had {
		d.settle(before.Session)
	}
	return true
}

// Leave gives a seat back, or a place on the waiting list; who has neither has it already.
func (d *Draft) Leave(p wire.PersonID, s wire.SessionID) {
	if has, ok := d.find(p, s); ok {
		d.drop(has)
		d.settle(s)
	}
}

// Place seats somebody by hand, whatever deadline and names say. wire.ErrNoSeat where no seat is free.
func (d *Draft) Place(w Wish) error {
	o, ok := d.offers[w.Session]
	if !ok {
		return wire.ErrNotFound.With("session")
	}
	before, _ := d.inRound(w.Person, o.Round, false)
	if before.Session == w.Session && before.Online == w.Online && before.Extra == w.Extra {
		return nil
	}
	if !d.take(w, o.Round, d.Now) {
		return wire.ErrNoSeat
	}
	d.Moves = append(d.Moves, Move{w.Person, before.Session, w.Session, wire.SeatPlaced})
	return nil
}

// Unplace takes somebody's seat or waiting place by hand.
func (d *Draft) Unplace(p wire.PersonID, s wire.SessionID) {
	has, ok := d.find(p, s)
	if ok && !has.Waiting {
		d.Moves = append(d.Moves, Move{p, s, "", wire.SeatPlaced})
	}
	d.Leave(p, s)
}

// Forget takes a person out altogether.
func (d *Draft) Forget(p wire.PersonID) {
	for s, all := range d.named {
		if all[p] {
			d.named[s] = maps.Clone(all)
			delete(d.named[s], p)
		}
	}
	for _, place := range d.places[p] {
		d.Leave(p, place.Session)
	}
}

// open finds a session that a person may choose now.
func (d *Draft) open(p wire.PersonID, s wire.SessionID) (Offer, error) {
	o, ok := d.offers[s]
	switch {
	case !ok:
		return o, wire.ErrNotFound.With("session")
	case d.Now >= o.Deadline:
		return o, wire.ErrLate
	case !d.may(p, o):
		return o, wire.ErrNamed
	}
	return o, nil
}
