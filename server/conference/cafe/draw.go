// Package cafe holds the rules of the cafeteria, without a clock, a network or a database of its own: who is drawn to a table with whom,
// who was asked to one, who offered whom a card, and who meets whom when. A conference owns one of each and asks it in its mailbox.
package cafe

import (
	"slices"
	"strings"
	"time"

	"konvent/signaling/wire"
)

// A table of Kaffee-Roulette has two to four people.
const (
	fewest = 2
	most   = 4
)

// drawnAtOnce is for how many one drawing looks for others; who comes after them is in the next.
const drawnAtOnce = 200

// Stranger is somebody who waits for Kaffee-Roulette.
type Stranger struct {
	Person wire.PersonID
	// Office is where they come from; may be empty.
	Office string
	// Interests are what they would like to talk about, as Fold makes them.
	Interests []string
	// Elsewhere: nobody of my own office.
	Elsewhere bool
	Since     time.Time
}

// Pair is two people who met. A is the lesser.
type Pair struct{ A, B wire.PersonID }

// PairOf makes a pair, whoever comes first.
func PairOf(a, b wire.PersonID) Pair {
	if a > b {
		a, b = b, a
	}
	return Pair{a, b}
}

// Fold makes words comparable: lower case, each once, none empty.
func Fold(words []string) []string {
	folded := make([]string, 0, len(words))
	for _, w := range words {
		if w = strings.ToLower(strings.TrimSpace(w)); w != "" && !slices.Contains(folded, w) {
			folded = append(folded, w)
		}
	}
	return folded
}

// Draw is who waits for Kaffee-Roulette, and who met whom already.
type Draw struct {
	waiting []Stranger // longest wait first
	met     map[Pair]bool
}

// NewDraw makes a draw that knows who met.
func NewDraw(met []Pair) *Draw {
	d := &Draw{met: make(map[Pair]bool, len(met))}
	for _, p := range met {
		d.met[p] = true
	}
	return d
}

// Join lets somebody wait. Who waits already keeps their place in time, and has new wishes.
func (d *Draw) Join(s Stranger) {
	s.Office = strings.ToLower(strings.TrimSpace(s.Office))
	if at := d.at(s.Person); at >= 0 {
		s.Since = d.waiting[at].Since
		d.waiting[at] = s
		return
	}
	d.waiting = append(d.waiting, s)
	slices.SortStableFunc(d.waiting, func(a, b Stranger) int { return a.Since.Compare(b.Since) })
}

// Leave takes somebody out, and says whether they waited.
func (d *Draw) Leave(p wire.PersonID) bool {
	at := d.at(p)
	if at >= 0 {
		d.waiting = slices.Delete(d.waiting, at, at+1)
	}
	return at >= 0
}

// Waiting lists who waits, the longest wait first.
func (d *Draw) Waiting() []Stranger { return slices.Clone(d.waiting) }

// Waits says whether somebody waits.
func (d *Draw) Waits(p wire.PersonID) bool { return d.at(p) >= 0 }

// Len is how many wait.
func (d *Draw) Len() int { return len(d.waiting) }

func (d *Draw) at(p wire.PersonID) int {
	return slices.IndexFunc(d.waiting, func(s Stranger) bool { return s.Person == p })
}

// Meet remembers that somebody sits with others, and returns the pairs that are new.
func (d *Draw) Meet(p wire.PersonID, others []wire.PersonID) (fresh []Pair) {
	for _, other := range others {
		if pair := PairOf(p, other); other != p && !d.met[pair] {
			d.met[pair] = true
			fresh = append(fresh, pair)
		}
	}
	return fresh
}

// Next draws tables of two to four out of those who wait, and takes these out. Nobody sits with somebody they met, nor with their own
// office against their wish. Who waited longest is first; shared interests bring people together. It returns also who was looked at in
// vain, where others wait: of those no two could sit together, nor one with anybody who still waits.
func (d *Draw) Next() (tables [][]Stranger, lonely []Stranger) {
	tables, lonely = d.tables(d.waiting)
	for _, table := range tables {
		for _, s := range table {
			d.Leave(s.Person)
		}
	}
	if len(d.waiting) < fewest {
		return tables, nil
	}
	return tables, lonely
}

// strangers says whether two may be brought together.
func (d *Draw) strangers(a, b Stranger) bool {
	if (a.Elsewhere || b.Elsewhere) && sameOffice(a.Office, b.Office) {
		return false
	}
	return a.Person != b.Person && !d.met[PairOf(a.Person, b.Person)]
}

// sameOffice compares two offices, as Join made them; who names none is of no office.
func sameOffice(a, b string) bool { return a != "" && a == b }
