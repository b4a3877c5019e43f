package seats

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"konvent/signaling/wire"
)

// world is a book, what was kept of it, and what the test knows by itself.
type world struct {
	t    *rapid.T
	book *Book
	kept map[key]Place
	now  int64
}

const (
	deadline = 1000
	start    = 2000
	end      = 3000
)

var everybody = []wire.PersonID{"p1", "p2", "p3", "p4", "p5", "p6", "p7"}

// someOffers are two rounds of two or three sessions with few seats.
func someOffers(t *rapid.T) []Offer {
	var all []Offer
	for round := 1; round <= 2; round++ {
		for n := range rapid.IntRange(2, 3).Draw(t, "sessions") {
			all = append(all, Offer{
				Session: wire.SessionID(fmt.Sprintf("s%d%d", round, n)), Room: wire.RoomID(fmt.Sprintf("r%d", n)), Round: round,
				Start: start, End: end, Deadline: deadline,
				Capacity: rapid.IntRange(0, 3).Draw(t, "capacity"), Hall: rapid.IntRange(0, 2).Draw(t, "hall"),
				Online: rapid.IntRange(0, 2).Draw(t, "online"),
			})
		}
	}
	return all
}

// draft makes a change, keeps it as a store would, and checks all that must always be so. before is the book from before it.
func (w *world) draft(change func(d *Draft) error) (before *Book, d *Draft, err error) {
	before, d = w.book, w.book.Draft(w.now)
	all := before.All()
	err = change(d)
	require.Equal(w.t, all, before.All(), "a book in use does not change")
	put, gone := d.Changes()
	for _, p := range put {
		w.kept[key{p.Person, p.Session}] = p
	}
	for _, p := range gone {
		delete(w.kept, key{p.Person, p.Session})
	}
	w.book = d.Book()
	if err != nil {
		require.Equal(w.t, all, w.book.All(), "what is refused changes nothing")
	}
	w.check()
	return before, d, err
}

func (w *world) check() {
	require.ElementsMatch(w.t, slices.Collect(maps.Values(w.kept)), w.book.All(), "what is kept is what is so")
	taken := map[wire.SessionID][2]int{}
	for p, places := range w.book.places {
		rounds := map[string]int{}
		for _, place := range places {
			o := w.book.offers[place.Session]
			rounds[fmt.Sprint(o.Round, place.Waiting)]++
			if !place.Waiting && !place.Extra {
				n := taken[place.Session]
				if place.Online {
					n[1]++
				} else {
					n[0]++
				}
				taken[place.Session] = n
			}
		}
		for what, n := range rounds {
			require.Equal(w.t, 1, n, "%s has one seat and one waiting place in a round: %s", p, what)
		}
	}
	for s, o := range w.book.offers {
		n, h := taken[s], w.book.halls[s]
		require.Equal(w.t, n, [2]int{h.hall, h.online}, "no seat of %s is lost or given twice", s)
		require.True(w.t, o.Capacity == 0 || n[0]+n[1] <= o.Capacity, "%s holds no more than it can", s)
		require.True(w.t, o.Hall == 0 || n[0] <= o.Hall, "the hall of %s", s)
		require.True(w.t, o.Online == 0 || n[1] <= o.Online, "online in %s", s)
		w.checkQueue(s)
	}
}

// checkQueue: who waits stands in the order they came, and nobody waits for whom a seat is free.
func (w *world) checkQueue(s wire.SessionID) {
	last := int64(0)
	for turn, p := range w.book.halls[s].queue {
		place, ok := w.book.find(p, s)
		require.True(w.t, ok && place.Waiting)
		require.Greater(w.t, place.Order, last, "the first comes first")
		require.Equal(w.t, turn+1, w.book.turns[key{p, s}])
		require.True(w.t, w.now >= start || !w.book.fits(s, place.Online), "%s waits for %s though a seat is free", p, s)
		last = place.Order
	}
}

func (w *world) person() wire.PersonID { return rapid.SampledFrom(everybody).Draw(w.t, "person") }
func (w *world) session() wire.SessionID {
	return rapid.SampledFrom(slices.Sorted(maps.Keys(w.book.offers))).Draw(w.t, "session")
}

// fair checks that nobody who moved up came before somebody who waited longer for the same kind of seat and still does.
func (w *world) fair(before *Book, d *Draft) {
	for _, m := range d.Moves {
		if m.Why != wire.SeatFree {
			continue
		}
		mine, _ := before.find(m.Person, m.To)
		got, _ := w.book.find(m.Person, m.To)
		for _, q := range before.halls[m.To].queue {
			theirs, _ := before.find(q, m.To)
			still, waits := w.book.find(q, m.To)
			if waits && still.Waiting && theirs.Online == got.Online && theirs.Order < mine.Order && mine.Waiting {
				w.t.Fatalf("%s overtook %s", m.Person, q)
			}
		}
	}
}

