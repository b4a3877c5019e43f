package conference_test

import (
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/signaling/wire"
)

func TestADoorThatIsClosedToGuestsStaysClosedWhateverElseIsEdited(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		b := w.onBetween()
		_, err := w.conf.NewGuestLink(t.Context())
		require.NoError(t, err)
		about, p := w.conf.Whole()
		require.True(t, about.Guests)
		var closing sync.WaitGroup
		b.then = func() {
			closing.Go(func() { require.NoError(t, w.conf.CloseToGuests(t.Context())) })
			for range 100 { // it has the time, and must not take it
				all, err := w.store.Conferences(t.Context())
				require.NoError(t, err)
				require.True(t, all[0].Guests, "one edit at a time")
			}
		}
		require.NoError(t, w.conf.Furnish(t.Context(), about, p, conference.Setting{}))
		closing.Wait()
		require.False(t, w.come(w.person(wire.Participant).Token).welcome().Conference.Guests)
	})
}
