package conference

import (
	"context"
	"errors"
	"slices"

	"konvent/server/conference/groups"
	"konvent/signaling/wire"
)

// reportCards lists the cards of all workshops and of their groups since the report-back before, in the order of the programme.
func (c *Conference) reportCards(rep *reporting) (all []wire.ReportCard, who map[wire.CardID]wire.PersonID) {
	since := c.reportSince(rep.plenum)
	who = map[wire.CardID]wire.PersonID{}
	for _, a := range c.programme.Rooms {
		if own, ok := rep.fresh[wire.CardOf(a.ID)]; ok && written(own) {
			who[wire.CardOf(a.ID)] = own.Reporter
			all = append(all, wire.ReportCard{ID: wire.CardOf(a.ID), Group: a.Name, Workshop: a.Name, Reporter: own.ReporterName, Card: own})
		}
		g, ok := c.groupings[a.ID]
		if !ok {
			continue
		}
		for _, result := range g.results() {
			if result.Started < since || result.Started == 0 {
				continue
			}
			id := wire.CardOf(result.Room)
			card := result.Card
			if late, ok := rep.fresh[id]; ok && written(late) {
				card = late
			}
			if card.Statements == nil {
				card.Statements = []string{} // nothing was written
			}
			who[id] = result.Reporter.ID
			all = append(all, wire.ReportCard{
				ID: id, Group: result.Name, Workshop: c.heldIn(a, result.Started), Reporter: result.Reporter.Name, Card: card,
				Open: g.state.At(result.Room) >= 0 && g.state.Open(),
			})
		}
	}
	return all, who
}

// reportSince is when the groups began at the earliest that the report-back in a plenum tells of.
func (c *Conference) reportSince(plenum wire.RoomID) int64 {
	var started []int64
	for _, g := range c.groupings {
		for _, result := range g.results() {
			started = append(started, result.Started)
		}
	}
	return groups.Since(c.programme.Sessions, plenum, started)
}

// results are those of groups that are over, and what there is of those at work.
func (g *grouping) results() []groups.Result {
	all := slices.Clone(g.state.Results)
	for _, group := range g.atWork() {
		card := g.cards[group.Room]
		all = append(all, groups.Result{
			Room: group.Room, Name: group.Name, Started: g.state.Now.Started, Card: card, Reporter: groups.ReporterOf(group, card),
		})
	}
	return all
}

func written(c wire.Card) bool {
	return c.Title != "" || c.Note != "" || c.Image != "" || slices.ContainsFunc(c.Statements, func(s string) bool { return s != "" })
}

// atWork are the groups that are not over.
func (g *grouping) atWork() (all []wire.Group) {
	for _, group := range g.state.Now.Groups {
		if g.state.Open() && !group.Over {
			all = append(all, group)
		}
	}
	return all
}

// heldIn is what took place in a room at a time, or the room's name.
func (c *Conference) heldIn(r wire.Room, at int64) string {
	for _, s := range c.programme.Sessions {
		if s.Room == r.ID && s.Start <= at && at < s.End {
			return s.Title
		}
	}
	return r.Name
}

// refresh reads the cards again, and goes on while somebody directs.
func (c *Conference) refresh(rep *reporting) {
	rep.pulse = nil
	if !c.directed(rep.plenum) {
		return
	}
	rep.pulse = c.later(freshEvery, func() { c.refresh(rep) })
	var ids []wire.RoomID
	since := c.reportSince(rep.plenum)
	for id, r := range c.rooms {
		if r.Kind.Groups {
			ids = append(ids, id)
		}
	}
	for _, g := range c.groupings {
		for _, result := range g.results() {
			if result.Started >= since {
				ids = append(ids, result.Room)
			}
		}
	}
	c.beside(func(ctx context.Context) {
		fresh := make(map[wire.CardID]wire.Card, len(ids))
		for _, id := range ids {
			fresh[wire.CardOf(id)] = c.readCard(ctx, id)
		}
		c.box.Post(func() {
			rep.fresh = fresh
			if r, ok := c.rooms[rep.plenum]; ok {
				c.setReport(rep, r)
			}
		})
	})
}

// directed says whether somebody who directs is in a plenum.
func (c *Conference) directed(plenum wire.RoomID) bool {
	for _, p := range c.present {
		if p.room != nil && p.room.ID == plenum && May(p.Role, wire.MayDirect) {
			return true
		}
	}
	return false
}

// readCard reads what a group has written so far; the empty card where there is none, or it cannot be read.
func (c *Conference) readCard(ctx context.Context, group wire.RoomID) wire.Card {
	card, err := c.house.store.Card(ctx, wire.CardOf(group))
	if err != nil && !errors.Is(err, ErrNone) {
		c.house.log.Error("card not read", "room", group, "err", err)
	}
	return card
}
