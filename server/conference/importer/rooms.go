package importer

import (
	"konvent/signaling/wire"
)

// rooms reads the rooms; one of them must be a plenum.
func (f *fields) rooms(name string) []room {
	var all []room
	places, plenum := 0, false
	names := map[string]bool{}
	f.each(name, maxRooms, func(n node, path string) {
		r, ok := f.c.room(n, path)
		if !ok {
			return
		}
		if names[r.name] && r.name != "" {
			f.c.fault(n.line, path+".name", "%q is the name of another room already", r.name)
		}
		names[r.name] = true
		plenum = plenum || r.kind == wire.Plenum
		places += 1 + r.tables
		all = append(all, r)
	})
	if !plenum {
		f.fault(name, "needs a room of the kind plenum")
	}
	if places > maxRooms {
		f.fault(name, "are %d with all tables, %d are allowed", places, maxRooms)
	}
	return all
}

func (c *checker) room(n node, path string) (room, bool) {
	f := c.object(n, path)
	if f == nil {
		return room{}, false
	}
	r := room{name: f.need("name", maxName)}
	f.demand("kind")
	r.kind = wire.RoomKind(f.choice("kind", string(wire.Workshop), string(wire.Plenum), string(wire.Cafeteria)))
	if r.kind == wire.Cafeteria {
		f.demand("tables")
		r.tables = f.number("tables", 1, maxTables, 0)
		r.seats = f.number("seats", 1, maxTableSeats, maxTableSeats)
	} else {
		r.seats = f.number("seats", 0, maxSeats, 0)
	}
	f.flag("onsite")
	f.done()
	return r, true
}
