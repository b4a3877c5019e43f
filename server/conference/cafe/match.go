package cafe

import "slices"

// tables makes pairs, brings to them who is left, and puts pairs together that get along. Lonely are those for whom that was in vain.
func (d *Draw) tables(waiting []Stranger) (tables [][]Stranger, lonely []Stranger) {
	tables, left := d.pairs(waiting)
	for _, s := range left {
		if at := d.best(tables, []Stranger{s}); at >= 0 {
			tables[at] = append(tables[at], s)
		} else {
			lonely = append(lonely, s)
		}
	}
	for i := 0; i < len(tables); i++ {
		if at := d.best(tables[i+1:], tables[i]); at >= 0 {
			at += i + 1
			tables[i] = append(tables[i], tables[at]...)
			tables = slices.Delete(tables, at, at+1)
		}
	}
	return tables, lonely
}

// pairs brings everybody in turn together with whom of the others suits them best, until enough are; it returns those too for whom nobody
// is there.
func (d *Draw) pairs(waiting []Stranger) (pairs [][]Stranger, left []Stranger) {
	rest := make([][]Stranger, len(waiting))
	for i, s := range waiting {
		rest[i] = []Stranger{s}
	}
	for len(rest) > 0 && fewest*len(pairs) < drawnAtOnce {
		first := rest[0]
		rest = rest[1:]
		at := d.best(rest, first)
		if at < 0 {
			left = append(left, first...)
			continue
		}
		pairs = append(pairs, append(first, rest[at]...))
		rest = slices.Delete(rest, at, at+1)
	}
	return pairs, left
}

// best finds the table with which another shares most interests, the first of equals; -1 where none has the seats, or not everybody is a
// stranger to everybody.
func (d *Draw) best(tables [][]Stranger, other []Stranger) int {
	found, highest := -1, -1
	for i, table := range tables {
		if shared := d.suits(table, other); shared > highest {
			found, highest = i, shared
		}
	}
	return found
}

// suits counts the interests that two groups share, from person to person; -1 when they cannot sit together.
func (d *Draw) suits(a, b []Stranger) (shared int) {
	if len(a)+len(b) > most {
		return -1
	}
	for _, x := range a {
		for _, y := range b {
			if !d.strangers(x, y) {
				return -1
			}
			for _, word := range x.Interests {
				if slices.Contains(y.Interests, word) {
					shared++
				}
			}
		}
	}
	return shared
}
