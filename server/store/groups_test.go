package store

import (
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/server/conference/groups"
	"konvent/signaling/wire"
)

func TestGroupsAndTheRunListAreKeptAsTheyWere(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s := d.furnished(t)
		none, err := s.LoadGroups(t.Context(), seminar)
		require.NoError(t, err)
		require.False(t, none.Planned())

		state := groups.State{
			Now: wire.Groups{
				Phase: wire.GroupsRunning, Round: 2, Started: 1_700_000_000_000,
				Plan:   wire.GroupsPlan{Way: wire.ByChance, Groups: 1, Task: "Was hilft? „Ämter“ 🏛", Minutes: 20, Grace: 60},
				Groups: []wire.Group{{Room: "g", Name: "Gruppe 1", Ends: 1_700_001_200_000, People: []wire.Member{{ID: "p", Name: "Ä"}}}},
			},
			Last:    [][]wire.Member{{{ID: "p", Name: "Ä"}}},
			Results: []groups.Result{{Room: "old", Name: "Gruppe 3", Started: 1, Card: wire.Card{Statements: []string{"Eins"}}}},
		}
		require.NoError(t, s.SaveGroups(t.Context(), seminar, groups.State{}))
		require.NoError(t, s.SaveGroups(t.Context(), seminar, state))
		back, err := s.LoadGroups(t.Context(), seminar)
		require.NoError(t, err)
		require.Equal(t, state, back)

		report := groups.Report{Order: []wire.CardID{"g.card"}, Left: []wire.CardID{"h.card"}}
		require.NoError(t, s.SaveReport(t.Context(), hall, report))
		kept, err := s.LoadReport(t.Context(), hall)
		require.NoError(t, err)
		require.Equal(t, report, kept)
		require.Error(t, s.SaveGroups(t.Context(), "nowhere", state), "groups belong to a room")
	})
}
