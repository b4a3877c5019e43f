package media

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/signaling/wire"
)

// waitingRoom is an admission and those who wait in it, in the bubble of a synctest.
type waitingRoom struct {
	*admission
	began time.Time
	quit  chan struct{}
	tasks sync.WaitGroup

	mu sync.Mutex // guards the rest
	// told are the words each one heard, in order, and at when each was let in, in the order of who was.
	told map[conference.ViewerID][]wire.Waiting
	in   []conference.ViewerID
	at   map[conference.ViewerID]time.Duration
	sent map[conference.ViewerID]error
}

func inWaitingRoom(t *testing.T, cfg Config, test func(*testing.T, *waitingRoom)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		w := &waitingRoom{
			began: time.Now(), quit: make(chan struct{}),
			told: map[conference.ViewerID][]wire.Waiting{}, at: map[conference.ViewerID]time.Duration{}, sent: map[conference.ViewerID]error{},
		}
		w.admission = newAdmission(cfg.withDefaults(), func(id conference.ViewerID, said wire.Waiting) {
			w.mu.Lock()
			defer w.mu.Unlock()
			w.told[id] = append(w.told[id], said)
		}, w.quit)
		test(t, w)
		close(w.quit)
		w.tasks.Wait()
	})
}

// come lets somebody wait.
func (w *waitingRoom) come(ctx context.Context, id conference.ViewerID) {
	w.tasks.Go(func() {
		err := w.wait(ctx, id, id == "host")
		w.mu.Lock()
		defer w.mu.Unlock()
		if err != nil {
			w.sent[id] = err
			return
		}
		w.in, w.at[id] = append(w.in, id), time.Since(w.began)
	})
	synctest.Wait()
}

// crowd lets so many come, one right after the other.
func (w *waitingRoom) crowd(t *testing.T, n int) (ids []conference.ViewerID) {
	for i := range n {
		ids = append(ids, conference.ViewerID(fmt.Sprint("v", i)))
		w.come(t.Context(), ids[i])
	}
	return ids
}

// inside lists who was let in, in order.
func (w *waitingRoom) inside() []conference.ViewerID {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.in)
}

// heard is what somebody was told, in order.
func (w *waitingRoom) heard(id conference.ViewerID) []wire.Waiting {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.told[id])
}

func (w *waitingRoom) allHeard() map[conference.ViewerID][]wire.Waiting {
	w.mu.Lock()
	defer w.mu.Unlock()
	return maps.Clone(w.told)
}

// when is how long after the beginning somebody was let in.
func (w *waitingRoom) when(id conference.ViewerID) time.Duration {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.at[id]
}

// fault is why somebody was not.
func (w *waitingRoom) fault(id conference.ViewerID) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.sent[id]
}

// later lets time go by in the bubble: nothing really sleeps.
func later(d time.Duration) {
	time.Sleep(d) //nolint:forbidigo // the bubble's clock
	synctest.Wait()
}

func positions(words []wire.Waiting) (out []int) {
	for _, w := range words {
		out = append(out, w.Position)
	}
	return out
}

func TestAThousandInTenSecondsAllGetIn(t *testing.T) {
	inWaitingRoom(t, Config{}, func(t *testing.T, w *waitingRoom) {
		var ids []conference.ViewerID
		for i := range 1000 {
			ids = append(ids, conference.ViewerID(fmt.Sprint("v", i)))
			w.come(t.Context(), ids[i])
			later(10 * time.Millisecond)
		}
		require.Equal(t, ids, w.inside())
		require.Empty(t, w.allHeard(), "nobody waits at a rate that the house carries")
	})
}

func TestAThousandAtOnceComeInInOrderAtTheRate(t *testing.T) {
	inWaitingRoom(t, Config{ViewRate: 150, ViewBurst: 100}, func(t *testing.T, w *waitingRoom) {
		ids := w.crowd(t, 1000)
		require.Len(t, w.inside(), 100, "the burst does not wait")
		later(2 * time.Second)
		require.Len(t, w.inside(), 100+300)
		later(4 * time.Second)
		require.Equal(t, ids, w.inside(), "who came first is let in first")
		require.LessOrEqual(t, w.when("v999"), 6*time.Second)
		require.Zero(t, w.waiting())
	})
}

func TestPlacesAreTrueAndToldOnceASecond(t *testing.T) {
	inWaitingRoom(t, Config{ViewRate: 2, ViewBurst: 1}, func(t *testing.T, w *waitingRoom) {
		w.crowd(t, 8)
		require.Equal(t, []wire.Waiting{{Position: 7, Seconds: 4}}, w.heard("v7"))
		require.Equal(t, []wire.Waiting{{Position: 1, Seconds: 1}}, w.heard("v1"))
		require.Empty(t, w.heard("v0"), "who does not wait is told nothing")
		later(10 * time.Second)
		require.Equal(t, []int{7, 5, 3, 1}, positions(w.heard("v7")))
		require.Equal(t, 3500*time.Millisecond, w.when("v7"))
		require.Equal(t, 4, w.heard("v7")[0].Seconds)
		require.Equal(t, 3, w.heard("v7")[1].Seconds)
	})
}

func TestWhoGivesUpLeavesTheQueueAtOnce(t *testing.T) {
	inWaitingRoom(t, Config{ViewRate: 1, ViewBurst: 1}, func(t *testing.T, w *waitingRoom) {
		w.come(t.Context(), "first")
		ctx, leave := context.WithCancel(t.Context())
		w.come(ctx, "impatient")
		w.come(t.Context(), "patient")
		leave()
		synctest.Wait()
		require.Equal(t, wire.ErrBusy, w.fault("impatient"))
		require.Equal(t, 1, w.waiting())
		later(time.Second)
		require.Equal(t, []conference.ViewerID{"first", "patient"}, w.inside(), "nobody waits for who is gone")
	})
}

