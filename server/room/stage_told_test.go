package room_test

import (
	"testing"
	"testing/synctest"

	"github.com/stretchr/testify/require"

	"konvent/server/room"
	"konvent/signaling/wire"
)

func TestAStageThatFlickersIsToldOnceAMoment(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		host, listener := onAir(t, w, "s"), w.enter(member("l"))
		settle()
		behind, before := len(host.all("backstage.changed")), len(listener.all("stage.changed"))
		flicker := func(times int) {
			for i := range times {
				w.room.SourceChanged(wire.Camera("s"), []room.SourceState{silent, sends}[i%2])
				synctest.Wait()
			}
			settle()
		}
		flicker(1000)
		require.Equal(t, behind+1, len(host.all("backstage.changed")))
		require.Equal(t, before, len(listener.all("stage.changed")), "it is as it was told")
		require.False(t, green(t, host, wire.Camera("s")).Lost)
		flicker(999)
		require.Equal(t, behind+2, len(host.all("backstage.changed")))
		require.Equal(t, before+1, len(listener.all("stage.changed")))
		require.True(t, last[wire.Stage](t, listener, "stage.changed").OnAir[0].Lost)
		require.True(t, green(t, host, wire.Camera("s")).Lost)
	})
}

func TestWhoHasNothingToDeclineMovesNothing(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		host := onAir(t, w, "s")
		w.enter(member("l"))
		settle()
		told, written := len(host.all("backstage.changed")), w.store.Stats().Written
		for range 3 {
			require.NoError(t, w.room.Decline(t.Context(), "l"))
			settle()
		}
		require.Equal(t, told, len(host.all("backstage.changed")))
		require.Equal(t, written, w.store.Stats().Written)
		require.NoError(t, w.room.Decline(t.Context(), "s"))
		settle()
		require.Empty(t, last[wire.Stage](t, host, "stage.changed").OnAir, "a speaker steps back")
		require.Greater(t, w.store.Stats().Written, written)
	})
}
