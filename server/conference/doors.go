package conference

import (
	"konvent/server/room"
	"konvent/signaling/wire"
)

// door says whether a person may go into a room they are not in, and changes nothing; it runs in the conference's mailbox. Beside it stands
// what the room itself refuses: it is full.
type door func(c *Conference, p *presence, to *room.Room) error

// doors are all asked, in this order.
var doors = []door{
	(*Conference).barred,
	(*Conference).seatDoor,
	(*Conference).groupDoor,
	(*Conference).seating,
	(*Conference).entrance,
}

// barred is the door of a room that a person was taken out of.
func (c *Conference) barred(p *presence, to *room.Room) error {
	if to.Refuses(c.member(p, to)) {
		return wire.ErrRemoved
	}
	return nil
}

// step takes note that a person went from one room to another (nil: the foyer); it runs in the conference's mailbox.
type step func(c *Conference, p *presence, from, to *room.Room)

// steps are all taken, in this order. It is a function, for what a step does may end in another.
func steps() []step {
	return []step{
		(*Conference).arrived,
		(*Conference).elsewhere,
		(*Conference).stepGroups,
		(*Conference).stepReport,
		(*Conference).seated,
	}
}

// home says in which room a person belongs now; empty for none in particular.
type home func(c *Conference, who wire.Person) wire.RoomID

// homes are asked in this order, until one knows.
var homes = []home{
	(*Conference).groupHome,
	(*Conference).programmeHome,
}

// admits says whether a person may go into a room.
func (c *Conference) admits(p *presence, to *room.Room) error {
	for _, door := range doors {
		if err := door(c, p, to); err != nil {
			return err
		}
	}
	return nil
}

func (c *Conference) home(who wire.Person) wire.RoomID {
	for _, home := range homes {
		if id := home(c, who); id != "" {
			return id
		}
	}
	return ""
}
