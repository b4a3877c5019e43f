package conference_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/signaling/wire"
)

func (w *world) enter(c *client, slug string) said {
	w.t.Helper()
	return c.do("place.enter", wire.Enter{Room: w.rooms[slug]})
}

func TestALockedRoomRefusesAllButItsOwnAndThoseWhoLead(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		m, who := w.in(wire.Moderator, "workshopraum-1"), w.person(wire.Participant)
		p := w.come(who.Token)
		require.Nil(t, w.enter(p, "workshopraum-1").Fault)
		m.must("room.lock", wire.LockAsk{Locked: true})
		require.True(t, last[wire.Entrance](t, p, "entrance.changed").Locked)
		stranger := w.in(wire.Participant, "plenum")
		require.Equal(t, wire.ErrLocked.Code, w.enter(stranger, "workshopraum-1").Fault.Code)
		here := read[wire.PeoplePage](t, stranger.must("people.page", wire.PeopleAsk{Room: w.rooms["plenum"], Limit: 10}))
		require.Equal(t, 1, here.Total, "who is refused stays where they are")
		w.in(wire.Host, "workshopraum-1")
		p.visit.Left()
		pass(conference.Grace + time.Second)
		p = w.come(who.Token)
		require.Nil(t, w.enter(p, "workshopraum-1").Fault, "only the line was lost")
		w.house.Close()
		w.open(w.store)
		p = w.come(who.Token)
		require.True(t, read[wire.Entered](t, p.must("place.enter", wire.Enter{Room: w.rooms["workshopraum-1"]})).Entrance.Locked)
		stranger = w.in(wire.Participant, "plenum")
		require.Equal(t, wire.ErrLocked.Code, w.enter(stranger, "workshopraum-1").Fault.Code, "kept over a restart")
	})
}

func TestWhoWaitsInTheLobbyIsLetInOrRefused(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		m := w.in(wire.Moderator, "workshopraum-1")
		m.must("room.lobby", wire.LobbyAsk{On: true})
		a, b := w.in(wire.Participant, "plenum"), w.in(wire.Participant, "plenum")
		for _, c := range []*client{a, b, a} {
			s := w.enter(c, "workshopraum-1")
			require.Equal(t, wire.ErrLobby.Code, s.Fault.Code)
			require.Equal(t, w.rooms["workshopraum-1"], last[wire.Knock](t, c, "you.waiting").Room)
			pass(time.Second)
		}
		waiting := last[wire.Entrance](t, m, "entrance.changed").Waiting
		require.Len(t, waiting, 2)
		require.Equal(t, a.me, waiting[0].ID, "in the order they came, however often they ask")

		require.Equal(t, wire.ErrNotAllowed.Code, a.do("lobby.admit", wire.AdmitAsk{Person: a.me, Admit: true}).Fault.Code)
		m.must("lobby.admit", wire.AdmitAsk{Person: a.me, Admit: true})
		require.Equal(t, wire.WhyAdmitted, last[wire.Moving](t, a, "you.move").Move.Why)
		require.Nil(t, w.enter(a, "workshopraum-1").Fault)
		m.must("lobby.admit", wire.AdmitAsk{Person: b.me})
		require.True(t, last[wire.Knock](t, b, "you.waiting").Refused)
		require.Equal(t, wire.ErrNotHere.Code, m.do("lobby.admit", wire.AdmitAsk{Person: b.me, Admit: true}).Fault.Code)
		require.Empty(t, last[wire.Entrance](t, m, "entrance.changed").Waiting)
	})
}

func TestWaitingEndsWithThePersonTheLobbyAndTheRoom(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		m := w.in(wire.Moderator, "workshopraum-1")
		m.must("room.lobby", wire.LobbyAsk{On: true})
		waiting := func() int { return len(last[wire.Entrance](t, m, "entrance.changed").Waiting) }
		who := w.person(wire.Participant)
		a := w.come(who.Token)
		require.NotNil(t, w.enter(a, "workshopraum-1").Fault)
		a.must("place.leave", nil)
		require.Equal(t, 1, waiting(), "one waits in the foyer")
		a.visit.Left()
		a = w.come(who.Token)
		require.Equal(t, w.rooms["workshopraum-1"], a.welcome().Knock.Room, "and over a lost line")
		a.must("place.enter", wire.Enter{Room: w.rooms["workshopraum-2"]})
		require.Empty(t, last[wire.Knock](t, a, "you.waiting").Room)
		require.Zero(t, waiting())

		require.NotNil(t, w.enter(a, "workshopraum-1").Fault)
		a.must("lobby.leave", nil)
		require.Zero(t, waiting())
		require.NotNil(t, w.enter(a, "workshopraum-1").Fault)
		a.visit.Left()
		pass(conference.Grace + time.Second)
		require.Zero(t, waiting(), "who is gone waits no more")

		b, c := w.in(wire.Participant, "plenum"), w.in(wire.Participant, "plenum")
		require.NotNil(t, w.enter(b, "workshopraum-1").Fault)
		m.must("room.lobby", wire.LobbyAsk{On: false})
		require.Equal(t, w.rooms["workshopraum-1"], last[wire.Moving](t, b, "you.move").Move.Room, "all come in when the lobby ends")
		require.Nil(t, w.enter(c, "workshopraum-1").Fault)

		d := w.in(wire.Participant, "plenum")
		m.must("room.lobby", wire.LobbyAsk{On: true})
		require.NotNil(t, w.enter(d, "workshopraum-1").Fault)
		m.must("room.lock", wire.LockAsk{Locked: true})
		require.True(t, last[wire.Knock](t, d, "you.waiting").Refused, "nobody waits before what is locked")
	})
}

func TestWhoIsInAGroupComesBackToALockedWorkshop(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		m, all := atWork(t, w, twoGroups(), 1)
		p := all[0]
		follow(t, p)
		pass(10 * time.Minute)
		m.must("room.lock", wire.LockAsk{Locked: true})
		require.Nil(t, w.enter(p, "workshopraum-1").Fault)
	})
}
