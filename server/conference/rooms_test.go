package conference_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/signaling/wire"
)

// without takes rooms, and what happens in them, out of the programme.
func (w *world) without(slugs ...string) {
	w.t.Helper()
	about, p := w.conf.Whole()
	p.Rooms = slices.DeleteFunc(p.Rooms, func(r wire.Room) bool { return slices.Contains(slugs, r.Slug) })
	p.Sessions = slices.DeleteFunc(p.Sessions, func(s wire.Session) bool {
		return !slices.ContainsFunc(p.Rooms, func(r wire.Room) bool { return r.ID == s.Room })
	})
	require.NoError(w.t, w.conf.Furnish(w.t.Context(), about, p, conference.Setting{}))
}

func TestTablesThatGoAndComeAreToldToThoseInTheCafeteria(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		looks, sits := w.in(wire.Participant, "cafeteria"), w.in(wire.Participant, "cafeteria-2")
		before := len(read[wire.Entered](t, looks.must("place.enter", wire.Enter{Room: w.rooms["cafeteria"]})).Tables)
		about, whole := w.conf.Whole()
		w.without("cafeteria-2")
		settle()
		require.Len(t, sits.all("room.closed"), 1)
		tables := read[wire.Entered](t, looks.must("place.enter", wire.Enter{Room: w.rooms["cafeteria"]})).Tables
		require.Len(t, tables, before-1)
		require.Equal(t, w.rooms["cafeteria-2"], last[wire.RoomRef](t, looks, "table.gone").Room)
		require.False(t, slices.ContainsFunc(tables, func(t wire.Table) bool { return t.Room.ID == w.rooms["cafeteria-2"] }))

		told := len(looks.all("table.changed"))
		require.NoError(t, w.conf.Furnish(t.Context(), about, whole, conference.Setting{}))
		settle()
		require.Equal(t, w.rooms["cafeteria-2"], last[wire.Table](t, looks, "table.changed").Room.ID)
		require.Len(t, looks.all("table.changed"), told+1, "nobody is told of the others, which are as they were")
		require.Len(t, read[wire.Entered](t, looks.must("place.enter", wire.Enter{Room: w.rooms["cafeteria"]})).Tables, before)
	})
}

func TestTablesThatMoveToAnotherCafeteriaStandThere(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		sits := w.in(wire.Participant, "cafeteria-1")
		about, p := w.conf.Whole()
		old, tables := w.rooms["cafeteria"], 0
		for i, r := range p.Rooms {
			switch {
			case r.ID == old:
				p.Rooms[i].ID, p.Rooms[i].Slug = "foyer", "foyer-cafe"
			case r.Parent == old:
				p.Rooms[i].ID, p.Rooms[i].Parent = "new-"+r.ID, "foyer" // a document names everything anew
				tables++
			}
		}
		for i := range p.Sessions {
			if p.Sessions[i].Room == old {
				p.Sessions[i].Room = "foyer"
			}
		}
		require.NoError(t, w.conf.Furnish(t.Context(), about, p, conference.Setting{}))
		e := read[wire.Entered](t, sits.must("place.enter", wire.Enter{Room: "foyer"}))
		require.Len(t, e.Tables, tables)
		require.Len(t, sits.all("room.closed"), 1)
		sits.must("place.enter", wire.Enter{Room: e.Tables[0].Room.ID})
		places := w.come(w.person(wire.Guest).Token).welcome().Places.Rooms
		require.Equal(t, map[wire.RoomID]int{"foyer": 1}, places)
	})
}

func TestAClosedPlenumClosesItsDoors(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		host, plenum := w.in(wire.Host, "plenum"), w.rooms["plenum"]
		whip := read[wire.Key](t, host.must("stage.key", wire.KeyAsk{Kind: wire.WhipKey}))
		whep := read[wire.Key](t, host.must("stage.key", wire.KeyAsk{Kind: wire.WhepKey}))
		_, _, err := w.house.Feed(t.Context(), whip.Key, w.conf.Slug, "plenum", "offer")
		require.NoError(t, err)
		_, player, err := w.house.Play(t.Context(), whep.Key, w.conf.Slug, "plenum", "offer")
		require.NoError(t, err)
		audio, video := w.engine.open(wire.Whip(plenum))
		require.True(t, audio && video)

		w.without("plenum")
		require.Len(t, host.all("room.closed"), 1)
		audio, video = w.engine.open(wire.Whip(plenum))
		require.False(t, audio || video)
		require.True(t, w.engine.has("unview whep:"+player))
		require.Equal(t, 2, w.engine.times("unpublish "+string(wire.Whip(plenum))), "once for the new key, once with the room")
		_, _, err = w.house.Feed(t.Context(), whip.Key, w.conf.Slug, "plenum", "offer")
		require.ErrorIs(t, err, error(wire.ErrLink))
		require.Empty(t, w.engine.sees(conference.ViewerID(host.me)))
	})
}
