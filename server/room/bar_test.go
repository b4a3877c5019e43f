package room_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/signaling/wire"
)

func TestWhoWasTakenOutStaysOutForAQuarterOfAnHour(t *testing.T) {
	inRoom(t, wire.Workshop, func(t *testing.T, w *world) {
		w.enter(member("a"))
		w.room.Bar("a")
		w.room.Leave("a")
		m := member("a")
		m.Out = &box{}
		require.ErrorIs(t, w.room.Enter(m, 2, wire.Enter{}), error(wire.ErrRemoved))
		w.enter(member("b"))
		pass(15 * time.Minute)
		require.NoError(t, w.room.Enter(m, 3, wire.Enter{}))
	})
}

func TestWhoWasTakenOutStaysOutOverARestart(t *testing.T) {
	for _, kind := range []wire.RoomKind{wire.Workshop, wire.Plenum} {
		inRoom(t, kind, func(t *testing.T, w *world) {
			w.enter(member("a"))
			w.room.Bar("a")
			w.room.Leave("a")
			require.NoError(t, w.room.KeepEntrance(t.Context()))
			for range 2 {
				w.room.Close()
				w.open()
				require.True(t, w.room.Barred("a"))
				require.False(t, w.room.Barred("b"))
				require.NoError(t, w.room.KeepEntrance(t.Context()))
			}
			pass(15 * time.Minute)
			require.False(t, w.room.Barred("a"))
		})
	}
}

func TestASpeakerWhoWasTakenOutByMistakeComesBackToTheStage(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		w.enter(speaker("s"))
		w.room.Bar("s")
		w.room.Leave("s")
		m := speaker("s")
		m.Out = &box{}
		require.NoError(t, w.room.Enter(m, 2, wire.Enter{}))
	})
}
