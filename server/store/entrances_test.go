package store

import (
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/server/room"
	"konvent/signaling/wire"
)

func TestAnEntranceIsKeptWithItsRoom(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s := d.open(t)
		c, p := small()
		require.NoError(t, s.SaveConference(t.Context(), c, p))
		none, err := s.LoadEntrance(t.Context(), seminar)
		require.NoError(t, err)
		require.Equal(t, room.EntranceState{}, none)
		for _, state := range []room.EntranceState{{Locked: true, Known: []wire.PersonID{"a", "b"}}, {Lobby: true, Known: []wire.PersonID{"c"}}} {
			require.NoError(t, s.SaveEntrance(t.Context(), seminar, state))
			kept, err := s.LoadEntrance(t.Context(), seminar)
			require.NoError(t, err)
			require.Equal(t, state, kept)
		}
		require.ErrorIs(t, s.SaveEntrance(t.Context(), "nowhere", none), wire.ErrStore)
		p.Rooms = p.Rooms[:1]
		p.Sessions = nil
		require.NoError(t, s.SaveConference(t.Context(), c, p))
		gone, err := s.LoadEntrance(t.Context(), seminar)
		require.NoError(t, err)
		require.Equal(t, room.EntranceState{}, gone)
	})
}
