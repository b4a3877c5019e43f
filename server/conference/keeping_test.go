package conference_test

import (
	"context"
	"encoding/json"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/server/conference/cafe"
	"konvent/server/conference/groups"
	"konvent/signaling/wire"
)

// eventful is a store where something else happens, or goes wrong, while something is to be kept.
type eventful struct {
	conference.Store
	groups, table, shut func() error // nil for nothing
}

func (e *eventful) SaveGroups(ctx context.Context, r wire.RoomID, s groups.State) error {
	return e.first(e.groups, func() error { return e.Store.SaveGroups(ctx, r, s) })
}

func (e *eventful) SaveTable(ctx context.Context, t cafe.Table) error {
	return e.first(e.table, func() error { return e.Store.SaveTable(ctx, t) })
}

func (e *eventful) ShutRoom(ctx context.Context, conf wire.ConferenceID, r wire.RoomID) error {
	return e.first(e.shut, func() error { return e.Store.ShutRoom(ctx, conf, r) })
}

func (e *eventful) first(happens, then func() error) error {
	if happens != nil {
		if err := happens(); err != nil {
			return err
		}
	}
	return then()
}

// on opens the house again on a store where something happens.
func (w *world) on(e *eventful) {
	w.house.Close()
	e.Store = w.store
	w.open(e)
}

func (w *world) made() []wire.Room {
	w.t.Helper()
	all, err := w.store.MadeRooms(w.t.Context(), w.conf.ID)
	require.NoError(w.t, err)
	return all
}

func TestGroupsThatCouldNotBeStartedLeaveNoRoomsBehindThoughTheLineIsLost(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		e := &eventful{}
		w.on(e)
		lead := w.in(wire.Moderator, w1)
		w.in(wire.Participant, w1)
		lead.must("groups.plan", twoGroups())
		ctx, lost := context.WithCancel(t.Context())
		e.groups = func() error { lost(); return wire.ErrStore }
		lead.visit.Do(ctx, wire.Command{N: 99, Type: "groups.start", Body: json.RawMessage("{}")})
		settle()
		require.Empty(t, w.made())
	})
}

func TestAGroupThatCouldNotBeShutIsShutLater(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		e, tries := &eventful{}, atomic.Int32{}
		e.shut = func() error {
			if tries.Add(1) <= 3 {
				return wire.ErrStore
			}
			return nil
		}
		w.on(e)
		lead, _ := atWork(t, w, twoGroups(), 2)
		lead.must("groups.end", nil)
		require.NotEmpty(t, w.made())
		pass(15 * time.Second)
		require.Empty(t, w.made())
	})
}

func TestWhoSitsDownWhileATableIsMadeOneByInvitationMayComeBackAfterARestart(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		e, guest := &eventful{}, w.person(wire.Participant)
		w.on(e)
		anna, ben := w.in(wire.Participant, "cafeteria"), w.come(guest.Token)
		r := anna.opens(wire.TableOpen{Seats: 4})
		e.table = func() error {
			e.table = nil
			ben.must("place.enter", wire.Enter{Room: r.ID})
			return nil
		}
		anna.must("table.set", wire.TableSet{Invited: true})
		settle()
		w.house.Close()
		w.open(w.store)
		w.come(guest.Token).must("place.enter", wire.Enter{Room: r.ID})
		require.Equal(t, wire.ErrUninvited.Code, w.in(wire.Participant, "cafeteria").refused("place.enter", wire.Enter{Room: r.ID}))
	})
}

func TestTheTopicOfATableIsInTheProgrammeOfWhoComesNext(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		c := w.in(wire.Guest, "cafeteria-1")
		c.must("table.set", wire.TableSet{Topic: "Sprachförderung"})
		rooms := w.come(w.person(wire.Guest).Token).welcome().Programme.Rooms
		at := slices.IndexFunc(rooms, func(r wire.Room) bool { return r.ID == w.rooms["cafeteria-1"] })
		require.Equal(t, "Sprachförderung", rooms[at].Topic)
	})
}
