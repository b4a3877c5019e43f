package room_test

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/server/room"
	"konvent/signaling/wire"
)

func TestWhereOnlyThePictureFailsTheSoundGoesOnBesideTheSlate(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		host := onAir(t, w, "s")
		w.room.SourceChanged(wire.Camera("s"), sounds)
		synctest.Wait()
		require.Equal(t, room.Scene{Hear: []wire.SourceID{wire.Camera("s")}, See: []wire.SourceID{wire.Slate}}, w.scenes.scene(front))
		settle()
		require.True(t, green(t, host, wire.Camera("s")).Frozen)

		w.room.SourceChanged(wire.Camera("s"), silent)
		synctest.Wait()
		require.Equal(t, withSlate, w.scenes.scene(front), "lost as a whole")
		w.room.SourceChanged(wire.Camera("s"), sounds)
		synctest.Wait()
		require.Equal(t, []wire.SourceID{wire.Slate}, w.scenes.scene(front).See, "no black tile until the picture is back")
		w.room.SourceChanged(wire.Camera("s"), sends)
		synctest.Wait()
		require.Equal(t, []wire.SourceID{wire.Camera("s")}, w.scenes.scene(front).See)
		settle()
		require.False(t, green(t, host, wire.Camera("s")).Frozen)
	})
}

func TestACameraThatIsSwitchedOnMayStartWhileTheSoundGoesOn(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		onAir(t, w, "s")
		require.NoError(t, w.room.Devices("s", wire.MediaSet{Microphone: true}, true))
		w.room.SourceChanged(wire.Camera("s"), sounds)
		require.NoError(t, w.room.Devices("s", allOn, true))
		synctest.Wait()
		require.Equal(t, []wire.SourceID{wire.Camera("s")}, w.scenes.scene(front).See, "it may still be starting")
		pass(2 * time.Second)
		require.Equal(t, []wire.SourceID{wire.Slate}, w.scenes.scene(front).See)
	})
}

func TestASoundThatComesFirstDoesNotForgiveAPictureThatNeverComes(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		w.enter(director("host"))
		w.enter(speaker("s"))
		require.NoError(t, w.room.Devices("s", allOn, true))
		require.NoError(t, w.room.Arrange(t.Context(), wire.Arrange{Layout: wire.One, Sources: []wire.SourceID{wire.Camera("s")}}))
		require.NoError(t, w.room.Live(t.Context()))
		w.room.SourceChanged(wire.Camera("s"), sounds)
		pass(2 * time.Second)
		require.Equal(t, room.Scene{Hear: []wire.SourceID{wire.Camera("s")}, See: []wire.SourceID{wire.Slate}}, w.scenes.scene(front))
	})
}

func TestAFeedWithoutAPictureIsHeardBesideTheSlate(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		w.enter(director("host"))
		feed := wire.Whip("plenum")
		w.room.SourceChanged(feed, sounds)
		require.NoError(t, w.room.Arrange(t.Context(), wire.Arrange{Layout: wire.One, Sources: []wire.SourceID{feed}}))
		require.NoError(t, w.room.Live(t.Context()))
		pass(2 * time.Second)
		require.Equal(t, room.Scene{Hear: []wire.SourceID{feed}, See: []wire.SourceID{wire.Slate}}, w.scenes.scene(front))
	})
}
