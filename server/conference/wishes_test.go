package conference_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/signaling/wire"
)

func TestWhoIsCalledBackIsNotCalledAwayFromThatByTheProgramme(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		lead, all := atWork(t, w, twoGroups(), 4)
		for _, c := range all {
			follow(t, c)
		}
		lead.must("groups.recall", nil)
		settle()
		require.Equal(t, wire.WhyBack, asked(t, all[0]).Why)
		beginIn(t, w, "plenum", 20*time.Second)
		settle()
		require.Equal(t, wire.WhyBack, asked(t, all[0]).Why, "the weightier is told")

		follow(t, all[0])
		settle()
		now := asked(t, all[0])
		require.Equal(t, wire.WhySession, now.Why, "and the other when it was followed")
		require.GreaterOrEqual(t, now.At, time.Now().Add(5*time.Second).UnixMilli(), "with time to refuse")
		all[0].must("move.stay", nil)
		settle()
		require.Nil(t, asked(t, all[0]))
	})
}

func TestWhoIsCalledBackIsNotAskedToStayAwayFromTheSameRoom(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		lead, all := atWork(t, w, twoGroups(), 4)
		follow(t, all[0])
		lead.must("groups.recall", nil)
		settle()
		beginIn(t, w, w1, 20*time.Second)
		settle()
		require.Equal(t, wire.WhyBack, asked(t, all[0]).Why)
		require.Equal(t, wire.ErrNotAllowed.Code, all[0].refused("move.stay", nil))
	})
}

func TestAWishThatWaitedTooLongIsToldNoMore(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		_, all := atWork(t, w, twoGroups(), 4)
		c := all[0]
		beginIn(t, w, "plenum", 20*time.Second)
		settle()
		require.Equal(t, wire.WhyGroup, asked(t, c).Why)
		pass(11 * time.Minute)
		c.must("move.stay", nil)
		settle()
		require.Nil(t, asked(t, c), "the plenum began eleven minutes ago")
	})
}
