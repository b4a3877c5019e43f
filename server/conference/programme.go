package conference

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"konvent/signaling/wire"
)

// lookAgain is after how long the clock is looked at in any case.
const lookAgain = time.Hour

// shiftAtMost is how many minutes one shift may move the programme, either way.
const shiftAtMost = 240

// runningAt says what runs at a time, in ms since 1970, and what begins next; and when that changes, 0 for never.
func runningAt(sessions []wire.Session, at int64) (r wire.Running, changes int64) {
	r = wire.Running{Now: []wire.SessionID{}, Next: []wire.SessionID{}}
	var next int64
	sooner := func(t int64) {
		if t > at && (changes == 0 || t < changes) {
			changes = t
		}
	}
	for _, s := range sessions {
		sooner(s.Start)
		sooner(s.End)
		if s.Start <= at && at < s.End {
			r.Now = append(r.Now, s.ID)
		}
		if s.Start > at && (next == 0 || s.Start < next) {
			next = s.Start
		}
	}
	for _, s := range sessions {
		if s.Start == next {
			r.Next = append(r.Next, s.ID)
		}
	}
	return r, changes
}

// tick looks at the clock: it tells what runs when that has changed, and comes back when it changes next.
func (c *Conference) tick() {
	if c.clock != nil {
		c.clock.Stop()
	}
	now := time.Now().UnixMilli()
	running, changes := runningAt(c.programme.Sessions, now)
	if !slices.Equal(running.Now, c.running.Now) || !slices.Equal(running.Next, c.running.Next) {
		running.Held = c.running.Held
		c.running = running
		c.broadcast("conference.running", running)
	}
	wait := lookAgain.Milliseconds()
	if changes != 0 {
		wait = min(wait, changes-now) // in ms, for what is far away does not fit into a Duration
	}
	c.clock = c.later(time.Duration(wait)*time.Millisecond, c.tick)
	c.clearClosed()
	c.carry()
}

func (v *Visit) shift(ctx context.Context, s wire.Shift) (wire.Programme, error) {
	if s.Minutes == 0 || s.Minutes < -shiftAtMost || s.Minutes > shiftAtMost {
		return wire.Programme{}, wire.ErrBody.With("minutes")
	}
	return v.c.Shift(ctx, s.Minutes)
}

// Shift moves everything that has not ended: what runs ends later, what comes begins and ends later.
func (c *Conference) Shift(ctx context.Context, minutes int) (wire.Programme, error) {
	c.edits.Lock()
	defer c.edits.Unlock()
	_, p := c.Whole()
	moved := shifted(p.Sessions, int64(minutes)*60_000, time.Now().UnixMilli())
	if err := c.house.store.SaveSessions(ctx, c.ID, moved); err != nil {
		return wire.Programme{}, err
	}
	for i, s := range p.Sessions {
		if at := slices.IndexFunc(moved, func(m wire.Session) bool { return m.ID == s.ID }); at >= 0 {
			p.Sessions[i] = moved[at]
		}
	}
	err := c.do(func() error { c.setProgramme(p); return nil })
	c.refit()
	return p, err
}

// shifted returns the sessions that a shift moves, as they are after it. A session that runs does not end before now.
func shifted(all []wire.Session, by, now int64) []wire.Session {
	moved := []wire.Session{}
	for _, s := range all {
		if s.End <= now {
			continue
		}
		if s.Start > now {
			s.Start += by
		}
		s.End = max(s.End+by, s.Start, now)
		moved = append(moved, s)
	}
	return moved
}

// Whole is the conference as it is now, in memory of the caller's own.
func (c *Conference) Whole() (a wire.Conference, p wire.Programme) {
	c.box.Do(func() {
		a, p = c.about, c.programme
		p.Sessions, p.Rooms, p.Days = slices.Clone(p.Sessions), slices.Clone(p.Rooms), slices.Clone(p.Days)
		for i := range p.Sessions {
			p.Sessions[i].Speakers = slices.Clone(p.Sessions[i].Speakers)
		}
	})
	return a, p
}

// setProgramme takes over a new programme and tells everybody.
func (c *Conference) setProgramme(p wire.Programme) {
	c.programme, c.encoded = p, wire.Encode(p)
	c.broadcast("programme.changed", json.RawMessage(c.encoded))
	c.tick()
}

// door is what the page behind a link shows.
func (c *Conference) door() (d wire.Door) {
	c.box.Do(func() {
		d = wire.Door{Conference: c.about, Running: []wire.Session{}, Next: []wire.Session{}, Rooms: []wire.Room{}, Now: time.Now().UnixMilli()}
		for _, s := range c.programme.Sessions {
			if slices.Contains(c.running.Now, s.ID) {
				d.Running = append(d.Running, s)
			}
			if slices.Contains(c.running.Next, s.ID) {
				d.Next = append(d.Next, s)
			}
		}
		for _, r := range c.programme.Rooms {
			if r.Parent == "" {
				d.Rooms = append(d.Rooms, r)
			}
		}
	})
	return d
}
