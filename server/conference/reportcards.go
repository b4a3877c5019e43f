package conference

import (
	"cmp"
	"context"
	"slices"

	"konvent/server/conference/groups"
	"konvent/signaling/wire"
)

// reportCards lists the cards of all workshops and of their groups since the report-back before, in the order of the programme.
func (c *Conference) reportCards(rep *reporting) (all []wire.ReportCard, who map[wire.CardID]wire.PersonID) {
	since := c.reportSince(rep)
	who = map[wire.CardID]wire.PersonID{}
	for _, a := range c.programme.Rooms {
		if own, ok := rep.fresh[a.ID]; ok && written(own.Card) && (own.At == 0 || c.begun(a.ID, own.At) >= since) {
			who[wire.CardOf(a.ID)] = own.Reporter
			all = append(all, wire.ReportCard{ID: wire.CardOf(a.ID), Group: a.Name, Workshop: a.Name, Reporter: own.ReporterName, Card: own.Card})
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
			if late, ok := rep.fresh[result.Room]; ok && written(late.Card) {
				card = late.Card
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

// reportSince is when the groups began at the earliest that a report-back tells of. A workshop's own card counts from its item's beginning.
func (c *Conference) reportSince(rep *reporting) int64 {
	var started []int64
	for _, a := range c.programme.Rooms {
		if own, ok := rep.fresh[a.ID]; ok && written(own.Card) && own.At != 0 {
			started = append(started, c.begun(a.ID, own.At))
		}
	}
	for _, g := range c.groupings {
		for _, result := range g.results() {
			started = append(started, result.Started)
		}
	}
	return groups.Since(c.programme.Sessions, rep.plenum, started)
}

// results are those of groups that are over, and what there is of those at work.
func (g *grouping) results() []groups.Result {
	all := slices.Clone(g.state.Results)
	for _, group := range g.atWork() {
		card := g.cards[group.Room].Card
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

// begun is when the item began to which something belongs that was written in a room at a time: the last one by then. Without one, that
// time.
func (c *Conference) begun(in wire.RoomID, at int64) (start int64) {
	for _, s := range c.programme.Sessions {
		if s.Room == in && s.Start <= at {
			start = max(start, s.Start)
		}
	}
	return cmp.Or(start, at)
}

// refresh reads the cards again, and goes on while somebody directs.
func (c *Conference) refresh(rep *reporting) {
	rep.pulse = nil
	if !c.directed(rep.plenum) {
		return
	}
	rep.pulse = c.later(freshEvery, func() { c.refresh(rep) })
	var ids []wire.RoomID
	since := c.reportSince(rep)
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
	c.meanwhile("read cards", func(ctx context.Context) error {
		fresh := c.readCards(ctx, ids)
		c.box.Post(func() {
			rep.fresh = newest(ids, fresh, rep.fresh)
			if r, ok := c.rooms[rep.plenum]; ok {
				c.setReport(rep, r)
			}
		})
		return nil
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

// readCards reads what was written so far: the empty card where that is nothing. Those that cannot be read are left out.
func (c *Conference) readCards(ctx context.Context, rooms []wire.RoomID) map[wire.RoomID]Written {
	cards, err := c.house.store.CardsIn(ctx, rooms)
	if err != nil {
		c.house.log.Error("cards not read", "err", err)
	}
	all := make(map[wire.RoomID]Written, len(rooms))
	for _, id := range rooms {
		if card, ok := cards[id]; ok || err == nil {
			all[id] = card
		}
	}
	return all
}

// newest are cards as they were read now, or where that failed, before.
func newest(rooms []wire.RoomID, now, before map[wire.RoomID]Written) map[wire.RoomID]Written {
	for _, id := range rooms {
		if _, read := now[id]; read {
			continue
		}
		if card, ok := before[id]; ok {
			now[id] = card
		}
	}
	return now
}
