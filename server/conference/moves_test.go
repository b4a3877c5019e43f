package conference_test

import (
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/server/room"
	"konvent/signaling/wire"
)

func TestAMoveKeepsTheLineAndTheMedia(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		p := w.in(wire.Participant, "workshopraum-1")
		p.must("media.view", wire.Offer{SDP: "offer"})
		p.must("media.publish", wire.PublishOffer{Tracks: []wire.Track{{Mid: "0", Device: wire.Microphone}}})
		p.must("media.set", wire.MediaSet{Microphone: true, Camera: true})
		lines := w.house.Stats().Lines
		p.must("place.enter", wire.Enter{Room: w.rooms["workshopraum-2"]})
		audio, video := w.engine.open(wire.Camera(p.me))
		require.True(t, audio && video, "camera and microphone are kept")
		require.Equal(t, room.Front(w.rooms["workshopraum-2"]), w.engine.sees(conference.ViewerID(p.me)))
		p.must("place.enter", wire.Enter{Room: w.rooms["plenum"]})
		audio, video = w.engine.open(wire.Camera(p.me))
		require.False(t, audio || video, "the audience of the plenum is not heard")
		p.must("place.leave", nil)
		require.Equal(t, room.SceneID(""), w.engine.sees(conference.ViewerID(p.me)))
		require.False(t, w.engine.has("unview "+string(p.me)), "the view connection stays for the day")
		require.Equal(t, lines, w.house.Stats().Lines, "and the line")
	})
}

func TestALostLineKeepsThePlaceForAWhile(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		who := w.person(wire.Participant)
		p := w.come(who.Token)
		p.must("place.enter", wire.Enter{Room: w.rooms["workshopraum-1"]})
		p.must("media.publish", wire.PublishOffer{Tracks: []wire.Track{{Mid: "0", Device: wire.Microphone}}})
		p.must("media.set", wire.MediaSet{Microphone: true})
		p.visit.Left()
		pass(conference.Grace - time.Second)
		audio, _ := w.engine.open(wire.Camera(p.me))
		require.True(t, audio, "still there")
		back := w.come(who.Token)
		pass(2 * conference.Grace)
		require.False(t, w.engine.has("unpublish "+string(wire.Camera(p.me))))
		back.visit.Left()
		pass(conference.Grace + time.Second)
		require.True(t, w.engine.has("unpublish "+string(wire.Camera(p.me))))
		require.True(t, w.engine.has("unview "+string(p.me)))
		audio, _ = w.engine.open(wire.Camera(p.me))
		require.False(t, audio)
	})
}

func TestTheSamePersonIsInOnePlaceOnly(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		who := w.person(wire.Participant)
		one := w.come(who.Token)
		one.must("place.enter", wire.Enter{Room: w.rooms["plenum"]})
		two := w.come(who.Token)
		require.Equal(t, wire.CloseElsewhere, one.closed())
		require.Equal(t, wire.ErrNotHere.Code, one.do("place.enter", wire.Enter{Room: w.rooms["workshopraum-1"]}).Fault.Code)
		two.must("place.enter", wire.Enter{Room: w.rooms["plenum"]})
		page := read[wire.PeoplePage](t, two.must("people.page", wire.PeopleAsk{Limit: 10}))
		require.Equal(t, 1, page.Total)
	})
}

func TestATableHasEightSeatsWhoeverComesFirst(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		look := w.in(wire.Participant, "cafeteria")
		table := w.rooms["cafeteria-1"]
		require.NotEmpty(t, table, "%v", w.rooms)
		var seats int
		for _, tab := range read[wire.Entered](t, look.must("place.enter", wire.Enter{Room: w.rooms["cafeteria"]})).Tables {
			if tab.Room.ID == table {
				seats = tab.Room.Seats
			}
		}
		require.Positive(t, seats)
		clients := make([]*client, 3*seats)
		for i := range clients {
			clients[i] = w.in(wire.Participant, "cafeteria")
		}
		var wg sync.WaitGroup
		var mu sync.Mutex
		sat := 0
		for _, c := range clients {
			wg.Go(func() {
				if s := c.do("place.enter", wire.Enter{Room: table}); s.Fault == nil {
					mu.Lock()
					sat++
					mu.Unlock()
				}
			})
		}
		wg.Wait()
		require.Equal(t, seats, sat)
		settle()
		events := look.all("table.changed")
		require.Len(t, read[wire.Table](t, events[len(events)-1]).People, seats)
		places := look.all("places.changed")
		require.Equal(t, len(clients)+1, read[wire.Places](t, places[len(places)-1]).Rooms[w.rooms["cafeteria"]], "tables count for the cafeteria")
	})
}

