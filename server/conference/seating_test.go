package conference_test

import (
	"context"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/server/conference/seats"
	"konvent/signaling/wire"
)

// offered finds the sessions of a round, in the order of their rooms.
func (w *world) offered(round int) (all []wire.Session) {
	w.t.Helper()
	_, p := w.conf.Whole()
	for _, r := range p.Rooms {
		for _, s := range p.Sessions {
			if s.Room == r.ID && s.Round == round {
				all = append(all, s)
			}
		}
	}
	return all
}

// resize gives a session other numbers.
func (w *world) resize(s wire.Session, change func(*wire.Session)) {
	w.t.Helper()
	_, err := w.conf.ChangeSession(w.t.Context(), s.ID, func(s *wire.Session) error { change(s); return nil })
	require.NoError(w.t, err)
}

func (c *client) choose(s wire.Session) said {
	return c.do("seat.choose", wire.SeatChoice{Session: s.ID})
}

func (c *client) wait(s wire.Session) said {
	return c.do("seat.choose", wire.SeatChoice{Session: s.ID, Wait: true})
}

// brittle is a store that cannot keep seats for a while.
type brittle struct {
	conference.Store
	now atomic.Bool
}

func (b *brittle) SaveSeats(ctx context.Context, conf wire.ConferenceID, put, gone []seats.Place) error {
	if b.now.Load() {
		return wire.ErrStore
	}
	return b.Store.SaveSeats(ctx, conf, put, gone)
}

// seatOf is what somebody has in a session.
func seatOf(m wire.MySeats, s wire.Session) (wire.Seat, bool) {
	for _, seat := range m.Seats {
		if seat.Session == s.ID {
			return seat, true
		}
	}
	return wire.Seat{}, false
}

func one(s *wire.Session) { s.Capacity = 1 }

func TestASeatIsChosenChangedAndKeptOverARestart(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		who := w.person(wire.Participant)
		c, round := w.come(who.Token), w.offered(1)
		require.Empty(t, c.welcome().Seats.Seats)
		require.Len(t, c.welcome().Offered.Rounds, 4)
		require.Equal(t, round[0].Start-10*60_000, c.welcome().Offered.Rounds[0].Deadline)
		require.Nil(t, c.choose(round[0]).Fault)
		mine := read[wire.MySeats](t, c.choose(round[1]))
		require.Equal(t, []wire.Seat{{Session: round[1].ID, Online: true}}, mine.Seats)
		require.Equal(t, mine, last[wire.MySeats](t, c, "seats.mine"))
		settle()
		told := last[wire.SeatsTaken](t, c, "seats.taken").Sessions
		require.Len(t, told, 1, "the first seat was given back, and nobody is told of what is as it was")
		require.Equal(t, []any{round[1].ID, 1}, []any{told[0].Session, told[0].Taken})
		require.Empty(t, c.all("seats.changed"))
		w.house.Close()
		w.open(w.store)
		welcome := w.come(who.Token).welcome()
		require.Equal(t, mine, welcome.Seats)
		for _, taken := range welcome.Offered.Sessions {
			require.Equal(t, taken.Session == round[1].ID, taken.Taken == 1)
		}
	})
}

func TestWhoWaitsMovesUpByThemselvesAndIsTold(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		round := w.offered(1)
		w.resize(round[0], one)
		first, second, third := w.in(wire.Participant, "plenum"), w.in(wire.Participant, "plenum"), w.in(wire.Participant, "plenum")
		require.Nil(t, first.choose(round[0]).Fault)
		require.Equal(t, wire.ErrNoSeat.Code, second.choose(round[0]).Fault.Code)
		require.Nil(t, second.wait(round[0]).Fault)
		mine := read[wire.MySeats](t, third.wait(round[0]))
		require.Equal(t, 2, mine.Seats[0].Waiting)
		first.must("seat.leave", wire.SeatAsk{Session: round[0].ID})
		require.Equal(t, wire.SeatMoved{To: round[0].ID, Why: wire.SeatFree}, last[wire.SeatMoved](t, second, "seat.moved"))
		seat, _ := seatOf(last[wire.MySeats](t, second, "seats.mine"), round[0])
		require.Zero(t, seat.Waiting)
		require.NotZero(t, seat.Moved)
		settle()
		require.Equal(t, 1, last[wire.MySeats](t, third, "seats.mine").Seats[0].Waiting, "the next one is told their turn")
		require.Empty(t, first.all("seat.moved"))
	})
}

func TestASeatOfSomebodyWhoIsRemovedGoesToTheNext(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		round := w.offered(1)
		w.resize(round[0], one)
		who := w.person(wire.Participant)
		first, second := w.come(who.Token), w.in(wire.Participant, "plenum")
		require.Nil(t, first.choose(round[0]).Fault)
		require.Nil(t, second.wait(round[0]).Fault)
		require.NoError(t, w.conf.RemovePerson(t.Context(), who.ID))
		require.Len(t, second.all("seat.moved"), 1)
	})
}

func TestMoreSeatsLetThoseWhoWaitMoveUp(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		round := w.offered(1)
		w.resize(round[0], one)
		first, second := w.in(wire.Participant, "plenum"), w.in(wire.Participant, "plenum")
		require.Nil(t, first.choose(round[0]).Fault)
		require.Nil(t, second.wait(round[0]).Fault)
		w.resize(round[0], func(s *wire.Session) { s.Capacity = 2 })
		require.Len(t, second.all("seat.moved"), 1)
		require.NoError(t, w.conf.RemoveSession(t.Context(), round[0].ID))
		require.Equal(t, wire.SeatMoved{From: round[0].ID, Why: wire.SeatGone}, last[wire.SeatMoved](t, first, "seat.moved"))
		require.Equal(t, wire.ErrNotFound.Code, first.choose(round[0]).Fault.Code)
	})
}

