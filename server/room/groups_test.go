package room_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/signaling/wire"
)

// groupsTold is after how long everything about groups was told.
const groupsTold = time.Second

func TestAGroupThatIsAsItWasIsNotToldAgainAndManyChangesAreToldAsTwo(t *testing.T) {
	inRoom(t, wire.Workshop, func(t *testing.T, w *world) {
		a := w.enter(member("a"))
		now := wire.GroupHere{Task: "Leitfragen"}
		for range 20 {
			w.room.SetGroup(now)
		}
		pass(groupsTold)
		require.Len(t, a.all("group.changed"), 1)
		for i := range 30 {
			now.People = append(now.People, wire.Member{ID: wire.PersonID(fmt.Sprint(i))})
			w.room.SetGroup(now)
		}
		require.Len(t, last[wire.Entered](t, w.enter(member("b")), "").Group.People, 30, "who comes in knows the newest")
		pass(groupsTold)
		require.Len(t, a.all("group.changed"), 3, "the first at once, and then how it is")
		require.Len(t, last[wire.GroupHere](t, a, "group.changed").People, 30)
	})
}
