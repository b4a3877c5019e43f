package conference

import (
	"context"
	"fmt"
	"time"

	"konvent/server/conference/cafe"
	"konvent/server/room"
	"konvent/signaling/wire"
)

// emptyFor is how long a made table stands after the last one left.
const emptyFor = 3 * time.Minute

// cafeteria is what goes on around the tables. It is owned by the conference's mailbox.
type cafeteria struct {
	tables  map[wire.RoomID]*cafe.Table // those that were put up
	empty   map[wire.RoomID]time.Time   // since when nobody sits at one
	putting map[wire.PersonID]bool      // who is just putting one up
	asked   cafe.Invitations
	seekers map[wire.RoomID][]seeker
	draw    *cafe.Draw
	drawn   map[wire.PersonID]drawn
	lonely  map[wire.PersonID]bool // who was told that there is no stranger to them
	drawing *time.Timer            // the next look at the draw
	pulses  int                    // looks since the last drawing
	came    bool                   // somebody, since the last drawing
	offers  cafe.Offers
	dates   *cafe.Calendar
	due     *time.Timer                   // the next appointment
	names   map[wire.PersonID]wire.Person // of those who have appointments, here or not
}

// openCafe brings back what was kept of the cafeteria.
func (c *Conference) openCafe(ctx context.Context) error {
	tables, err := c.house.store.Tables(ctx, c.ID)
	if err != nil {
		return fmt.Errorf("tables: %w", err)
	}
	met, err := c.house.store.Met(ctx, c.ID)
	if err != nil {
		return fmt.Errorf("who met: %w", err)
	}
	dates, err := c.house.store.Appointments(ctx, c.ID, time.Now().Add(-datesKept).UnixMilli())
	if err != nil {
		return fmt.Errorf("appointments: %w", err)
	}
	c.cafe = cafeteria{
		tables: map[wire.RoomID]*cafe.Table{}, empty: map[wire.RoomID]time.Time{}, putting: map[wire.PersonID]bool{},
		seekers: map[wire.RoomID][]seeker{}, draw: cafe.NewDraw(met), drawn: map[wire.PersonID]drawn{}, lonely: map[wire.PersonID]bool{},
		dates: cafe.NewCalendar(dates), names: map[wire.PersonID]wire.Person{},
	}
	if err := c.nameAll(ctx, dates); err != nil {
		return err
	}
	for _, t := range tables {
		c.cafe.tables[t.ID] = &t
		c.flag(t)
	}
	return nil
}

// flag writes on a table's room what everybody may know of it.
func (c *Conference) flag(t cafe.Table) {
	a, ok := c.made[t.ID]
	if !ok {
		return
	}
	a.Invited, a.Private = t.Invited, !t.Listed()
	c.made[t.ID] = a
	c.rooms[t.ID].Rename(a)
	c.tellTable(c.rooms[t.ID])
}

// wakeCafe begins what runs by the clock, once the mailbox is open.
func (c *Conference) wakeCafe() {
	for id, a := range c.made {
		if a.Kind == wire.TableKind {
			c.emptied(id)
		}
	}
	c.awaitDates()
}

// putUp makes a table and keeps what it is for. It is called outside the mailbox.
func (c *Conference) putUp(ctx context.Context, a wire.Room, t cafe.Table) (*room.Room, error) {
	a.Kind, a.Invited, a.Private = wire.TableKind, t.Invited, !t.Listed()
	r, err := c.make(ctx, a)
	if err != nil {
		return nil, err
	}
	t.ID = r.ID
	if err := c.house.store.SaveTable(ctx, t); err != nil {
		_ = c.unmake(ctx, r.ID) // nobody knows of it yet; a restart sweeps it
		return nil, err
	}
	return r, c.do(func() error {
		c.cafe.tables[t.ID] = &t
		c.emptied(t.ID)
		return nil
	})
}

// keepTable keeps what changed of a made table, while its people go on. What is kept last is what is so.
func (c *Conference) keepTable(id wire.RoomID) {
	c.meanwhile("keep table", func(ctx context.Context) error {
		c.keeping.Lock()
		defer c.keeping.Unlock()
		var now *cafe.Table
		_ = c.do(func() error {
			if t, ok := c.cafe.tables[id]; ok {
				now = t.Clone()
			}
			return nil
		})
		if now == nil {
			return nil
		}
		return c.house.store.SaveTable(ctx, *now)
	})
}

