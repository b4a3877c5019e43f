package conference

import (
	"context"
	"slices"
	"time"

	"konvent/server/room"
	"konvent/signaling/wire"
)

// askedFor is how long after its time a wish that one may refuse is told again to who comes back.
const askedFor = 10 * time.Minute

// weight orders the reasons to ask: where two wishes are open, the weightier is told, and the other when that one is over.
var weight = []wire.Why{wire.WhyBack, wire.WhyGroup, wire.WhyAdmitted, wire.WhySession, wire.WhyStage, wire.WhyTable}

// ask asks a person to another room. Their client goes at the time; who is away is told when they are back. A newer wish takes the place
// of one for the same reason or to the same room, but does not let them refuse what they could not, and who is called back out of the
// groups is wished into none. It runs in the mailbox.
func (c *Conference) ask(p *presence, m wire.Move) {
	if o := p.askedTo(m.Room); o != nil && m.Stay && !o.Stay {
		return
	}
	kept := slices.DeleteFunc(slices.Clone(p.wishes), func(o wire.Move) bool {
		return o.Why == m.Why || o.Room == m.Room || m.Why == wire.WhyBack && o.Why == wire.WhyGroup
	})
	kept = append(kept, m)
	slices.SortFunc(kept, func(a, b wire.Move) int { return slices.Index(weight, a.Why) - slices.Index(weight, b.Why) })
	p.wish(kept)
}

// unask takes back what a person was asked, if it is to this room.
func (c *Conference) unask(p *presence, to wire.RoomID) {
	p.wish(slices.DeleteFunc(slices.Clone(p.wishes), func(m wire.Move) bool { return m.Room == to }))
}

// wish is what the house asks of a person from now on. Where they have not been told of the first before, they are, and have time to refuse.
func (p *presence) wish(all []wire.Move) {
	before := p.asked()
	p.wishes = slices.DeleteFunc(all, stale)
	now := p.asked()
	if before == now || before != nil && now != nil && *before == *now {
		return
	}
	if now != nil && now.Stay && now.At != 0 {
		now.At = max(now.At, time.Now().Add(groupSoon).UnixMilli())
	}
	p.tellAsked()
}

// stale says whether a wish that one may refuse is too old to be told.
func stale(m wire.Move) bool {
	return m.Stay && m.At != 0 && time.Since(time.UnixMilli(m.At)) >= askedFor
}

// asked is where the house asks a person to go now; nil for nowhere.
func (p *presence) asked() *wire.Move {
	if len(p.wishes) == 0 {
		return nil
	}
	return &p.wishes[0]
}

// askedTo is the wish that a person go to a room; nil for none.
func (p *presence) askedTo(r wire.RoomID) *wire.Move {
	return p.wishOf(func(m wire.Move) bool { return m.Room == r })
}

// askedWhy is the wish for a reason; nil for none.
func (p *presence) askedWhy(w wire.Why) *wire.Move {
	return p.wishOf(func(m wire.Move) bool { return m.Why == w })
}

func (p *presence) wishOf(is func(wire.Move) bool) *wire.Move {
	if at := slices.IndexFunc(p.wishes, is); at >= 0 {
		return &p.wishes[at]
	}
	return nil
}

func (p *presence) tellAsked() {
	if p.line != nil {
		p.line.Push(wire.Encode(wire.Event{Type: "you.move", Body: wire.Moving{Move: p.asked()}}))
	}
}

// open is the wish that a person who comes back is to be told of.
func (p *presence) open() *wire.Move {
	p.wishes = slices.DeleteFunc(p.wishes, stale)
	return p.asked()
}

// arrived is the step that ends a wish which was followed.
func (c *Conference) arrived(p *presence, _, to *room.Room) {
	if to != nil {
		c.unask(p, to.ID)
	}
}

func (v *Visit) stay(_ context.Context, _ wire.Nothing) error {
	return v.here(func(p *presence) error {
		m := p.asked()
		switch {
		case m == nil:
			return wire.ErrNotFound
		case !m.Stay:
			return wire.ErrNotAllowed
		}
		if m.Why == wire.WhySession {
			p.stayed = m.At
		}
		v.c.unask(p, m.Room)
		return nil
	})
}
