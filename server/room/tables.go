package room

import (
	"cmp"
	"reflect"
	"slices"

	"konvent/signaling/wire"
)

// PutTable tells those who stand in a cafeteria how one of its tables is now, where that is not as it was.
func (r *Room) PutTable(t wire.Table) {
	r.box.Do(func() {
		if before, ok := r.tables[t.Room.ID]; !r.Kind.Tables || ok && reflect.DeepEqual(before, t) {
			return
		}
		r.tables[t.Room.ID], r.encoded.tables = t, nil
		r.tell("table.changed", t)
	})
}

// DropTable tells those who stand in a cafeteria that one of its tables is gone; nobody is told of one that stood in no list.
func (r *Room) DropTable(id wire.RoomID) {
	r.box.Do(func() {
		if _, ok := r.tables[id]; !ok {
			return
		}
		delete(r.tables, id)
		r.encoded.tables = nil
		r.tell("table.gone", wire.RoomRef{Room: id})
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
