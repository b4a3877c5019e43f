package conference_test

import (
	"testing"
	"testing/synctest"

	"github.com/stretchr/testify/require"

	"konvent/signaling/wire"
)

func TestOnlyWhoPublishesIsToldWhatNobodyLooksAt(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		who := w.person(wire.Participant)
		a, b := w.come(who.Token), w.in(wire.Moderator, "workshopraum-1")
		a.must("place.enter", wire.Enter{Room: w.rooms["workshopraum-1"]})
		a.must("media.publish", microphone)
		w.house.LayersPaused(wire.Camera(a.me), []string{"h", "f"})
		w.house.LayersPaused(wire.Screen(a.me), nil)
		synctest.Wait()
		require.Empty(t, b.all("publish.layers"))
		told := a.all("publish.layers")
		require.Len(t, told, 2)
		require.Equal(t, wire.Layers{Device: wire.CameraVideo, Paused: []string{"h", "f"}}, read[wire.Layers](t, told[0]))
		require.Equal(t, wire.Layers{Device: wire.ScreenVideo, Paused: []string{}}, read[wire.Layers](t, told[1]))

		a.visit.Left()
		w.house.LayersPaused(wire.Camera(a.me), []string{"q", "h", "f"})
		synctest.Wait()
		back := w.come(who.Token)
		require.Len(t, back.all("publish.layers"), 2, "what was said while the line was lost is said when it is back")
		require.Equal(t, []string{"q", "h", "f"}, read[wire.Layers](t, back.all("publish.layers")[0]).Paused)
		back.must("media.unpublish", nil)
		require.Empty(t, w.come(who.Token).all("publish.layers"), "and not when nothing is published")
	})
}
