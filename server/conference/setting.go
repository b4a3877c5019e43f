package conference

import (
	"context"
	"errors"

	"konvent/server/conference/groups"
	"konvent/signaling/wire"
)

// Setting is what a document says of rooms and sessions beside the programme.
type Setting struct {
	// Named says for whom closed sessions are.
	Named map[wire.SessionID][]wire.PersonID
	// Leads says who leads a room where nobody was entered yet, at most LeadsAtMost.
	Leads map[wire.RoomID][]wire.Led
	// Plans are for the groups of rooms that have no plan yet, as groups.Check has them.
	Plans map[wire.RoomID]wire.GroupsPlan
}

// known gives a setting the ids that a programme's rooms and sessions have for good.
func (s Setting) known(rooms map[wire.RoomID]wire.RoomID, sessions map[wire.SessionID]wire.SessionID) Setting {
	return Setting{Named: rekeyed(s.Named, sessions), Leads: rekeyed(s.Leads, rooms), Plans: rekeyed(s.Plans, rooms)}
}

func rekeyed[K comparable, V any](all map[K]V, ids map[K]K) map[K]V {
	out := make(map[K]V, len(all))
	for id, v := range all {
		out[ids[id]] = v
	}
	return out
}

// Furnish takes over a whole new programme in one step, with a document's setting. Rooms are known by their kind and slug, a table by its
// cafeteria's as well: one that stays keeps its people, chat, stage and topic. Items are known by day, round, kind, title and room: one that
// stays keeps its seats, also at another time. The conference keeps its own slug. For whom the setting says a closed session is replaces
// those who were named before; who leads and what is planned is entered where there is nothing yet, so that what people changed since stays.
// What failed may be done again.
func (c *Conference) Furnish(ctx context.Context, about wire.Conference, p wire.Programme, set Setting) error {
	c.edits.Lock()
	defer c.edits.Unlock()
	oldAbout, old := c.Whole()
	about.ID, about.Slug, about.Guests = oldAbout.ID, oldAbout.Slug, oldAbout.Guests
	p, rooms := sameRooms(old.Rooms, p)
	set = set.known(rooms, sameSessions(old.Sessions, p.Sessions))
	if err := Fits(p); err != nil {
		return err
	}
	for s, people := range set.Named { // first, or whom a session is for who is in it would be sent out when it becomes a closed one
		if err := c.nameFor(ctx, s, people); err != nil {
			return err
		}
	}
	if err := c.save(ctx, about, p); err != nil {
		return err
	}
	var failed error
	for in, leads := range set.Leads {
		failed = errors.Join(failed, c.enterLeads(ctx, in, leads))
	}
	for in, plan := range set.Plans {
		failed = errors.Join(failed, c.enterPlan(ctx, in, plan))
	}
	return failed
}

// enterLeads says who leads a room where nobody was entered.
func (c *Conference) enterLeads(ctx context.Context, in wire.RoomID, leads []wire.Led) error {
	c.leading.Lock()
	defer c.leading.Unlock()
	var led bool
	if err := c.do(func() error { led = len(c.led[in]) > 0; return nil }); err != nil || led {
		return err
	}
	if err := c.house.store.SaveLeads(ctx, in, leads); err != nil {
		return err
	}
	return c.do(func() error { c.setLeads(in, leads); return nil })
}

// enterPlan prepares the groups of a room where nothing was planned.
func (c *Conference) enterPlan(ctx context.Context, in wire.RoomID, plan wire.GroupsPlan) error {
	var g *grouping
	if err := c.do(func() error { g = c.groupingAt(c.rooms[in]); return nil }); err != nil || g == nil {
		return err
	}
	names := c.groupNames()
	return c.regroup(ctx, g, func(s *groups.State, _ int64) error {
		if s.Planned() {
			return groups.ErrNothing
		}
		return s.Prepare(plan, names)
	})
}
