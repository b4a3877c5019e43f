package conference

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"konvent/server/mailbox"
	"konvent/server/room"
	"konvent/signaling/wire"
)

// Line is a client's outbox.
type Line interface {
	room.Outbox
	// Close ends the line with a close code.
	Close(code int)
}

// Conference is owned by its mailbox; only closures in it touch the fields below box.
type Conference struct {
	ID      wire.ConferenceID
	Slug    string
	house   *House
	guests  atomic.Int64   // taken in since the house opened
	leading sync.Mutex     // one change of leads at a time, database included
	edits   sync.Mutex     // one change of the programme or of the guest link at a time, database included
	aside   sync.WaitGroup // what happens beside the mailbox unasked
	keeping sync.Mutex     // one change of what made tables are for at a time, database included
	booking sync.Mutex     // one change of appointments at a time, database included
	box     *mailbox.Mailbox

	about     wire.Conference
	programme wire.Programme
	encoded   []byte // the programme, for everybody who arrives; nil when it has changed since
	running   wire.Running
	clock     *time.Timer
	carrying  *time.Timer              // to the next item to which people are asked
	called    map[wire.SessionID]int64 // the beginnings to which they were, in ms since 1970
	opened    int64                    // when the conference was, in ms since 1970
	heldSince int64                    // since when nobody is moved, in ms since 1970; 0 for not at all
	rooms     map[wire.RoomID]*room.Room
	cafe      cafeteria
	seats     *desk
	fading    map[wire.RoomID]*room.Room // rooms that were shut, where what was written may still be handed in
	made      map[wire.RoomID]wire.Room  // rooms that stand in no programme, as they are now
	led       map[wire.RoomID][]wire.Led // who was entered to lead a room
	groupings map[wire.RoomID]*grouping  // by workshop
	reports   map[wire.RoomID]*reporting // by plenum
	present   map[wire.PersonID]*presence
	counts    map[wire.RoomID]int // how many people are where
	counted   *time.Timer         // a places.changed is on its way
	closed    bool
}

// presence is a person who is here. Owned by the conference's mailbox.
type presence struct {
	wire.Person
	line      Line // nil while it is lost
	room      *room.Room
	devices   wire.MediaSet
	published bool
	layers    map[wire.Device][]string // of their pictures, those at which nobody looks
	opening   *opening                 // of their view connection; nil while none is under way
	stayed    int64                    // the time of the item to which they did not want to be moved
	seats     wire.MySeats             // as they were told
	wishes    []wire.Move              // where the house asks them to go, the weightiest first
	knock     *knock                   // before which room they wait; nil for none
	rates     rates
	grace     *time.Timer
}

func open(ctx context.Context, h *House, about wire.Conference, p wire.Programme) (*Conference, error) {
	c := &Conference{
		ID: about.ID, Slug: about.Slug, house: h, about: about, programme: p,
		rooms: map[wire.RoomID]*room.Room{}, present: map[wire.PersonID]*presence{}, counts: map[wire.RoomID]int{},
		fading: map[wire.RoomID]*room.Room{}, made: map[wire.RoomID]wire.Room{}, called: map[wire.SessionID]int64{}, opened: time.Now().UnixMilli(), groupings: map[wire.RoomID]*grouping{}, reports: map[wire.RoomID]*reporting{},
	}
	for _, a := range p.Rooms {
		r, err := c.openRoom(ctx, a)
		if err != nil {
			c.closeRooms()
			return nil, err
		}
		c.rooms[a.ID] = r
	}
	if err := c.restore(ctx); err != nil {
		c.closeRooms()
		return nil, err
	}
	c.tellTables()
	c.box = mailbox.New()
	c.box.Do(func() { c.tick(); c.resumeGroups(); c.wakeCafe() })
	return c, nil
}

// restore brings back what people made of the conference before the house started.
func (c *Conference) restore(ctx context.Context) (err error) {
	if c.led, err = c.house.store.Leads(ctx, c.ID); err != nil {
		return fmt.Errorf("leads: %w", err)
	}
	if c.heldSince, err = c.house.store.Held(ctx, c.ID); err != nil {
		return fmt.Errorf("hold: %w", err)
	}
	c.running.Held = c.heldSince != 0
	if err = c.openSeats(ctx); err != nil {
		return fmt.Errorf("seats: %w", err)
	}
	if err := c.openMade(ctx); err != nil {
		return err
	}
	return errors.Join(c.openGroups(ctx), c.openReports(ctx), c.openCafe(ctx))
}

func (c *Conference) openRoom(ctx context.Context, a wire.Room) (*room.Room, error) {
	r, err := room.Open(ctx, a, room.Ports{
		Lines: c.house.store, Stages: c.house.store, Entrances: c.house.store, Docs: c.house.store, Scenes: c.house.media, Look: c.look, State: c.house.state,
	})
	if err == nil {
		c.house.homes.Store(a.ID, r)
	}
	return r, err
}

// look turns a person's view connection; their own sources never come back to them.
func (c *Conference) look(p wire.PersonID, scene room.SceneID) {
	c.house.media.Attach(ViewerID(p), scene, []wire.SourceID{wire.Camera(p), wire.Screen(p)})
}

func (c *Conference) close() {
	c.box.Do(func() {
		c.closed = true
		c.clock.Stop()
		for _, timer := range []*time.Timer{c.counted, c.carrying, c.seats.telling} {
			if timer != nil {
				timer.Stop()
			}
		}
		c.stopGroups()
		for _, p := range c.present {
			p.stopGrace()
			if p.line != nil {
				p.line.Close(wire.CloseRestart)
			}
		}
	})
	c.aside.Wait()
	c.box.Close()
	c.closeRooms()
}

func (c *Conference) closeRooms() {
	for _, all := range []map[wire.RoomID]*room.Room{c.rooms, c.fading} {
		for id, r := range all {
			r.Close()
			c.house.homes.Delete(id)
		}
	}
}

func (p *presence) stopGrace() {
	if p.grace != nil {
		p.grace.Stop()
		p.grace = nil
	}
}

// do runs f as the owner and returns its error.
func (c *Conference) do(f func() error) (err error) {
	if !c.box.Do(func() { err = f() }) {
		return wire.ErrBusy
	}
	return err
}

// later runs f as the owner after d, unless the conference is closed by then.
func (c *Conference) later(d time.Duration, f func()) *time.Timer {
	return time.AfterFunc(d, func() {
		c.box.Post(func() {
			if !c.closed {
				f()
			}
		})
	})
}

// broadcast says something to everybody in the conference.
func (c *Conference) broadcast(event string, body any) {
	frame := wire.Encode(wire.Event{Type: event, Body: body})
	for _, p := range c.present {
		if p.line != nil {
			p.line.Push(frame)
		}
	}
}

// member is what a room needs to know of a person.
func (c *Conference) member(p *presence, to *room.Room) room.Member {
	return room.Member{
		Leads: c.leadsOf(to), Lead: c.lead(p.Person, to),
		Person: p.Person, Out: p.line, Backstage: May(p.Role, wire.MayBackstage), Director: May(p.Role, wire.MayDirect),
		Devices: p.devices, Published: p.published, Lines: p.rates.lines,
	}
}
