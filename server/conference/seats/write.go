package seats

import (
	"cmp"
	"slices"

	"konvent/signaling/wire"
)

// next is the order of a new place.
func (d *Draft) next() int64 {
	d.order++
	return d.order
}

// put writes a place; one of the same person in the same session is replaced, and keeps its turn.
func (d *Draft) put(p Place) {
	before, there := d.find(p.Person, p.Session)
	if there && before.Waiting && p.Waiting {
		d.write(p)
		return
	}
	if there {
		d.drop(before)
	}
	h := d.halls[p.Session]
	if p.Waiting {
		h.queue = append(slices.Clone(h.queue), p.Person)
	} else {
		h = h.count(p, 1)
	}
	d.halls[p.Session] = h
	d.write(p)
}

// write keeps a place among the person's, in the order they came by them.
func (d *Draft) write(p Place) {
	all := slices.DeleteFunc(slices.Clone(d.places[p.Person]), func(one Place) bool { return one.Session == p.Session })
	all = append(all, p)
	slices.SortFunc(all, func(a, b Place) int { return cmp.Compare(a.Order, b.Order) })
	d.places[p.Person] = all
	d.touched[key{p.Person, p.Session}] = true
}

// drop takes a place away.
func (d *Draft) drop(p Place) {
	h := d.halls[p.Session]
	if p.Waiting {
		h.queue = slices.DeleteFunc(slices.Clone(h.queue), func(one wire.PersonID) bool { return one == p.Person })
	} else {
		h = h.count(p, -1)
	}
	d.halls[p.Session] = h
	all := slices.DeleteFunc(slices.Clone(d.places[p.Person]), func(one Place) bool { return one.Session == p.Session })
	if d.places[p.Person] = all; len(all) == 0 {
		delete(d.places, p.Person)
	}
	d.touched[key{p.Person, p.Session}] = true
}

// count adds to the seats that are taken; who leads takes none.
func (h hall) count(p Place, n int) hall {
	switch {
	case p.Extra:
	case p.Online:
		h.online += n
	default:
		h.hall += n
	}
	return h
}

// Changes says what has to be kept of a draft: places that are new or different, and those that are gone.
func (d *Draft) Changes() (put, gone []Place) {
	for k := range d.touched {
		if p, ok := d.find(k.person, k.session); ok {
			put = append(put, p)
		} else {
			gone = append(gone, Place{Person: k.person, Session: k.session})
		}
	}
	return put, gone
}

// Book is the draft as a book; nothing may be written into the draft after it.
func (d *Draft) Book() *Book {
	b := d.book
	b.turns = map[key]int{}
	for s, h := range b.halls {
		for i, p := range h.queue {
			b.turns[key{p, s}] = i + 1
		}
	}
	return &b
}
