package room_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/server/room"
	"konvent/signaling/wire"
)

func lead(id wire.PersonID) room.Member {
	m := member(id)
	m.Lead = wire.LeadModerator
	return m
}

func names(h wire.Hands) (all []wire.PersonID) {
	for _, hand := range h.Queue {
		all = append(all, hand.Person)
	}
	return all
}

func TestHandsStandInTheOrderTheyWereRaised(t *testing.T) {
	inRoom(t, wire.Workshop, func(t *testing.T, w *world) {
		m := w.enter(lead("m"))
		for _, id := range []wire.PersonID{"a", "b", "c"} {
			w.enter(member(id))
			require.NoError(t, w.room.RaiseHand(id))
			pass(time.Second)
		}
		require.NoError(t, w.room.RaiseHand("a"), "raised twice it keeps its place")
		settle()
		h := last[wire.Hands](t, m, "hands.changed")
		require.Equal(t, []wire.PersonID{"a", "b", "c"}, names(h))
		require.Less(t, h.Queue[0].Since, h.Queue[1].Since)
		require.NoError(t, w.room.LowerHand("b"))
		require.NoError(t, w.room.LowerHand("b"), "lowered twice is down")
		settle()
		require.Equal(t, []wire.PersonID{"a", "c"}, names(last[wire.Hands](t, m, "hands.changed")))
		require.Equal(t, []wire.PersonID{"a", "c"}, names(*last[wire.Entered](t, w.enter(member("d")), "").Hands), "who comes later sees it")
	})
}

func TestAHandGoesDownWithItsPersonAndStaysOverALostLine(t *testing.T) {
	inRoom(t, wire.Workshop, func(t *testing.T, w *world) {
		m, a := w.enter(lead("m")), w.enter(member("a"))
		require.NoError(t, w.room.RaiseHand("a"))
		w.room.Detach("a", a)
		settle()
		require.Equal(t, []wire.PersonID{"a"}, names(last[wire.Hands](t, m, "hands.changed")))
		w.room.Renamed(wire.Person{ID: "a", Name: "Anna", Role: wire.Participant})
		settle()
		require.Equal(t, "Anna", last[wire.Hands](t, m, "hands.changed").Queue[0].Name)
		w.room.Leave("a")
		settle()
		require.Zero(t, last[wire.Hands](t, m, "hands.changed").Count)
		require.ErrorIs(t, w.room.RaiseHand("a"), error(wire.ErrNotHere))
	})
}

func TestTheWordIsGivenToWhoWaitsForItAndMaySpeak(t *testing.T) {
	inRoom(t, wire.Workshop, func(t *testing.T, w *world) {
		w.enter(lead("m"))
		a, b := w.enter(member("a")), w.enter(member("b"))
		require.NoError(t, w.room.RaiseHand("a"))
		requireFault(t, wire.ErrNotFound, w.room.CallHand("b", "m", true))
		require.NoError(t, w.room.CallHand("a", "M. Moderation", true))
		require.Equal(t, wire.Asked{Word: true, By: "M. Moderation"}, last[wire.Asked](t, a, "you.asked"))
		require.NoError(t, w.room.Ask("b", "M. Moderation"))
		require.Equal(t, wire.Asked{By: "M. Moderation"}, last[wire.Asked](t, b, "you.asked"))
		require.NoError(t, w.room.RaiseHand("b"))
		require.NoError(t, w.room.CallHand("b", "m", false))
		require.Len(t, b.all("you.asked"), 1, "a hand that is only lowered asks nobody to speak")
	})
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		a := w.enter(member("a"))
		require.NoError(t, w.room.RaiseHand("a"))
		require.ErrorIs(t, w.room.CallHand("a", "host", true), error(wire.ErrNotAllowed), "the audience is asked onto the stage instead")
		require.ErrorIs(t, w.room.Ask("a", "host"), error(wire.ErrNotAllowed))
		require.Empty(t, a.all("you.asked"))
	})
	inRoom(t, wire.Cafeteria, func(t *testing.T, w *world) {
		w.enter(member("a"))
		require.ErrorIs(t, w.room.RaiseHand("a"), error(wire.ErrNotHere))
		require.ErrorIs(t, w.room.React("a", wire.Applause), error(wire.ErrNotHere))
	})
}

