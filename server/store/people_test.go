package store

import (
	"crypto/sha256"
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/server/room"
	"konvent/signaling/wire"
)

func hash(secret string) *conference.Hash {
	h := conference.Hash(sha256.Sum256([]byte(secret)))
	return &h
}

var mara = wire.Person{ID: "mara", Name: "Mara Beispiel", Office: "Jobcenter Musterkreis", Role: wire.Moderator}

func TestALinkLeadsToItsPersonUntilItIsReplacedOrRevoked(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s, ctx := d.furnished(t), t.Context()
		require.NoError(t, s.AddPerson(ctx, summit, mara, hash("first")))
		linked, err := s.ByLink(ctx, *hash("first"))
		require.NoError(t, err)
		require.Equal(t, conference.Linked{Conference: summit, Person: mara}, linked)

		require.NoError(t, s.SetLink(ctx, summit, "mara", hash("second")))
		_, err = s.ByLink(ctx, *hash("first"))
		require.ErrorIs(t, err, conference.ErrNone)
		linked, err = s.ByLink(ctx, *hash("second"))
		require.NoError(t, err)
		require.Equal(t, mara, linked.Person)

		require.NoError(t, s.SetLink(ctx, summit, "mara", nil))
		_, err = s.ByLink(ctx, *hash("second"))
		require.ErrorIs(t, err, conference.ErrNone)
	})
}

func TestManyPeopleMayHaveNoLink(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s, ctx := d.furnished(t), t.Context()
		for _, name := range []string{"b", "C", "a"} {
			require.NoError(t, s.AddPerson(ctx, summit, wire.Person{ID: wire.PersonID(name), Name: name, Role: wire.Guest}, nil))
		}
		people, err := s.People(ctx, summit)
		require.NoError(t, err)
		require.Equal(t, []wire.Person{
			{ID: "a", Name: "a", Role: wire.Guest}, {ID: "b", Name: "b", Role: wire.Guest}, {ID: "C", Name: "C", Role: wire.Guest},
		}, people)
	})
}

func TestAGuestLinkLeadsToTheConferenceAndNobodyInIt(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s, ctx := d.furnished(t), t.Context()
		require.NoError(t, s.SetGuestLink(ctx, summit, hash("guests")))
		linked, err := s.ByLink(ctx, *hash("guests"))
		require.NoError(t, err)
		require.Equal(t, summit, linked.Conference)
		require.Equal(t, wire.Person{Role: wire.Guest}, linked.Person)
		require.True(t, guestsAreWelcome(t, s))

		c, p := small()
		require.NoError(t, s.SaveConference(ctx, c, p))
		require.True(t, guestsAreWelcome(t, s), "editing the programme does not close the guest link")

		require.NoError(t, s.SetGuestLink(ctx, summit, nil))
		_, err = s.ByLink(ctx, *hash("guests"))
		require.ErrorIs(t, err, conference.ErrNone)
		require.False(t, guestsAreWelcome(t, s))
	})
}

func guestsAreWelcome(t *testing.T, s *Store) bool {
	t.Helper()
	all, err := s.Conferences(t.Context())
	require.NoError(t, err)
	require.Len(t, all, 1)
	return all[0].Guests
}

func TestStrangersCannotBeChanged(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s, ctx := d.furnished(t), t.Context()
		require.NoError(t, s.AddPerson(ctx, summit, mara, hash("link")))
		for name, err := range map[string]error{
			"unknown renamed":         s.Rename(ctx, summit, "nobody", "N"),
			"foreign renamed":         s.Rename(ctx, "fair", "mara", "N"),
			"unknown removed":         s.RemovePerson(ctx, summit, "nobody"),
			"foreign removed":         s.RemovePerson(ctx, "fair", "mara"),
			"unknown linked":          s.SetLink(ctx, summit, "nobody", hash("other")),
			"foreign linked":          s.SetLink(ctx, "fair", "mara", hash("other")),
			"unknown house of guests": s.SetGuestLink(ctx, "fair", hash("other")),
		} {
			require.ErrorIs(t, err, conference.ErrNone, name)
			require.NotErrorIs(t, err, wire.ErrStore, name)
		}
		linked, err := s.ByLink(ctx, *hash("link"))
		require.NoError(t, err)
		require.Equal(t, mara, linked.Person)
	})
}

