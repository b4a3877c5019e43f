package store

import (
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/server/conference/seats"
	"konvent/signaling/wire"
)

// seated opens the database with the small conference and two people in it.
func (d database) seated(t *testing.T) *Store {
	t.Helper()
	s := d.furnished(t)
	for _, id := range []wire.PersonID{"ada", "bob"} {
		require.NoError(t, s.AddPerson(t.Context(), summit, wire.Person{ID: id, Name: string(id), Role: wire.Participant}, nil))
	}
	return s
}

func TestSeatsComeBackInTheOrderTheyWereTakenIn(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s := d.seated(t)
		all := []seats.Place{
			{Person: "bob", Session: "talk", Online: true, Order: 1, Moved: 5},
			{Person: "ada", Session: "talk", Waiting: true, Order: 2},
			{Person: "ada", Session: "other", Extra: true, Order: 3},
		}
		require.NoError(t, s.SaveSeats(t.Context(), summit, []seats.Place{all[2], all[0], all[1]}, nil))
		kept, err := s.Seats(t.Context(), summit)
		require.NoError(t, err)
		require.Equal(t, all, kept.Places)

		all[1].Waiting, all[1].Order = false, 9
		require.NoError(t, s.SaveSeats(t.Context(), summit, all[1:2], all[:1]))
		kept, err = s.Seats(t.Context(), summit)
		require.NoError(t, err)
		require.Equal(t, []seats.Place{all[2], all[1]}, kept.Places)
	})
}

func TestASeatOfSomebodyWhoIsGoneUndoesNothing(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s := d.seated(t)
		put := []seats.Place{{Person: "gone", Session: "talk", Order: 1}, {Person: "ada", Session: "talk", Order: 2}}
		require.NoError(t, s.SaveSeats(t.Context(), summit, put, nil))
		kept, err := s.Seats(t.Context(), summit)
		require.NoError(t, err)
		require.Equal(t, put[1:], kept.Places)
		require.NoError(t, s.SaveSeats(t.Context(), "elsewhere", put[1:], put[1:]), "another conference's person")
		require.NoError(t, s.RemovePerson(t.Context(), summit, "ada"))
		kept, err = s.Seats(t.Context(), summit)
		require.NoError(t, err)
		require.Empty(t, kept.Places, "a person takes their seats along")
	})
}

func TestAProgrammeThatIsSavedAnewKeepsItsSeats(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s := d.seated(t)
		place := seats.Place{Person: "ada", Session: "talk", Order: 1}
		require.NoError(t, s.SaveSeats(t.Context(), summit, []seats.Place{place}, nil))
		c, p := small()
		p.Sessions[0].Closed, p.Sessions[0].Capacity, p.Sessions[0].Hall, p.Sessions[0].Online = true, 9, 4, 5
		require.NoError(t, s.SaveConference(t.Context(), c, p))
		kept, err := s.Seats(t.Context(), summit)
		require.NoError(t, err)
		require.Equal(t, []seats.Place{place}, kept.Places)
		got, err := s.Programme(t.Context(), summit)
		require.NoError(t, err)
		require.Equal(t, p.Sessions, got.Sessions)
	})
}

func TestWhoIsNamedForASessionIsKeptAllOrNone(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s := d.seated(t)
		require.NoError(t, s.SaveNamed(t.Context(), summit, "talk", []wire.PersonID{"bob", "ada"}))
		require.ErrorIs(t, s.SaveNamed(t.Context(), summit, "talk", []wire.PersonID{"ada", "gone"}), conference.ErrNone)
		kept, err := s.Seats(t.Context(), summit)
		require.NoError(t, err)
		require.Equal(t, map[wire.SessionID][]wire.PersonID{"talk": {"bob", "ada"}}, kept.Named)
		require.NoError(t, s.SaveNamed(t.Context(), summit, "talk", nil))
		kept, err = s.Seats(t.Context(), summit)
		require.NoError(t, err)
		require.Empty(t, kept.Named)
	})
}

func TestTheDeadlineOfARoundIsKept(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s := d.seated(t)
		for _, before := range []int{30, 0} {
			require.NoError(t, s.SaveRound(t.Context(), summit, wire.RoundDeadline{Round: 2, Before: before}))
			kept, err := s.Seats(t.Context(), summit)
			require.NoError(t, err)
			require.Equal(t, map[int]int{2: before}, kept.Before)
		}
	})
}