func TestInALargeRoomTheQueueIsToldShortAndSeldom(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		host, listener := w.enter(director("host")), w.enter(member("listener"))
		host2 := director("lead")
		host2.Lead = wire.LeadModerator
		leads := w.enter(host2)
		boxes := map[wire.PersonID]*box{}
		for i := range 300 {
			id := wire.PersonID(fmt.Sprintf("p%03d", i))
			boxes[id] = w.enter(member(id))
			if i < 260 {
				require.NoError(t, w.room.RaiseHand(id))
			} else {
				require.ErrorIs(t, w.room.RaiseHand(id), error(wire.ErrBusy))
			}
		}
		pass(2 * time.Second)
		require.Len(t, last[wire.Hands](t, leads, "hands.changed").Queue, 260)
		few := last[wire.Hands](t, listener, "hands.changed")
		require.Equal(t, 260, few.Count)
		require.Len(t, few.Queue, 10)
		require.Zero(t, few.Place)
		require.Equal(t, 100, last[wire.Hands](t, boxes["p099"], "hands.changed").Place)
		told := len(host.all("hands.changed"))
		for range 20 {
			require.NoError(t, w.room.LowerHand("p000"))
			require.NoError(t, w.room.RaiseHand("p000"))
			pass(100 * time.Millisecond)
		}
		pass(2 * time.Second)
		require.LessOrEqual(t, len(host.all("hands.changed"))-told, 3)
		require.Equal(t, 260, last[wire.Hands](t, boxes["p000"], "hands.changed").Place)
	})
}

func TestReactionsAreSummedAndNeverNamed(t *testing.T) {
	inRoom(t, wire.Workshop, func(t *testing.T, w *world) {
		a := w.enter(member("a"))
		w.enter(member("b"))
		for range 3 {
			require.NoError(t, w.room.React("a", wire.Applause))
			require.NoError(t, w.room.React("b", wire.Yes))
		}
		requireFault(t, wire.ErrBody, w.room.React("a", "boo"))
		require.ErrorIs(t, w.room.React("nobody", wire.Applause), error(wire.ErrNotHere))
		require.Empty(t, a.all("reactions.changed"))
		pass(2 * time.Second)
		require.Equal(t, map[wire.ReactionKind]int{wire.Applause: 3, wire.Yes: 3}, last[wire.Reactions](t, a, "reactions.changed").Counts)
		require.NoError(t, w.room.React("a", wire.Heart))
		pass(2 * time.Second)
		require.Len(t, a.all("reactions.changed"), 2)
		require.Equal(t, map[wire.ReactionKind]int{wire.Heart: 1}, last[wire.Reactions](t, a, "reactions.changed").Counts)
	})
}

func TestAllAreMutedButThoseWhoLead(t *testing.T) {
	inRoom(t, wire.Workshop, func(t *testing.T, w *world) {
		m, a, b := w.enter(lead("m")), w.enter(member("a")), w.enter(member("b"))
		for _, id := range []wire.PersonID{"m", "a"} {
			require.NoError(t, w.room.Devices(id, allOn, true))
		}
		silenced, err := w.room.MuteAll()
		require.NoError(t, err)
		require.Equal(t, []wire.PersonID{"a"}, silenced)
		require.Equal(t, wire.YouMuted{Muted: true}, last[wire.YouMuted](t, a, "you.muted"))
		require.Empty(t, m.all("you.muted"))
		require.Empty(t, b.all("you.muted"), "who is silent already hears nothing of it")
		audio, video := w.scenes.gate(wire.Camera("a"))
		require.True(t, !audio && video)
		audio, _ = w.scenes.gate(wire.Camera("m"))
		require.True(t, audio)
		require.NotContains(t, w.scenes.scene(room.Front("shop")).Hear, wire.Camera("a"))
		require.NoError(t, w.room.Devices("a", allOn, true))
		audio, _ = w.scenes.gate(wire.Camera("a"))
		require.True(t, audio, "each may lift it")
	})
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		onAir(t, w, "s")
		_, err := w.room.MuteAll()
		require.ErrorIs(t, err, error(wire.ErrNotHere))
	})
}

// requireFault asks for a fault by its code, whatever field it names.
func requireFault(t *testing.T, want *wire.Fault, err error) {
	t.Helper()
	var f *wire.Fault
	require.ErrorAs(t, err, &f)
	require.Equal(t, want.Code, f.Code)
}
