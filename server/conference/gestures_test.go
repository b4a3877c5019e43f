package conference_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/server/room"
	"konvent/signaling/wire"
)

func TestWhoLeadsSeesTheQueueAndGivesTheWord(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		m, a, b := w.in(wire.Moderator, "workshopraum-1"), w.in(wire.Guest, "workshopraum-1"), w.in(wire.Participant, "workshopraum-1")
		a.must("hand.raise", nil)
		b.must("hand.raise", nil)
		settle()
		require.Equal(t, 2, last[wire.Hands](t, m, "hands.changed").Count)
		require.Equal(t, wire.ErrNotAllowed.Code, a.do("hand.call", wire.CallAsk{Person: b.me}).Fault.Code)
		m.must("hand.call", wire.CallAsk{Person: a.me, Word: true})
		require.True(t, last[wire.Asked](t, a, "you.asked").Word)
		b.must("place.leave", nil)
		settle()
		require.Zero(t, last[wire.Hands](t, m, "hands.changed").Count)
		require.Equal(t, wire.ErrNotHere.Code, b.do("hand.raise", nil).Fault.Code)
		require.Equal(t, wire.ErrNotHere.Code, b.do("react", wire.Reaction{Kind: wire.Applause}).Fault.Code)
	})
}

func TestGesturesAreRatedPerPerson(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		a, b := w.in(wire.Participant, "plenum"), w.in(wire.Participant, "plenum")
		n := untilTooFast(t, a, "react", func(int) any { return wire.Reaction{Kind: wire.Applause} })
		require.Positive(t, n)
		require.Less(t, n, 15)
		require.Equal(t, wire.ErrTooFast.Code, a.do("hand.raise", nil).Fault.Code)
		b.must("hand.raise", nil)
		pass(2 * time.Second)
		require.Equal(t, n, last[wire.Reactions](t, b, "reactions.changed").Counts[wire.Applause])
	})
}

func TestMutingAllStopsTheirSoundAtTheServerAlsoInTheNextRoom(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		m, p := w.in(wire.Moderator, "workshopraum-1"), w.in(wire.Participant, "workshopraum-1")
		for _, c := range []*client{m, p} {
			c.must("media.publish", microphone)
			c.must("media.set", wire.MediaSet{Microphone: true})
		}
		require.Equal(t, wire.ErrNotAllowed.Code, p.do("room.mute", nil).Fault.Code)
		m.must("room.mute", nil)
		audio, _ := w.engine.open(wire.Camera(p.me))
		require.False(t, audio)
		audio, _ = w.engine.open(wire.Camera(m.me))
		require.True(t, audio)
		p.must("place.enter", wire.Enter{Room: w.rooms["workshopraum-2"]})
		audio, _ = w.engine.open(wire.Camera(p.me))
		require.False(t, audio, "off is off in the next room as well")
		p.must("media.set", wire.MediaSet{Microphone: true})
		audio, _ = w.engine.open(wire.Camera(p.me))
		require.True(t, audio, "it is theirs to switch on")
	})
}

func TestNobodyOpensANewConnectionWhateverHappensInARoomOf260(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		big, err := conference.Make(w.conf, t.Context(), wire.Room{Name: "Saal", Kind: wire.TableKind, Seats: 260, Parent: w.rooms["workshopraum-1"]})
		require.NoError(t, err)
		p := w.in(wire.Participant, "workshopraum-1")
		p.must("media.view", wire.Offer{SDP: "offer"})
		p.must("media.publish", microphone)
		doors := func() int { return w.engine.times("view") + w.engine.times("publish") + w.engine.times("un") }
		before := doors()
		p.must("place.enter", wire.Enter{Room: big.ID})
		var other *client
		for range 259 {
			other = w.come(w.person(wire.Participant).Token)
			other.must("place.enter", wire.Enter{Room: big.ID})
		}
		require.Equal(t, wire.ErrFull.Code, w.in(wire.Participant, "plenum").do("place.enter", wire.Enter{Room: big.ID}).Fault.Code)
		other.must("hand.raise", nil)
		other.must("media.set", wire.MediaSet{Microphone: true})
		w.house.Levels(room.Front(big.ID), []wire.Level{{Source: wire.Camera(other.me), Level: 90}})
		for page := range 20 {
			p.must("view.want", wire.Want{Videos: []wire.WantVideo{{Source: wire.Camera(other.me), Width: 100 * page}}})
		}
		other.must("place.leave", nil)
		settle()
		require.Equal(t, before, doors())
	})
}
