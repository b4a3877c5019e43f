package conference_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/signaling/wire"
)

// beginIn moves the demo so that its next item in a room begins after d, and is the only one then.
func beginIn(t *testing.T, w *world, slug string, d time.Duration) wire.Session {
	t.Helper()
	about, p := w.conf.Whole()
	start := time.Now().Add(d).UnixMilli()
	s := wire.Session{ID: "soon", Day: 1, Start: start, End: start + 3_600_000, Kind: "speech", Title: "Begrüßung", Room: w.rooms[slug]}
	p.Sessions = []wire.Session{s}
	require.NoError(t, w.conf.Furnish(t.Context(), about, p, conference.Setting{}))
	return s
}

func TestTheProgrammeAsksEverybodyHalfAMinuteBefore(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		a, there, host := w.in(wire.Participant, "cafeteria"), w.in(wire.Guest, "plenum"), w.in(wire.Host, "cafeteria")
		s := beginIn(t, w, "plenum", 5*time.Minute)
		pass(5*time.Minute - 31*time.Second)
		require.Empty(t, a.all("you.move"))
		pass(time.Second + time.Millisecond)
		want := wire.Move{Room: s.Room, Name: "Plenum", Title: "Begrüßung", At: s.Start, Why: wire.WhySession, Stay: true}
		require.Equal(t, want, *last[wire.Moving](t, a, "you.move").Move)
		require.Empty(t, there.all("you.move"), "is there already")
		require.Empty(t, host.all("you.move"), "goes where they like")
		late := w.come(w.person(wire.Participant).Token)
		require.Equal(t, want, *late.welcome().Move, "who comes meanwhile is told too")
		a.must("move.stay", nil)
		pass(time.Minute)
		require.Nil(t, last[wire.Moving](t, a, "you.move").Move)
		require.Equal(t, s.Room, w.come(w.person(wire.Participant).Token).welcome().Home, "who comes late belongs there")
		require.Empty(t, w.come(w.person(wire.Host).Token).welcome().Home)
	})
}

func TestAShiftTakesTheWishBackAndAsksAgain(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		a, host := w.in(wire.Participant, "cafeteria"), w.in(wire.Host, "plenum")
		s := beginIn(t, w, "plenum", 20*time.Second)
		require.Equal(t, s.Start, last[wire.Moving](t, a, "you.move").Move.At)
		host.must("programme.shift", wire.Shift{Minutes: 5})
		require.Nil(t, last[wire.Moving](t, a, "you.move").Move)
		host.must("programme.shift", wire.Shift{Minutes: -5})
		require.Equal(t, s.Start, last[wire.Moving](t, a, "you.move").Move.At)
		host.must("programme.shift", wire.Shift{Minutes: 5})
		pass(5 * time.Minute)
		require.Equal(t, s.Start+5*60_000, last[wire.Moving](t, a, "you.move").Move.At)
	})
}

func TestWhileTheProgrammeIsHeldNobodyIsMoved(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		w.in(wire.Host, "plenum").must("programme.hold", wire.Hold{Held: true})
		s := beginIn(t, w, "plenum", time.Minute)
		w.house.Close()
		w.open(w.store)
		a, host := w.in(wire.Participant, "cafeteria"), w.in(wire.Host, "plenum")
		require.True(t, a.welcome().Running.Held)
		pass(2 * time.Minute)
		require.Empty(t, a.all("you.move"))
		require.True(t, last[wire.Running](t, a, "conference.running").Held)
		host.must("programme.hold", wire.Hold{})
		m := last[wire.Moving](t, a, "you.move").Move
		require.Equal(t, s.Room, m.Room)
		require.Equal(t, time.Now().Add(10*time.Second).UnixMilli(), m.At)
		a.must("move.stay", nil)
		host.must("programme.call", nil)
		require.Equal(t, s.Room, last[wire.Moving](t, a, "you.move").Move.Room, "called all the same")
	})
}

func TestWhoLeadsARoomIsTakenThere(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		m, p := w.in(wire.Moderator, "workshopraum-1"), w.in(wire.Participant, "workshopraum-1")
		m.must("room.lead", wire.LeadAsk{Person: p.me, Lead: wire.LeadCoModerator})
		for _, c := range []*client{m, p} {
			c.must("place.enter", wire.Enter{Room: w.rooms["plenum"]})
		}
		other := w.in(wire.Participant, "plenum")
		about, programme := w.conf.Whole()
		start := time.Now().Add(10 * time.Second).UnixMilli()
		programme.Sessions = nil
		for _, slug := range []string{"workshopraum-1", "workshopraum-2"} {
			programme.Sessions = append(programme.Sessions, wire.Session{
				ID: wire.SessionID(slug), Day: 1, Start: start, End: start + 1000, Kind: "workshop", Title: slug, Room: w.rooms[slug], Round: 1,
			})
		}
		require.NoError(t, w.conf.Furnish(t.Context(), about, programme, conference.Setting{}))
		for _, c := range []*client{m, p} {
			require.Equal(t, w.rooms["workshopraum-1"], last[wire.Moving](t, c, "you.move").Move.Room)
		}
		require.Empty(t, other.all("you.move"), "has no seat")
	})
}

func TestItemsThatAreBroughtForwardOneByOneAskTheirPeopleToo(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		a, b := w.in(wire.Participant, "plenum"), w.in(wire.Participant, "plenum")
		about, p := w.conf.Whole()
		start := time.Now().Add(time.Hour).UnixMilli()
		p.Sessions = nil
		for _, slug := range []string{"workshopraum-1", "workshopraum-2"} {
			p.Sessions = append(p.Sessions, wire.Session{
				ID: wire.SessionID(slug), Day: 1, Start: start, End: start + 3_600_000, Kind: "workshop", Title: slug, Room: w.rooms[slug], Round: 1,
			})
		}
		require.NoError(t, w.conf.Furnish(t.Context(), about, p, conference.Setting{}))
		a.must("seat.choose", wire.SeatAsk{Session: "workshopraum-1"})
		b.must("seat.choose", wire.SeatAsk{Session: "workshopraum-2"})
		soon := time.Now().Add(20 * time.Second).UnixMilli()
		for _, slug := range []wire.SessionID{"workshopraum-1", "workshopraum-2"} {
			_, err := w.conf.ChangeSession(t.Context(), slug, func(s *wire.Session) error { s.Start = soon; return nil })
			require.NoError(t, err)
		}
		require.Equal(t, w.rooms["workshopraum-1"], last[wire.Moving](t, a, "you.move").Move.Room)
		require.Equal(t, w.rooms["workshopraum-2"], last[wire.Moving](t, b, "you.move").Move.Room)
	})
}
