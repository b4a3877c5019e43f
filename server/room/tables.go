package room

import (
	"cmp"
	"slices"

	"konvent/signaling/wire"
)

// PutTable tells those who stand in a cafeteria how one of its tables is now.
func (r *Room) PutTable(t wire.Table) {
	r.box.Do(func() {
		if !r.Kind.Tables {
			return
		}
		r.tables[t.Room.ID] = t
		r.tell("table.changed", t)
	})
}

func (r *Room) tableList() []wire.Table {
	if !r.Kind.Tables {
		return nil
	}
	all := make([]wire.Table, 0, len(r.tables))
	for _, t := range r.tables {
		all = append(all, t)
	}
	slices.SortFunc(all, func(a, b wire.Table) int {
		return cmp.Or(cmp.Compare(len(a.Room.Name), len(b.Room.Name)), cmp.Compare(a.Room.Name, b.Room.Name))
	})
	return all
}
