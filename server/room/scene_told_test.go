package room_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/server/room"
	"konvent/signaling/wire"
)

func TestTheEngineIsToldASceneOnlyWhenItChanged(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		onAir(t, w, "s")
		before := w.scenes.times(front)
		back := w.scenes.times(room.Back("plenum"))
		require.NoError(t, w.room.Devices("s", wire.MediaSet{Camera: true}, true))
		settle()
		require.Greater(t, w.scenes.times(front), before, "the microphone is off")
		before = w.scenes.times(front)
		w.enter(speaker("other"))
		require.NoError(t, w.room.Devices("other", allOn, true))
		settle()
		require.Equal(t, before, w.scenes.times(front), "nothing changed for the audience")
		require.Greater(t, w.scenes.times(room.Back("plenum")), back)
	})
}
