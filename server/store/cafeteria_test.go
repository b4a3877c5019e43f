package store

import (
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/server/conference/cafe"
	"konvent/signaling/wire"
)

// peopled is furnished, with people of these names.
func (d database) peopled(t testing.TB, names ...wire.PersonID) *Store {
	t.Helper()
	s := d.furnished(t)
	for _, name := range names {
		require.NoError(t, s.AddPerson(t.Context(), summit, wire.Person{ID: name, Name: string(name), Role: wire.Participant}, nil))
	}
	return s
}

func TestWhatATableIsForIsKnownAgainAndGoesWithIt(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s, ctx := d.peopled(t), t.Context()
		room := wire.Room{ID: "t1", Slug: "t1", Name: "Tisch", Kind: wire.TableKind, Parent: seminar, Seats: 4}
		require.NoError(t, s.MakeRoom(ctx, summit, room))
		table := cafe.Table{ID: "t1", Kind: cafe.Drawn, Maker: "anna", Invited: true, Guests: []wire.PersonID{"anna", "udo"}, Until: 1_800_000_000_000}
		require.NoError(t, s.SaveTable(ctx, cafe.Table{ID: "t1", Kind: cafe.Open}))
		require.NoError(t, s.SaveTable(ctx, table))
		require.ErrorIs(t, s.SaveTable(ctx, cafe.Table{ID: "nowhere"}), wire.ErrStore)
		all, err := s.Tables(ctx, summit)
		require.NoError(t, err)
		require.Equal(t, []cafe.Table{table}, all)
		all, err = s.Tables(ctx, "fair")
		require.NoError(t, err)
		require.Empty(t, all)
		require.NoError(t, s.UnmakeRoom(ctx, summit, "t1"))
		all, err = s.Tables(ctx, summit)
		require.NoError(t, err)
		require.Empty(t, all)
	})
}

func TestTheTopicOfATableOfTheProgrammeStays(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s, ctx := d.furnished(t), t.Context()
		require.NoError(t, s.SetTopic(ctx, summit, seminar, "U25"))
		require.ErrorIs(t, s.SetTopic(ctx, "fair", seminar, "x"), conference.ErrNone)
		p, err := s.Programme(ctx, summit)
		require.NoError(t, err)
		require.Equal(t, "U25", p.Rooms[1].Topic)
	})
}

func TestWhoMetIsKnownAsLongAsBothAreThere(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s, ctx := d.peopled(t, "anna", "kim", "udo"), t.Context()
		pairs := []cafe.Pair{cafe.PairOf("anna", "udo"), cafe.PairOf("kim", "anna")}
		require.NoError(t, s.AddMet(ctx, pairs))
		require.NoError(t, s.AddMet(ctx, pairs), "known already")
		met, err := s.Met(ctx, summit)
		require.NoError(t, err)
		require.ElementsMatch(t, pairs, met)
		require.NoError(t, s.RemovePerson(ctx, summit, "udo"))
		met, err = s.Met(ctx, summit)
		require.NoError(t, err)
		require.Equal(t, []cafe.Pair{cafe.PairOf("anna", "kim")}, met)
		met, err = s.Met(ctx, "fair")
		require.NoError(t, err)
		require.Empty(t, met)
	})
}

func TestCardsAreGivenBothOrNone(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s, ctx := d.peopled(t, "anna", "udo", "kim"), t.Context()
		_, err := s.BusinessCard(ctx, "anna")
		require.ErrorIs(t, err, conference.ErrNone)
		card := wire.BusinessCard{Name: "Anna A.", Office: "Amt", Function: "Leitung", Email: "a@b.example", Phone: "+49 30", Note: "bis 12"}
		require.NoError(t, s.SaveBusinessCard(ctx, "anna", &wire.BusinessCard{Name: "A"}))
		require.NoError(t, s.SaveBusinessCard(ctx, "anna", &card))
		require.ErrorIs(t, s.Exchange(ctx, "anna", "udo", 1, 10), error(wire.ErrNoCard))
		contacts, err := s.Contacts(ctx, "udo")
		require.NoError(t, err)
		require.Empty(t, contacts, "not one without the other")

		require.NoError(t, s.SaveBusinessCard(ctx, "udo", &wire.BusinessCard{Name: "Udo"}))
		require.NoError(t, s.Exchange(ctx, "anna", "udo", 7, 10))
		require.NoError(t, s.Exchange(ctx, "udo", "anna", 8, 10), "again takes what is written now")
		contacts, err = s.Contacts(ctx, "udo")
		require.NoError(t, err)
		require.Equal(t, []wire.Contact{{Person: "anna", Card: card, At: 8}}, contacts)
		require.NoError(t, s.SaveBusinessCard(ctx, "kim", &wire.BusinessCard{Name: "Kim"}))
		require.ErrorIs(t, s.Exchange(ctx, "kim", "udo", 9, 1), error(wire.ErrTooMany))
		require.NoError(t, s.Exchange(ctx, "anna", "udo", 9, 1), "who is there already takes no more room")
	})
}

func TestAContactIsTheOwnersUntilOneOfTheTwoTakesItAway(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s, ctx := d.peopled(t, "anna", "udo"), t.Context()
		for _, name := range []wire.PersonID{"anna", "udo"} {
			require.NoError(t, s.SaveBusinessCard(ctx, name, &wire.BusinessCard{Name: string(name)}))
		}
		require.NoError(t, s.Exchange(ctx, "anna", "udo", 1, 10))
		require.NoError(t, s.SaveBusinessCard(ctx, "anna", nil))
		contacts, err := s.Contacts(ctx, "udo")
		require.NoError(t, err)
		require.Len(t, contacts, 1, "what was given was given")
		found, err := s.RemoveContact(ctx, "udo", "anna")
		require.NoError(t, err)
		require.True(t, found)
		found, err = s.RemoveContact(ctx, "udo", "anna")
		require.NoError(t, err)
		require.False(t, found)
		contacts, err = s.Contacts(ctx, "anna")
		require.NoError(t, err)
		require.Len(t, contacts, 1, "the other side is another matter")
		require.NoError(t, s.RemovePerson(ctx, summit, "anna"))
		contacts, err = s.Contacts(ctx, "anna")
		require.NoError(t, err)
		require.Empty(t, contacts)
	})
}

func TestAppointmentsAreKnownAgain(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s, ctx := d.peopled(t, "anna", "udo"), t.Context()
		date := cafe.Date{
			ID: "d1", A: "anna", B: "udo", Start: 1_800_000_000_000, Minutes: 20, Place: wire.MeetOnline, Words: "U25", State: wire.Proposed,
		}
		require.NoError(t, s.SaveAppointment(ctx, date))
		date.State, date.Called, date.Table = wire.Accepted, true, "t1"
		require.NoError(t, s.SaveAppointment(ctx, date))
		all, err := s.Appointments(ctx, summit, 0)
		require.NoError(t, err)
		require.Equal(t, []cafe.Date{date}, all)
		all, err = s.Appointments(ctx, summit, date.Start)
		require.NoError(t, err)
		require.Empty(t, all, "what is over is left out")
		require.NoError(t, s.RemovePerson(ctx, summit, "udo"))
		all, err = s.Appointments(ctx, summit, 0)
		require.NoError(t, err)
		require.Empty(t, all)
	})
}
