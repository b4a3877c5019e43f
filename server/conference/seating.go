package conference

import (
	"context"
	"slices"
	"time"

	"konvent/server/conference/seats"
	"konvent/server/room"
	"konvent/signaling/wire"
)

const (
	// beforeDefault is how many minutes before its start a round can be changed where nothing was set, beforeAtMost the most one can set.
	beforeDefault, beforeAtMost = 10, 7 * 24 * 60
	// seatsKept is how long seats are kept for those who chose them, before the start (the room is theirs then) and after it.
	seatsKept = 10 * time.Minute
	// recountSeatsEvery is how often seats.changed and seats.taken are said at most.
	recountSeatsEvery = time.Second
)

// Chosen says whether people choose an item of this kind and round, so that it can be closed to all but those named.
func Chosen(kind string, round int) bool { return round != 0 && slices.Contains(chosenKinds, kind) }

// chosenKinds are the kinds of items that people choose, where they belong to a round.
var chosenKinds = []string{"workshop", "groups"}

// offers lists what people choose, as the programme is now.
func (c *Conference) offers() []seats.Offer {
	var all []seats.Offer
	starts := map[int]int64{}
	for _, s := range c.programme.Sessions {
		if !Chosen(s.Kind, s.Round) {
			continue
		}
		if at, ok := starts[s.Round]; !ok || s.Start < at {
			starts[s.Round] = s.Start
		}
		all = append(all, seats.Offer{
			Session: s.ID, Room: s.Room, Round: s.Round, Start: s.Start, End: s.End, Capacity: s.Capacity, Hall: s.Hall, Online: s.Online,
			Closed: s.Closed,
		})
	}
	for i, o := range all {
		all[i].Deadline = starts[o.Round] - int64(c.seats.beforeOf(o.Round))*time.Minute.Milliseconds()
	}
	return all
}

func (d *desk) beforeOf(round int) int {
	if before, ok := d.before[round]; ok {
		return before
	}
	return beforeDefault
}

func (v *Visit) chooseSeat(_ context.Context, ask wire.SeatChoice) (mine wire.MySeats, err error) {
	if !v.rates.seats.Allow() {
		return mine, wire.ErrTooFast
	}
	var w seats.Wish
	err = v.here(func(p *presence) error {
		w = v.c.seatWish(p.Person, ask.Session, ask.Online)
		w.Wait = ask.Wait
		return nil
	})
	if err != nil {
		return mine, err
	}
	return v.decide(func(d *seats.Draft) error { return d.Choose(w) })
}

func (v *Visit) leaveSeat(_ context.Context, ask wire.SeatAsk) (mine wire.MySeats, err error) {
	if !v.rates.seats.Allow() {
		return mine, wire.ErrTooFast
	}
	return v.decide(func(d *seats.Draft) error { d.Leave(v.me, ask.Session); return nil })
}

func (v *Visit) swapSeat(_ context.Context, ask wire.SeatAsk) (mine wire.MySeats, err error) {
	if !v.rates.seats.Allow() {
		return mine, wire.ErrTooFast
	}
	return v.decide(func(d *seats.Draft) error { return d.Swap(v.me, ask.Session) })
}

// decide carries out this person's wish, and says what they have after it.
func (v *Visit) decide(do func(*seats.Draft) error) (mine wire.MySeats, err error) {
	if err := v.here(func(*presence) error { return nil }); err != nil {
		return mine, err
	}
	if err := v.c.decide(v.me, do); err != nil {
		return mine, err
	}
	return mine, v.here(func(*presence) error { mine = v.c.seats.book.Mine(v.me); return nil })
}

// seatWish is a person's wish for a seat: who leads the room takes none away, and who does not say how they attend does so in the way of
// the conference.
func (c *Conference) seatWish(who wire.Person, s wire.SessionID, online *bool) seats.Wish {
	w := seats.Wish{Person: who.ID, Session: s, Online: c.about.Mode != "onsite"}
	if online != nil {
		w.Online = *online
	}
	at := slices.IndexFunc(c.programme.Sessions, func(one wire.Session) bool { return one.ID == s })
	if at >= 0 {
		r, ok := c.rooms[c.programme.Sessions[at].Room]
		w.Extra = ok && c.lead(who, r) != ""
	}
	return w
}

