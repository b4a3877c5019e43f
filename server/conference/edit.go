package conference

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"konvent/server/auth"
	"konvent/server/room"
	"konvent/signaling/wire"
)

// sameSessions gives items that were there before the ids they had, and says which id stands for which new one.
func sameSessions(old, now []wire.Session) map[wire.SessionID]wire.SessionID {
	type name struct {
		day, round  int
		kind, title string
		room        wire.RoomID
	}
	nameOf := func(s wire.Session) name { return name{s.Day, s.Round, s.Kind, s.Title, s.Room} }
	before := map[name][]wire.SessionID{}
	for _, s := range old {
		before[nameOf(s)] = append(before[nameOf(s)], s.ID)
	}
	stand := map[wire.SessionID]wire.SessionID{}
	for i, s := range now {
		if ids := before[nameOf(s)]; len(ids) > 0 {
			now[i].ID, before[nameOf(s)] = ids[0], ids[1:]
		}
		stand[s.ID] = now[i].ID
	}
	return stand
}

// roomName is what a room is known by from one programme to the next; parent is the slug of a table's cafeteria, which stays the same
// as long as the table is.
type roomName struct {
	kind         wire.RoomKind
	slug, parent string
}

func roomNames(rooms []wire.Room) []roomName {
	slugs := map[wire.RoomID]string{}
	for _, r := range rooms {
		slugs[r.ID] = r.Slug
	}
	names := make([]roomName, len(rooms))
	for i, r := range rooms {
		names[i] = roomName{r.Kind, r.Slug, slugs[r.Parent]}
	}
	return names
}

// sameRooms gives rooms that were there before the ids and topics they had, and says which id stands for which new one.
func sameRooms(old []wire.Room, p wire.Programme) (wire.Programme, map[wire.RoomID]wire.RoomID) {
	ids, before := map[wire.RoomID]wire.RoomID{}, roomNames(old)
	rooms := slices.Clone(p.Rooms)
	for i, name := range roomNames(rooms) {
		id := rooms[i].ID
		ids[id] = id
		if at := slices.Index(before, name); at >= 0 {
			ids[id] = old[at].ID
			rooms[i].Topic = cmp.Or(rooms[i].Topic, old[at].Topic)
		}
		rooms[i].ID = ids[id]
	}
	for i, r := range rooms {
		if r.Parent != "" {
			rooms[i].Parent = ids[r.Parent]
		}
	}
	sessions := slices.Clone(p.Sessions)
	for i, s := range sessions {
		sessions[i].Room = ids[s.Room]
	}
	return wire.Programme{Days: p.Days, Rooms: rooms, Sessions: sessions}, ids
}

// AddSession adds an item to the programme, under a new id. Faults name the field.
func (c *Conference) AddSession(ctx context.Context, s wire.Session) (wire.Session, error) {
	c.edits.Lock()
	defer c.edits.Unlock()
	about, p := c.Whole()
	if len(p.Sessions) >= SessionsAtMost {
		return s, wire.ErrBusy
	}
	s.ID = wire.SessionID(auth.NewID())
	p.Sessions = append(p.Sessions, s)
	return c.saveSession(ctx, about, p, len(p.Sessions)-1)
}

// ChangeSession has an item changed, but not its id. Nothing changes when change fails, or leaves an item that cannot be.
func (c *Conference) ChangeSession(ctx context.Context, id wire.SessionID, change func(*wire.Session) error) (wire.Session, error) {
	c.edits.Lock()
	defer c.edits.Unlock()
	about, p := c.Whole()
	at := slices.IndexFunc(p.Sessions, func(s wire.Session) bool { return s.ID == id })
	if at < 0 {
		return wire.Session{}, wire.ErrNotFound.With("id")
	}
	if err := change(&p.Sessions[at]); err != nil {
		return wire.Session{}, err
	}
	p.Sessions[at].ID = id
	return c.saveSession(ctx, about, p, at)
}

