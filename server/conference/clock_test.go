package conference_test

import (
	"testing/synctest"
	"time"

	"konvent/signaling/wire"
)

func settle() { pass(1200 * time.Millisecond) }

// pass lets time pass in the test's bubble: its clock jumps ahead once everybody waits, so nothing really sleeps.
func pass(d time.Duration) {
	time.Sleep(d) //nolint:forbidigo // the bubble's clock
	synctest.Wait()
}

func (w *world) about() wire.Conference {
	a, _ := w.conf.Whole()
	return a
}
