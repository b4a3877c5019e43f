package seats

import (
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/signaling/wire"
)

const (
	a wire.SessionID = "a"
	b wire.SessionID = "b"
)

// two is a book with two sessions of one seat each, and what a test changes in them.
func two(change func(*Offer)) *Draft {
	d := Load(nil, nil).Draft(0)
	var offers []Offer
	for _, s := range []wire.SessionID{a, b} {
		o := Offer{Session: s, Room: wire.RoomID("room-" + s), Round: 1, Start: start, End: end, Deadline: deadline, Capacity: 1}
		if change != nil {
			change(&o)
		}
		offers = append(offers, o)
	}
	d.Offer(offers)
	return d
}

func online(p wire.PersonID, s wire.SessionID) Wish { return Wish{Person: p, Session: s, Online: true} }

func waiting(p wire.PersonID, s wire.SessionID) Wish {
	return Wish{Person: p, Session: s, Online: true, Wait: true}
}

func TestAFullSessionRefusesOrLetsWait(t *testing.T) {
	d := two(nil)
	require.NoError(t, d.Choose(online("one", a)))
	require.ErrorIs(t, d.Choose(online("two", a)), error(wire.ErrNoSeat))
	require.NoError(t, d.Choose(waiting("two", a)))
	require.Equal(t, []wire.Seat{{Session: a, Waiting: 1, Online: true}}, d.Book().Mine("two").Seats)
	d = d.Book().Draft(5)
	d.Leave("one", a)
	require.Equal(t, []Move{{"two", "", a, wire.SeatFree}}, d.Moves)
	require.Equal(t, []wire.Seat{{Session: a, Online: true, Moved: 5}}, d.Book().Mine("two").Seats)
}

func TestWhoMovesUpPassesTheirOldSeatOn(t *testing.T) {
	d := two(nil)
	require.NoError(t, d.Choose(online("one", a)))
	require.NoError(t, d.Choose(online("two", b)))
	require.NoError(t, d.Choose(waiting("two", a)))
	require.NoError(t, d.Choose(waiting("three", b)))
	d.Leave("one", a)
	require.Equal(t, []Move{{"two", b, a, wire.SeatFree}, {"three", "", b, wire.SeatFree}}, d.Moves)
}

func TestTwoWhoWaitForEachOthersSeatsSwap(t *testing.T) {
	d := two(nil)
	require.NoError(t, d.Choose(online("one", a)))
	require.NoError(t, d.Choose(online("two", b)))
	require.NoError(t, d.Choose(waiting("one", b)))
	require.Equal(t, []wire.SwapCount{{For: a, Count: 1}}, d.Book().Offered(0).Sessions[1].Swaps)
	require.NoError(t, d.Choose(waiting("two", a)))
	require.Len(t, d.Moves, 2)
	require.True(t, d.Seated("one", b) && d.Seated("two", a))
}

func TestASwapTakesTheFirstWhoOffersOne(t *testing.T) {
	d := two(func(o *Offer) { o.Capacity = 2 })
	for _, p := range []wire.PersonID{"one", "two"} {
		require.NoError(t, d.Choose(online(p, a)))
	}
	require.NoError(t, d.Choose(online("three", b)))
	require.ErrorIs(t, d.Swap("three", a), error(wire.ErrNoSwap), "nobody offers one")
	require.NoError(t, d.Choose(online("four", b)))
	require.NoError(t, d.Choose(waiting("two", b)))
	require.NoError(t, d.Choose(waiting("one", b)))
	require.NoError(t, d.Swap("three", a))
	require.True(t, d.Seated("two", b) && d.Seated("three", a) && d.Seated("one", a))
	require.ErrorIs(t, d.Swap("nobody", a), error(wire.ErrNoSwap))
}

func TestAQuotaOfTheHallLeavesTheRestToThoseOnline(t *testing.T) {
	d := two(func(o *Offer) { o.Capacity, o.Hall = 3, 1 })
	hall := func(p wire.PersonID) Wish { return Wish{Person: p, Session: a} }
	require.NoError(t, d.Choose(hall("one")))
	require.ErrorIs(t, d.Choose(hall("two")), error(wire.ErrNoSeat))
	require.NoError(t, d.Choose(online("two", a)))
	require.ErrorIs(t, d.Choose(hall("two")), error(wire.ErrNoSeat), "the other way is full")
	require.True(t, d.Seated("two", a), "and the seat is kept")
	taken := d.Book().Offered(0).Sessions[0]
	require.Equal(t, wire.Taken{Session: a, Taken: 2, FreeHall: 0, FreeOnline: 1}, taken)
}

func TestWhoLeadsTakesNoSeatAway(t *testing.T) {
	d := two(nil)
	require.NoError(t, d.Choose(Wish{Person: "lead", Session: a, Online: true, Extra: true}))
	require.NoError(t, d.Choose(online("one", a)))
	_, taken := d.Book().Taken(a)
	require.Equal(t, 1, taken)
}

func TestAClosedSessionIsForThoseNamed(t *testing.T) {
	d := two(func(o *Offer) { o.Closed = o.Session == a })
	require.ErrorIs(t, d.Choose(online("one", a)), error(wire.ErrNamed))
	d.Name(a, []wire.PersonID{"one"})
	require.NoError(t, d.Choose(online("one", a)))
	require.ErrorIs(t, d.Choose(waiting("two", a)), error(wire.ErrNamed))
	require.Equal(t, []wire.SessionID{a}, d.Book().Mine("one").Named)
	require.NoError(t, d.Choose(online("two", b)))
}

func TestAfterTheDeadlineOnlyAnOrganiserChangesSeats(t *testing.T) {
	d := two(nil)
	require.NoError(t, d.Choose(online("one", a)))
	d.Now = deadline
	require.ErrorIs(t, d.Choose(online("one", b)), error(wire.ErrLate))
	require.ErrorIs(t, d.Swap("one", b), error(wire.ErrLate))
	require.NoError(t, d.Place(online("one", b)))
	require.True(t, d.Seated("one", b))
	d.Unplace("one", b)
	require.False(t, d.Seated("one", b))
	require.Equal(t, []Move{{"one", a, b, wire.SeatPlaced}, {"one", b, "", wire.SeatPlaced}}, d.Moves)
}

func TestNobodyMovesUpOnceTheSessionHasBegun(t *testing.T) {
	d := two(nil)
	require.NoError(t, d.Choose(online("one", a)))
	require.NoError(t, d.Choose(waiting("two", a)))
	d.Now = start
	d.Leave("one", a)
	require.Empty(t, d.Moves)
}

func TestABookKnowsWhereOneBelongs(t *testing.T) {
	d := two(nil)
	require.NoError(t, d.Choose(online("one", b)))
	book := d.Book()
	require.Equal(t, wire.RoomID("room-b"), book.Room("one", start))
	require.Empty(t, book.Room("one", start-1))
	require.Empty(t, book.Room("one", end))
	require.Empty(t, book.Room("two", start))
	o, ok := book.Held("room-b", start-5, 10)
	require.True(t, ok)
	require.Equal(t, b, o.Session)
	_, ok = book.Held("room-b", start-11, 10)
	require.False(t, ok)
}

func TestASessionThatGoesTakesItsSeatsAlong(t *testing.T) {
	d := two(nil)
	require.NoError(t, d.Choose(online("one", a)))
	d.Offer([]Offer{{Session: b, Round: 1, Start: start, End: end, Deadline: deadline}})
	require.Equal(t, []Move{{"one", a, "", wire.SeatGone}}, d.Moves)
	require.Empty(t, d.Book().All())
}
