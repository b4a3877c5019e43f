package store

import (
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/signaling/wire"
)

func TestMadeRoomsAndLeadsAreKeptBesideTheProgramme(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s := d.open(t)
		c, p := small()
		require.NoError(t, s.SaveConference(t.Context(), c, p))
		group := wire.Room{ID: "g1", Slug: "g1", Name: "Gruppe 1", Kind: wire.GroupKind, Parent: seminar}
		other := wire.Room{ID: "g2", Slug: "g2", Name: "Gruppe 2", Kind: wire.GroupKind, Parent: seminar, Seats: 5, Topic: "U25"}
		require.NoError(t, s.MakeRoom(t.Context(), summit, group))
		require.NoError(t, s.MakeRoom(t.Context(), summit, other))
		require.ErrorIs(t, s.MakeRoom(t.Context(), summit, other), wire.ErrStore, "the id is taken")
		require.NoError(t, s.AddPerson(t.Context(), summit, wire.Person{ID: "p", Name: "M. Beispiel", Role: wire.Participant}, nil))
		led := []wire.Led{{Person: "p", Name: "M. Beispiel", Lead: wire.LeadCoModerator}}
		require.NoError(t, s.SaveLeads(t.Context(), seminar, led))
		require.NoError(t, s.SaveConference(t.Context(), c, p))

		made, err := s.MadeRooms(t.Context(), summit)
		require.NoError(t, err)
		require.Equal(t, []wire.Room{group, other}, made)
		got, err := s.Programme(t.Context(), summit)
		require.NoError(t, err)
		require.Equal(t, p.Rooms, got.Rooms)
		leads, err := s.Leads(t.Context(), summit)
		require.NoError(t, err)
		require.Equal(t, map[wire.RoomID][]wire.Led{seminar: led}, leads)

		group.Name = "Gruppe eins"
		require.NoError(t, s.ChangeRoom(t.Context(), summit, group))
		require.NoError(t, s.ShutRoom(t.Context(), summit, other.ID))
		require.ErrorIs(t, s.UnmakeRoom(t.Context(), summit, hall), conference.ErrNone, "not made")
		made, err = s.MadeRooms(t.Context(), summit)
		require.NoError(t, err)
		require.Equal(t, []wire.Room{group}, made)
		require.NoError(t, s.SaveLeads(t.Context(), seminar, nil))
		leads, err = s.Leads(t.Context(), summit)
		require.NoError(t, err)
		require.Empty(t, leads)
	})
}
