package room_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/server/room"
	"konvent/signaling/wire"
)

func TestALockedRoomKnowsWhoWasInItOverARestart(t *testing.T) {
	inRoom(t, wire.Workshop, func(t *testing.T, w *world) {
		for _, id := range []wire.PersonID{"here", "lost", "long gone", "removed"} {
			w.enter(member(id))
		}
		w.room.Leave("long gone")
		pass(6 * time.Minute)
		w.room.Leave("lost")
		w.room.Bar("removed")
		w.room.Leave("removed")
		require.NoError(t, w.room.Lock(t.Context(), true, []wire.PersonID{"in a group"}))
		for range 2 {
			for _, id := range []wire.PersonID{"here", "lost", "in a group"} {
				require.NoError(t, w.room.Admits(id), id)
			}
			for _, id := range []wire.PersonID{"stranger", "long gone", "removed"} {
				require.ErrorIs(t, w.room.Admits(id), error(wire.ErrLocked), id)
			}
			w.room.Close()
			w.open()
		}
		require.NoError(t, w.room.Lock(t.Context(), false, nil))
		require.NoError(t, w.room.Admits("stranger"))
		require.NoError(t, w.room.Lock(t.Context(), true, nil))
		require.ErrorIs(t, w.room.Admits("here"), error(wire.ErrLocked), "who was known to an earlier lock is a stranger to the next")
	})
}

func TestWhoWaitsIsToldToThoseWhoLead(t *testing.T) {
	inRoom(t, wire.Workshop, func(t *testing.T, w *world) {
		m, a := w.enter(lead("m")), w.enter(member("a"))
		require.NoError(t, w.room.Lobby(t.Context(), true, nil))
		require.ErrorIs(t, w.room.Admits("b"), error(wire.ErrLobby))
		w.room.Waiting([]wire.Person{{ID: "b", Name: "B"}})
		require.Equal(t, wire.Entrance{Lobby: true, Waiting: []wire.Person{{ID: "b", Name: "B"}}}, last[wire.Entrance](t, m, "entrance.changed"))
		require.Equal(t, wire.Entrance{Lobby: true}, last[wire.Entrance](t, a, "entrance.changed"))
		require.Empty(t, last[wire.Entered](t, w.enter(member("c")), "").Entrance.Waiting)
		require.Len(t, last[wire.Entered](t, w.enter(lead("n")), "").Entrance.Waiting, 1)
		require.NoError(t, w.room.Admit(t.Context(), "b"))
		require.NoError(t, w.room.Admits("b"))
		w.room.SetLeads(nil, map[wire.PersonID]wire.Lead{"a": wire.LeadCoModerator})
		require.Len(t, last[wire.Entrance](t, a, "entrance.changed").Waiting, 1, "who leads from now on sees them too")
		w.room.Close()
		w.open()
		require.ErrorIs(t, w.room.Admits("d"), error(wire.ErrLobby), "kept over a restart")
		require.NoError(t, w.room.Admits("b"))
	})
}

func TestAPlenumIsNeverLocked(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		require.ErrorIs(t, w.room.Lock(t.Context(), true, nil), error(wire.ErrNotHere))
		require.ErrorIs(t, w.room.Lobby(t.Context(), true, nil), error(wire.ErrNotHere))
		require.NoError(t, w.room.Admits("anybody"))
	})
}

// unkept is a store that cannot keep an entrance.
type unkept struct{ room.Entrances }

func (unkept) SaveEntrance(context.Context, wire.RoomID, room.EntranceState) error {
	return wire.ErrStore
}

func TestALockThatCannotBeKeptIsNoLock(t *testing.T) {
	inRoom(t, wire.Workshop, func(t *testing.T, w *world) {
		w.room.Close()
		var err error
		w.room, err = room.Open(t.Context(), w.about, room.Ports{
			Lines: w.store, Stages: w.store, Entrances: unkept{w.store}, Docs: w.store, Scenes: w.scenes, Look: w.scenes.look,
			State: func(wire.SourceID) (s room.SourceState) { return s },
		})
		require.NoError(t, err)
		m := w.enter(lead("m"))
		require.ErrorIs(t, w.room.Lock(t.Context(), true, nil), error(wire.ErrStore))
		require.ErrorIs(t, w.room.Lobby(t.Context(), true, nil), error(wire.ErrStore))
		require.NoError(t, w.room.Admits("stranger"), "who is told that it failed may count on that")
		require.Empty(t, m.all("entrance.changed"))
	})
}
