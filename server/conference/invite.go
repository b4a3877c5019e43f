package conference

import (
	"context"
	"slices"
	"time"

	"konvent/server/conference/cafe"
	"konvent/signaling/wire"
)

// inviteTo is table.invite: it asks somebody to the table one sits at, and opens its door to them.
func (v *Visit) inviteTo(_ context.Context, ask wire.TableAsk) error {
	words, err := line(ask.Words, wordsRunes, "words")
	if err != nil {
		return err
	}
	if !v.rates.asks.Allow() {
		return wire.ErrTooFast
	}
	return v.here(func(p *presence) error {
		r, err := p.table()
		if err != nil {
			return err
		}
		if t, made := v.c.cafe.tables[r.ID]; made && !t.Listed() {
			return wire.ErrNotAllowed
		}
		other, ok := v.c.present[ask.Person]
		switch {
		case !ok:
			return wire.ErrNotHere.With("person")
		case other == p || other.room == r:
			return wire.ErrBody.With("person")
		case r.Barred(ask.Person):
			return wire.ErrRemoved
		}
		i := cafe.Invitation{Table: r.ID, By: p.ID, To: other.ID, Words: words, Until: time.Now().Add(cafe.InvitedFor)}
		if err := v.c.cafe.asked.Add(i); err != nil {
			return err
		}
		v.c.unseek(other.ID)
		v.c.tellInvitations(other)
		v.c.later(cafe.InvitedFor, v.c.invitedLongEnough)
		return nil
	})
}

// invitedLongEnough ends invitations that nobody answered.
func (c *Conference) invitedLongEnough() {
	for _, i := range c.cafe.asked.Over(time.Now()) {
		c.answered(i)
	}
	c.soughtLongEnough()
}

// answered tells both sides of an invitation that comes to nothing.
func (c *Conference) answered(i cafe.Invitation) {
	if p, ok := c.present[i.To]; ok {
		c.tellInvitations(p)
	}
	if by, ok := c.present[i.By]; ok {
		by.tell("table.answered", wire.TableAnswer{Person: c.somebody(i.To)})
	}
}

// declineTable is table.decline.
func (v *Visit) declineTable(_ context.Context, ref wire.RoomRef) error {
	return v.here(func(p *presence) error {
		i, ok := v.c.cafe.asked.Decline(ref.Room, p.ID)
		if !ok {
			return wire.ErrNotFound.With("room")
		}
		v.c.answered(i)
		return nil
	})
}

// invitedTo says whether somebody has an open invitation to a table.
func (c *Conference) invitedTo(p wire.PersonID, table wire.RoomID) bool {
	return slices.ContainsFunc(c.cafe.asked.To(p), func(i cafe.Invitation) bool { return i.Table == table && i.Until.After(time.Now()) })
}

func (c *Conference) tellInvitations(p *presence) {
	p.tell("table.invitations", wire.TableInvitations{Invitations: c.invitationsOf(p.ID)})
}

func (c *Conference) invitationsOf(p wire.PersonID) []wire.TableInvitation {
	all := []wire.TableInvitation{}
	for _, i := range c.cafe.asked.To(p) {
		if r, ok := c.rooms[i.Table]; ok {
			all = append(all, wire.TableInvitation{Room: r.About(), By: c.somebody(i.By), Words: i.Words, Until: i.Until.UnixMilli()})
		}
	}
	return all
}

// knockAt is table.knock: it tells those at a table by invitation that one would like to sit down.
func (v *Visit) knockAt(_ context.Context, ref wire.RoomRef) error {
	if !v.rates.asks.Allow() {
		return wire.ErrTooFast
	}
	return v.here(func(p *presence) error {
		r, ok := v.c.rooms[ref.Room]
		t, made := v.c.cafe.tables[ref.Room]
		switch {
		case !ok || made && !t.Listed():
			return wire.ErrNotFound.With("room")
		case !made || !t.Invited || r.Barred(p.ID):
			return wire.ErrNotAllowed
		case r.Count() == 0:
			return wire.ErrNotHere.With("room")
		}
		v.c.unseek(p.ID)
		if len(v.c.cafe.seekers[r.ID]) >= seekersAtMost {
			return wire.ErrTooMany
		}
		v.c.cafe.seekers[r.ID] = append(v.c.cafe.seekers[r.ID], seeker{p.ID, time.Now()})
		v.c.tellKnocks(r.ID)
		v.c.later(cafe.InvitedFor, v.c.soughtLongEnough)
		return nil
	})
}

// unseek takes back that somebody would like to sit down.
func (c *Conference) unseek(p wire.PersonID) {
	c.dropSeekers(func(k seeker) bool { return k.who == p })
}

func (c *Conference) soughtLongEnough() {
	c.dropSeekers(func(k seeker) bool { return time.Since(k.at) >= cafe.InvitedFor })
}

func (c *Conference) dropSeekers(which func(seeker) bool) {
	for id, all := range c.cafe.seekers {
		left := slices.DeleteFunc(slices.Clone(all), which)
		if len(left) == len(all) {
			continue
		}
		if c.cafe.seekers[id] = left; len(left) == 0 {
			delete(c.cafe.seekers, id)
		}
		c.tellKnocks(id)
	}
}

func (c *Conference) tellKnocks(table wire.RoomID) {
	said := c.knocksAt(table)
	for _, p := range c.at(table) {
		p.tell("table.knocks", said)
	}
}

func (c *Conference) knocksAt(table wire.RoomID) wire.TableKnocks {
	said := wire.TableKnocks{People: []wire.Person{}}
	for _, k := range c.cafe.seekers[table] {
		said.People = append(said.People, c.somebody(k.who))
	}
	return said
}
