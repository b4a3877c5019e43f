package conference_test

import (
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/server/room"
	"konvent/signaling/wire"
)

func TestAnEmptyTableGoesAfterAWhileAndAFullOneStays(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		anna := w.in(wire.Participant, "cafeteria")
		r := anna.opens(wire.TableOpen{Seats: 2})
		pass(10 * time.Minute)
		require.True(t, w.stands(r.ID), "somebody sits there")
		anna.must("place.enter", wire.Enter{Room: w.rooms["cafeteria"]})
		pass(2 * time.Minute)
		anna.must("place.enter", wire.Enter{Room: r.ID})
		pass(2 * time.Minute)
		anna.must("place.leave", nil)
		pass(2 * time.Minute)
		require.True(t, w.stands(r.ID), "the minutes count anew")
		pass(2 * time.Minute)
		require.False(t, w.stands(r.ID))
		made, err := w.store.MadeRooms(t.Context(), w.conf.ID)
		require.NoError(t, err)
		require.Empty(t, made)
		anna.must("table.open", wire.TableOpen{Seats: 2})
		w.house.Close()
		w.open(w.store)
		require.NotEmpty(t, w.tablesIn())
		pass(4 * time.Minute)
		made, err = w.store.MadeRooms(t.Context(), w.conf.ID)
		require.NoError(t, err)
		require.Empty(t, made, "a restart does not keep it for ever")
	})
}

func TestEightPeopleForOneLastSeatSitInOnePlaceEach(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		anna := w.in(wire.Participant, "cafeteria")
		r := anna.opens(wire.TableOpen{Seats: 2})
		var clients [8]*client
		for i := range clients {
			clients[i] = w.in(wire.Participant, "cafeteria")
		}
		var faults [8]*wire.Fault
		var all sync.WaitGroup
		for i, c := range clients {
			all.Go(func() { faults[i] = c.do("place.enter", wire.Enter{Room: r.ID}).Fault })
		}
		all.Wait()
		sat := 0
		for _, f := range faults {
			if f == nil {
				sat++
			} else {
				require.Equal(t, wire.ErrFull.Code, f.Code)
			}
		}
		require.Equal(t, 1, sat)
		settle()
		places := last[wire.Places](t, anna, "places.changed").Rooms
		require.Equal(t, 9, places[w.rooms["cafeteria"]], "everybody is in exactly one place")
	})
}

func TestATableIsPutUpOncePerPersonHoweverFastTheyClick(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		who := w.person(wire.Participant)
		one := w.come(who.Token)
		one.must("place.enter", wire.Enter{Room: w.rooms["cafeteria"]})
		before := len(w.tablesIn())
		two := w.come(who.Token)
		var all sync.WaitGroup
		for _, c := range []*client{one, two} {
			all.Go(func() { c.do("table.open", wire.TableOpen{Seats: 2}) })
		}
		all.Wait()
		require.Equal(t, wire.ErrHasTable.Code, two.refused("table.open", wire.TableOpen{Seats: 2}))
		require.Len(t, w.tablesIn(), before+1)
	})
}

func TestALineThatIsLostOnTheWayToATableLeavesOneSeat(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		who := w.person(wire.Participant)
		p := w.come(who.Token)
		p.must("place.enter", wire.Enter{Room: w.rooms["cafeteria"]})
		p.must("place.enter", wire.Enter{Room: w.rooms["cafeteria-1"]})
		p.visit.Left()
		back := w.come(who.Token)
		back.must("place.enter", wire.Enter{Room: w.rooms["cafeteria-2"]})
		settle()
		seats := 0
		for _, table := range w.tablesIn() {
			seats += len(table.People)
		}
		require.Equal(t, 1, seats)
	})
}

func TestWhoSitsAtAMadeTableSeesThatTableAndNoOther(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		anna, udo := w.in(wire.Participant, "cafeteria"), w.in(wire.Participant, "cafeteria")
		a, b := anna.opens(wire.TableOpen{Seats: 2}), udo.opens(wire.TableOpen{Seats: 2})
		require.Equal(t, room.Front(a.ID), w.engine.sees(conference.ViewerID(anna.me)))
		require.Equal(t, room.Front(b.ID), w.engine.sees(conference.ViewerID(udo.me)))
		for _, c := range []*client{anna, udo} {
			c.must("media.publish", wire.PublishOffer{Tracks: []wire.Track{{Mid: "0", Device: wire.Microphone}}})
			c.must("media.set", wire.MediaSet{Microphone: true})
		}
		settle()
		for _, s := range anna.all("source.changed") {
			require.NotContains(t, string(s.Body), string(wire.Camera(udo.me)))
		}
		require.NotEmpty(t, anna.all("source.changed"))
	})
}
