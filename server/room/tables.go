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
		r.tables[t.Room.ID], r.encoded.tables = t, nil
		r.tell("table.changed", t)
	})
}

// SetTables replaces all tables of a cafeteria, and tells those who stand in it.
func (r *Room) SetTables(all []wire.Table) {
	r.box.Do(func() {
		clear(r.tables)
		r.encoded.tables = nil
		for _, t := range all {
			r.tables[t.Room.ID] = t
		}
		r.tell("tables.changed", wire.Tables{Tables: r.tableList()})
	})
}

func (r *Room) tableList() []wire.Table {
	all := make([]wire.Table, 0, len(r.tables))
	for _, t := range r.tables {
		all = append(all, t)
	}
	slices.SortFunc(all, func(a, b wire.Table) int {
		return cmp.Or(cmp.Compare(len(a.Room.Name), len(b.Room.Name)), cmp.Compare(a.Room.Name, b.Room.Name))
	})
	return all
}
