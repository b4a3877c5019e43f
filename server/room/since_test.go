package room_test

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/signaling/wire"
)

func TestOnAirSinceCountsFromWhenMoreThanTheSlateIsOnAir(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		host := w.enter(director("host"))
		live := func(ids ...wire.SourceID) time.Time {
			t.Helper()
			require.NoError(t, w.room.Arrange(t.Context(), wire.Arrange{Layout: wire.Grid, Sources: ids}))
			require.NoError(t, w.room.Live(t.Context()))
			settle()
			return time.UnixMilli(last[wire.Stage](t, host, "stage.changed").Since)
		}
		w.enter(speaker("s"))
		require.NoError(t, w.room.Devices("s", allOn, true))
		w.room.SourceChanged(wire.Camera("s"), sends)
		synctest.Wait()
		slate := live(wire.Slate)
		pass(time.Minute)
		begun := live(wire.Camera("s"))
		require.GreaterOrEqual(t, begun.Sub(slate), time.Minute)
		pass(time.Minute)
		require.Equal(t, begun, live(wire.Camera("s"), wire.Slate), "a cut is no new beginning")
	})
}