func (w *world) choose(*rapid.T) {
	wish := Wish{
		Person: w.person(), Session: w.session(), Online: rapid.Bool().Draw(w.t, "online"), Wait: rapid.Bool().Draw(w.t, "wait"),
		Extra: rapid.IntRange(0, 9).Draw(w.t, "extra") == 0,
	}
	before, d, err := w.draft(func(d *Draft) error { return d.Choose(wish) })
	w.fair(before, d)
	has, there := w.book.find(wish.Person, wish.Session)
	switch {
	case w.now >= deadline:
		require.ErrorIs(w.t, err, error(wire.ErrLate))
	case before.Seated(wish.Person, wish.Session):
		require.True(w.t, there || len(d.Moves) > 0, "who has a seat keeps it, whatever the way")
	case wish.Wait:
		require.NoError(w.t, err)
		require.True(w.t, there || len(d.Moves) > 0, "who may wait has a seat, waits, or was swapped")
	case err == nil && !has.Waiting:
		require.True(w.t, there)
	}
}

func (w *world) leave(*rapid.T) {
	p, s := w.person(), w.session()
	before, d, _ := w.draft(func(d *Draft) error { d.Leave(p, s); return nil })
	w.fair(before, d)
	_, there := w.book.find(p, s)
	require.False(w.t, there)
}

func (w *world) swap(*rapid.T) {
	p, s := w.person(), w.session()
	before, d, err := w.draft(func(d *Draft) error { return d.Swap(p, s) })
	if err != nil {
		return
	}
	require.GreaterOrEqual(w.t, len(d.Moves), 2)
	a, b := d.Moves[0], d.Moves[1]
	require.Equal(w.t, [2]wire.SessionID{a.From, a.To}, [2]wire.SessionID{b.To, b.From}, "the seats went across")
	require.Equal(w.t, p, a.Person)
	require.Equal(w.t, s, a.To)
	require.True(w.t, before.Seated(b.Person, s) && before.Seated(p, a.From))
	require.True(w.t, w.book.Seated(p, s) && w.book.Seated(b.Person, a.From))
}

func (w *world) place(*rapid.T) {
	wish := Wish{Person: w.person(), Session: w.session(), Online: rapid.Bool().Draw(w.t, "online")}
	before, d, err := w.draft(func(d *Draft) error { return d.Place(wish) })
	w.fair(before, d)
	require.True(w.t, err != nil || w.book.Seated(wish.Person, wish.Session))
}

func (w *world) forget(*rapid.T) {
	p := w.person()
	w.draft(func(d *Draft) error { d.Forget(p); return nil })
	require.Empty(w.t, w.book.places[p])
}

// enlarge gives a session more seats, or takes it away.
func (w *world) enlarge(*rapid.T) {
	s := w.session()
	remove := len(w.book.offers) > 2 && rapid.IntRange(0, 9).Draw(w.t, "remove") == 0
	var all []Offer
	for _, id := range slices.Sorted(maps.Keys(w.book.offers)) {
		o := w.book.offers[id]
		if id == s && remove {
			continue
		}
		if id == s && o.Capacity > 0 {
			o.Capacity++
		}
		all = append(all, o)
	}
	before, d, _ := w.draft(func(d *Draft) error { d.Offer(all); return nil })
	w.fair(before, d)
}

func (w *world) restart(*rapid.T) {
	again := Load(slices.Collect(maps.Values(w.kept)), nil)
	d := again.Draft(w.now)
	d.Offer(slices.Collect(maps.Values(w.book.offers)))
	require.Equal(w.t, w.book.All(), d.Book().All(), "a house that starts again knows it all")
	w.book = d.Book()
}

func TestNoSeatIsGivenTwiceOrLostWhateverPeopleDo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := &world{t: t, book: Load(nil, nil), kept: map[key]Place{}}
		w.draft(func(d *Draft) error { d.Offer(someOffers(t)); return nil })
		t.Repeat(map[string]func(*rapid.T){
			"choose": w.choose, "choose too": w.choose, "leave": w.leave, "swap": w.swap, "place": w.place, "forget": w.forget,
			"enlarge": w.enlarge, "restart": w.restart,
			"time": func(t *rapid.T) {
				if rapid.IntRange(0, 9).Draw(t, "late") == 0 {
					w.now += 700
				}
			},
		})
	})
}
