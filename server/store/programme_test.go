package store

import (
	"io/fs"
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/demo"
	"konvent/server/auth"
	"konvent/server/conference"
	"konvent/server/conference/importer"
	"konvent/server/room"
	"konvent/signaling/wire"
)

func TestTheDemoConferencesComeBackAsTheyWereSaved(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s := d.open(t)
		names, err := fs.Glob(demo.FS, "*.json")
		require.NoError(t, err)
		for _, name := range names {
			text, err := demo.FS.ReadFile(name)
			require.NoError(t, err)
			doc, err := importer.Parse(text)
			require.NoError(t, err)
			c, p, err := doc.Build(auth.NewID)
			require.NoError(t, err)
			require.NoError(t, s.SaveConference(t.Context(), c, p))
			got, err := s.Programme(t.Context(), c.ID)
			require.NoError(t, err)
			require.Equal(t, p.Days, got.Days)
			require.Equal(t, p.Rooms, got.Rooms)
			require.ElementsMatch(t, p.Sessions, got.Sessions)
			all, err := s.Conferences(t.Context())
			require.NoError(t, err)
			require.Contains(t, all, c)
		}
	})
}

func TestSessionsAreOrderedByStartEndAndRoom(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s := d.open(t)
		c, p := small()
		p.Sessions = []wire.Session{
			{ID: "d", Day: 1, Start: 2, End: 3, Room: hall}, {ID: "c", Day: 1, Start: 1, End: 3, Room: hall},
			{ID: "b", Day: 1, Start: 1, End: 2, Room: seminar}, {ID: "a", Day: 1, Start: 1, End: 2, Room: hall},
		}
		require.NoError(t, s.SaveConference(t.Context(), c, p))
		require.Equal(t, []wire.SessionID{"a", "b", "c", "d"}, sessionIDs(t, s))
	})
}

func sessionIDs(t *testing.T, s *Store) (ids []wire.SessionID) {
	t.Helper()
	p, err := s.Programme(t.Context(), summit)
	require.NoError(t, err)
	for _, n := range p.Sessions {
		ids = append(ids, n.ID)
	}
	return ids
}

func TestARoomThatGoesTakesItsChatStageAndKeysAlong(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s := d.furnished(t)
		ctx := t.Context()
		for _, id := range []wire.RoomID{hall, seminar} {
			_, _, err := s.AddLine(ctx, id, line("1"+string(id), "hello"))
			require.NoError(t, err)
			require.NoError(t, s.SaveStage(ctx, id, room.StageState{Live: true}))
			require.NoError(t, s.SetKey(ctx, id, wire.WhipKey, hash(string(id))))
		}
		c, p := small()
		p.Rooms = p.Rooms[:1]
		require.NoError(t, s.SaveConference(ctx, c, p))
		lines, err := s.LastLines(ctx, seminar, 10)
		require.NoError(t, err)
		require.Empty(t, lines)
		state, err := s.LoadStage(ctx, seminar)
		require.NoError(t, err)
		require.Zero(t, state)
		_, err = s.KeyRoom(ctx, wire.WhipKey, *hash("seminar"))
		require.ErrorIs(t, err, conference.ErrNone)

		lines, err = s.LastLines(ctx, hall, 10)
		require.NoError(t, err)
		require.Len(t, lines, 1, "the room that stays keeps its chat")
	})
}

func TestRoomsMaySwapTheirSlugsAndTablesMoveToAnotherCafeteria(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s := d.furnished(t)
		c, p := small()
		p.Rooms = append(p.Rooms,
			wire.Room{ID: "table", Slug: "table", Kind: wire.TableKind, Seats: 8, Parent: "old"},
			wire.Room{ID: "old", Slug: "old", Kind: wire.Cafeteria},
		)
		require.NoError(t, s.SaveConference(t.Context(), c, p))
		_, _, err := s.AddLine(t.Context(), "table", line("1", "hello"))
		require.NoError(t, err)

		p.Rooms[0].Slug, p.Rooms[1].Slug = p.Rooms[1].Slug, p.Rooms[0].Slug
		p.Rooms[2].Parent, p.Rooms[3].ID = "new", "new"
		require.NoError(t, s.SaveConference(t.Context(), c, p))
		got, err := s.Programme(t.Context(), summit)
		require.NoError(t, err)
		require.Equal(t, p.Rooms, got.Rooms)
		lines, err := s.LastLines(t.Context(), "table", 10)
		require.NoError(t, err)
		require.Len(t, lines, 1)
	})
}

func TestAProgrammeThatCannotBeSavedChangesNothing(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s := d.furnished(t)
		c, p := small()
		before, err := s.Programme(t.Context(), summit)
		require.NoError(t, err)
		foreign, theirs := c, p
		foreign.ID, foreign.Slug = "fair", "fair"
		theirs.Sessions = nil
		require.ErrorIs(t, s.SaveConference(t.Context(), foreign, theirs), wire.ErrStore, "rooms of another conference")
		foreign.ID, foreign.Slug = "fair", c.Slug
		require.ErrorIs(t, s.SaveConference(t.Context(), foreign, wire.Programme{}), wire.ErrStore, "a slug that is taken")
		p.Sessions = append(p.Sessions, wire.Session{ID: "lost", Room: "nowhere"})
		c.Title = "Changed"
		require.ErrorIs(t, s.SaveConference(t.Context(), c, p), wire.ErrStore, "a session in no room")

		after, err := s.Programme(t.Context(), summit)
		require.NoError(t, err)
		require.Equal(t, before, after)
		all, err := s.Conferences(t.Context())
		require.NoError(t, err)
		require.Len(t, all, 1)
		require.Equal(t, "Summit", all[0].Title)
	})
}

func TestTheLargestProgrammeCanBeSaved(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s := d.open(t)
		c, p := small()
		for range 1000 - len(p.Rooms) {
			id := auth.NewID()
			p.Rooms = append(p.Rooms, wire.Room{ID: wire.RoomID(id), Slug: id, Name: id, Kind: wire.Workshop})
		}
		for range 2000 - len(p.Sessions) {
			p.Sessions = append(p.Sessions, wire.Session{ID: wire.SessionID(auth.NewID()), Day: 1, Start: 1, End: 2, Room: seminar})
		}
		require.NoError(t, s.SaveConference(t.Context(), c, p))
		got, err := s.Programme(t.Context(), summit)
		require.NoError(t, err)
		require.Equal(t, p.Rooms, got.Rooms)
		require.Len(t, got.Sessions, 2000)
	})
}

func TestAShiftMovesSessionsAllOrNone(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s := d.furnished(t)
		talk := wire.Session{ID: "talk", Start: 5000, End: 9000}
		require.NoError(t, s.SaveSessions(t.Context(), summit, []wire.Session{talk}))
		err := s.SaveSessions(t.Context(), summit, []wire.Session{{ID: "talk", Start: 1, End: 2}, {ID: "unknown"}})
		require.ErrorIs(t, err, conference.ErrNone)
		err = s.SaveSessions(t.Context(), "fair", []wire.Session{{ID: "talk", Start: 1, End: 2}})
		require.ErrorIs(t, err, conference.ErrNone, "another conference's session")
		p, err := s.Programme(t.Context(), summit)
		require.NoError(t, err)
		require.Equal(t, int64(5000), p.Sessions[0].Start)
		require.Equal(t, int64(9000), p.Sessions[0].End)
		require.Equal(t, "Talk", p.Sessions[0].Title)
	})
}

func TestAnUnknownConferenceHasNoProgramme(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		_, err := d.open(t).Programme(t.Context(), summit)
		require.ErrorIs(t, err, conference.ErrNone)
	})
}
