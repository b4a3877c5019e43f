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
