package conference

import (
	"context"
	"time"

	"konvent/server/conference/groups"
	"konvent/signaling/wire"
)

// callHelp calls everybody who leads the workshop to the group one is in.
func (v *Visit) callHelp(ctx context.Context, _ wire.Nothing) error {
	if !v.rates.asks.Allow() {
		return wire.ErrTooFast
	}
	g, in, name, err := v.groupHere()
	if err != nil {
		return err
	}
	return v.c.regroup(ctx, g, func(s *groups.State, now int64) error {
		at := s.At(in)
		if at < 0 {
			return wire.ErrNotHere
		}
		return s.Call(at, name, now)
	})
}

// groupHere finds the group whose room one is in.
func (v *Visit) groupHere() (g *grouping, in wire.RoomID, name string, err error) {
	err = v.here(func(p *presence) error {
		g = v.c.groupingAt(p.room)
		if g == nil || p.room.ID == g.workshop {
			return wire.ErrNotHere
		}
		in, name = p.room.ID, p.Name
		return nil
	})
	return g, in, name, err
}

// helped ends a call: those who lead may anywhere, the group's people in their own room.
func (v *Visit) helped(ctx context.Context, ask wire.HelpedAsk) error {
	if !v.rates.asks.Allow() {
		return wire.ErrTooFast
	}
	var g *grouping
	err := v.here(func(p *presence) error {
		g = v.c.groupingAt(p.room)
		switch {
		case g == nil:
			return wire.ErrNotHere
		case g.state.At(ask.Group) < 0:
			return wire.ErrNotFound.With("group")
		case p.room.ID != ask.Group && !v.c.leads(p, p.room):
			return wire.ErrNotAllowed
		}
		return nil
	})
	if err != nil {
		return err
	}
	return v.c.helpDone(ctx, g, ask.Group)
}

func (c *Conference) helpDone(ctx context.Context, g *grouping, in wire.RoomID) error {
	return c.regroup(ctx, g, func(s *groups.State, _ int64) error {
		at := s.At(in)
		if at < 0 {
			return groups.ErrNothing
		}
		return s.Came(at)
	})
}

// tellCalls tells those who lead which groups call for help now, or do so no more.
func (c *Conference) tellCalls(g *grouping, before groups.State) {
	for _, group := range g.state.Now.Groups {
		var was *wire.HelpCall
		if at := before.At(group.Room); at >= 0 {
			was = before.Now.Groups[at].Help
		}
		switch {
		case group.Help != nil && was == nil:
			c.tellLeading(g, "groups.called", wire.GroupCall{Room: group.Room, Group: group.Name, Help: *group.Help, Open: true})
		case group.Help == nil && was != nil:
			c.tellLeading(g, "groups.called", wire.GroupCall{Room: group.Room, Group: group.Name, Help: *was})
		}
	}
}

// tellOpenCalls tells one who leads, and comes in, which groups call for help.
func (c *Conference) tellOpenCalls(p *presence, g *grouping) {
	for _, group := range g.state.Now.Groups {
		if group.Help != nil && p.line != nil {
			p.line.Push(wire.Encode(wire.Event{Type: "groups.called", Body: wire.GroupCall{
				Room: group.Room, Group: group.Name, Help: *group.Help, Open: true,
			}}))
		}
	}
}

// tellLeading says something to those who lead, in the workshop and in its groups.
func (c *Conference) tellLeading(g *grouping, event string, body any) {
	frame := wire.Encode(wire.Event{Type: event, Body: body})
	for _, p := range c.present {
		if p.room != nil && p.line != nil && c.groupingAt(p.room) == g && c.leads(p, p.room) {
			p.line.Push(frame)
		}
	}
}

// voiceFor is how long a voice goes to all groups at most: whoever forgets it is not heard for ever.
const voiceFor = 5 * time.Minute

// setVoice lets one who leads be heard in all groups, or no longer. Their microphone is where it is; the groups hear it as well.
func (v *Visit) setVoice(_ context.Context, ask wire.VoiceAsk) error {
	return v.here(func(p *presence) error {
		g := v.c.groupingAt(p.room)
		switch {
		case g == nil:
			return wire.ErrNotHere
		case ask.On && !g.state.Open():
			return wire.ErrPhase
		case !ask.On && (g.voice == nil || g.voice.ID != v.me):
			return nil
		}
		v.c.hush(g)
		if ask.On {
			g.voice = &wire.Member{ID: p.ID, Name: p.Name}
			g.hushed = v.c.later(voiceFor, func() { v.c.hush(g); v.c.tellGroups(g) })
		}
		v.c.tellGroups(g)
		return nil
	})
}

// hush ends the voice to all groups; nobody is told yet.
func (c *Conference) hush(g *grouping) {
	g.voice = nil
	if g.hushed != nil {
		g.hushed.Stop()
		g.hushed = nil
	}
}