// seating is the door of a table by invitation.
func (c *Conference) seating(p *presence, to *room.Room) error {
	t, ok := c.cafe.tables[to.ID]
	switch {
	case !ok && (c.made[to.ID].Invited || c.made[to.ID].Private):
		return wire.ErrUninvited // it is just being put up
	case !ok || t.Admits(p.ID) || c.invitedTo(p.ID, to.ID):
		return nil
	case t.Listed() && c.leads(p, to):
		return nil
	}
	return wire.ErrUninvited
}

// seated is the step of somebody who sits down or gets up.
func (c *Conference) seated(p *presence, from, to *room.Room) {
	if from != nil && c.made[from.ID].Kind == wire.TableKind {
		c.emptied(from.ID)
	}
	if to != nil && to.Parent() != "" {
		if c.cafe.asked.Came(to.ID, p.ID) {
			c.tellInvitations(p)
		}
		if t, ok := c.cafe.tables[to.ID]; ok {
			delete(c.cafe.empty, to.ID)
			if t.Let(p.ID) && t.Invited {
				c.keepTable(t.ID)
			}
		}
		p.tell("table.knocks", c.knocksAt(to.ID))
		c.unseek(p.ID)
	}
	c.rouletteStep(p, from, to)
}

// emptied notes that a made table may be empty, and looks again when it has been for long enough.
func (c *Conference) emptied(id wire.RoomID) {
	r, ok := c.rooms[id]
	if !ok || r.Count() > 0 {
		return
	}
	c.cafe.empty[id] = time.Now()
	c.later(emptyFor, func() { c.sweep(id) })
}

// sweep takes a made table away at which nobody has sat for long.
func (c *Conference) sweep(id wire.RoomID) {
	since, ok := c.cafe.empty[id]
	if !ok || time.Since(since) < emptyFor {
		return
	}
	if t := c.cafe.tables[id]; t != nil && t.Kind == cafe.Private {
		if left := time.Until(time.UnixMilli(t.Until)); left > 0 {
			c.later(left, func() { c.sweep(id) })
			return
		}
	}
	c.meanwhile("take table away", func(ctx context.Context) error { return c.unmake(ctx, id) })
}

// forgetTable ends what hangs on a table that is gone.
func (c *Conference) forgetTable(id wire.RoomID) {
	for _, i := range c.cafe.asked.Gone(id) {
		if p, ok := c.present[i.To]; ok {
			c.tellInvitations(p)
		}
	}
	for who, d := range c.cafe.drawn {
		if d.table == id {
			c.out(who)
		}
	}
	delete(c.cafe.tables, id)
	delete(c.cafe.empty, id)
	delete(c.cafe.seekers, id)
}

// forgetPerson ends what somebody began in the cafeteria who is gone.
func (c *Conference) forgetPerson(id wire.PersonID) {
	c.out(id)
	c.unseek(id)
	for _, o := range c.cafe.offers.Gone(id) {
		for _, who := range []wire.PersonID{o.From, o.To} {
			if p, ok := c.present[who]; ok {
				c.tellOffers(p)
			}
		}
	}
}

// mine is what somebody has going on in the cafeteria, for when they come.
func (c *Conference) mine(p *presence) wire.Mine {
	return wire.Mine{
		Invitations: c.invitationsOf(p.ID), Roulette: c.rouletteOf(p.ID), Offers: c.offersOf(p.ID), Appointments: c.appointmentsOf(p.ID).Appointments,
	}
}

// somebody names a person by what is known of them: who is here as they are, others as they were kept.
func (c *Conference) somebody(id wire.PersonID) wire.Person {
	if p, ok := c.present[id]; ok {
		return p.Person
	}
	return c.cafe.names[id]
}

// tell says something to one person; who has no line learns of it when they come back.
func (p *presence) tell(event string, body any) {
	if p.line != nil {
		p.line.Push(wire.Encode(wire.Event{Type: event, Body: body}))
	}
}
