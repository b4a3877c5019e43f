package conference

import (
	"context"
	"slices"

	"konvent/server/room"
	"konvent/signaling/wire"
)

// LeadsAtMost is how many may lead one room.
const LeadsAtMost = 20

// lead is what a person is in a room: moderator where they direct or organise, what they were entered for in the room or in the one it
// belongs to, and moderator by their role where nobody was entered. Empty for all others.
func (c *Conference) lead(who wire.Person, r *room.Room) wire.Lead {
	if May(who.Role, wire.MayDirect) {
		return wire.LeadModerator
	}
	entered := slices.Concat(c.led[r.ID], c.led[r.Parent()])
	if at := slices.IndexFunc(entered, func(l wire.Led) bool { return l.Person == who.ID }); at >= 0 {
		return entered[at].Lead
	}
	if len(entered) == 0 && May(who.Role, wire.MayModerate) {
		return wire.LeadModerator
	}
	return ""
}

// leads says whether a person leads a room.
func (c *Conference) leads(p *presence, r *room.Room) bool { return c.lead(p.Person, r) != "" }

// leading runs f in the mailbox with the room this person leads and is in.
func (v *Visit) leading(f func(*presence, *room.Room) error) error {
	return v.here(func(p *presence) error {
		switch {
		case p.room == nil:
			return wire.ErrNotHere
		case !v.c.leads(p, p.room):
			return wire.ErrNotAllowed
		}
		return f(p, p.room)
	})
}

// leadsHere says whether this person leads the room they are in.
func (v *Visit) leadsHere() error {
	return v.here(func(p *presence) error {
		switch {
		case p.room != nil && v.c.leads(p, p.room):
			return nil
		case p.room == nil && May(v.role, wire.MayModerate):
			return wire.ErrNotHere
		}
		return wire.ErrNotAllowed
	})
}

// setLead is room.lead.
func (v *Visit) setLead(ctx context.Context, ask wire.LeadAsk) error {
	switch ask.Lead {
	case "", wire.LeadCoModerator, wire.LeadModerator:
	default:
		return wire.ErrBody.With("lead")
	}
	v.c.leading.Lock()
	defer v.c.leading.Unlock()
	var in wire.RoomID
	var next []wire.Led
	err := v.here(func(p *presence) (err error) {
		if p.room == nil {
			return wire.ErrNotHere
		}
		in = v.c.ledRoom(p.room)
		next, err = v.c.relead(p, in, ask)
		return err
	})
	if err != nil {
		return err
	}
	if err := v.c.house.store.SaveLeads(ctx, in, next); err != nil {
		return err
	}
	return v.c.do(func() error { v.c.setLeads(in, next); return nil })
}

// ledRoom is the room whose leads lead this one: a group is led with its workshop.
func (c *Conference) ledRoom(r *room.Room) wire.RoomID {
	if r.Parent() != "" && len(c.led[r.ID]) == 0 && c.made[r.ID].Kind == wire.GroupKind {
		return r.Parent()
	}
	return r.ID
}

// relead is the list of leads of a room after p asked for a change.
func (c *Conference) relead(p *presence, in wire.RoomID, ask wire.LeadAsk) ([]wire.Led, error) {
	other, here := c.present[ask.Person]
	next := slices.Clone(c.led[in])
	was := slices.IndexFunc(next, func(l wire.Led) bool { return l.Person == ask.Person })
	switch {
	case c.lead(p.Person, c.rooms[in]) != wire.LeadModerator:
		return nil, wire.ErrNotAllowed
	case was < 0 && (!here || other.room != p.room || ask.Lead == ""):
		return nil, wire.ErrNotHere.With("person")
	case ask.Person == p.ID:
		return nil, wire.ErrBody.With("person")
	}
	if len(next) == 0 && !May(p.Role, wire.MayDirect) {
		next = append(next, wire.Led{Person: p.ID, Name: p.Name, Lead: wire.LeadModerator}) // by role until now
	}
	if was >= 0 {
		next = slices.Delete(next, was, was+1)
	}
	if ask.Lead == "" {
		return next, nil
	}
	if ask.Lead == wire.LeadModerator {
		for i := range next {
			if next[i].Person == p.ID {
				next[i].Lead = wire.LeadCoModerator
			}
		}
	}
	if len(next) >= LeadsAtMost {
		return nil, wire.ErrBusy
	}
	led := wire.Led{Person: ask.Person, Lead: ask.Lead}
	if here {
		led.Name = other.Name
	}
	return append(next, led), nil
}

// setLeads takes over who leads a room, and tells the people in it and in those that belong to it.
func (c *Conference) setLeads(in wire.RoomID, leads []wire.Led) {
	c.led[in] = leads
	for _, r := range c.rooms {
		if r.ID == in || r.Parent() == in {
			c.tellLeads(r)
		}
	}
	for _, g := range c.groupings {
		if g.voice == nil {
			continue
		}
		if p, ok := c.present[g.voice.ID]; !ok || p.room == nil || !c.leads(p, p.room) {
			c.hush(g)
			c.tellGroups(g)
		}
	}
}

// forgetLead takes a person who is gone for good out of all lists of leads.
func (c *Conference) forgetLead(p wire.PersonID) {
	c.box.Do(func() {
		for in, leads := range c.led {
			stay := slices.DeleteFunc(slices.Clone(leads), func(l wire.Led) bool { return l.Person == p })
			if len(stay) < len(leads) {
				c.setLeads(in, stay)
			}
		}
	})
}

func (c *Conference) tellLeads(r *room.Room) {
	mine := map[wire.PersonID]wire.Lead{}
	for _, p := range c.present {
		if p.room == r {
			mine[p.ID] = c.lead(p.Person, r)
		}
	}
	r.SetLeads(c.leadsOf(r), mine)
}

// leadsOf lists who was entered to lead a room.
func (c *Conference) leadsOf(r *room.Room) []wire.Led {
	return slices.Concat(c.led[r.ID], c.led[r.Parent()])
}
