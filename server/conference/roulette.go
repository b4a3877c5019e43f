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
	interestsAtMost = 5
	interestRunes   = 30
	// drawPulse is how often it is looked whether it is time to draw: where at least drawFull wait and somebody came since the last
	// drawing, and otherwise every drawEvery pulses.
	drawPulse = time.Second
	drawEvery = 10
	drawFull  = 4
	// drawnIn is how long somebody has to see that they go; drawnFor is how long the clock of a drawn table runs then.
	drawnIn  = 3 * time.Second
	drawnFor = 8 * time.Minute
)

// drawn is somebody who was drawn: to which table (none while it is being put up), and what they wished for.
type drawn struct {
	table wire.RoomID
	wish  cafe.Stranger
}

// joinRoulette is roulette.join.
func (v *Visit) joinRoulette(_ context.Context, ask wire.RouletteJoin) error {
	if len(ask.Interests) > interestsAtMost {
		return wire.ErrTooLong.With("interests")
	}
	words := make([]string, 0, len(ask.Interests))
	for _, w := range ask.Interests {
		w, err := line(w, interestRunes, "interests")
		if err != nil {
			return err
		}
		words = append(words, w)
	}
	if !v.rates.asks.Allow() {
		return wire.ErrTooFast
	}
	return v.here(func(p *presence) error {
		if p.room == nil || !p.room.Kind.Tables {
			return wire.ErrNotHere
		}
		v.c.wait(p, cafe.Stranger{Person: p.ID, Office: p.Office, Interests: cafe.Fold(words), Elsewhere: ask.NotMyOffice})
		return nil
	})
}

// leaveRoulette is roulette.leave.
func (v *Visit) leaveRoulette(_ context.Context, _ wire.Nothing) error {
	return v.here(func(p *presence) error { v.c.out(p.ID); return nil })
}

// nextRoulette is roulette.next: from a drawn table back into the draw, with the same wishes.
func (v *Visit) nextRoulette(_ context.Context, _ wire.Nothing) error {
	if !v.rates.asks.Allow() {
		return wire.ErrTooFast
	}
	return v.here(func(p *presence) error {
		d, ok := v.c.cafe.drawn[p.ID]
		if !ok || d.table == "" {
			return wire.ErrNotHere
		}
		v.c.wait(p, d.wish)
		return nil
	})
}

// stayAtRoulette is roulette.stay: the table goes on without a clock.
func (v *Visit) stayAtRoulette(_ context.Context, _ wire.Nothing) error {
	return v.here(func(p *presence) error {
		t, ok := v.c.cafe.tables[v.c.cafe.drawn[p.ID].table]
		if !ok || p.room == nil || p.room.ID != t.ID {
			return wire.ErrNotHere
		}
		if t.Until == 0 {
			return nil
		}
		t.Until = 0
		v.c.keepTable(t.ID)
		for _, other := range v.c.at(t.ID) {
			v.c.tellRoulette(other)
		}
		return nil
	})
}

// wait puts somebody into the draw.
func (c *Conference) wait(p *presence, wish cafe.Stranger) {
	if d := c.cafe.drawn[p.ID]; d.table != "" {
		c.unask(p, d.table)
	}
	delete(c.cafe.drawn, p.ID)
	delete(c.cafe.lonely, p.ID)
	wish.Since = time.Now()
	c.cafe.draw.Join(wish)
	c.cafe.came = true
	c.tellRoulette(p)
	c.drawSoon()
}

// out takes somebody out of the draw, and of what they were drawn to.
func (c *Conference) out(who wire.PersonID) {
	d, was := c.cafe.drawn[who]
	delete(c.cafe.drawn, who)
	delete(c.cafe.lonely, who)
	if !c.cafe.draw.Leave(who) && !was {
		return
	}
	if p, ok := c.present[who]; ok {
		c.unask(p, d.table)
		c.tellRoulette(p)
	}
}

func (c *Conference) drawSoon() {
	if c.cafe.drawing != nil || c.cafe.draw.Len() == 0 {
		return
	}
	c.cafe.drawing = c.later(drawPulse, func() {
		c.cafe.drawing = nil
		if c.cafe.pulses++; c.cafe.pulses >= drawEvery || c.cafe.came && c.cafe.draw.Len() >= drawFull {
			c.cafe.pulses, c.cafe.came = 0, false
			c.drawNow()
		}
		c.drawSoon()
	})
}

// drawNow puts those together who suit each other, and tells those for whom nobody is there.
func (c *Conference) drawNow() {
	tables, alone := c.cafe.draw.Next()
	for _, group := range tables {
		c.seatDrawn(group)
	}
	was := c.cafe.lonely
	c.cafe.lonely = make(map[wire.PersonID]bool, len(alone))
	for _, s := range alone {
		c.cafe.lonely[s.Person] = true
	}
	for _, s := range c.cafe.draw.Waiting() {
		if p, ok := c.present[s.Person]; ok && was[p.ID] != c.cafe.lonely[p.ID] {
			c.tellRoulette(p)
		}
	}
}