func TestAPersonWhoIsRemovedLosesTheLinkButTheirLinesStay(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s, ctx := d.furnished(t), t.Context()
		require.NoError(t, s.AddPerson(ctx, summit, mara, hash("link")))
		require.NoError(t, s.Rename(ctx, summit, "mara", "Mara B."))
		people, err := s.People(ctx, summit)
		require.NoError(t, err)
		require.Equal(t, "Mara B.", people[0].Name)
		_, _, err = s.AddLine(ctx, hall, line("1", "hello"))
		require.NoError(t, err)

		require.NoError(t, s.RemovePerson(ctx, summit, "mara"))
		_, err = s.ByLink(ctx, *hash("link"))
		require.ErrorIs(t, err, conference.ErrNone)
		lines, err := s.LastLines(ctx, hall, 10)
		require.NoError(t, err)
		require.Len(t, lines, 1)
	})
}

func TestTwoPeopleCannotHaveTheSameLink(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s, ctx := d.furnished(t), t.Context()
		require.NoError(t, s.AddPerson(ctx, summit, mara, hash("link")))
		require.ErrorIs(t, s.AddPerson(ctx, summit, wire.Person{ID: "udo"}, hash("link")), wire.ErrStore)
	})
}

func TestARoomHasOneKeyOfAKind(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s, ctx := d.furnished(t), t.Context()
		require.NoError(t, s.SetKey(ctx, hall, wire.WhipKey, hash("a")))
		require.NoError(t, s.SetKey(ctx, hall, wire.WhepKey, hash("b")))
		require.NoError(t, s.SetKey(ctx, hall, wire.WhipKey, hash("c")))
		for _, c := range []struct {
			kind   wire.KeyKind
			secret string
			room   wire.RoomID
		}{
			{wire.WhipKey, "a", ""}, {wire.WhipKey, "b", ""}, {wire.WhipKey, "c", hall},
			{wire.WhepKey, "b", hall}, {wire.WhepKey, "c", ""},
		} {
			room, err := s.KeyRoom(ctx, c.kind, *hash(c.secret))
			require.Equal(t, c.room, room)
			if c.room == "" {
				require.ErrorIs(t, err, conference.ErrNone)
			}
		}
		require.NoError(t, s.SetKey(ctx, hall, wire.WhipKey, nil))
		_, err := s.KeyRoom(ctx, wire.WhipKey, *hash("c"))
		require.ErrorIs(t, err, conference.ErrNone)
	})
}

func TestAStageIsKnownAgain(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s, ctx := d.furnished(t), t.Context()
		state, err := s.LoadStage(ctx, hall)
		require.NoError(t, err)
		require.Zero(t, state)
		want := room.StageState{
			Live: true, Since: 1_800_000_000_000, Layout: wire.Slides, OnAir: []wire.SourceID{wire.Screen("mara"), wire.Camera("mara")},
			PreviewLayout: wire.Grid, Preview: []wire.SourceID{wire.Slate}, Guests: []wire.PersonID{"udo"},
		}
		require.NoError(t, s.SaveStage(ctx, hall, room.StageState{Layout: wire.One}))
		require.NoError(t, s.SaveStage(ctx, hall, want))
		state, err = s.LoadStage(ctx, hall)
		require.NoError(t, err)
		require.Equal(t, want, state)
	})
}

func TestAPersonIsFoundInTheirOwnConferenceOnly(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s, ctx := d.furnished(t), t.Context()
		require.NoError(t, s.AddPerson(ctx, summit, mara, nil))
		p, err := s.Person(ctx, summit, "mara")
		require.NoError(t, err)
		require.Equal(t, mara, p)
		_, err = s.Person(ctx, "elsewhere", "mara")
		require.ErrorIs(t, err, conference.ErrNone)
		_, err = s.Person(ctx, summit, "nobody")
		require.ErrorIs(t, err, conference.ErrNone)
	})
}