func TestARevokedLinkEndsEverything(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		who := w.person(wire.Participant)
		p := w.come(who.Token)
		p.must("place.enter", wire.Enter{Room: w.rooms["plenum"]})
		require.NoError(t, w.conf.Revoke(t.Context(), who.ID))
		require.Equal(t, wire.CloseLink, p.closed())
		require.True(t, w.engine.has("unview "+string(who.ID)))
		for _, token := range []string{who.Token, "never-was", ""} {
			_, err := w.house.Door(t.Context(), token)
			require.ErrorIs(t, err, error(wire.ErrLink))
			_, err = w.house.Hello(t.Context(), &client{t: t}, 1, wire.Hello{Token: token})
			require.ErrorIs(t, err, error(wire.ErrLink))
		}
		again, err := w.conf.NewLink(t.Context(), who.ID)
		require.NoError(t, err)
		w.come(again)
	})
}

func TestAGuestLinkAsksForAName(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		link, err := w.conf.NewGuestLink(t.Context())
		require.NoError(t, err)
		d, err := w.house.Door(t.Context(), link)
		require.NoError(t, err)
		require.Nil(t, d.You)
		_, err = w.house.Hello(t.Context(), &client{t: t}, 1, wire.Hello{Token: link})
		require.ErrorIs(t, err, error(wire.ErrLink), "nobody comes in without a name")
		own, err := w.house.Guest(t.Context(), link, " Gast\u200b ")
		require.NoError(t, err)
		g := w.come(own.Token)
		require.Equal(t, wire.Guest, g.welcome().You.Role)
		require.NoError(t, w.conf.CloseToGuests(t.Context()))
		_, err = w.house.Guest(t.Context(), link, "Noch einer")
		require.ErrorIs(t, err, error(wire.ErrLink))
	})
}

func TestAGuestIsTheSamePersonAfterARestart(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		link, err := w.conf.NewGuestLink(t.Context())
		require.NoError(t, err)
		own, err := w.house.Guest(t.Context(), link, "Gast")
		require.NoError(t, err)
		before := w.come(own.Token).welcome().You
		w.house.Close()
		w.open(w.store)
		require.Equal(t, before, w.come(own.Token).welcome().You)
	})
}

func TestAKeyOpensOneRoomAndServesSoManyPlayers(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		host := w.in(wire.Host, "plenum")
		whip := read[wire.Key](t, host.must("stage.key", wire.KeyAsk{Kind: wire.WhipKey}))
		whep := read[wire.Key](t, host.must("stage.key", wire.KeyAsk{Kind: wire.WhepKey}))
		require.Equal(t, "http://127.0.0.1/whip/tag-der-kommunalen-jobcenter-2021/plenum", whip.URL)
		feed := func(key, conf, slug string) error {
			_, _, err := w.house.Feed(t.Context(), key, conf, slug, "offer")
			return err
		}
		require.NoError(t, feed(whip.Key, w.conf.Slug, "plenum"))
		for _, wrong := range [][3]string{{"x", w.conf.Slug, "plenum"}, {whep.Key, w.conf.Slug, "plenum"}, {whip.Key, "other", "plenum"}, {whip.Key, w.conf.Slug, "cafeteria"}} {
			require.ErrorIs(t, feed(wrong[0], wrong[1], wrong[2]), error(wire.ErrLink))
		}
		var players []string
		for range 2 {
			_, player, err := w.house.Play(t.Context(), whep.Key, w.conf.Slug, "plenum", "offer")
			require.NoError(t, err)
			require.Equal(t, room.Front(w.rooms["plenum"]), w.engine.sees(conference.ViewerID("whep:"+player)))
			players = append(players, player)
		}
		_, _, err := w.house.Play(t.Context(), whep.Key, w.conf.Slug, "plenum", "offer")
		require.ErrorIs(t, err, error(wire.ErrBusy))
		w.house.EndPlay(players[0])
		_, _, err = w.house.Play(t.Context(), whep.Key, w.conf.Slug, "plenum", "offer")
		require.NoError(t, err)
		host.must("stage.key", wire.KeyAsk{Kind: wire.WhepKey})
		require.True(t, w.engine.has("unview whep:"+players[1]), "a new key ends what came in by the old one")
	})
}

func TestWhatTheMediaEngineRefusesIsTold(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		p := w.in(wire.Participant, "workshopraum-1")
		w.engine.set(func() { w.engine.answered = wire.ErrSDP })
		require.Equal(t, wire.ErrSDP.Code, p.do("media.view", wire.Offer{SDP: "x"}).Fault.Code)
		w.engine.set(func() { w.engine.answered = errors.New("secret://password") })
		s := p.do("media.view", wire.Offer{SDP: "x"})
		require.Equal(t, wire.Fault{Code: "internal", Retry: true}, *s.Fault, "and nothing of the cause")
	})
}
