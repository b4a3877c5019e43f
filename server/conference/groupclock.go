package conference

import (
	"context"
	"time"

	"konvent/server/conference/groups"
	"konvent/server/room"
	"konvent/signaling/wire"
)

const (
	// pulseEvery is how often those who lead see all groups at a glance.
	pulseEvery = time.Second
	// cardsEvery is after how many pulses the cards are read again.
	cardsEvery = 3
	// dueAgain is after how long what could not be kept is tried again.
	dueAgain = 5 * time.Second
)

// wind sets the clock to what happens next by itself, and lets the pulse beat while groups work.
func (c *Conference) wind(g *grouping) {
	if g.clock != nil {
		g.clock.Stop()
		g.clock = nil
	}
	now := time.Now().UnixMilli()
	if g.seen == 0 {
		g.seen = now
	}
	if !g.state.Open() || c.rooms[g.workshop] == nil {
		if g.pulse != nil {
			g.pulse.Stop()
			g.pulse = nil
		}
		return
	}
	if g.pulse == nil {
		g.pulse = c.later(pulseEvery, func() { c.beat(g) })
	}
	wait := time.Duration(0)
	if s := g.state.Clone(); !passes(&s, now) {
		wait = time.Duration(max(0, g.state.Next(now)-now)) * time.Millisecond
	}
	g.clock = c.later(wait, func() { c.due(g) })
}

func passes(s *groups.State, now int64) bool {
	_, changed := s.Pass(now)
	return changed
}

// due does what the clock came to: groups are warned, asked back, and over.
func (c *Conference) due(g *grouping) {
	now := time.Now().UnixMilli()
	for _, i := range g.state.Warned(g.seen, now) {
		if r, ok := c.rooms[g.state.Now.Groups[i].Room]; ok {
			r.Warn(g.state.Now.Groups[i].Ends - now)
		}
	}
	g.seen = now
	s := g.state.Clone()
	if !passes(&s, now) {
		c.wind(g)
		return
	}
	for i, group := range s.Now.Groups {
		if r, ok := c.rooms[group.Room]; ok && group.Back != 0 && g.state.Now.Groups[i].Back == 0 {
			r.Warn(0)
		}
	}
	c.meanwhile("keep the groups of "+string(g.workshop), func(ctx context.Context) error {
		err := c.regroup(ctx, g, func(*groups.State, int64) error { return nil })
		if err != nil {
			c.later(dueAgain, func() { c.wind(g) })
		}
		return err
	})
}

// stopGroups ends all clocks.
func (c *Conference) stopGroups() {
	var all []*time.Timer
	for _, g := range c.groupings {
		all = append(all, g.clock, g.pulse, g.hushed)
	}
	for _, rep := range c.reports {
		all = append(all, rep.pulse)
	}
	for _, t := range all {
		if t != nil {
			t.Stop()
		}
	}
}

// talk is how much is spoken in a group.
type talk struct {
	share float64 // 0–1, of late
	quiet int64   // since when nobody speaks, in ms since 1970; 0 while somebody does
}

// talkFades is how much of the share a second leaves: what was a minute ago counts for hardly anything.
const talkFades = 0.95

func (t *talk) hear(speaking bool, now int64) {
	t.share *= talkFades
	switch {
	case speaking:
		t.share += 1 - talkFades
		t.quiet = 0
	case t.quiet == 0:
		t.quiet = now
	}
}

// beat shows those who lead all groups at a glance.
func (c *Conference) beat(g *grouping) {
	g.pulse = nil
	if !g.state.Open() || c.rooms[g.workshop] == nil {
		return
	}
	g.pulse = c.later(pulseEvery, func() { c.beat(g) })
	c.tellLeading(g, "groups.glance", c.glance(g))
	if g.beats++; g.beats%cardsEvery == 1 {
		c.lookAtCards(g)
	}
}

func (c *Conference) glance(g *grouping) wire.GroupsGlance {
	all := wire.GroupsGlance{Workshop: g.workshop, Groups: []wire.GroupGlance{}, Waiting: c.waiting(g)}
	now := time.Now().UnixMilli()
	for _, group := range g.state.Now.Groups {
		r, ok := c.rooms[group.Room]
		if !ok || group.Over {
			continue
		}
		seen := r.Glance()
		t := g.talks[group.Room]
		if t == nil {
			t = &talk{quiet: now}
			g.talks[group.Room] = t
		}
		t.hear(len(seen.Speaking) > 0, now)
		all.Groups = append(all.Groups, wire.GroupGlance{
			Room: group.Room, Here: seen.Here, Speaking: seen.Speaking, Talk: int(t.share*100 + 0.5), Quiet: t.quiet,
			Hands: seen.Hands, Card: progress(g.cards[group.Room].Card, group, g.state.Now.Plan.Fields),
		})
	}
	return all
}

func progress(card wire.Card, group wire.Group, fields wire.CardFields) wire.CardProgress {
	p := wire.CardProgress{Of: fields.Statements, Reporter: groups.ReporterOf(group, card).ID != ""}
	for _, s := range card.Statements {
		if s = room.CleanText(s); s != "" && p.Filled < p.Of {
			p.Filled++
		}
	}
	return p
}

// waiting are those in a workshop who are in no group and do not lead.
func (c *Conference) waiting(g *grouping) []wire.Member {
	all := []wire.Member{}
	for _, p := range c.inWorkshop(g) {
		if g.state.Of(p.ID) < 0 {
			all = append(all, p)
		}
	}
	return all
}

// inWorkshop lists those in the workshop itself who do not lead, by name.
func (c *Conference) inWorkshop(g *grouping) []wire.Member {
	var people []wire.Person
	for _, p := range c.present {
		if p.room != nil && p.room.ID == g.workshop && !c.leads(p, p.room) {
			people = append(people, p.Person)
		}
	}
	room.SortPeople(people)
	all := make([]wire.Member, len(people))
	for i, p := range people {
		all[i] = wire.Member{ID: p.ID, Name: p.Name}
	}
	return all
}

// lookAtCards reads how far the cards of all groups are.
func (c *Conference) lookAtCards(g *grouping) {
	var ids []wire.RoomID
	for _, group := range g.state.Now.Groups {
		if !group.Over && group.Room != "" {
			ids = append(ids, group.Room)
		}
	}
	c.meanwhile("look at cards", func(ctx context.Context) error {
		cards := c.readCards(ctx, ids)
		c.box.Post(func() {
			g.cards = newest(ids, cards, g.cards)
			c.setReports()
		})
		return nil
	})
}
