package conference

import (
	"context"
	"errors"
	"maps"
	"slices"
	"time"

	"konvent/signaling/wire"
)

const (
	// carryAhead is how long before an item begins people are told where they will be taken; callAhead is how long they have when they
	// are called to what runs already.
	carryAhead = 30 * time.Second
	callAhead  = 10 * time.Second
	// lateBy is how long after its beginning people are still called to an item to which nobody was asked before: it was brought forward, or
	// the house was down.
	lateBy = 5 * time.Minute
)

// carry asks people to what is about to begin, and comes back for what begins next. It runs in the mailbox, and whenever the programme
// has changed.
func (c *Conference) carry() {
	if c.carrying != nil {
		c.carrying.Stop()
	}
	now := time.Now()
	c.callBack()
	var next time.Time
	due := map[int64][]wire.Session{}
	var late []wire.Session
	for _, s := range c.programme.Sessions {
		start := time.UnixMilli(s.Start)
		ask := start.Add(-carryAhead)
		switch {
		case c.called[s.ID] == s.Start || now.Sub(start) >= lateBy:
		case !start.After(now) && c.heldSince == 0:
			c.called[s.ID] = s.Start
			late = append(late, s)
		case !start.After(now):
		case ask.After(now):
			if next.IsZero() || ask.Before(next) {
				next = ask
			}
		case c.heldSince == 0:
			c.called[s.ID] = s.Start
			due[s.Start] = startingAt(c.programme.Sessions, s.Start)
		}
	}
	for start, items := range due {
		c.call(items, start, false)
	}
	if len(late) > 0 {
		c.call(late, now.Add(callAhead).UnixMilli(), false)
	}
	if !next.IsZero() {
		c.carrying = c.later(min(next.Sub(now), lookAgain), c.carry)
	}
}

// callBack takes back wishes to items that do not begin then any more.
func (c *Conference) callBack() {
	starts := map[wire.SessionID]int64{}
	for _, s := range c.programme.Sessions {
		starts[s.ID] = s.Start
	}
	maps.DeleteFunc(c.called, func(id wire.SessionID, start int64) bool { return starts[id] != start })
	for _, p := range c.present {
		if m := p.askedWhy(wire.WhySession); m != nil && m.At > time.Now().UnixMilli() && !slices.ContainsFunc(c.programme.Sessions,
			func(s wire.Session) bool {
				return s.Room == m.Room && (s.Start == m.At || s.Start < m.At && m.At < s.End)
			}) {
			c.unask(p, m.Room)
		}
	}
}

func startingAt(all []wire.Session, start int64) []wire.Session {
	return slices.DeleteFunc(slices.Clone(all), func(s wire.Session) bool { return s.Start != start })
}

// call asks everybody to that of these items where they belong, for a time; all means those as well who did not want to be moved.
func (c *Conference) call(items []wire.Session, at int64, all bool) {
	for _, p := range c.present {
		if !all && p.stayed == at {
			continue
		}
		before := p.askedWhy(wire.WhySession)
		switch m := c.moveTo(p, items, at); {
		case m != nil && (before == nil || *before != *m):
			c.ask(p, *m)
		case m == nil && before != nil && before.At < at:
			c.unask(p, before.Room) // an earlier item they did not go to; they are where they belong now
		}
	}
}

// moveTo is the wish that takes a person to one of these items; nil where they belong to none, or are there.
func (c *Conference) moveTo(p *presence, items []wire.Session, at int64) *wire.Move {
	s, ok := c.belongs(p.Person, items)
	r := c.rooms[s.Room]
	if !ok || r == nil || p.room == r {
		return nil
	}
	if err := c.admits(p, r); err != nil && !errors.Is(err, wire.ErrLobby) { // who must wait is let in, or not, when they come
		return nil
	}
	return &wire.Move{Room: r.ID, Name: r.About().Name, Title: s.Title, At: at, Why: wire.WhySession, Stay: true}
}

// soon is the wish for somebody who comes in when others were asked already, or when nobody was because the house was down.
func (c *Conference) soon(p *presence) *wire.Move {
	now := time.Now()
	for _, start := range c.called {
		switch at := time.UnixMilli(start); {
		case start == p.stayed:
		case at.After(now):
			return c.moveTo(p, startingAt(c.programme.Sessions, start), start)
		case start <= c.opened && now.Sub(at) < lateBy:
			return c.moveTo(p, startingAt(c.programme.Sessions, start), now.Add(callAhead).UnixMilli())
		}
	}
	return nil
}

// belongs says to which of some items that take place side by side a person belongs: the one they lead, the one they have a seat in, or the
// only one that is for everybody. Who directs goes where they like.
func (c *Conference) belongs(who wire.Person, items []wire.Session) (wire.Session, bool) {
	if May(who.Role, wire.MayDirect) {
		return wire.Session{}, false
	}
	var common []wire.Session
	for _, s := range items {
		if slices.ContainsFunc(c.led[s.Room], func(l wire.Led) bool { return l.Person == who.ID }) {
			return s, true
		}
		if c.seats.book.Seated(who.ID, s.ID) {
			return s, true
		}
		if s.Round == 0 {
			common = append(common, s)
		}
	}
	if len(common) == 1 {
		return common[0], true
	}
	return wire.Session{}, false
}

// programmeHome is where who comes late belongs: to what runs.
func (c *Conference) programmeHome(who wire.Person) wire.RoomID {
	s, _ := c.belongs(who, c.runs())
	return s.Room
}

// runs lists the items that run now.
func (c *Conference) runs() (all []wire.Session) {
	for _, s := range c.programme.Sessions {
		if slices.Contains(c.running.Now, s.ID) {
			all = append(all, s)
		}
	}
	return all
}

// hold stops the programme from moving people, or lets it go on: then they are called to what began meanwhile.
func (v *Visit) hold(ctx context.Context, h wire.Hold) error {
	c := v.c
	c.edits.Lock()
	defer c.edits.Unlock()
	var since int64
	if h.Held {
		since = time.Now().UnixMilli()
	}
	if err := c.house.store.Hold(ctx, c.ID, since); err != nil {
		return err
	}
	return c.do(func() error {
		before := c.heldSince
		c.heldSince, c.running.Held = since, h.Held
		c.broadcast("conference.running", c.running)
		if h.Held {
			c.takeBack()
		}
		if before != 0 && !h.Held {
			began := slices.DeleteFunc(c.runs(), func(s wire.Session) bool { return s.Start < before })
			c.call(began, time.Now().Add(callAhead).UnixMilli(), true)
		}
		c.carry()
		return nil
	})
}

// takeBack takes back every wish to an item that has not begun.
func (c *Conference) takeBack() {
	now := time.Now().UnixMilli()
	for _, p := range c.present {
		if m := p.askedWhy(wire.WhySession); m != nil && m.At > now {
			c.unask(p, m.Room)
		}
	}
	maps.DeleteFunc(c.called, func(_ wire.SessionID, start int64) bool { return start > now })
}

// callAll calls everybody to what runs, also those who stayed away.
func (v *Visit) callAll(_ context.Context, _ wire.Nothing) error {
	return v.here(func(*presence) error {
		if len(v.c.running.Now) == 0 {
			return wire.ErrNotFound
		}
		v.c.call(v.c.runs(), time.Now().Add(callAhead).UnixMilli(), true)
		return nil
	})
}