// seatDoor keeps the seats of a workshop for those who chose it, from ten minutes before its start until ten minutes after; others come
// in while seats are free. A closed one is for those named as long as it runs.
func (c *Conference) seatDoor(p *presence, to *room.Room) error {
	now := time.Now().UnixMilli()
	of := to
	if to.Parent() != "" {
		of = c.rooms[to.Parent()]
	}
	if of == nil || c.leads(p, to) {
		return nil
	}
	o, held := c.seats.book.Held(of.ID, now, seatsKept.Milliseconds())
	switch {
	case !held:
		return nil
	case !c.seats.book.May(p.ID, o):
		return wire.ErrNamed
	case o.Capacity == 0, of != to, p.room != nil && p.room.Parent() == to.ID:
		return nil
	}
	kept := now < o.Start+seatsKept.Milliseconds()
	if kept && c.seats.book.Seated(p.ID, o.Session) {
		return nil
	}
	hall, online := c.seats.book.Taken(o.Session)
	seated, others := c.inside(to, o.Session)
	switch {
	case kept && hall+online+others >= o.Capacity:
		return wire.ErrKept
	case !kept && hall+seated+others >= o.Capacity:
		return wire.ErrFull
	}
	return nil
}

// clearClosed brings those out of a closed session who were in its room before it began and are not named for it.
func (c *Conference) clearClosed() {
	now := time.Now().UnixMilli()
	for _, p := range c.present {
		if p.room == nil {
			continue
		}
		in := p.room.ID
		if c.made[in].Kind == wire.GroupKind {
			in = p.room.Parent()
		}
		o, runs := c.seats.book.Held(in, now, 0)
		if !runs || c.seats.book.May(p.ID, o) || c.leads(p, p.room) {
			continue
		}
		c.turnAway(p)
	}
}

// inside counts those in a workshop and its groups: who has a seat online, and who has none.
func (c *Conference) inside(r *room.Room, s wire.SessionID) (seated, others int) {
	for _, p := range c.present {
		if p.room == nil || p.room != r && p.room.Parent() != r.ID || c.leads(p, r) {
			continue
		}
		switch online, ok := c.seats.book.Attends(p.ID, s); {
		case !ok:
			others++
		case online:
			seated++
		}
	}
	return seated, others
}

// tellChanges tells those whose seats changed at once, and everybody the new counts a little later.
func (c *Conference) tellChanges(d *seats.Draft) {
	put, gone := d.Changes()
	for _, one := range slices.Concat(put, gone) {
		if p := c.present[one.Person]; p != nil {
			c.tellMine(p)
		}
	}
	if d.Everybody {
		for _, p := range c.present {
			c.tellMine(p)
		}
	}
	for _, m := range d.Moves {
		if p := c.present[m.Person]; p != nil && p.line != nil {
			p.line.Push(wire.Encode(wire.Event{Type: "seat.moved", Body: wire.SeatMoved{From: m.From, To: m.To, Why: m.Why}}))
		}
	}
	c.recountSeats()
}

// tellMine tells a person what they have, where it differs from what they were told.
func (c *Conference) tellMine(p *presence) {
	mine := c.seats.book.Mine(p.ID)
	if p.line == nil || slices.Equal(mine.Seats, p.seats.Seats) && slices.Equal(mine.Named, p.seats.Named) {
		return
	}
	p.seats = mine
	p.line.Push(wire.Encode(wire.Event{Type: "seats.mine", Body: mine}))
}

// recountSeats tells everybody how full that is which changed, and those who wait their turn, at most once a second.
func (c *Conference) recountSeats() {
	if c.seats.telling != nil {
		return
	}
	c.seats.telling = c.later(recountSeatsEvery, func() {
		c.seats.telling = nil
		news, whole := c.seats.book.News(c.seats.told, time.Now().UnixMilli())
		c.seats.told = c.seats.book
		switch {
		case whole:
			c.broadcast("seats.changed", news)
		case len(news.Sessions) > 0:
			c.broadcast("seats.taken", wire.SeatsTaken{Sessions: news.Sessions})
		}
		for id := range c.seats.book.Waiting() {
			if p := c.present[id]; p != nil {
				c.tellMine(p)
			}
		}
	})
}