// seatDrawn puts up a table for some who were drawn, and asks them there.
func (c *Conference) seatDrawn(group []cafe.Stranger) {
	first, ok := c.present[group[0].Person]
	if !ok {
		return
	}
	parent, _ := c.cafeteriaOf(first)
	t := cafe.Table{Kind: cafe.Drawn, Until: time.Now().Add(drawnIn + drawnFor).UnixMilli()}
	for _, s := range group {
		t.Guests = append(t.Guests, s.Person)
		c.cafe.drawn[s.Person] = drawn{wish: s}
	}
	c.meanwhile("put up a drawn table", func(ctx context.Context) error {
		r, err := c.putUp(ctx, wire.Room{Name: rouletteName, Seats: drawFull, Parent: parent}, t)
		if err != nil {
			_ = c.do(func() error { c.redraw(group); return nil })
			return err
		}
		var left []cafe.Stranger
		_ = c.do(func() error { left = c.callDrawn(r.About(), group); return nil })
		if len(left) > 1 {
			return nil
		}
		return c.unmake(ctx, r.ID)
	})
}

// rouletteName is what drawn tables are called, in every language.
const rouletteName = "Kaffee-Roulette"

// callDrawn asks those to their table who still want to, and returns them. One alone waits again.
func (c *Conference) callDrawn(at wire.Room, group []cafe.Stranger) []cafe.Stranger {
	still := slices.DeleteFunc(slices.Clone(group), func(s cafe.Stranger) bool { return !c.isDrawn(s.Person) })
	if len(still) < 2 {
		c.redraw(still)
		return still
	}
	for _, s := range still {
		c.cafe.drawn[s.Person] = drawn{table: at.ID, wish: s}
	}
	for _, s := range still {
		p := c.present[s.Person]
		c.ask(p, wire.Move{Room: at.ID, Name: at.Name, At: time.Now().Add(drawnIn).UnixMilli(), Why: wire.WhyTable, Stay: true})
		c.tellRoulette(p)
	}
	return still
}

// isDrawn says whether somebody was drawn, has no table yet, and is here.
func (c *Conference) isDrawn(p wire.PersonID) bool {
	d, ok := c.cafe.drawn[p]
	_, here := c.present[p]
	return ok && d.table == "" && here
}

// redraw puts people back into the draw for whom there is no table, with the time they have waited.
func (c *Conference) redraw(group []cafe.Stranger) {
	for _, s := range group {
		if !c.isDrawn(s.Person) {
			continue
		}
		delete(c.cafe.drawn, s.Person)
		c.cafe.draw.Join(s)
		c.tellRoulette(c.present[s.Person])
	}
	c.drawSoon()
}

// rouletteStep notes who meets at a drawn table, and who went away from the draw.
func (c *Conference) rouletteStep(p *presence, _, to *room.Room) {
	if to != nil {
		if t, ok := c.cafe.tables[to.ID]; ok && t.Kind == cafe.Drawn {
			c.meet(p, to.ID)
		}
	}
	_, was := c.cafe.drawn[p.ID]
	if was || c.cafe.draw.Waits(p.ID) {
		id := p.ID
		c.later(0, func() { c.strayed(id) }) // a way from room to room leads through none
	}
}

// meet remembers with whom somebody sits at a drawn table.
func (c *Conference) meet(p *presence, table wire.RoomID) {
	var others []wire.PersonID
	for _, other := range c.at(table) {
		others = append(others, other.ID)
	}
	if met := c.cafe.draw.Meet(p.ID, others); len(met) > 0 {
		c.meanwhile("keep who met", func(ctx context.Context) error { return c.house.store.AddMet(ctx, met) })
	}
}

// strayed takes somebody out of the draw who is neither in the cafeteria nor at a drawn table, and out of what they were drawn to when they
// sit elsewhere.
func (c *Conference) strayed(who wire.PersonID) {
	p, ok := c.present[who]
	if !ok || p.room == nil {
		c.out(who)
		return
	}
	d, was := c.cafe.drawn[who]
	t := c.cafe.tables[p.room.ID]
	switch {
	case p.room.Kind.Tables && (!was || d.table == "" || p.askedTo(d.table) != nil):
	case was && d.table == p.room.ID:
	case !was && t != nil && t.Kind == cafe.Drawn:
	default:
		c.out(who)
	}
}

func (c *Conference) tellRoulette(p *presence) { p.tell("roulette.changed", c.rouletteOf(p.ID)) }

func (c *Conference) rouletteOf(p wire.PersonID) wire.Roulette {
	if d, ok := c.cafe.drawn[p]; ok && d.table != "" {
		said := wire.Roulette{State: wire.RouletteDrawn, Table: d.table}
		if t, ok := c.cafe.tables[d.table]; ok {
			said.Until = t.Until
			for _, other := range t.Guests {
				if other != p {
					said.With = append(said.With, c.somebody(other))
				}
			}
		}
		return said
	}
	for _, s := range c.cafe.draw.Waiting() {
		if s.Person != p {
			continue
		}
		said := wire.Roulette{State: wire.RouletteWaiting, Since: s.Since.UnixMilli()}
		if c.cafe.lonely[p] {
			said.State = wire.RouletteLonely
		}
		return said
	}
	if d, ok := c.cafe.drawn[p]; ok {
		return wire.Roulette{State: wire.RouletteWaiting, Since: d.wish.Since.UnixMilli()}
	}
	return wire.Roulette{State: wire.RouletteOut}
}
