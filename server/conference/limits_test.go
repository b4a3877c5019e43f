package conference_test

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/signaling/wire"
)

// newItem is an item that may be added to the programme.
func newItem(w *world) wire.Session {
	start := time.Now().UnixMilli()
	return wire.Session{
		Day: 1, Start: start, End: start + 1, Kind: "talk", Title: "Neu", Room: w.rooms["plenum"],
		Speakers: []string{"Moderation", "Leitung"},
	}
}

func TestAnItemThatCannotBeIsRefusedByItsField(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		for _, c := range []struct {
			spoil func(*wire.Session)
			want  *wire.Fault
		}{
			{func(s *wire.Session) { s.Title = " " }, wire.ErrEmpty.With("title")},
			{func(s *wire.Session) { s.Title = strings.Repeat("ä", 201) }, wire.ErrTooLong.With("title")},
			{func(s *wire.Session) { s.Abstract = strings.Repeat("ä", 5001) }, wire.ErrTooLong.With("abstract")},
			{func(s *wire.Session) { s.Speakers = slices.Repeat([]string{"Leitung"}, 101) }, wire.ErrTooLong.With("speakers")},
			{func(s *wire.Session) { s.Speakers = []string{strings.Repeat("ä", 201)} }, wire.ErrTooLong.With("speakers")},
			{func(s *wire.Session) { s.Speakers = []string{"\u200b"} }, wire.ErrEmpty.With("speakers")},
			{func(s *wire.Session) { s.Kind = "party" }, wire.ErrBody.With("kind")},
			{func(s *wire.Session) { s.Start = year(1999) }, wire.ErrBody.With("start")},
			{func(s *wire.Session) { s.Start = math.MinInt64 }, wire.ErrBody.With("start")},
			{func(s *wire.Session) { s.End = s.Start }, wire.ErrBody.With("end")},
			{func(s *wire.Session) { s.End = year(2102) }, wire.ErrBody.With("end")},
			{func(s *wire.Session) { s.Start, s.End = year(2400), math.MaxInt64 }, wire.ErrBody.With("end")},
			{func(s *wire.Session) { s.Day = 2 }, wire.ErrBody.With("day")},
			{func(s *wire.Session) { s.Stage = -1 }, wire.ErrBody.With("stage")},
			{func(s *wire.Session) { s.Stage = math.MaxInt32 + 1 }, wire.ErrBody.With("stage")},
			{func(s *wire.Session) { s.Round = math.MaxInt32 + 1 }, wire.ErrBody.With("round")},
			{func(s *wire.Session) { s.Capacity = -1 }, wire.ErrBody.With("capacity")},
			{func(s *wire.Session) { s.Capacity = math.MaxInt32 + 1 }, wire.ErrBody.With("capacity")},
			{func(s *wire.Session) { s.Room = "nowhere" }, wire.ErrNotFound.With("room")},
		} {
			bad := newItem(w)
			c.spoil(&bad)
			_, err := w.conf.AddSession(t.Context(), bad)
			require.Equal(t, c.want, err)
		}
	})
}

func year(y int) int64 { return time.Date(y, 6, 1, 0, 0, 0, 0, time.UTC).UnixMilli() }

func TestAProgrammeTooLongToBeToldIsRefusedAndChangesNothing(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		about, before := w.conf.Whole()
		long, item := before, newItem(w)
		item.Abstract = strings.Repeat("ä", 5000)
		for range 120 {
			item.ID += "x"
			long.Sessions = append(long.Sessions, item)
		}
		tooLong := wire.ErrTooLong.With("programme")
		require.Equal(t, tooLong, w.conf.Furnish(t.Context(), about, long, conference.Setting{}))
		_, after := w.conf.Whole()
		require.Equal(t, before, after)
		about.ID, about.Slug = "other", "other"
		_, err := w.house.Add(t.Context(), about, long)
		require.Equal(t, tooLong, err)
		_, err = w.house.Conference("other")
		require.ErrorIs(t, err, conference.ErrNone)
		require.Equal(t, before, w.come(w.person(wire.Guest).Token).welcome().Programme)
	})
}
