package room_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/signaling/wire"
)

func TestAMutedSpeakerIsHeldByTheHost(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		onAir(t, w, "s")
		require.NoError(t, w.room.Mute(t.Context(), "s", true))
		require.ErrorIs(t, w.room.Devices("s", allOn, true), error(wire.ErrMuted))
		audio, video := w.scenes.gate(wire.Camera("s"))
		require.False(t, audio)
		require.True(t, video, "the camera stays as it was asked for")
		require.NoError(t, w.room.Mute(t.Context(), "s", false))
		require.NoError(t, w.room.Devices("s", allOn, true))
		audio, _ = w.scenes.gate(wire.Camera("s"))
		require.True(t, audio)
	})
}

func TestAMuteOutlivesLeavingAndARestart(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		onAir(t, w, "s")
		require.NoError(t, w.room.Mute(t.Context(), "s", true))
		w.room.Leave("s")
		s := w.enter(speaker("s"))
		require.Equal(t, wire.YouMuted{Muted: true, Held: true}, last[wire.YouMuted](t, s, "you.muted"))
		require.ErrorIs(t, w.room.Devices("s", allOn, true), error(wire.ErrMuted))
		w.room.Close()
		w.open()
		w.enter(speaker("s"))
		require.ErrorIs(t, w.room.Devices("s", allOn, true), error(wire.ErrMuted))
		audio, _ := w.scenes.gate(wire.Camera("s"))
		require.False(t, audio)
		require.NoError(t, w.room.Mute(t.Context(), "s", false))
		w.room.Close()
		w.open()
		w.enter(speaker("s"))
		require.NoError(t, w.room.Devices("s", allOn, true), "lifted for good")
	})
}

func TestInAWorkshopAMuteCanBeLiftedByOneself(t *testing.T) {
	inRoom(t, wire.Workshop, func(t *testing.T, w *world) {
		a := w.enter(member("a"))
		require.NoError(t, w.room.Devices("a", allOn, true))
		require.NoError(t, w.room.Mute(t.Context(), "a", true))
		require.Equal(t, wire.YouMuted{Muted: true}, last[wire.YouMuted](t, a, "you.muted"))
		audio, _ := w.scenes.gate(wire.Camera("a"))
		require.False(t, audio)
		require.NoError(t, w.room.Devices("a", allOn, true))
		audio, _ = w.scenes.gate(wire.Camera("a"))
		require.True(t, audio)
	})
}
