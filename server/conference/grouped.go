package conference

import (
	"context"
	"time"

	"konvent/server/conference/groups"
	"konvent/server/room"
	"konvent/signaling/wire"
)

const (
	// groupSoon is how long one has before one is taken to one's group.
	groupSoon = 5 * time.Second
	// movedIn is how long somebody who was put into another group is in the old one at most, whatever their client does.
	movedIn = groupSoon + 2*time.Second
	// movedFor is how long they may hand in there what they wrote.
	movedFor = 10 * time.Second
)

// groupDoor opens a group's room to its people and to those who lead.
func (c *Conference) groupDoor(p *presence, to *room.Room) error {
	if c.made[to.ID].Kind != wire.GroupKind || c.leads(p, to) {
		return nil
	}
	if g := c.groupings[to.Parent()]; g != nil {
		if at := g.state.At(to.ID); at >= 0 && g.state.Of(p.ID) == at {
			return nil
		}
	}
	return wire.ErrNotAllowed
}

// groupHome is the room of one's group while it works.
func (c *Conference) groupHome(who wire.Person) wire.RoomID {
	for _, g := range c.groupings {
		if r := g.target(who.ID); r != "" {
			return r
		}
	}
	return ""
}

// target is the room where somebody's group works now; empty for none.
func (g *grouping) target(p wire.PersonID) wire.RoomID { return target(g.state, p) }

func target(s groups.State, p wire.PersonID) wire.RoomID {
	if at := s.Of(p); s.Now.Phase == wire.GroupsRunning && at >= 0 && s.Now.Groups[at].Back == 0 {
		return s.Now.Groups[at].Room
	}
	return ""
}

// sendAround asks everybody to where the groups, as they are now, want them: into their group, or back.
func (c *Conference) sendAround(g *grouping, before groups.State) {
	for _, p := range c.present {
		if p.room == nil || c.groupingAt(p.room) != g {
			continue
		}
		was, to := target(before, p.ID), g.target(p.ID)
		at := g.state.At(p.room.ID)
		switch {
		case at >= 0 && g.state.Now.Groups[at].Back != 0:
			if old := before.At(p.room.ID); old < 0 || before.Now.Groups[old].Back != g.state.Now.Groups[at].Back {
				c.askBack(p, g, g.state.Now.Groups[at].Back)
			}
		case to != "" && to != was && to != p.room.ID && !c.leads(p, p.room):
			c.askIn(p, to, at < 0)
		case to == "" && was != "":
			c.unask(p, was)
		}
	}
}

// askIn asks a person into their group. Who is taken out of another group may not stay there.
func (c *Conference) askIn(p *presence, to wire.RoomID, stay bool) {
	r, ok := c.rooms[to]
	if !ok {
		return
	}
	c.ask(p, wire.Move{Room: to, Name: r.About().Name, At: time.Now().Add(groupSoon).UnixMilli(), Why: wire.WhyGroup, Stay: stay})
	if from := p.room; !stay {
		c.later(movedIn, func() { c.turnOut(p, from) })
	}
}

// turnOut takes somebody out of a group they belong to no more, whatever their client does.
func (c *Conference) turnOut(p *presence, from *room.Room) {
	if c.present[p.ID] != p || p.room != from || c.groupDoor(p, from) == nil {
		return
	}
	c.place(p, nil)
	if to := c.groupings[from.Parent()].target(p.ID); to != "" {
		c.askIn(p, to, true)
	}
}

func (c *Conference) askBack(p *presence, g *grouping, at int64) {
	if w, ok := c.rooms[g.workshop]; ok {
		c.ask(p, wire.Move{Room: w.ID, Name: w.About().Name, At: at, Why: wire.WhyBack})
	}
}

// stepGroups notes who comes into a workshop or leaves a group: who is late comes into a group as well, and a group that a lead visits
// needs to call no more.
func (c *Conference) stepGroups(p *presence, from, to *room.Room) {
	if g := c.groupingAt(from); g != nil {
		if to := g.target(p.ID); from.ID == to {
			g.came[p.ID] = from.ID
		} else if to != "" && from.ID != g.workshop && !c.leads(p, from) {
			from.HandsInUntil(p.ID, time.Now().Add(movedFor)) // they were put into another group
		}
		if g.voice != nil && g.voice.ID == p.ID {
			c.hush(g)
			c.tellGroups(g)
		}
	}
	g := c.groupingAt(to)
	if g == nil || !g.state.Open() {
		return
	}
	if c.leads(p, to) {
		c.tellOpenCalls(p, g)
	}
	at := g.state.At(to.ID)
	if at >= 0 && g.state.Now.Groups[at].Back != 0 {
		c.askBack(p, g, g.state.Now.Groups[at].Back)
	}
	switch {
	case at >= 0 && c.leads(p, to):
		if g.state.Now.Groups[at].Help != nil {
			c.meanwhile("end the call of "+string(to.ID), func(ctx context.Context) error { return c.helpDone(ctx, g, to.ID) })
		}
	case at >= 0:
		delete(g.came, p.ID)
	case !c.leads(p, to):
		c.late(p, g)
	}
}

// late brings somebody who comes into the workshop while groups work into theirs. Who came out of it on purpose is left in peace.
func (c *Conference) late(p *presence, g *grouping) {
	if at := g.state.Of(p.ID); at >= 0 {
		if to := g.target(p.ID); to != "" && g.came[p.ID] != to {
			c.askIn(p, to, true)
		}
		return
	}
	way := g.state.Now.Plan.Way
	if g.state.Now.Phase != wire.GroupsRunning || (way != wire.ByChance && way != wire.AsBefore) {
		return
	}
	who := wire.Member{ID: p.ID, Name: p.Name}
	c.meanwhile("put who is late into a group of "+string(g.workshop), func(ctx context.Context) error {
		return c.regroup(ctx, g, func(s *groups.State, _ int64) error {
			if s.Now.Phase != wire.GroupsRunning || !s.Assign([]wire.Member{who}) {
				return groups.ErrNothing
			}
			return nil
		})
	})
}
