package conference

import (
	"cmp"
	"errors"
	"maps"
	"time"

	"konvent/server/room"
	"konvent/signaling/wire"
)

// arrive gives a person a new line. Where they were before, they still are. ended is the house's count from before their link was
// looked up; errEnded when it is not that any more.
func (c *Conference) arrive(who wire.Person, line Line, n uint32, ended uint64) (*Visit, error) {
	v := &Visit{c: c, me: who.ID, role: who.Role, line: line}
	err := c.do(func() error {
		if c.house.ended.Load() != ended {
			return errEnded
		}
		p, ok := c.present[who.ID]
		if !ok {
			p = &presence{rates: newRates()}
			c.present[who.ID] = p
			c.recount()
		}
		p.stopGrace()
		if p.line != nil {
			p.line.Close(wire.CloseElsewhere)
			c.detach(p)
		}
		p.Person, p.line = who, line
		v.rates = p.rates
		if m := c.soon(p); m != nil && p.asked() == nil {
			p.wishes = []wire.Move{*m}
		}
		c.house.lines.Add(1)
		line.Push(c.welcome(p, n))
		p.tellLayers(wire.CameraVideo)
		p.tellLayers(wire.ScreenVideo)
		c.expected(p)
		return nil
	})
	return v, err
}

// welcome answers hello. The programme, by far the largest part, is the same for all.
func (c *Conference) welcome(p *presence, n uint32) []byte {
	p.seats = c.seats.book.Mine(p.ID)
	answer := wire.Encode(wire.Answer{Re: n, Body: wire.Welcome{
		You: wire.Me{Person: p.Person, May: Permissions(p.Role)}, Conference: c.about, Running: c.running,
		Places: c.places(), Seats: p.seats, Offered: c.seats.told.Offered(time.Now().UnixMilli()),
		Now: time.Now().UnixMilli(), Grace: Grace.Milliseconds(), Home: c.home(p.Person), Move: p.open(), Knock: p.waits(),
		Mine: c.mine(p),
	}})
	if c.encoded == nil {
		c.encoded = wire.Encode(c.programme)
	}
	return wire.Into(answer, "programme", c.encoded)
}

// detach says that a person's line is gone.
func (c *Conference) detach(p *presence) {
	if p.room != nil {
		p.room.Detach(p.ID, p.line)
	}
	p.line = nil
}

// left keeps a person's place for a while after their line was lost.
func (c *Conference) left(who wire.PersonID, line Line) {
	c.box.Post(func() {
		p, ok := c.present[who]
		if !ok || p.line != line {
			return
		}
		c.detach(p)
		p.grace = c.later(Grace, func() { c.gone(p) })
	})
}

// gone takes a person out whose line did not come back. A stage keeps their source, so that it comes back with them.
func (c *Conference) gone(p *presence) {
	if p.line != nil || c.present[p.ID] != p {
		return
	}
	c.place(p, nil)
	c.unknock(p)
	delete(c.present, p.ID)
	c.forgetPerson(p.ID)
	c.house.media.Unpublish(wire.Camera(p.ID))
	c.house.media.Unview(ViewerID(p.ID))
	c.recount()
}

// move is the one door across: it brings a person to another room, or (nil) to the foyer, and answers command n on their line. A
// full room refuses with wire.ErrFull and leaves them where they are.
func (c *Conference) move(p *presence, to *room.Room, n uint32, has wire.Enter) error {
	if to == nil {
		c.place(p, nil)
		p.line.Push(wire.Encode(wire.Answer{Re: n}))
		return nil
	}
	if p.room != to {
		if err := c.admits(p, to); errors.Is(err, wire.ErrLobby) {
			return cmp.Or(c.knock(p, to), err)
		} else if err != nil {
			return err
		}
		if seats := to.About().Seats; seats > 0 && to.Count() >= seats {
			return wire.ErrFull
		}
		c.place(p, nil)
		if to.SitsDown(has) {
			p.devices = wire.MediaSet{}
		}
	}
	if err := to.Enter(c.member(p, to), n, has); err != nil {
		return err
	}
	c.place(p, to)
	return nil
}

// place notes where a person is, takes them out of where they were, and tells whom it concerns.
func (c *Conference) place(p *presence, to *room.Room) {
	from := p.room
	if from == to {
		return
	}
	p.room = to
	c.count(from, -1)
	c.count(to, 1)
	if from != nil {
		from.Leave(p.ID)
	}
	if to == nil {
		c.look(p.ID, "")
	}
	c.tellTable(from)
	c.tellTable(to)
	for _, step := range steps() {
		step(c, p, from, to)
	}
	c.recount()
}

// tellTable tells the cafeteria who sits at one of its tables.
func (c *Conference) tellTable(r *room.Room) {
	if r == nil {
		return
	}
	if cafeteria, ok := c.rooms[r.Parent()]; ok && c.listed(r) {
		cafeteria.PutTable(table(r))
	}
}

func (c *Conference) tellTables() {
	for _, r := range c.rooms {
		c.tellTable(r)
	}
}

// listed says whether everybody sees who sits in a room: not those that some were brought to.
func (c *Conference) listed(r *room.Room) bool { return !c.made[r.ID].Private }

func table(r *room.Room) wire.Table { return wire.Table{Room: r.About(), People: r.People()} }

// recountEvery is how often places.changed is said at most.
const recountEvery = time.Second

// recount tells how many people are where, at most once a second.
func (c *Conference) recount() {
	if c.counted != nil {
		return
	}
	c.counted = c.later(recountEvery, func() {
		c.counted = nil
		c.broadcast("places.changed", c.places())
	})
}

func (c *Conference) places() wire.Places {
	return wire.Places{Online: len(c.present), Rooms: maps.Clone(c.counts)}
}

// count adds to the number of people in a room; those at a table are counted for its cafeteria.
func (c *Conference) count(r *room.Room, n int) {
	if r == nil {
		return
	}
	id := cmp.Or(r.Parent(), r.ID)
	if c.counts[id] += n; c.counts[id] == 0 {
		delete(c.counts, id)
	}
}
