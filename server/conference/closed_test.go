package conference_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/signaling/wire"
)

func TestAClosedSessionBeginsWithoutStrangers(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		host := w.in(wire.Host, "plenum")
		s := w.offered(1)[0]
		w.resize(s, func(s *wire.Session) { s.Closed = true })
		stranger, named := w.come(w.person(wire.Participant).Token), w.come(w.person(wire.Participant).Token)
		require.NoError(t, w.conf.NameForSession(t.Context(), s.ID, []wire.PersonID{named.me}))
		for _, c := range []*client{stranger, named} {
			c.must("place.enter", wire.Enter{Room: s.Room})
		}
		pass(time.Until(time.UnixMilli(s.Start)) - time.Second)
		require.Empty(t, stranger.all("room.closed"))
		pass(2 * time.Second)
		require.Len(t, stranger.all("room.closed"), 1)
		require.Equal(t, []wire.RoomID{""}, placeOf(t, w, host, stranger.me))
		require.Equal(t, []wire.RoomID{s.Room}, placeOf(t, w, host, named.me))
		require.NoError(t, w.conf.NameForSession(t.Context(), s.ID, nil))
		require.Len(t, named.all("room.closed"), 1, "who is named no more goes as well")
	})
}

func TestWhoIsNamedNoMoreDoesNotMoveUp(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		s := w.offered(1)[0]
		w.resize(s, func(s *wire.Session) { s.Capacity, s.Closed = 1, true })
		a, b := w.in(wire.Participant, "plenum"), w.in(wire.Participant, "plenum")
		require.NoError(t, w.conf.NameForSession(t.Context(), s.ID, []wire.PersonID{a.me, b.me}))
		require.Nil(t, a.choose(s).Fault)
		require.Nil(t, b.wait(s).Fault)
		require.NoError(t, w.conf.NameForSession(t.Context(), s.ID, []wire.PersonID{a.me}))
		require.Empty(t, last[wire.MySeats](t, b, "seats.mine").Seats, "nor waits any more")
		a.must("seat.leave", wire.SeatAsk{Session: s.ID})
		for _, r := range w.conf.AllSeats() {
			require.NotEqual(t, b.me, r.Person)
		}
	})
}
