package conference

import (
	"context"
	"time"

	"konvent/server/room"
	"konvent/signaling/wire"
)

// askedFor is how long after its time a wish that one may refuse is told again to who comes back.
const askedFor = 10 * time.Minute

// ask asks a person to another room. Their client goes at the time; who is away is told when they are back. A newer wish takes the place
// of the one before. It runs in the mailbox.
func (c *Conference) ask(p *presence, m wire.Move) {
	p.asked = &m
	p.tellAsked()
}

// unask takes back what a person was asked, if it is to this room.
func (c *Conference) unask(p *presence, to wire.RoomID) {
	if p.asked != nil && p.asked.Room == to {
		p.asked = nil
		p.tellAsked()
	}
}

func (p *presence) tellAsked() {
	if p.line != nil {
		p.line.Push(wire.Encode(wire.Event{Type: "you.move", Body: wire.Moving{Move: p.asked}}))
	}
}

// open is the wish that a person is still to be told of.
func (p *presence) open() *wire.Move {
	if m := p.asked; m != nil && (!m.Stay || m.At == 0 || time.Since(time.UnixMilli(m.At)) < askedFor) {
		return m
	}
	return nil
}

// arrived is the step that ends a wish which was followed.
func (c *Conference) arrived(p *presence, _, to *room.Room) {
	if to != nil && p.asked != nil && p.asked.Room == to.ID {
		p.asked = nil
		p.tellAsked()
	}
}

func (v *Visit) stay(_ context.Context, _ wire.Nothing) error {
	return v.here(func(p *presence) error {
		switch {
		case p.asked == nil:
			return wire.ErrNotFound
		case !p.asked.Stay:
			return wire.ErrNotAllowed
		}
		if p.asked.Why == wire.WhySession {
			p.stayed = p.asked.At
		}
		p.asked = nil
		p.tellAsked()
		return nil
	})
}
