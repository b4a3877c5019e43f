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
