package conference

import (
	"context"
	"fmt"

	"konvent/server/auth"
	"konvent/server/room"
	"konvent/signaling/wire"
)

// make makes a room that stands in no programme, under a new id, and opens it. Its parent must be open. It is called outside the mailbox.
func (c *Conference) make(ctx context.Context, a wire.Room) (*room.Room, error) {
	a.ID = wire.RoomID(auth.NewID())
	a.Slug = string(a.ID)
	if err := c.house.store.MakeRoom(ctx, c.ID, a); err != nil {
		return nil, err
	}
	r, err := c.openRoom(ctx, a)
	if err != nil {
		return nil, err
	}
	err = c.do(func() error {
		if _, ok := c.rooms[a.Parent]; !ok {
			return wire.ErrNotFound
		}
		c.rooms[a.ID], c.made[a.ID] = r, a
		c.tellTable(r)
		return nil
	})
	if err != nil {
		c.house.homes.Delete(a.ID)
		r.Close()
	}
	return r, err
}

// remake gives a made room another name, topic and number of seats.
func (c *Conference) remake(ctx context.Context, a wire.Room) error {
	if err := c.house.store.ChangeRoom(ctx, c.ID, a); err != nil {
		return err
	}
	return c.do(func() error {
		old, ok := c.made[a.ID]
		if !ok {
			return wire.ErrNotFound
		}
		old.Name, old.Topic, old.Seats = a.Name, a.Topic, a.Seats
		c.made[a.ID] = old
		c.rooms[a.ID].Rename(old)
		c.tellTable(c.rooms[a.ID])
		return nil
	})
}

// unmake takes a made room away, with all that was said in it; its people are asked to its parent at once. One that is gone is no error.
func (c *Conference) unmake(ctx context.Context, id wire.RoomID) error {
	return c.endMade(ctx, id, c.house.store.UnmakeRoom, c.closeRoom)
}

// shut ends a made room like unmake, but what was written in it stays, and what was on its way may still be handed in.
func (c *Conference) shut(ctx context.Context, id wire.RoomID) error {
	return c.endMade(ctx, id, c.house.store.ShutRoom, c.fade)
}

// endMade goes on where the line of who asked for it ends: what was begun would stay open otherwise.
func (c *Conference) endMade(
	ctx context.Context, id wire.RoomID, end func(context.Context, wire.ConferenceID, wire.RoomID) error, then func(*room.Room),
) error {
	ctx, over := context.WithTimeout(context.WithoutCancel(ctx), asideFor)
	defer over()
	var there bool
	if err := c.do(func() error { _, there = c.made[id]; return nil }); err != nil || !there {
		return err
	}
	if err := end(ctx, c.ID, id); err != nil {
		return err
	}
	return c.do(func() error {
		if a, ok := c.made[id]; ok {
			c.emptyMade(a)
			then(c.rooms[a.ID])
		}
		return nil
	})
}

// emptyMade asks the people of a made room to its parent.
func (c *Conference) emptyMade(a wire.Room) {
	parent, ok := c.rooms[a.Parent]
	for _, p := range c.present {
		if p.room != c.rooms[a.ID] {
			continue
		}
		c.place(p, nil)
		if ok {
			c.ask(p, wire.Move{Room: parent.ID, Name: parent.About().Name, Why: wire.WhyBack})
		}
	}
}

// fade leaves a room that was shut open for as long as those who left it may hand in what they wrote; nobody comes in any more.
func (c *Conference) fade(r *room.Room) {
	c.forgetRoom(r)
	c.fading[r.ID] = r
	c.later(room.HandIn, func() { c.endFading(r.ID) })
}

func (c *Conference) endFading(id wire.RoomID) {
	if r, ok := c.fading[id]; ok {
		delete(c.fading, id)
		c.house.homes.Delete(id)
		r.Close()
	}
}

// openMade opens the rooms that were made before the house started.
func (c *Conference) openMade(ctx context.Context) error {
	made, err := c.house.store.MadeRooms(ctx, c.ID)
	if err != nil {
		return fmt.Errorf("made rooms: %w", err)
	}
	for _, a := range made {
		if c.rooms[a.ID], err = c.openRoom(ctx, a); err != nil {
			delete(c.rooms, a.ID)
			return err
		}
		c.made[a.ID] = a
	}
	return nil
}
