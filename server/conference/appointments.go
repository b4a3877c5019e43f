package conference

import (
	"context"
	"errors"
	"time"

	"konvent/server/auth"
	"konvent/server/conference/cafe"
	"konvent/signaling/wire"
)

// datesKept is how long ago an appointment may have begun that is brought back after a restart.
const datesKept = 25 * time.Hour

// nameAll remembers what people are called who have appointments.
func (c *Conference) nameAll(ctx context.Context, dates []cafe.Date) error {
	if len(dates) == 0 {
		return nil
	}
	people, err := c.house.store.People(ctx, c.ID)
	if err != nil {
		return err
	}
	for _, p := range people {
		for _, d := range dates {
			if d.Of(p.ID) {
				c.cafe.names[p.ID] = p
			}
		}
	}
	return nil
}

// propose is appointment.propose.
func (v *Visit) propose(ctx context.Context, ask wire.Propose) (wire.Appointment, error) {
	words, err := line(ask.Words, wordsRunes, "words")
	if err != nil {
		return wire.Appointment{}, err
	}
	if !v.rates.asks.Allow() {
		return wire.Appointment{}, wire.ErrTooFast
	}
	other, err := v.c.house.store.Person(ctx, v.c.ID, ask.Person)
	if errors.Is(err, ErrNone) {
		err = wire.ErrNotFound.With("person")
	}
	if err != nil {
		return wire.Appointment{}, err
	}
	d := cafe.Date{
		ID: wire.AppointmentID(auth.NewID()), A: v.me, B: ask.Person, Start: ask.Start, Minutes: ask.Minutes, Place: ask.Place, Words: words,
		State: wire.Proposed,
	}
	return v.date(ctx, func(p *presence) (cafe.Date, error) {
		err := v.c.cafe.dates.Fits(d, time.Now())
		if err == nil {
			v.c.cafe.names[other.ID] = other // who is not here has no other name
		}
		return d, err
	})
}

// acceptDate, declineDate and cancelDate are appointment.accept, appointment.decline and appointment.cancel.
func (v *Visit) acceptDate(ctx context.Context, ref wire.AppointmentRef) (wire.Appointment, error) {
	return v.answerDate(ctx, ref, true)
}

func (v *Visit) declineDate(ctx context.Context, ref wire.AppointmentRef) (wire.Appointment, error) {
	return v.answerDate(ctx, ref, false)
}

func (v *Visit) answerDate(ctx context.Context, ref wire.AppointmentRef, accepts bool) (wire.Appointment, error) {
	return v.date(ctx, func(*presence) (cafe.Date, error) {
		return v.c.cafe.dates.Answered(ref.ID, v.me, accepts, time.Now())
	})
}

func (v *Visit) cancelDate(ctx context.Context, ref wire.AppointmentRef) (wire.Appointment, error) {
	return v.date(ctx, func(*presence) (cafe.Date, error) {
		return v.c.cafe.dates.Off(ref.ID, v.me, time.Now())
	})
}

// date changes an appointment: what next says is kept, then it is so, and both are told. One change after another, so that nobody is
// promised twice.
func (v *Visit) date(ctx context.Context, next func(*presence) (cafe.Date, error)) (said wire.Appointment, err error) {
	v.c.booking.Lock()
	defer v.c.booking.Unlock()
	var d cafe.Date
	if err := v.here(func(p *presence) (err error) { d, err = next(p); return err }); err != nil {
		return said, err
	}
	if err := v.c.house.store.SaveAppointment(ctx, d); err != nil {
		return said, err
	}
	return said, v.c.do(func() error {
		v.c.putDate(d)
		said = v.c.appointment(d, v.me)
		return nil
	})
}

// putDate takes over an appointment as it was kept, and tells both.
func (c *Conference) putDate(d cafe.Date) {
	for _, id := range []wire.PersonID{d.A, d.B} {
		c.cafe.names[id] = c.somebody(id)
	}
	c.cafe.dates.Put(d)
	for _, id := range []wire.PersonID{d.A, d.B} {
		if p, ok := c.present[id]; ok {
			p.tell("appointments.changed", c.appointmentsOf(id))
		}
	}
	c.awaitDates()
}

// forgetDates calls off what somebody had agreed on who is gone for good; nothing of it is kept any more.
func (c *Conference) forgetDates(p wire.PersonID) {
	c.box.Do(func() {
		for _, d := range c.cafe.dates.Of(p, time.Now()) {
			if d.State == wire.Proposed || d.State == wire.Accepted {
				d.State = wire.Cancelled
				c.putDate(d)
			}
		}
	})
}