func TestWhoComesBackAtOnceHasTheirPlaceAgain(t *testing.T) {
	inWaitingRoom(t, Config{ViewRate: 1, ViewBurst: 1}, func(t *testing.T, w *waitingRoom) {
		w.come(t.Context(), "in")
		ctx, stop := context.WithCancel(t.Context())
		w.come(ctx, "first")
		w.come(ctx, "slow")
		w.come(t.Context(), "second")
		stop()
		synctest.Wait()
		w.come(t.Context(), "first")
		require.Equal(t, []int{1, 1}, positions(w.heard("first")))
		later(placeKept + time.Second)
		w.come(t.Context(), "slow")
		require.Equal(t, []conference.ViewerID{"in", "first", "second", "slow"}, w.inside(), "after a while it is given away")
		require.Zero(t, len(w.queue))
	})
}

func TestAPlaceThatWasGivenUpKeepsNobodyWaiting(t *testing.T) {
	inWaitingRoom(t, Config{ViewRate: 1, ViewBurst: 1}, func(t *testing.T, w *waitingRoom) {
		w.come(t.Context(), "in")
		ctx, stop := context.WithCancel(t.Context())
		w.come(ctx, "gone")
		stop()
		later(2 * time.Second)
		w.come(t.Context(), "next")
		require.Equal(t, []conference.ViewerID{"in", "next"}, w.inside())
	})
}

func TestWhoIsFirstDoesNotWaitAndTheOthersALittleLonger(t *testing.T) {
	inWaitingRoom(t, Config{ViewRate: 1, ViewBurst: 1}, func(t *testing.T, w *waitingRoom) {
		w.crowd(t, 3)
		w.come(t.Context(), "host")
		require.Equal(t, []conference.ViewerID{"v0", "host"}, w.inside())
		require.Empty(t, w.heard("host"))
		later(10 * time.Second)
		require.Equal(t, 2*time.Second, w.when("v1"))
		require.Equal(t, 3*time.Second, w.when("v2"))
	})
}

func TestAFullQueueRefusesAndWhoIsInItStays(t *testing.T) {
	inWaitingRoom(t, Config{ViewRate: 1, ViewBurst: 1, MaxViewers: 2}, func(t *testing.T, w *waitingRoom) {
		w.crowd(t, 4)
		require.Equal(t, wire.ErrBusy, w.fault("v3"))
		require.True(t, wire.ErrBusy.Retry)
		later(2 * time.Second)
		require.Equal(t, []conference.ViewerID{"v0", "v1", "v2"}, w.inside())
	})
}

func TestWhoseTurnWouldComeTooLateIsToldAtOnce(t *testing.T) {
	inWaitingRoom(t, Config{ViewRate: 1, ViewBurst: 1}, func(t *testing.T, w *waitingRoom) {
		w.crowd(t, 4)
		soon, cancel := context.WithTimeout(t.Context(), 3*time.Second)
		defer cancel()
		w.come(soon, "player")
		require.Equal(t, wire.ErrBusy, w.fault("player"))
		patient, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		w.come(patient, "patient player")
		later(4 * time.Second)
		require.Contains(t, w.inside(), conference.ViewerID("patient player"))
	})
}

func TestANewerOfferKeepsThePlaceOfTheOneBefore(t *testing.T) {
	inWaitingRoom(t, Config{ViewRate: 1, ViewBurst: 1}, func(t *testing.T, w *waitingRoom) {
		w.crowd(t, 4)
		w.come(t.Context(), "v1")
		require.Equal(t, wire.ErrBusy, w.fault("v1"), "the earlier offer")
		require.Equal(t, []int{1, 1}, positions(w.heard("v1")), "the newer one is told where it is")
		later(3 * time.Second)
		require.Equal(t, []conference.ViewerID{"v0", "v1", "v2", "v3"}, w.inside())
	})
}

func TestATokenOfSomebodyWhoLeftAtThatMomentIsNotLost(t *testing.T) {
	inWaitingRoom(t, Config{ViewRate: 1, ViewBurst: 1}, func(t *testing.T, w *waitingRoom) {
		w.crowd(t, 1)
		called, err := w.join(t.Context(), "gone")
		require.NoError(t, err)
		w.come(t.Context(), "next")
		later(time.Second)
		require.Equal(t, 1, w.waiting(), "it was the turn of who is gone")
		w.leave(called)
		synctest.Wait()
		require.Contains(t, w.inside(), conference.ViewerID("next"))
	})
}

func TestAHouseThatClosesLetsNobodyWait(t *testing.T) {
	inWaitingRoom(t, Config{ViewRate: 1, ViewBurst: 1}, func(t *testing.T, w *waitingRoom) {
		w.crowd(t, 3)
		close(w.quit)
		synctest.Wait()
		require.Len(t, w.sent, 2)
		w.quit = make(chan struct{})
	})
}

func TestTheDoorTellsWhoWaitsAndOpensWhenItIsTheirTurn(t *testing.T) {
	e, notes := openEngine(t, func(c *Config) { c.ViewRate, c.ViewBurst = 2, 1 })
	offer := viewOffer(t, 1, 1)
	for _, id := range []conference.ViewerID{"one", "two"} {
		_, err := e.View(testContext(t), id, offer, false)
		require.NoError(t, err)
	}
	notes.await(t, "a word to the second", func() bool { return len(notes.waiting["two"]) > 0 })
	require.Equal(t, wire.Waiting{Position: 1, Seconds: 1}, notes.waiting["two"][0])
	require.Empty(t, notes.waiting["one"])
	require.Equal(t, 2, e.Stats().Viewers)
}
