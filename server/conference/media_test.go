package conference_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/signaling/wire"
)

// microphone is an offer to publish one.
var microphone = wire.PublishOffer{SDP: "offer", Tracks: []wire.Track{{Mid: "0", Device: wire.Microphone}}}

func TestAWindowThatWasReplacedDoesNotEndTheCameraOfTheNewOne(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		who := w.person(wire.Speaker)
		first := w.come(who.Token)
		first.must("place.enter", wire.Enter{Room: w.rooms["plenum"]})
		second := w.come(who.Token)
		second.must("place.enter", wire.Enter{Room: w.rooms["plenum"]})
		second.must("media.publish", microphone)
		require.Equal(t, wire.ErrNotHere.Code, first.do("media.unpublish", nil).Fault.Code)
		require.False(t, w.engine.has("unpublish "+string(wire.Camera(who.ID))))
		second.must("media.unpublish", nil)
		require.True(t, w.engine.has("unpublish "+string(wire.Camera(who.ID))))
	})
}

func TestWhoIsHeldIsAnsweredAndStaysSilent(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		host, s := w.in(wire.Host, "plenum"), w.in(wire.Speaker, "plenum")
		host.must("person.mute", wire.MuteAsk{Person: s.me, Muted: true})
		s.must("place.enter", wire.Enter{Room: w.rooms["workshopraum-1"]})
		s.must("media.set", wire.MediaSet{Microphone: true, Camera: true})
		s.must("media.publish", microphone)
		audio, _ := w.engine.open(wire.Camera(s.me))
		require.True(t, audio, "a stage's mute is the stage's")
		s.must("place.enter", wire.Enter{Room: w.rooms["plenum"]})
		require.Equal(t, "answer", read[wire.SDP](t, s.must("media.publish", microphone)).SDP)
		audio, video := w.engine.open(wire.Camera(s.me))
		require.True(t, !audio && video)
		require.Equal(t, wire.ErrMuted.Code, s.do("media.set", wire.MediaSet{Microphone: true}).Fault.Code)
	})
}
