package room_test

import (
	"testing"
	"testing/synctest"

	"github.com/stretchr/testify/require"

	"konvent/server/room"
	"konvent/signaling/wire"
)

// sharing brings a speaker on air with camera and screen.
func sharing(t *testing.T, w *world) wire.MediaSet {
	t.Helper()
	all := wire.MediaSet{Microphone: true, Camera: true, Screen: true}
	w.enter(director("host"))
	w.enter(speaker("s"))
	require.NoError(t, w.room.Devices("s", all, true))
	w.room.SourceChanged(wire.Camera("s"), sends)
	w.room.SourceChanged(wire.Screen("s"), sends)
	require.NoError(t, w.room.Arrange(t.Context(), wire.Arrange{Layout: wire.Slides, Sources: []wire.SourceID{wire.Screen("s"), wire.Camera("s")}}))
	require.NoError(t, w.room.Live(t.Context()))
	synctest.Wait()
	return all
}

func TestAScreenThatIsNoLongerSharedIsOffTheStage(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		sharing(t, w)
		require.NoError(t, w.room.Devices("s", allOn, true))
		synctest.Wait()
		require.Equal(t, room.Scene{Hear: []wire.SourceID{wire.Camera("s")}, See: []wire.SourceID{wire.Camera("s")}}, w.scenes.scene(front))
	})
}

func TestAScreenOfWhomTheLineIsLostIsWaitedFor(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		all := sharing(t, w)
		w.room.Leave("s")
		synctest.Wait()
		require.Equal(t, withSlate, w.scenes.scene(front))
		back := speaker("s")
		back.Out = &box{}
		require.NoError(t, w.room.Enter(back, 2, wire.Enter{}))
		require.NoError(t, w.room.Devices("s", all, false))
		require.NoError(t, w.room.Devices("s", all, true))
		w.room.SourceChanged(wire.Camera("s"), sends)
		w.room.SourceChanged(wire.Screen("s"), sends)
		synctest.Wait()
		require.Equal(t, []wire.SourceID{wire.Screen("s"), wire.Camera("s")}, w.scenes.scene(front).See)
	})
}
