package seats

import (
	"maps"

	"konvent/signaling/wire"
)

// settle gives what became free to those who wait, the first first, until nobody who waits fits any more. Who moves up gives their other
// seat of the round to those who wait for that. Once a session has begun nobody moves up any more: who stands at its door goes in.
func (d *Draft) settle(sessions ...wire.SessionID) {
	for len(sessions) > 0 {
		s := sessions[0]
		o := d.offers[s]
		p, ok := d.first(s)
		if !ok || d.Now >= o.Start {
			sessions = sessions[1:]
			continue
		}
		before, had := d.inRound(p.Person, o.Round, false)
		if had {
			d.drop(before)
			sessions = append(sessions, before.Session)
		}
		d.seat(p, d.Now)
		d.Moves = append(d.Moves, Move{p.Person, before.Session, s, wire.SeatFree})
	}
}

// first is the first who waits for a session and for whom a seat is free.
func (d *Draft) first(s wire.SessionID) (Place, bool) {
	for _, p := range d.halls[s].queue {
		if place, _ := d.find(p, s); d.may(p, d.offers[s]) && d.fits(s, place.Online) {
			return place, true
		}
	}
	return Place{}, false
}

// seat makes a waiting place a seat.
func (d *Draft) seat(p Place, moved int64) {
	d.drop(p)
	p.Waiting, p.Moved, p.Order = false, moved, d.next()
	d.put(p)
}

// Swap exchanges a person's seat for one in another session of the round, with the first who has that and waits for theirs.
// wire.ErrNoSwap where nobody does.
func (d *Draft) Swap(p wire.PersonID, s wire.SessionID) error {
	o, err := d.open(p, s)
	if err != nil {
		return err
	}
	mine, ok := d.inRound(p, o.Round, false)
	if !ok || mine.Extra || mine.Session == s {
		return wire.ErrNoSwap
	}
	wish := mine
	wish.Session = s
	if !d.exchange(mine, wish) {
		return wire.ErrNoSwap
	}
	return nil
}

// match swaps two people each of whom waits for what the other has.
func (d *Draft) match(p wire.PersonID, round int) {
	mine, seated := d.inRound(p, round, false)
	wish, waits := d.inRound(p, round, true)
	if seated && waits && !mine.Extra && d.Now < d.offers[wish.Session].Deadline {
		d.exchange(mine, wish)
	}
}

// exchange swaps a seat for what its owner wishes, with the first who waits for that seat and has such a one.
func (d *Draft) exchange(mine, wish Place) bool {
	for _, q := range d.halls[mine.Session].queue {
		theirs, ok := d.find(q, wish.Session)
		if !ok || theirs.Waiting || theirs.Extra || !d.may(q, d.offers[mine.Session]) || !d.may(mine.Person, d.offers[wish.Session]) {
			continue
		}
		wished, _ := d.find(q, mine.Session)
		d.drop(mine)
		d.drop(theirs)
		neutral := mine.Online == wished.Online && theirs.Online == wish.Online
		if !neutral && (!d.fits(mine.Session, wished.Online) || !d.fits(wish.Session, wish.Online)) {
			d.put(mine)
			d.put(theirs)
			continue
		}
		if waits, ok := d.find(mine.Person, wish.Session); ok {
			d.drop(waits)
		}
		d.put(Place{Person: mine.Person, Session: wish.Session, Online: wish.Online, Order: d.next(), Moved: d.Now})
		d.seat(wished, d.Now)
		d.Moves = append(d.Moves,
			Move{mine.Person, mine.Session, wish.Session, wire.SeatSwapped}, Move{q, wish.Session, mine.Session, wire.SeatSwapped})
		d.settle(mine.Session, wish.Session)
		return true
	}
	return false
}

// Offer takes over what is offered now. What is not offered any more takes its places along; who then has two seats in one round keeps
// the one they took first.
func (d *Draft) Offer(offers []Offer) {
	before := d.offers
	d.offers = make(map[wire.SessionID]Offer, len(offers))
	all := make([]wire.SessionID, 0, len(offers))
	for _, o := range offers {
		d.offers[o.Session] = o
		all = append(all, o.Session)
	}
	d.Everybody = d.Everybody || !maps.Equal(before, d.offers)
	for p, places := range d.places {
		for _, place := range places {
			o, there := d.offers[place.Session]
			if there {
				kept, _ := d.inRound(p, o.Round, place.Waiting)
				there = kept.Session == place.Session
			}
			if there {
				continue
			}
			d.drop(place)
			if !place.Waiting {
				d.Moves = append(d.Moves, Move{p, place.Session, "", wire.SeatGone})
			}
		}
	}
	for _, s := range all {
		d.turnAway(s)
	}
	d.settle(all...)
}

// Name says who may choose a closed session. Who may not any more waits for it no longer; a seat one has stays.
func (d *Draft) Name(s wire.SessionID, people []wire.PersonID) {
	d.named[s], d.Everybody = set(people), true
	d.turnAway(s)
}

// turnAway ends the waiting of those who may not choose a session.
func (d *Draft) turnAway(s wire.SessionID) {
	for _, p := range d.halls[s].queue {
		if place, waits := d.find(p, s); waits && !d.may(p, d.offers[s]) {
			d.drop(place)
		}
	}
}
