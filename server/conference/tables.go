package conference

import (
	"context"
	"slices"
	"time"

	"konvent/server/conference/cafe"
	"konvent/server/room"
	"konvent/signaling/wire"
)

const (
	topicRunes    = 80
	wordsRunes    = 200
	seatsFewest   = 2
	seatsMost     = 8
	tablesAtMost  = 200 // put up by people, in one conference
	seekersAtMost = 8   // at one table
)

// openTable is table.open. The table is in German or English, as the conference is.
func (v *Visit) openTable(ctx context.Context, ask wire.TableOpen) (wire.Room, error) {
	topic, err := line(ask.Topic, topicRunes, "topic")
	switch {
	case err != nil:
		return wire.Room{}, err
	case ask.Seats < seatsFewest || ask.Seats > seatsMost:
		return wire.Room{}, wire.ErrBody.With("seats")
	case !v.rates.asks.Allow():
		return wire.Room{}, wire.ErrTooFast
	}
	a := wire.Room{Topic: topic, Seats: ask.Seats}
	var me wire.Person
	if err := v.here(func(p *presence) (err error) {
		me = p.Person
		a.Name = v.c.tableName(me)
		a.Parent, err = v.c.mayPutUp(p)
		return err
	}); err != nil {
		return wire.Room{}, err
	}
	defer v.c.box.Do(func() { delete(v.c.cafe.putting, me.ID) })
	r, err := v.c.putUp(ctx, a, cafe.Table{Kind: cafe.Open, Maker: me.ID, Invited: ask.Invited})
	if err != nil {
		return wire.Room{}, err
	}
	return r.About(), v.c.giveLead(ctx, r.ID, me)
}

// giveLead makes somebody the moderator of a room they made.
func (c *Conference) giveLead(ctx context.Context, in wire.RoomID, who wire.Person) error {
	c.leading.Lock()
	defer c.leading.Unlock()
	leads := []wire.Led{{Person: who.ID, Name: who.Name, Lead: wire.LeadModerator}}
	if err := c.house.store.SaveLeads(ctx, in, leads); err != nil {
		return err
	}
	return c.do(func() error { c.setLeads(in, leads); return nil })
}

// tableName is what a table is called that somebody puts up.
func (c *Conference) tableName(of wire.Person) string {
	if c.about.Language == "en" {
		return of.Name + ": table"
	}
	return "Tisch von " + of.Name
}

// mayPutUp finds the cafeteria for a new table, and notes who puts it up: nobody does twice, nor many at once too many.
func (c *Conference) mayPutUp(p *presence) (wire.RoomID, error) {
	in, ok := c.cafeteriaOf(p)
	if !ok {
		return "", wire.ErrNotFound
	}
	if c.cafe.putting[p.ID] {
		return "", wire.ErrHasTable
	}
	open := 0
	for _, t := range c.cafe.tables {
		if t.Kind != cafe.Open {
			continue
		}
		if open++; t.Maker == p.ID {
			return "", wire.ErrHasTable
		}
	}
	if open+len(c.cafe.putting) >= tablesAtMost {
		return "", wire.ErrTooMany
	}
	c.cafe.putting[p.ID] = true
	return in, nil
}

// cafeteriaOf is the cafeteria somebody is in, or else the first of the programme.
func (c *Conference) cafeteriaOf(p *presence) (wire.RoomID, bool) {
	if r := p.room; r != nil {
		for _, id := range []wire.RoomID{r.ID, r.Parent()} {
			if in, ok := c.rooms[id]; ok && in.Kind.Tables {
				return id, true
			}
		}
	}
	at := slices.IndexFunc(c.programme.Rooms, func(r wire.Room) bool { return r.Kind == wire.Cafeteria })
	if at < 0 {
		return "", false
	}
	return c.programme.Rooms[at].ID, true
}

// setTable is table.set.
func (v *Visit) setTable(ctx context.Context, ask wire.TableSet) error {
	topic, err := line(ask.Topic, topicRunes, "topic")
	if err != nil {
		return err
	}
	if !v.rates.asks.Allow() {
		return wire.ErrTooFast
	}
	var at wire.Room
	var made bool
	if err := v.here(func(p *presence) error {
		at, made, err = v.c.mayRelay(p, ask)
		return err
	}); err != nil {
		return err
	}
	if !made {
		return v.c.setTopic(ctx, at.ID, topic)
	}
	at.Topic = topic
	return v.c.relay(ctx, at, ask.Invited)
}

// relay gives a made table another topic, and opens it or has people ask first. Who sat there by then may come back.
func (c *Conference) relay(ctx context.Context, at wire.Room, invited bool) error {
	c.keeping.Lock()
	defer c.keeping.Unlock()
	var next *cafe.Table
	if err := c.do(func() error {
		t, ok := c.cafe.tables[at.ID]
		if !ok {
			return wire.ErrNotFound
		}
		next = t.Clone()
		next.Invited = invited
		return nil
	}); err != nil {
		return err
	}
	if err := c.house.store.SaveTable(ctx, *next); err != nil {
		return err
	}
	if err := c.remake(ctx, at); err != nil {
		return err
	}
	return c.do(func() error {
		if t, ok := c.cafe.tables[at.ID]; ok {
			t.Invited = invited
			c.flag(*t)
			if !slices.Equal(t.Guests, next.Guests) {
				c.keepTable(at.ID) // somebody came while it was kept
			}
		}
		return nil
	})
}

// mayRelay finds the table that somebody sits at and may set, and says whether it was put up by people. Who puts up a table may set it; the
// topic of one of the programme is for those who sit there.
func (c *Conference) mayRelay(p *presence, ask wire.TableSet) (at wire.Room, made bool, err error) {
	r, err := p.table()
	if err != nil {
		return at, false, err
	}
	t, made := c.cafe.tables[r.ID]
	if !made && ask.Invited || made && (t.Kind != cafe.Open || !c.leads(p, r)) {
		return at, made, wire.ErrNotAllowed
	}
	return r.About(), made, nil
}

// setTopic changes what a table of the programme talks about.
func (c *Conference) setTopic(ctx context.Context, id wire.RoomID, topic string) error {
	c.edits.Lock()
	defer c.edits.Unlock()
	if err := c.house.store.SetTopic(ctx, c.ID, id, topic); err != nil {
		return err
	}
	return c.do(func() error {
		at := slices.IndexFunc(c.programme.Rooms, func(r wire.Room) bool { return r.ID == id })
		if at < 0 {
			return wire.ErrNotFound
		}
		c.programme.Rooms = slices.Clone(c.programme.Rooms) // who asked for the whole reads it still
		c.programme.Rooms[at].Topic = topic
		c.encoded = nil
		c.rooms[id].Rename(c.programme.Rooms[at])
		c.tellTable(c.rooms[id])
		return nil
	})
}

// at lists who sits at a table.
func (c *Conference) at(id wire.RoomID) []*presence {
	var all []*presence
	for _, p := range c.present {
		if p.room != nil && p.room.ID == id {
			all = append(all, p)
		}
	}
	return all
}

// table is the room of a table that somebody sits at.
func (p *presence) table() (*room.Room, error) {
	if p.room == nil || !p.room.Kind.Table {
		return nil, wire.ErrNotHere
	}
	return p.room, nil
}

// seeker is somebody who would like to sit down.
type seeker struct {
	who wire.PersonID
	at  time.Time
}