func TestAFailedWriteGivesNobodyASeatAndTakesNone(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		round := w.offered(1)
		w.resize(round[0], one)
		w.house.Close()
		broken := &brittle{Store: w.store}
		w.open(broken)
		c := w.in(wire.Participant, "plenum")
		require.Nil(t, c.choose(round[1]).Fault)
		settle()
		before := w.come(w.person(wire.Participant).Token).welcome().Offered
		broken.now.Store(true)
		require.Equal(t, wire.ErrStore.Code, c.choose(round[0]).Fault.Code)
		require.Equal(t, wire.ErrStore.Code, c.do("seat.leave", wire.SeatAsk{Session: round[1].ID}).Fault.Code)
		broken.now.Store(false)
		require.Equal(t, before, w.come(w.person(wire.Participant).Token).welcome().Offered)
		w.house.Close()
		w.open(w.store)
		require.Equal(t, before, w.come(w.person(wire.Participant).Token).welcome().Offered)
	})
}

func TestTheDeadlineEndsChoosing(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		round := w.offered(1)
		c := w.in(wire.Participant, "plenum")
		pass(time.Until(time.UnixMilli(round[0].Start)) - conference.SeatsKept - time.Second)
		require.Nil(t, c.choose(round[0]).Fault)
		pass(2 * time.Second)
		require.Equal(t, wire.ErrLate.Code, c.choose(round[1]).Fault.Code)
		require.Equal(t, wire.ErrLate.Code, c.do("seat.swap", wire.SeatAsk{Session: round[1].ID}).Fault.Code)
	})
}

func TestAChosenSeatIsKeptAtTheDoor(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		round := w.offered(1)
		w.resize(round[0], func(s *wire.Session) { s.Capacity = 2 })
		late := w.person(wire.Participant)
		a, b := w.come(late.Token), w.in(wire.Participant, "plenum")
		walkIn, host, mod := w.in(wire.Participant, "plenum"), w.in(wire.Host, "plenum"), w.in(wire.Moderator, "plenum")
		require.Nil(t, a.choose(round[0]).Fault)
		require.Nil(t, b.choose(round[0]).Fault)
		into := wire.Enter{Room: round[0].Room}
		pass(time.Until(time.UnixMilli(round[0].Start)))
		require.Equal(t, round[0].Room, w.come(late.Token).welcome().Home, "who is late belongs there")
		require.Equal(t, wire.ErrKept.Code, walkIn.do("place.enter", into).Fault.Code)
		host.must("place.enter", into)
		mod.must("place.enter", into)
		b.must("place.enter", into)
		pass(conference.SeatsKept + time.Second)
		walkIn.must("place.enter", into)
		a = w.come(late.Token)
		require.Equal(t, wire.ErrFull.Code, a.do("place.enter", into).Fault.Code, "too late: the seat was free for everybody")
	})
}

func TestAClosedSessionOpensForThoseNamedOnly(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		round := w.offered(1)
		w.resize(round[0], func(s *wire.Session) { s.Closed = true })
		named, other := w.in(wire.Participant, "plenum"), w.in(wire.Participant, "plenum")
		require.NoError(t, w.conf.NameForSession(t.Context(), round[0].ID, []wire.PersonID{named.me}))
		settle()
		require.Equal(t, []wire.SessionID{round[0].ID}, last[wire.MySeats](t, named, "seats.mine").Named)
		require.Equal(t, wire.ErrNamed.Code, other.choose(round[0]).Fault.Code)
		require.Nil(t, named.choose(round[0]).Fault)
		require.Error(t, w.conf.NameForSession(t.Context(), round[0].ID, []wire.PersonID{"nobody"}))
		pass(time.Until(time.UnixMilli(round[0].Start)))
		require.Equal(t, wire.ErrNamed.Code, other.do("place.enter", wire.Enter{Room: round[0].Room}).Fault.Code)
		named.must("place.enter", wire.Enter{Room: round[0].Room})
	})
}

func TestPeopleAreToldOfTheirSeatsOnlyWhereTheseOrTheirTurnChanged(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		round := w.offered(1)
		w.resize(round[0], one)
		first, second, third, looks := w.in(wire.Participant, "plenum"), w.in(wire.Participant, "plenum"), w.in(wire.Participant, "plenum"), w.in(wire.Participant, "plenum")
		for _, c := range []*client{first, second, third} {
			require.Nil(t, c.wait(round[0]).Fault)
		}
		settle()
		second.must("seat.leave", wire.SeatAsk{Session: round[0].ID})
		settle()
		require.Len(t, first.all("seats.mine"), 1)
		require.Len(t, third.all("seats.mine"), 2, "their turn came nearer")
		require.Empty(t, looks.all("seats.mine"))
		whole := len(looks.all("seats.changed"))
		w.resize(round[0], func(s *wire.Session) { s.Capacity = 7 })
		settle()
		require.Len(t, third.all("seats.mine"), 3, "they have a seat now")
		require.Len(t, looks.all("seats.changed"), whole+1, "what is offered is other than before")
		all := last[wire.Offered](t, looks, "seats.changed").Sessions
		at := slices.IndexFunc(all, func(o wire.Taken) bool { return o.Session == round[0].ID })
		require.Equal(t, 2, all[at].Taken)
	})
}
