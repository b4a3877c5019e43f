package conference

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"konvent/server/conference/groups"
	"konvent/server/room"
	"konvent/signaling/wire"
)

// grouping is what a conference knows of the groups of one workshop.
type grouping struct {
	workshop wire.RoomID
	changing sync.Mutex // one change at a time, database included

	// Owned by the conference's mailbox from here on.
	state  groups.State
	voice  *wire.Member // who speaks to all groups
	hushed *time.Timer  // ends the voice
	seen   int64        // until when its clocks were looked at, in ms since 1970
	clock  *time.Timer
	pulse  *time.Timer                   // runs while groups work
	beats  int                           // of the pulse
	talks  map[wire.RoomID]*talk         // how much is spoken in each group
	cards  map[wire.RoomID]Written       // as they were last read
	came   map[wire.PersonID]wire.RoomID // who came out of their group on purpose, and of which
}

// openGroups brings back what was kept of groups, before the conference's mailbox runs.
func (c *Conference) openGroups(ctx context.Context) error {
	for id, r := range c.rooms {
		if !r.Kind.Groups {
			continue
		}
		state, err := c.house.store.LoadGroups(ctx, id)
		if err != nil {
			return fmt.Errorf("groups: %w", err)
		}
		if state.Planned() {
			c.groupingOf(id).state = state
		}
	}
	return nil
}

// resumeGroups lets clocks go on after a start of the house, and ends rooms of groups that nobody knows any more.
func (c *Conference) resumeGroups() {
	for _, g := range c.groupings {
		c.tellGroups(g)
		c.wind(g)
	}
	for id, a := range c.made {
		if g := c.groupings[a.Parent]; a.Kind == wire.GroupKind && (g == nil || !g.state.Open() || g.state.At(id) < 0) {
			c.shutBeside(id)
		}
	}
}

func (c *Conference) groupingOf(workshop wire.RoomID) *grouping {
	g := c.groupings[workshop]
	if g == nil {
		g = &grouping{
			workshop: workshop, talks: map[wire.RoomID]*talk{}, cards: map[wire.RoomID]Written{}, came: map[wire.PersonID]wire.RoomID{},
		}
		c.groupings[workshop] = g
	}
	return g
}

// grouping finds the groups of the workshop one is in, or whose group one is in. wire.ErrNotHere anywhere else.
func (v *Visit) grouping() (g *grouping, err error) {
	err = v.here(func(p *presence) error {
		g = v.c.groupingAt(p.room)
		if g == nil {
			return wire.ErrNotHere
		}
		return nil
	})
	return g, err
}

// groupingAt finds the groups that a room belongs to, be it their workshop or one of theirs; nil for none.
func (c *Conference) groupingAt(r *room.Room) *grouping {
	switch {
	case r == nil:
		return nil
	case r.Kind.Groups:
		return c.groupingOf(r.ID)
	case c.made[r.ID].Kind == wire.GroupKind:
		return c.groupings[r.Parent()]
	}
	return nil
}

// regroup changes the groups of a workshop, keeps that, and tells it: in this order, so that what was told is kept.
func (c *Conference) regroup(ctx context.Context, g *grouping, change func(s *groups.State, now int64) error) error {
	g.changing.Lock()
	defer g.changing.Unlock()
	s, err := c.groupState(g)
	if err != nil {
		return err
	}
	now := time.Now().UnixMilli()
	if err := change(&s, now); errors.Is(err, groups.ErrNothing) {
		return nil
	} else if err != nil {
		return err
	}
	return c.saveGroups(ctx, g, s, now)
}

func (c *Conference) groupState(g *grouping) (s groups.State, err error) {
	return s, c.do(func() error { s = g.state.Clone(); return nil })
}

// saveGroups keeps a new state and takes it over. The caller holds g.changing. Rooms of groups that are over by then are shut; what was
// written in them stays.
func (c *Conference) saveGroups(ctx context.Context, g *grouping, s groups.State, now int64) error {
	over, _ := s.Pass(now)
	s.Keep(c.results(ctx, g, s, over))
	if err := c.house.store.SaveGroups(ctx, g.workshop, s); err != nil {
		return err
	}
	if err := c.do(func() error { c.setGroups(g, s); return nil }); err != nil {
		return err
	}
	for _, i := range over {
		c.shutGroup(ctx, s.Now.Groups[i].Room)
	}
	return nil
}

// shutGroup ends the room of a group that is over; where that cannot be kept, it tries again until it can.
func (c *Conference) shutGroup(ctx context.Context, id wire.RoomID) {
	if err := c.shut(ctx, id); err != nil {
		c.house.log.Error("group not shut", "room", id, "err", err)
		c.later(dueAgain, func() { c.shutBeside(id) })
	}
}

// results reads what groups that are over came to. Of a card that cannot be read now, what was read last is kept.
func (c *Conference) results(ctx context.Context, g *grouping, s groups.State, over []int) (all []groups.Result) {
	var rooms []wire.RoomID
	for _, i := range over {
		rooms = append(rooms, s.Now.Groups[i].Room)
	}
	cards := c.readCards(ctx, rooms)
	c.box.Do(func() { cards = newest(rooms, cards, g.cards) })
	for _, i := range over {
		group := s.Now.Groups[i]
		card := cards[group.Room].Card
		all = append(all, groups.Result{
			Room: group.Room, Name: group.Name, Started: s.Now.Started, Card: card, Reporter: groups.ReporterOf(group, card),
			People: groups.PeopleOf(group),
		})
	}
	return all
}

// setGroups takes over a state that is kept, tells it, and asks people to where they belong now.
func (c *Conference) setGroups(g *grouping, s groups.State) {
	before := g.state
	g.state = s
	if !s.Open() {
		c.hush(g)
		clear(g.came)
		clear(g.talks)
	}
	if before.Now.Round != s.Now.Round {
		clear(g.cards)
	}
	c.tellGroups(g)
	c.tellCalls(g, before)
	c.sendAround(g, before)
	c.wind(g)
	if before.Now.Phase != s.Now.Phase || len(before.Results) != len(s.Results) {
		c.setReports()
	}
}

// tellGroups tells workshop and groups how it is.
func (c *Conference) tellGroups(g *grouping) {
	w, ok := c.rooms[g.workshop]
	if !ok || !g.state.Planned() {
		return
	}
	now := g.state.Now
	now.Voice = g.voice
	w.SetGroups(now)
	about := w.About()
	for _, group := range now.Groups {
		if r, ok := c.rooms[group.Room]; ok && !group.Over {
			r.SetGroup(wire.GroupHere{
				Group: group, Workshop: about, Task: now.Plan.Task, Fields: now.Plan.Fields, Announcement: now.Announcement, Voice: g.voice,
			})
		}
	}
}

// shutBeside ends a group's room that should not be there.
func (c *Conference) shutBeside(id wire.RoomID) {
	c.meanwhile("shut a group", func(ctx context.Context) error { c.shutGroup(ctx, id); return nil })
}
