package conference_test

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/signaling/wire"
)

// titles of the items that run now.
func titles(t *testing.T, w *world, r wire.Running) []string {
	t.Helper()
	_, p := w.conf.Whole()
	var all []string
	for _, id := range r.Now {
		for _, s := range p.Sessions {
			if s.ID == id {
				all = append(all, s.Title)
			}
		}
	}
	return all
}

func TestTheProgrammeKnowsWhatRunsNow(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		c := w.come(w.person(wire.Participant).Token)
		welcome := c.welcome()
		require.Empty(t, welcome.Running.Now)
		require.Len(t, welcome.Running.Next, 1)
		pass(30 * time.Minute)
		events := c.all("conference.running")
		require.Len(t, events, 1)
		require.Equal(t, []string{"Ankommen in der Cafeteria"}, titles(t, w, read[wire.Running](t, events[0])))
		pass(3*time.Hour + 45*time.Minute)
		events = c.all("conference.running")
		require.Len(t, titles(t, w, read[wire.Running](t, events[len(events)-1])), 4, "four workshops run side by side")
	})
}

func TestSevenMinutesLaterIsOneCommandAndIsKept(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		host := w.in(wire.Host, "plenum")
		_, before := w.conf.Whole()
		pass(35 * time.Minute)
		after := read[wire.Programme](t, host.must("programme.shift", wire.Shift{Minutes: 7}))
		for i, s := range after.Sessions {
			was := before.Sessions[i]
			require.Equal(t, was.ID, s.ID)
			require.Equal(t, was.End+7*60_000, s.End)
			if i == 0 {
				require.Equal(t, was.Start, s.Start, "what runs has begun")
				continue
			}
			require.Equal(t, was.Start+7*60_000, s.Start)
		}
		w.house.Close()
		w.open(w.store)
		_, kept := w.conf.Whole()
		require.Equal(t, after.Sessions, kept.Sessions)
	})
}

func TestWhatIsFarAwayKeepsNobodyBusy(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		about, p := w.conf.Whole()
		far := time.Date(2400, 1, 1, 0, 0, 0, 0, time.UTC).UnixMilli()
		p.Sessions = []wire.Session{{ID: "far", Day: 1, Start: far, End: far + 1, Kind: "talk", Title: "Fern", Room: w.rooms["plenum"]}}
		require.NoError(t, w.store.SaveConference(t.Context(), about, p))
		w.house.Close()
		w.open(w.store)
		pass(25 * time.Hour) // for ever, where the clock is looked at without a pause
		require.Equal(t, []wire.SessionID{"far"}, w.come(w.person(wire.Guest).Token).welcome().Running.Next)
	})
}

func TestABadShiftIsRefused(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		host := w.in(wire.Host, "plenum")
		for _, minutes := range []int{0, 241, -241} {
			require.Equal(t, wire.ErrBody.Code, host.do("programme.shift", wire.Shift{Minutes: minutes}).Fault.Code)
		}
	})
}

func TestWhatRunsDoesNotEndInThePast(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		host := w.in(wire.Host, "plenum")
		pass(35 * time.Minute)
		asked := time.Now().UnixMilli()
		after := read[wire.Programme](t, host.must("programme.shift", wire.Shift{Minutes: -60}))
		require.GreaterOrEqual(t, after.Sessions[0].End, asked)
		require.LessOrEqual(t, after.Sessions[0].End, time.Now().UnixMilli())
	})
}

func TestANewProgrammeKeepsRoomsAndClosesOthers(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		stays, goes := w.in(wire.Participant, "plenum"), w.in(wire.Participant, "workshopraum-4")
		about, p := w.conf.Whole()
		about.Title = "Neu"
		var rooms []wire.Room
		for _, r := range p.Rooms {
			if r.Slug != "workshopraum-4" {
				r.ID = "new-" + r.ID
				if r.Parent != "" {
					r.Parent = "new-" + r.Parent
				}
				rooms = append(rooms, r)
			}
		}
		p.Rooms, p.Sessions = rooms, nil
		require.NoError(t, w.conf.Furnish(t.Context(), about, p, conference.Setting{}))
		settle()
		require.Len(t, goes.all("room.closed"), 1)
		stays.must("chat.send", wire.Say{Text: "noch da", Ref: "ref-00001"})
		require.Equal(t, wire.ErrNotFound.Code, goes.do("place.enter", wire.Enter{Room: w.rooms["workshopraum-4"]}).Fault.Code)
	})
}

// item finds an item of the programme; the zero one where there is none.
func item(t *testing.T, w *world, id wire.SessionID) wire.Session {
	t.Helper()
	_, p := w.conf.Whole()
	at := slices.IndexFunc(p.Sessions, func(s wire.Session) bool { return s.ID == id })
	if at < 0 {
		return wire.Session{}
	}
	return p.Sessions[at]
}

func TestItemsAreAddedChangedAndRemoved(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		added, err := w.conf.AddSession(t.Context(), newItem(w))
		require.NoError(t, err)
		_, err = w.conf.ChangeSession(t.Context(), added.ID, func(s *wire.Session) error { s.ID, s.Title = "forged", "Anders"; return nil })
		require.NoError(t, err)
		found := item(t, w, added.ID)
		require.Equal(t, "Anders", found.Title)
		_, err = w.conf.ChangeSession(t.Context(), added.ID, func(s *wire.Session) error {
			return json.Unmarshal([]byte(`{"speakers":["Niemand"],"kind":"party"}`), s)
		})
		require.Error(t, err)
		require.Equal(t, found, item(t, w, added.ID), "what is refused changes nothing")
		require.NoError(t, w.conf.RemoveSession(t.Context(), added.ID))
		require.Empty(t, item(t, w, added.ID).ID)
	})
}

func TestWhoArrivesGetsTheProgrammeAsItIsNow(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		host := w.in(wire.Host, "plenum")
		host.must("programme.shift", wire.Shift{Minutes: 7})
		_, p := w.conf.Whole()
		require.Equal(t, p, w.come(w.person(wire.Participant).Token).welcome().Programme)
		w.without("workshopraum-4")
		_, p = w.conf.Whole()
		require.Equal(t, p, w.come(w.person(wire.Participant).Token).welcome().Programme)
	})
}

func TestPlacesAreCountedAsPeopleComeAndGo(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		a, b := w.in(wire.Participant, "plenum"), w.in(wire.Participant, "cafeteria-1")
		places := func() map[wire.RoomID]int { return w.come(w.person(wire.Guest).Token).welcome().Places.Rooms }
		require.Equal(t, map[wire.RoomID]int{w.rooms["plenum"]: 1, w.rooms["cafeteria"]: 1}, places())
		a.must("place.enter", wire.Enter{Room: w.rooms["cafeteria"]})
		require.Equal(t, map[wire.RoomID]int{w.rooms["cafeteria"]: 2}, places())
		w.without("cafeteria-1")
		a.must("place.leave", nil)
		require.Empty(t, places())
		b.must("place.enter", wire.Enter{Room: w.rooms["plenum"]})
		b.visit.Left()
		pass(2 * conference.Grace)
		require.Empty(t, places())
	})
}
