package conference

import (
	"context"
	"math/rand/v2"
	"slices"
	"time"
	"unicode/utf8"

	"konvent/server/conference/groups"
	"konvent/server/room"
	"konvent/signaling/wire"
)

func (c *Conference) groupNames() (names groups.Names) {
	c.box.Do(func() { names = groups.NamesIn(c.about.Language) })
	return names
}

func (v *Visit) planGroups(ctx context.Context, p wire.GroupsPlan) error {
	g, err := v.grouping()
	if err != nil {
		return err
	}
	p.Task = room.CleanText(p.Task)
	if p, err = groups.Check(p); err != nil {
		return err
	}
	if p.Lists, err = v.c.named(ctx, p.Lists); err != nil {
		return err
	}
	names := v.c.groupNames()
	return v.c.regroup(ctx, g, func(s *groups.State, _ int64) error { return s.Prepare(p, names) })
}

// named gives those on lists the names that the house knows; what a client calls them is not believed.
func (c *Conference) named(ctx context.Context, lists [][]wire.Member) ([][]wire.Member, error) {
	if len(lists) == 0 {
		return lists, nil
	}
	people, err := c.house.store.People(ctx, c.ID)
	if err != nil {
		return nil, err
	}
	names := make(map[wire.PersonID]string, len(people))
	for _, p := range people {
		names[p.ID] = p.Name
	}
	out := make([][]wire.Member, len(lists))
	for i, list := range lists {
		out[i] = []wire.Member{}
		for _, m := range list {
			name, ok := names[m.ID]
			if !ok {
				return nil, wire.ErrNotFound.With("lists")
			}
			out[i] = append(out[i], wire.Member{ID: m.ID, Name: name})
		}
	}
	return out, nil
}

// startGroups deals people out, makes the rooms, and asks everybody into theirs. A second click finds them at work.
func (v *Visit) startGroups(ctx context.Context, _ wire.Nothing) error {
	g, err := v.grouping()
	if err != nil {
		return err
	}
	g.changing.Lock()
	defer g.changing.Unlock()
	s, err := v.c.groupState(g)
	if err != nil || s.Open() {
		return err
	}
	names := v.c.groupNames()
	if s.Now.Phase == wire.GroupsEnded {
		if err := s.Prepare(s.Now.Plan, names); err != nil {
			return err
		}
	}
	var here []wire.Member
	v.c.box.Do(func() { here = v.c.inWorkshop(g) })
	if err := s.Deal(here, names, rand.New(rand.NewPCG(rand.Uint64(), rand.Uint64()))); err != nil { //nolint:gosec // chance, no secret
		return err
	}
	rooms, err := v.c.makeGroups(ctx, g.workshop, s.Now.Groups)
	if err != nil {
		return err
	}
	now := time.Now().UnixMilli()
	if err = s.Start(rooms, now); err == nil {
		err = v.c.saveGroups(ctx, g, s, now)
	}
	if err != nil {
		v.c.unmakeAll(ctx, rooms)
	}
	return err
}

func (c *Conference) makeGroups(ctx context.Context, workshop wire.RoomID, all []wire.Group) (rooms []wire.RoomID, err error) {
	for _, group := range all {
		r, err := c.make(ctx, wire.Room{Name: group.Name, Kind: wire.GroupKind, Parent: workshop})
		if err != nil {
			c.unmakeAll(ctx, rooms)
			return nil, err
		}
		rooms = append(rooms, r.ID)
	}
	return rooms, nil
}

func (c *Conference) unmakeAll(ctx context.Context, rooms []wire.RoomID) {
	for _, id := range rooms {
		if err := c.unmake(ctx, id); err != nil {
			c.house.log.Error("group not unmade", "room", id, "err", err)
		}
	}
}

func (v *Visit) extendGroups(ctx context.Context, ask wire.ExtendAsk) error {
	return v.regroup(ctx, func(s *groups.State, _ int64) error { return s.Extend(ask.Minutes, ask.Group) })
}

func (v *Visit) recallGroups(ctx context.Context, ask wire.RecallAsk) error {
	return v.regroup(ctx, func(s *groups.State, now int64) error { return s.Recall(ask.Grace, now) })
}

func (v *Visit) endGroups(ctx context.Context, _ wire.Nothing) error {
	return v.regroup(ctx, func(s *groups.State, now int64) error { return s.End(now) })
}

// regroup changes the groups that this person's room belongs to.
func (v *Visit) regroup(ctx context.Context, change func(s *groups.State, now int64) error) error {
	g, err := v.grouping()
	if err != nil {
		return err
	}
	return v.c.regroup(ctx, g, change)
}

func (v *Visit) announceGroups(ctx context.Context, ask wire.AnnounceAsk) error {
	text := room.CleanText(ask.Text)
	switch {
	case text == "":
		return wire.ErrEmpty.With("text")
	case utf8.RuneCountInString(text) > groups.TextRunes:
		return wire.ErrTooLong.With("text")
	}
	name, err := v.name()
	if err != nil {
		return err
	}
	return v.regroup(ctx, func(s *groups.State, now int64) error { return s.Announce(name, text, now) })
}

func (v *Visit) name() (name string, err error) {
	return name, v.here(func(p *presence) error { name = p.Name; return nil })
}

func (v *Visit) moveInGroups(ctx context.Context, ask wire.GroupMoveAsk) error {
	g, err := v.grouping()
	if err != nil {
		return err
	}
	var who wire.Member
	err = v.here(func(*presence) (err error) { who, err = v.c.groupable(g, ask.Person); return err })
	if err != nil {
		return err
	}
	return v.c.regroup(ctx, g, func(s *groups.State, _ int64) error { return s.Move(who, ask.Group) })
}

// groupable finds somebody who can be put into a group: they are in one, or in the workshop, and do not lead.
func (c *Conference) groupable(g *grouping, id wire.PersonID) (wire.Member, error) {
	if p, ok := c.present[id]; ok && p.room != nil && c.groupingAt(p.room) == g {
		if c.leads(p, p.room) {
			return wire.Member{}, wire.ErrBody.With("person")
		}
		return wire.Member{ID: p.ID, Name: p.Name}, nil
	}
	if at := g.state.Of(id); at >= 0 {
		people := g.state.Now.Groups[at].People
		return people[slices.IndexFunc(people, func(m wire.Member) bool { return m.ID == id })], nil
	}
	return wire.Member{}, wire.ErrNotFound.With("person")
}

func (v *Visit) assignGroups(ctx context.Context, _ wire.Nothing) error {
	g, err := v.grouping()
	if err != nil {
		return err
	}
	var here []wire.Member
	v.c.box.Do(func() { here = v.c.waiting(g) })
	return v.c.regroup(ctx, g, func(s *groups.State, _ int64) error {
		switch {
		case s.Now.Phase != wire.GroupsRunning && s.Now.Phase != wire.GroupsPrepared:
			return wire.ErrPhase
		case !s.Assign(here):
			return groups.ErrNothing
		}
		return nil
	})
}

func (v *Visit) joinGroup(ctx context.Context, ask wire.GroupJoinAsk) error {
	if !v.rates.asks.Allow() {
		return wire.ErrTooFast
	}
	name, err := v.name()
	if err != nil {
		return err
	}
	return v.regroup(ctx, func(s *groups.State, _ int64) error { return s.Join(wire.Member{ID: v.me, Name: name}, ask.Group) })
}
