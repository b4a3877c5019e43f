package conference_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/signaling/wire"
)

func TestWhatWasOnItsWayIsHandedInAfterAGroupIsOver(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		lead, all := atWork(t, w, twoGroups(), 2)
		in := follow(t, all[0])
		doc := wire.Doc(in.Room.ID, wire.CardKind)
		require.Empty(t, code(all[0].edits(doc, "a")))
		lead.must("groups.end", nil)
		follow(t, all[0])
		require.Empty(t, code(all[0].edits(doc, "typed before the end")))
		require.Equal(t, wire.ErrNotHere.Code, code(all[1].edits(doc, "of another group")))
		require.Equal(t, wire.ErrNotFound.Code, all[0].do("place.enter", wire.Enter{Room: in.Room.ID}).Fault.Code, "nobody comes in any more")
		kept, err := w.store.LoadDoc(t.Context(), doc, 0, 1<<20)
		require.NoError(t, err)
		require.Len(t, kept.Updates, 2)
		pass(16 * time.Minute)
		require.Equal(t, wire.ErrNotFound.Code, code(all[0].edits(doc, "much later")))
	})
}

func TestWhoWasPutIntoAnotherGroupWritesForTheOldOneNoMore(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		lead, all := atWork(t, w, twoGroups(), 4)
		in := follow(t, all[0])
		doc := wire.Doc(in.Room.ID, wire.CardKind)
		require.Empty(t, code(all[0].edits(doc, "a")))
		lead.must("groups.move", wire.GroupMoveAsk{Person: all[0].me, Group: 3 - number(t, w, lead, in.Room.ID)})
		follow(t, all[0])
		require.Empty(t, code(all[0].edits(doc, "was on its way")))
		pass(time.Minute)
		require.Equal(t, wire.ErrNotHere.Code, code(all[0].edits(doc, "b")))
	})
}
