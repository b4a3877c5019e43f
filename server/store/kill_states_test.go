package store

import (
	"context"
	"fmt"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/server/room"
	"konvent/signaling/wire"
)

// states are what is saved over and over; each saving has a number, and holds says whether it is the one that is there.
var states = []struct {
	name  string
	save  func(s *Store, n int) error
	holds func(t *testing.T, s *Store, n int) bool
}{
	{"stage", saveStage, func(t *testing.T, s *Store, n int) bool {
		state, err := s.LoadStage(t.Context(), hall)
		require.NoError(t, err)
		return state.Since == int64(n)
	}},
	{"document", saveEdit, func(t *testing.T, s *Store, n int) bool {
		p, err := s.LoadDoc(t.Context(), wire.Doc(seminar, wire.Notes), 0, 1<<30)
		require.NoError(t, err)
		require.EqualValues(t, p.Seq, len(p.Updates), "numbers have no gaps")
		return p.Updates[p.Seq-1] == strconv.Itoa(n) && p.Reading.Notes == strconv.Itoa(n)
	}},
	{"name", renameMara, func(t *testing.T, s *Store, n int) bool {
		people, err := s.People(t.Context(), summit)
		require.NoError(t, err)
		return people[0].Name == strconv.Itoa(n)
	}},
	{"shift", shift, func(t *testing.T, s *Store, n int) bool {
		p, err := s.Programme(t.Context(), summit)
		require.NoError(t, err)
		require.Equal(t, p.Sessions[0].Start, p.Sessions[1].Start, "a shift is whole or not at all")
		return p.Sessions[0].Start == int64(n)
	}},
	{"link", relink, func(t *testing.T, s *Store, n int) bool {
		var is string
		require.NoError(t, s.get(t.Context(), &is, `SELECT COALESCE(link, '') FROM people WHERE id = ?`, mara.ID))
		if h := linkOf(n); h != nil {
			return is == hexOf(*h)
		}
		return is == ""
	}},
}

// bringStates saves everything that the states change, each as number 0.
func bringStates(t *testing.T, s *Store) {
	t.Helper()
	c, p := small()
	next := p.Sessions[0]
	next.ID = "next"
	p.Sessions = append(p.Sessions, next)
	require.NoError(t, s.SaveConference(t.Context(), c, p))
	require.NoError(t, s.AddPerson(t.Context(), summit, mara, nil))
	for _, state := range states {
		require.NoError(t, state.save(s, 0))
		require.True(t, state.holds(t, s, 0), state.name)
	}
}

func saveStage(s *Store, n int) error {
	return s.SaveStage(context.Background(), hall, room.StageState{Live: n%2 == 0, Since: int64(n)})
}

func saveEdit(s *Store, n int) error {
	text := strconv.Itoa(n)
	_, err := s.AddEdit(context.Background(), wire.Doc(seminar, wire.Notes), room.DocEdit{Update: text, Reading: &wire.Reading{Notes: text}})
	return err
}

func renameMara(s *Store, n int) error {
	return s.Rename(context.Background(), summit, mara.ID, strconv.Itoa(n))
}

func shift(s *Store, n int) error {
	at := int64(n)
	return s.SaveSessions(context.Background(), summit, []wire.Session{{ID: "talk", Start: at, End: at + 1}, {ID: "next", Start: at, End: at + 1}})
}

// relink re-issues a link, and revokes every third.
func relink(s *Store, n int) error {
	return s.SetLink(context.Background(), summit, mara.ID, linkOf(n))
}

func linkOf(n int) *conference.Hash {
	if n%3 == 0 {
		return nil
	}
	return hash(fmt.Sprint("link ", n))
}
