package conference_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/signaling/wire"
)

func TestAPlayerThatVanishesLeavesNothingBehind(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		host := w.in(wire.Host, "plenum")
		key := read[wire.Key](t, host.must("stage.key", wire.KeyAsk{Kind: wire.WhepKey})).Key
		play := func() (string, error) {
			_, player, err := w.house.Play(t.Context(), key, w.conf.Slug, "plenum", "offer")
			return player, err
		}
		first, err := play()
		require.NoError(t, err)
		for err == nil {
			_, err = play()
		}
		w.house.ViewerGone(conference.ViewerID("whep:" + first))
		require.Equal(t, "unview whep:"+first, w.engine.last(), "not in the media engine")
		_, err = play()
		require.NoError(t, err, "nor in the count of its key")
	})
}

func TestAPersonWhoseViewFailsKeepsTheirPlaceForTheNext(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		p := w.in(wire.Participant, "plenum")
		w.house.ViewerGone(conference.ViewerID(p.me))
		require.Zero(t, w.engine.times("unview "+string(p.me)))
		require.NotEmpty(t, w.engine.sees(conference.ViewerID(p.me)))
	})
}

func TestTheLateEndOfAFeedLeavesTheNextAlone(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		host := w.in(wire.Host, "plenum")
		key := read[wire.Key](t, host.must("stage.key", wire.KeyAsk{Kind: wire.WhipKey})).Key
		feed := func() string {
			_, session, err := w.house.Feed(t.Context(), key, w.conf.Slug, "plenum", "offer")
			require.NoError(t, err)
			return session
		}
		end := func(session string) error { return w.house.EndFeed(t.Context(), key, w.conf.Slug, "plenum", session) }
		unpublish := "unpublish " + string(wire.Whip(w.rooms["plenum"]))
		closed := w.engine.times(unpublish)
		before, after := feed(), feed()
		require.ErrorIs(t, end(before), error(wire.ErrNotFound))
		require.Equal(t, closed, w.engine.times(unpublish))
		require.NoError(t, end(after))
		require.Equal(t, closed+1, w.engine.times(unpublish))
		feed()
		require.NoError(t, end(""), "or whatever runs")
		require.Equal(t, closed+2, w.engine.times(unpublish))
	})
}
