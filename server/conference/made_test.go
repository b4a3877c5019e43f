package conference_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/signaling/wire"
)

func TestAMadeRoomIsThereAgainAfterARestartUntilItIsTakenAway(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		r, err := conference.Make(w.conf, t.Context(), wire.Room{Name: "Gruppe 1", Kind: wire.TableKind, Parent: w.rooms["workshopraum-1"]})
		require.NoError(t, err)
		gone, err := conference.Make(w.conf, t.Context(), wire.Room{Name: "Gruppe 2", Kind: wire.TableKind, Parent: w.rooms["workshopraum-1"]})
		require.NoError(t, err)
		p := w.in(wire.Participant, "workshopraum-1")
		p.must("place.enter", wire.Enter{Room: r.ID})
		p.must("chat.send", wire.Say{Text: "x", Ref: "ref-00001"})
		require.NoError(t, conference.Unmake(w.conf, t.Context(), gone.ID))
		require.NoError(t, conference.Unmake(w.conf, t.Context(), gone.ID), "gone already")
		_, programme := w.conf.Whole()
		require.NotContains(t, programme.Rooms, r.About())
		require.NoError(t, w.conf.Furnish(t.Context(), w.about(), programme, conference.Setting{}), "a new programme leaves it")

		w.house.Close()
		w.open(w.store)
		p = w.in(wire.Participant, "workshopraum-1")
		in := read[wire.Entered](t, p.must("place.enter", wire.Enter{Room: r.ID}))
		require.Equal(t, "Gruppe 1", in.Room.Name)
		require.Len(t, in.Chat, 1)
		require.Equal(t, wire.ErrNotFound.Code, p.do("place.enter", wire.Enter{Room: gone.ID}).Fault.Code)
		require.NoError(t, conference.Shut(w.conf, t.Context(), r.ID))
		w.house.Close()
		w.open(w.store)
		p = w.in(wire.Participant, "workshopraum-1")
		require.Equal(t, wire.ErrNotFound.Code, p.do("place.enter", wire.Enter{Room: r.ID}).Fault.Code)
	})
}

func TestPeopleOfAMadeRoomThatEndsAreAskedToItsParent(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		r, err := conference.Make(w.conf, t.Context(), wire.Room{Name: "Gruppe 1", Kind: wire.TableKind, Parent: w.rooms["workshopraum-1"]})
		require.NoError(t, err)
		who := w.person(wire.Participant)
		p := w.come(who.Token)
		p.must("place.enter", wire.Enter{Room: r.ID})
		require.NoError(t, conference.Unmake(w.conf, t.Context(), r.ID))
		move := last[wire.Moving](t, p, "you.move").Move
		require.Equal(t, wire.Move{Room: w.rooms["workshopraum-1"], Name: "Workshopraum 1", Why: wire.WhyBack}, *move)
		require.Equal(t, wire.ErrNotAllowed.Code, p.do("move.stay", nil).Fault.Code)
		p = w.come(who.Token)
		require.Equal(t, move, p.welcome().Move, "whoever comes back is told again")
		p.must("place.enter", wire.Enter{Room: move.Room})
		require.Nil(t, last[wire.Moving](t, p, "you.move").Move)
		require.Equal(t, wire.ErrNotFound.Code, p.do("move.stay", nil).Fault.Code)
	})
}

func TestAMadeRoomGoesWithItsParent(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		r, err := conference.Make(w.conf, t.Context(), wire.Room{Name: "Gruppe 1", Kind: wire.TableKind, Parent: w.rooms["workshopraum-1"]})
		require.NoError(t, err)
		p := w.in(wire.Participant, "plenum")
		p.must("place.enter", wire.Enter{Room: r.ID})
		_, programme := w.conf.Whole()
		programme.Rooms = programme.Rooms[:1]
		programme.Sessions = nil
		require.NoError(t, w.conf.Furnish(t.Context(), w.about(), programme, conference.Setting{}))
		require.Len(t, p.all("room.closed"), 1)
		made, err := w.store.MadeRooms(t.Context(), w.conf.ID)
		require.NoError(t, err)
		require.Empty(t, made)
		_, err = conference.Make(w.conf, t.Context(), wire.Room{Name: "Gruppe 1", Kind: wire.TableKind, Parent: w.rooms["workshopraum-1"]})
		require.Error(t, err, "its parent is gone")
	})
}

func TestAMadeRoomIsRenamedForEverybody(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		c := w.in(wire.Participant, "cafeteria")
		r, err := conference.Make(w.conf, t.Context(), wire.Room{Name: "Tisch A", Kind: wire.TableKind, Seats: 4, Parent: w.rooms["cafeteria"]})
		require.NoError(t, err)
		a := r.About()
		a.Topic, a.Seats = "U25", 6
		require.NoError(t, conference.Remake(w.conf, t.Context(), a))
		pass(time.Second)
		require.Equal(t, a, last[wire.Table](t, c, "table.changed").Room)
		require.NoError(t, conference.Unmake(w.conf, t.Context(), r.ID))
		pass(time.Second)
		require.Equal(t, a.ID, last[wire.RoomRef](t, c, "table.gone").Room)
	})
}
