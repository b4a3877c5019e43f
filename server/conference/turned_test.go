package conference_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/signaling/wire"
)

func TestWhoIsTurnedAwayStaysWhereTheyAre(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		m, host := w.in(wire.Moderator, w1), w.in(wire.Host, "plenum")
		p := w.in(wire.Participant, w1)
		m.must("person.remove", wire.PersonAsk{Person: p.me})
		p.must("place.enter", wire.Enter{Room: w.rooms["plenum"]})
		require.Equal(t, wire.ErrRemoved.Code, p.do("place.enter", wire.Enter{Room: w.rooms[w1]}).Fault.Code)
		require.Equal(t, []wire.RoomID{w.rooms["plenum"]}, placeOf(t, w, host, p.me))
	})
}

func TestAHoldTakesBackTheWishThatIsOnItsWay(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		a, host := w.in(wire.Participant, "cafeteria"), w.in(wire.Host, "plenum")
		s := beginIn(t, w, "plenum", 20*time.Second)
		require.NotNil(t, asked(t, a))
		host.must("programme.hold", wire.Hold{Held: true})
		require.Nil(t, asked(t, a))
		pass(5 * time.Minute)
		require.Nil(t, asked(t, a))
		host.must("programme.hold", wire.Hold{})
		require.Equal(t, s.Room, asked(t, a).Room, "called to what began meanwhile")
	})
}

func TestWhoIsAskedToARoomWithALobbyKnocksOnlyWhenTheyCome(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		m, a := w.in(wire.Moderator, w1), w.in(wire.Participant, "plenum")
		m.must("room.lobby", wire.LobbyAsk{On: true})
		s := beginIn(t, w, w1, 20*time.Second)
		require.Equal(t, s.Room, asked(t, a).Room)
		require.Empty(t, a.all("you.waiting"))
		require.Equal(t, wire.ErrLobby.Code, a.do("place.enter", wire.Enter{Room: s.Room}).Fault.Code)
		require.Len(t, a.all("you.waiting"), 1)
	})
}

func TestARoomCanBeHandedOnAfterOneWhoLedItIsRemoved(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		m, p, q := w.in(wire.Moderator, w1), w.in(wire.Participant, w1), w.in(wire.Participant, w1)
		m.must("room.lead", wire.LeadAsk{Person: p.me, Lead: wire.LeadCoModerator})
		require.NoError(t, w.conf.RemovePerson(t.Context(), p.me))
		require.Len(t, last[wire.Leads](t, q, "leads.changed").Leads, 1)
		m.must("room.lead", wire.LeadAsk{Person: q.me, Lead: wire.LeadCoModerator})
	})
}

func TestWhatIsBroughtForwardUntilItRunsTakesPeopleThereToo(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		a, host := w.in(wire.Participant, "cafeteria"), w.in(wire.Host, "plenum")
		s := beginIn(t, w, "plenum", 3*time.Minute)
		host.must("programme.shift", wire.Shift{Minutes: -5})
		require.Equal(t, s.Room, asked(t, a).Room)
		require.Equal(t, time.Now().Add(10*time.Second).UnixMilli(), asked(t, a).At)
	})
}

func TestWhatBeganWhileTheHouseWasDownTakesPeopleThere(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		who := w.person(wire.Participant)
		w.come(who.Token).must("place.enter", wire.Enter{Room: w.rooms["cafeteria"]})
		s := beginIn(t, w, "plenum", 40*time.Second)
		w.house.Close()
		pass(50 * time.Second)
		w.open(w.store)
		require.Equal(t, s.Room, w.come(who.Token).welcome().Move.Room)
		pass(10 * time.Minute)
		require.Nil(t, w.come(w.person(wire.Participant).Token).welcome().Move, "who comes later belongs there, and is not called")
	})
}
