package conference

import (
	"context"
	"errors"
	"slices"

	"konvent/server/conference/seats"
	"konvent/signaling/wire"
)

// namedAtMost is how many people may be named for one closed session.
const namedAtMost = 5000

// AllSeats lists every seat and waiting place, by session and the order they were taken in.
func (c *Conference) AllSeats() []wire.SeatRow {
	all := []wire.SeatRow{}
	c.box.Do(func() {
		for _, p := range c.seats.book.All() {
			mine := c.seats.book.Mine(p.Person).Seats
			at := slices.IndexFunc(mine, func(s wire.Seat) bool { return s.Session == p.Session })
			all = append(all, wire.SeatRow{Person: p.Person, Seat: mine[at]})
		}
	})
	return all
}

// PlaceSeat seats a person by hand, also after the deadline, for the seat they had in the round. online is their way, or nil for the
// conference's. wire.ErrNoSeat where none is free, wire.ErrNotFound for a session that is not offered; ErrNone for an unknown person.
func (c *Conference) PlaceSeat(ctx context.Context, who wire.PersonID, s wire.SessionID, online *bool) error {
	c.edits.Lock()
	defer c.edits.Unlock()
	person, err := c.house.store.Person(ctx, c.ID, who)
	if err != nil {
		return err
	}
	var w seats.Wish
	if err := c.do(func() error { w = c.seatWish(person, s, online); return nil }); err != nil {
		return err
	}
	return c.decide("", func(d *seats.Draft) error { return d.Place(w) })
}

// TakeSeat takes a person's seat or waiting place by hand; who has none has it already.
func (c *Conference) TakeSeat(who wire.PersonID, s wire.SessionID) error {
	return c.decide("", func(d *seats.Draft) error { d.Unplace(who, s); return nil })
}

// NamedFor lists who may choose a closed session.
func (c *Conference) NamedFor(s wire.SessionID) []wire.PersonID {
	named := []wire.PersonID{}
	c.box.Do(func() { named = append(named, c.seats.book.Named(s)...) })
	return named
}

// NameForSession says who may choose a closed session, and be in it while it runs. Who has a seat in it keeps it.
func (c *Conference) NameForSession(ctx context.Context, s wire.SessionID, people []wire.PersonID) error {
	c.edits.Lock()
	defer c.edits.Unlock()
	if len(people) > namedAtMost {
		return wire.ErrTooLong.With("people")
	}
	if _, p := c.Whole(); !slices.ContainsFunc(p.Sessions, func(one wire.Session) bool { return one.ID == s }) {
		return wire.ErrNotFound.With("session")
	}
	if err := c.nameFor(ctx, s, people); err != nil {
		return err
	}
	return c.do(func() error { c.clearClosed(); return nil })
}

// nameFor keeps who may choose a session, which need not be in the programme yet. The caller holds edits.
func (c *Conference) nameFor(ctx context.Context, s wire.SessionID, people []wire.PersonID) error {
	people = slices.Compact(slices.Sorted(slices.Values(people)))
	err := c.house.store.SaveNamed(ctx, c.ID, s, people)
	if errors.Is(err, ErrNone) {
		return wire.ErrNotFound.With("people")
	}
	if err != nil {
		return err
	}
	return c.decide("", func(d *seats.Draft) error { d.Name(s, people); return nil })
}

// Rounds lists until when each round can be changed.
func (c *Conference) Rounds() []wire.RoundDeadline {
	all := []wire.RoundDeadline{}
	c.box.Do(func() {
		for _, o := range c.offers() {
			row := wire.RoundDeadline{Round: o.Round, Before: c.seats.beforeOf(o.Round)}
			if !slices.Contains(all, row) {
				all = append(all, row)
			}
		}
	})
	return all
}

// SetRound says until when a round can be changed.
func (c *Conference) SetRound(ctx context.Context, r wire.RoundDeadline) error {
	c.edits.Lock()
	defer c.edits.Unlock()
	switch {
	case r.Before < 0 || r.Before > beforeAtMost:
		return wire.ErrBody.With("before")
	case !slices.ContainsFunc(c.Rounds(), func(one wire.RoundDeadline) bool { return one.Round == r.Round }):
		return wire.ErrNotFound.With("round")
	}
	if err := c.house.store.SaveRound(ctx, c.ID, r); err != nil {
		return err
	}
	err := c.do(func() error { c.seats.before[r.Round] = r.Before; return nil })
	c.refit()
	return err
}