// saveSession checks one item of a programme and keeps the whole. The caller holds edits.
func (c *Conference) saveSession(ctx context.Context, about wire.Conference, p wire.Programme, at int) (wire.Session, error) {
	if err := checkSession(&p.Sessions[at], p); err != nil {
		return wire.Session{}, err
	}
	s := p.Sessions[at]
	slices.SortStableFunc(p.Sessions, func(a, b wire.Session) int { return cmp.Compare(a.Start, b.Start) })
	return s, c.save(ctx, about, p)
}

// RemoveSession takes an item out of the programme.
func (c *Conference) RemoveSession(ctx context.Context, id wire.SessionID) error {
	c.edits.Lock()
	defer c.edits.Unlock()
	about, p := c.Whole()
	at := slices.IndexFunc(p.Sessions, func(s wire.Session) bool { return s.ID == id })
	if at < 0 {
		return wire.ErrNotFound.With("id")
	}
	p.Sessions = slices.Delete(p.Sessions, at, at+1)
	return c.save(ctx, about, p)
}

// save keeps conference and programme, then opens, renames and closes rooms to fit, and tells everybody. The caller holds edits.
func (c *Conference) save(ctx context.Context, about wire.Conference, p wire.Programme) error {
	if err := Fits(p); err != nil {
		return err
	}
	if err := c.house.store.SaveConference(ctx, about, p); err != nil {
		return err
	}
	opened := map[wire.RoomID]*room.Room{}
	var failed error
	for _, a := range p.Rooms {
		if _, there := c.house.room(a.ID); there {
			continue
		}
		r, err := c.openRoom(ctx, a)
		if err != nil {
			failed = errors.Join(failed, err)
			continue
		}
		opened[a.ID] = r
	}
	var closed []*room.Room
	err := c.do(func() error { closed = c.rebuild(about, p, opened); return nil })
	c.house.endDoors(closed)
	c.refit()
	return errors.Join(failed, err)
}

// rebuild takes over a new programme and returns the rooms that were closed for it.
func (c *Conference) rebuild(about wire.Conference, p wire.Programme, opened map[wire.RoomID]*room.Room) (closed []*room.Room) {
	c.about = about
	stays := map[wire.RoomID]bool{}
	for _, a := range p.Rooms {
		stays[a.ID] = true
		if r, ok := c.rooms[a.ID]; ok {
			r.Rename(a)
		} else if r, ok := opened[a.ID]; ok {
			c.rooms[a.ID] = r
		}
	}
	for _, a := range c.made {
		stays[a.ID] = stays[a.Parent]
	}
	for id, r := range c.rooms {
		if !stays[id] {
			c.closeRoom(r)
			closed = append(closed, r)
		}
	}
	for id, r := range c.fading {
		if !stays[r.Parent()] {
			c.endFading(id)
		}
	}
	c.tellTables()
	c.setProgramme(p)
	return closed
}

// closeRoom brings the people of a room to the foyer and ends it.
func (c *Conference) closeRoom(r *room.Room) {
	for _, p := range c.present {
		if p.room != r {
			continue
		}
		c.turnAway(p)
	}
	c.forgetRoom(r)
	c.house.homes.Delete(r.ID)
	r.Close()
}

// forgetRoom takes a room that nobody is in any more out of everything where it could be found.
func (c *Conference) forgetRoom(r *room.Room) {
	for _, p := range c.present {
		c.unask(p, r.ID)
		if p.knock != nil && p.knock.room == r {
			c.unknock(p)
		}
	}
	if cafeteria, ok := c.rooms[r.Parent()]; ok {
		cafeteria.DropTable(r.ID)
	}
	delete(c.rooms, r.ID)
	delete(c.made, r.ID)
	c.forgetTable(r.ID)
	delete(c.led, r.ID)
	c.house.pictures.forget(r.ID)
}

// turnAway brings a person to the foyer from a room that is closed, for them or for all.
func (c *Conference) turnAway(p *presence) {
	from := p.room.ID
	c.place(p, nil)
	if p.line != nil {
		p.line.Push(wire.Encode(wire.Event{Type: "room.closed", Body: wire.RoomClosed{Room: from}}))
	}
}
