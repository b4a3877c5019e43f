package conference

import (
	"cmp"
	"context"
	"slices"
	"time"

	"konvent/server/room"
	"konvent/signaling/wire"
)

// knocksAtMost is how many may wait before one room.
const knocksAtMost = 260

// knock is a wish to be let into a room.
type knock struct {
	room *room.Room
	at   time.Time
}

// entrance is the door of rooms that are locked or have a lobby. Those who lead the room go in, and whom the house brings there for
// another reason than the programme; who must wait is refused with wire.ErrLobby, and noted by move.
func (c *Conference) entrance(p *presence, to *room.Room) error {
	if m := p.askedTo(to.ID); c.leads(p, to) || m != nil && m.Why != wire.WhySession {
		return nil
	}
	return to.Admits(p.ID)
}

// knock notes that a person waits before a room.
func (c *Conference) knock(p *presence, at *room.Room) error {
	if p.knock != nil && p.knock.room == at {
		p.tellKnock()
		return nil
	}
	if len(c.knocks(at)) >= knocksAtMost {
		return wire.ErrBusy
	}
	c.unknock(p)
	p.knock = &knock{room: at, at: time.Now()}
	p.tellKnock()
	c.tellWaiting(at)
	return nil
}

// unknock ends a person's waiting.
func (c *Conference) unknock(p *presence) {
	if p.knock == nil {
		return
	}
	at := p.knock.room
	p.knock = nil
	p.tellKnock()
	c.tellWaiting(at)
}

// elsewhere is the step that ends the waiting of who goes into another room, or into this one.
func (c *Conference) elsewhere(p *presence, _, to *room.Room) {
	if to != nil {
		c.unknock(p)
	}
}

// knocks are those who wait before a room, in the order they came.
func (c *Conference) knocks(at *room.Room) []*presence {
	var all []*presence
	for _, p := range c.present {
		if p.knock != nil && p.knock.room == at {
			all = append(all, p)
		}
	}
	slices.SortFunc(all, func(a, b *presence) int { return cmp.Or(a.knock.at.Compare(b.knock.at), cmp.Compare(a.ID, b.ID)) })
	return all
}

func (c *Conference) tellWaiting(at *room.Room) {
	var people []wire.Person
	for _, p := range c.knocks(at) {
		people = append(people, p.Person)
	}
	at.Waiting(people)
}

// waits is where a person waits; nil for nowhere.
func (p *presence) waits() *wire.Knock {
	if p.knock == nil {
		return nil
	}
	return &wire.Knock{Room: p.knock.room.ID, Name: p.knock.room.About().Name}
}

func (p *presence) tellKnock() {
	now := p.waits()
	if now == nil {
		now = &wire.Knock{}
	}
	p.sayKnock(*now)
}

func (p *presence) sayKnock(k wire.Knock) {
	if p.line != nil {
		p.line.Push(wire.Encode(wire.Event{Type: "you.waiting", Body: k}))
	}
}

// letIn ends a person's waiting and brings them into the room.
func (c *Conference) letIn(p *presence, to *room.Room) {
	c.unknock(p)
	c.ask(p, wire.Move{Room: to.ID, Name: to.About().Name, Why: wire.WhyAdmitted})
}

// refuse ends a person's waiting because they are not let in.
func (c *Conference) refuse(p *presence, from *room.Room) {
	p.knock = nil
	p.sayKnock(wire.Knock{Room: from.ID, Name: from.About().Name, Refused: true})
	c.tellWaiting(from)
}

// around are those who are in a room that belongs to this one: they come back to it.
func (c *Conference) around(r *room.Room) []wire.PersonID {
	var all []wire.PersonID
	for _, p := range c.present {
		if p.room != nil && p.room.Parent() == r.ID {
			all = append(all, p.ID)
		}
	}
	return all
}

func (v *Visit) lock(ctx context.Context, ask wire.LockAsk) error {
	return v.setEntrance(func(r *room.Room, around []wire.PersonID) error { return r.Lock(ctx, ask.Locked, around) })
}

func (v *Visit) lobby(ctx context.Context, ask wire.LobbyAsk) error {
	return v.setEntrance(func(r *room.Room, around []wire.PersonID) error { return r.Lobby(ctx, ask.On, around) })
}

// setEntrance changes who may come in. Where nobody waits any more, those who did come in, or are refused at what is locked.
func (v *Visit) setEntrance(change func(*room.Room, []wire.PersonID) error) error {
	var in *room.Room
	var around []wire.PersonID
	err := v.leading(func(_ *presence, r *room.Room) error {
		in, around = r, v.c.around(r)
		return nil
	})
	if err != nil {
		return err
	}
	if err := change(in, around); err != nil {
		return err
	}
	return v.c.do(func() error {
		for _, p := range v.c.knocks(in) {
			switch err := in.Admits(p.ID); err {
			case nil:
				v.c.letIn(p, in)
			case wire.ErrLocked: //nolint:errorlint // faults are values
				v.c.refuse(p, in)
			}
		}
		return nil
	})
}

// admit is lobby.admit.
func (v *Visit) admit(ctx context.Context, ask wire.AdmitAsk) error {
	var in *room.Room
	err := v.leading(func(_ *presence, r *room.Room) error {
		in = r
		other, ok := v.c.present[ask.Person]
		if !ok || other.knock == nil || other.knock.room != in {
			return wire.ErrNotHere.With("person")
		}
		if !ask.Admit {
			v.c.refuse(other, in)
		}
		return nil
	})
	if err != nil || !ask.Admit {
		return err
	}
	if err := in.Admit(ctx, ask.Person); err != nil {
		return err
	}
	return v.c.do(func() error {
		if other, ok := v.c.present[ask.Person]; ok && other.knock != nil && other.knock.room == in {
			v.c.letIn(other, in)
		}
		return nil
	})
}

// leaveLobby is lobby.leave.
func (v *Visit) leaveLobby(context.Context, wire.Nothing) error {
	return v.here(func(p *presence) error { v.c.unknock(p); return nil })
}