// awaitDates looks for the appointment that is next.
func (c *Conference) awaitDates() {
	if c.cafe.due != nil {
		c.cafe.due.Stop()
		c.cafe.due = nil
	}
	c.cafe.dates.Prune(time.Now())
	for _, d := range c.cafe.dates.Due(time.Now()) {
		c.callDate(d)
	}
	if next, ok := c.cafe.dates.Next(time.Now()); ok {
		c.cafe.due = c.later(min(time.Until(next), lookAgain), c.awaitDates)
	}
}

// callAgain is after how long an appointment is called again that could not be.
const callAgain = 10 * time.Second

// callDate brings two people together whose time has come.
func (c *Conference) callDate(d cafe.Date) {
	d.Called = true
	c.cafe.dates.Put(d) // so that nobody calls it twice
	c.meanwhile("call an appointment", func(ctx context.Context) error {
		c.booking.Lock()
		defer c.booking.Unlock()
		called, err := c.callKept(ctx, d.ID)
		return errors.Join(err, c.do(func() error {
			if err == nil {
				c.meetNow(called)
				return nil
			}
			if now, ok := c.cafe.dates.Get(d.ID); ok && now.State == wire.Accepted { // as it is by now: it may have been called off
				now.Called = false
				c.cafe.dates.Put(now)
				c.later(callAgain, c.awaitDates)
			}
			return nil
		}))
	})
}

// callKept puts up the table of an appointment that takes place online, and keeps that it was called. The caller holds booking.
func (c *Conference) callKept(ctx context.Context, id wire.AppointmentID) (d cafe.Date, err error) {
	var a wire.Room
	if err := c.do(func() error {
		var ok bool
		if d, ok = c.cafe.dates.Get(id); !ok || d.State != wire.Accepted {
			return wire.ErrNotFound
		}
		a = wire.Room{Name: c.dateName(), Topic: d.Words, Seats: seatsFewest}
		a.Parent, _ = c.cafeteriaOf(&presence{})
		return nil
	}); err != nil {
		return d, err
	}
	if d.Place == wire.MeetOnline && a.Parent != "" {
		t := cafe.Table{Kind: cafe.Private, Guests: []wire.PersonID{d.A, d.B}, Until: d.End()}
		r, err := c.putUp(ctx, a, t)
		if err != nil {
			return d, err
		}
		d.Table = r.ID
	}
	return d, c.house.store.SaveAppointment(ctx, d)
}

func (c *Conference) dateName() string {
	if c.about.Language == "en" {
		return "Appointment"
	}
	return "Termin"
}

// meetNow tells both that it is time; who is elsewhere is told when they come.
func (c *Conference) meetNow(d cafe.Date) {
	c.putDate(d)
	for _, id := range []wire.PersonID{d.A, d.B} {
		p, ok := c.present[id]
		if !ok {
			continue
		}
		p.tell("appointment.due", c.appointment(d, id))
		c.askToDate(p, d)
	}
}

// askToDate asks somebody to the table of an appointment that has begun.
func (c *Conference) askToDate(p *presence, d cafe.Date) {
	r, ok := c.rooms[d.Table]
	if !ok || p.room == r {
		return
	}
	a := r.About()
	c.ask(p, wire.Move{
		Room: a.ID, Name: a.Name, Title: c.somebody(d.Other(p.ID)).Name, At: time.Now().Add(dateIn).UnixMilli(), Why: wire.WhyTable, Stay: true,
	})
}

// dateIn is how long two people have to see that they go to their appointment.
const dateIn = 10 * time.Second

// expected asks who comes in to the appointment they have now.
func (c *Conference) expected(p *presence) {
	for _, d := range c.cafe.dates.On(p.ID, time.Now()) {
		if p.asked() == nil {
			c.askToDate(p, d)
		}
	}
}

func (c *Conference) appointmentsOf(p wire.PersonID) wire.Appointments {
	said := wire.Appointments{Appointments: []wire.Appointment{}}
	for _, d := range c.cafe.dates.Of(p, time.Now()) {
		said.Appointments = append(said.Appointments, c.appointment(d, p))
	}
	return said
}

// appointment is an appointment as one of the two sees it.
func (c *Conference) appointment(d cafe.Date, p wire.PersonID) wire.Appointment {
	return wire.Appointment{
		ID: d.ID, With: c.somebody(d.Other(p)), Mine: d.A == p, Start: d.Start, Minutes: d.Minutes, Place: d.Place, Words: d.Words,
		State: d.State, Table: d.Table,
	}
}
