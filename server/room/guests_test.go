package room_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/server/room"
	"konvent/signaling/wire"
)

// takeOn brings a listener onto the stage's side.
func (w *world) takeOn(id wire.PersonID) *box {
	w.t.Helper()
	b := w.enter(member(id))
	require.NoError(w.t, w.room.Invite(id))
	require.NoError(w.t, w.room.Accept(w.t.Context(), id))
	return b
}

func TestGuestsOfTheStageWhoVanishedTakeNoPlaceFromOthers(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		w.enter(director("host"))
		vanished := func(i int) wire.PersonID { return wire.PersonID(fmt.Sprintf("vanished%02d", i)) }
		for i := range 49 {
			w.takeOn(vanished(i))
		}
		require.NoError(t, w.room.Devices(vanished(0), allOn, true))
		onAirNow := wire.Arrange{Layout: wire.One, Sources: []wire.SourceID{wire.Camera(vanished(0))}}
		require.NoError(t, w.room.Arrange(t.Context(), onAirNow))
		w.takeOn("stays")
		w.enter(member("late"))
		require.ErrorIs(t, w.room.Invite("late"), error(wire.ErrBusy), "all fifty are here")

		for i := range 49 {
			w.room.Leave(vanished(i))
		}
		w.enter(member(vanished(1)))
		require.NoError(t, w.room.MaySpeak(vanished(1)), "while there is room they keep their place")
		w.takeOn("late")
		require.NoError(t, w.room.MaySpeak("stays"))
		require.NoError(t, w.room.MaySpeak(vanished(1)))
		w.enter(member(vanished(0)))
		require.NoError(t, w.room.MaySpeak(vanished(0)), "who is on the stage keeps their place in any case")
		w.enter(member(vanished(2)))
		require.ErrorIs(t, w.room.MaySpeak(vanished(2)), error(wire.ErrNotAllowed))
		require.Equal(t, room.Front("plenum"), w.scenes.looksAt(vanished(2)))
	})
}
