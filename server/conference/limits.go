package conference

import (
	"cmp"
	"slices"
	"time"
	"unicode/utf8"

	"konvent/server/room"
	"konvent/signaling/wire"
)

// SessionKinds are the kinds of items a programme may have.
var SessionKinds = []string{
	"welcome", "speech", "keynote", "talk", "lightning", "debate", "panel", "music", "workshop", "groups", "report-back", "break", "closing",
}

// What a programme may hold, whether it comes as a document or item by item. Lengths are in characters. Every number fits into the
// 32 bits that a database gives it.
const (
	SessionsAtMost = 2000
	SeatsAtMost    = 100_000
	// ListAtMost is how long a list within an item may be, and how far its small numbers go.
	ListAtMost    = 100
	TextRunes     = 200
	AbstractRunes = 5000
	// programmeBytes is how long a programme may be as everybody gets it: a quarter of what an outbox holds.
	programmeBytes = 1 << 20
)

// FirstYear to LastYear is when everything happens, wherever on earth.
const (
	FirstYear = 2000
	LastYear  = 2100
)

var (
	earliest = time.Date(FirstYear, 1, 1, 0, 0, 0, 0, time.FixedZone("", 14*3600)).UnixMilli()
	latest   = time.Date(LastYear+1, 1, 1, 0, 0, 0, 0, time.FixedZone("", -12*3600)).UnixMilli()
)

// Fits says whether a programme is short enough to be told to everybody; wire.ErrTooLong where it is not.
func Fits(p wire.Programme) error {
	if len(wire.Encode(p)) > programmeBytes {
		return wire.ErrTooLong.With("programme")
	}
	return nil
}

// checkSession cleans the texts of an item, and says what is wrong with it in this programme.
func checkSession(s *wire.Session, p wire.Programme) error {
	if err := checkTexts(s); err != nil {
		return err
	}
	switch {
	case !slices.Contains(SessionKinds, s.Kind):
		return wire.ErrBody.With("kind")
	case s.Start < earliest:
		return wire.ErrBody.With("start")
	case s.End <= s.Start || s.End > latest:
		return wire.ErrBody.With("end")
	case s.Day < 1 || s.Day > len(p.Days):
		return wire.ErrBody.With("day")
	case s.Stage < 0 || s.Stage > ListAtMost:
		return wire.ErrBody.With("stage")
	case s.Round < 0 || s.Round > ListAtMost:
		return wire.ErrBody.With("round")
	case s.Capacity < 0 || s.Capacity > SeatsAtMost:
		return wire.ErrBody.With("capacity")
	case s.Closed && !Chosen(s.Kind, s.Round):
		return wire.ErrBody.With("closed")
	case s.Hall < 0 || s.Hall > quotaAtMost(s):
		return wire.ErrBody.With("hall")
	case s.Online < 0 || s.Online > quotaAtMost(s):
		return wire.ErrBody.With("online")
	case !slices.ContainsFunc(p.Rooms, func(r wire.Room) bool { return r.ID == s.Room }):
		return wire.ErrNotFound.With("room")
	}
	return nil
}

// quotaAtMost is how many of an item's seats may be for one way of attending.
func quotaAtMost(s *wire.Session) int { return cmp.Or(s.Capacity, SeatsAtMost) }

func checkTexts(s *wire.Session) error {
	s.Title, s.Abstract = room.CleanText(s.Title), room.CleanText(s.Abstract)
	switch {
	case s.Title == "":
		return wire.ErrEmpty.With("title")
	case utf8.RuneCountInString(s.Title) > TextRunes:
		return wire.ErrTooLong.With("title")
	case utf8.RuneCountInString(s.Abstract) > AbstractRunes:
		return wire.ErrTooLong.With("abstract")
	case len(s.Speakers) > ListAtMost:
		return wire.ErrTooLong.With("speakers")
	}
	for i, name := range s.Speakers {
		s.Speakers[i] = room.CleanText(name)
		switch {
		case s.Speakers[i] == "":
			return wire.ErrEmpty.With("speakers")
		case utf8.RuneCountInString(s.Speakers[i]) > TextRunes:
			return wire.ErrTooLong.With("speakers")
		}
	}
	return nil
}
