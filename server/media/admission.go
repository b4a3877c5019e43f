package media

import (
	"context"
	"math"
	"slices"
	"sync"
	"time"

	"konvent/server/conference"
	"konvent/signaling/wire"
)

const (
	// placesEvery is how often those who wait are told how far they have come.
	placesEvery = time.Second
	// placeKept is how long the place of somebody who gave up is kept, as long as their seat in a room: a page that was loaded again, and
	// whoever first reads the door, has it back.
	placeKept = 15 * time.Second
)

// admission lets view connections open no faster than a token bucket fills: each costs a handshake, and of a crowd that comes at once
// nobody would get theirs in time. Who comes over the rate waits in one fair queue for the whole house, and is told their true place.
type admission struct {
	// rate is how many may open a second for long, burst how many at once, most how many may wait.
	rate, burst float64
	most        int
	tell        func(conference.ViewerID, wire.Waiting)
	quit        <-chan struct{}

	mu     sync.Mutex // guards the rest
	tokens float64
	// filled is when tokens was counted, told when places were.
	filled, told time.Time
	queue        []*turn
	// next fires when somebody may come in or places are to be told; it is stopped while nobody waits.
	next *time.Timer
}

// turn is somebody's place in the queue.
type turn struct {
	id conference.ViewerID
	// called gets nil when it is their turn, and a fault when another offer of theirs took the place.
	called chan error
	// told is the position they know.
	told int
	// left is when they gave up; zero while they wait.
	left time.Time
}

func (t *turn) waits() bool { return t.left.IsZero() }

func newAdmission(cfg Config, tell func(conference.ViewerID, wire.Waiting), quit <-chan struct{}) *admission {
	return &admission{
		rate: cfg.ViewRate, burst: float64(cfg.ViewBurst), most: cfg.MaxViewers, tell: tell, quit: quit,
		tokens: float64(cfg.ViewBurst), filled: time.Now(),
	}
}

// wait returns when a view connection of this viewer may open. A newer offer of a viewer who waits, or gave up a moment ago, takes over
// their place. Who is first does not wait, but all others do for that much longer. The fault is wire.ErrBusy: the queue is full, ctx ended,
// or its deadline comes before the turn would.
func (a *admission) wait(ctx context.Context, id conference.ViewerID, first bool) error {
	if first {
		a.pass()
		return nil
	}
	t, err := a.join(ctx, id)
	if t == nil {
		return err
	}
	select {
	case err := <-t.called:
		return err
	case <-ctx.Done():
	case <-a.quit:
	}
	a.leave(t)
	return wire.ErrBusy
}

// pass takes a token, if there is one or not.
func (a *admission) pass() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.fill()
	a.tokens--
	a.arm()
}

// join takes a token, or else a place in the queue, which is returned.
func (a *admission) join(ctx context.Context, id conference.ViewerID) (*turn, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.fill()
	t := &turn{id: id, called: make(chan error, 1)}
	if i := slices.IndexFunc(a.queue, func(o *turn) bool { return o.id == id }); i >= 0 {
		if before := a.queue[i]; before.waits() {
			before.called <- wire.ErrBusy
		}
		a.queue[i] = t
		a.place(i)
		a.arm()
		return t, nil
	}
	if a.tokens >= 1 && !slices.ContainsFunc(a.queue, (*turn).waits) {
		a.tokens--
		return nil, nil
	}
	deadline, bounded := ctx.Deadline()
	if len(a.queue) >= a.most || bounded && time.Until(deadline) < a.due(len(a.queue)+1) {
		return nil, wire.ErrBusy
	}
	if len(a.queue) == 0 {
		a.told = time.Now()
	}
	a.queue = append(a.queue, t)
	a.place(len(a.queue) - 1)
	a.arm()
	return t, nil
}

// leave gives a place up: it is passed over, and gone after a while. Who was called at the same moment gives the token to the next.
func (a *admission) leave(t *turn) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.fill()
	if slices.Contains(a.queue, t) {
		t.left = time.Now()
	} else if err := <-t.called; err == nil {
		a.tokens++
	}
	a.arm()
}

// call lets in whose turn it is and tells the others how far they have come.
func (a *admission) call() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.fill()
	now := time.Now()
	a.queue = slices.DeleteFunc(a.queue, func(t *turn) bool {
		if !t.waits() {
			return now.Sub(t.left) >= placeKept
		}
		if a.tokens < 1 {
			return false
		}
		a.tokens--
		t.called <- nil
		return true
	})
	if now.Sub(a.told) >= placesEvery {
		a.told = now
		position := 0
		for _, t := range a.queue {
			if t.waits() {
				position++
				a.say(t, position)
			}
		}
	}
	a.arm()
}

// arm sets the timer for what comes next.
func (a *admission) arm() {
	if len(a.queue) == 0 {
		if a.next != nil {
			a.next.Stop()
		}
		return
	}
	soon := placesEvery
	if slices.ContainsFunc(a.queue, (*turn).waits) {
		soon = max(min(a.due(1), time.Until(a.told.Add(placesEvery))), 0)
	}
	if a.next == nil {
		a.next = time.AfterFunc(soon, a.call)
	} else {
		a.next.Reset(soon)
	}
}

// place tells the one at this index of the queue where they are.
func (a *admission) place(i int) {
	position := 1
	for _, t := range a.queue[:i] {
		if t.waits() {
			position++
		}
	}
	a.say(a.queue[i], position)
}

// say tells somebody their position, if they do not know: one more than wait before them.
func (a *admission) say(t *turn, position int) {
	if t.told != position {
		t.told = position
		a.tell(t.id, wire.Waiting{Position: t.told, Seconds: max(1, int(math.Ceil(a.due(t.told).Seconds())))})
	}
}

// due is how long it takes until so many more may come in.
func (a *admission) due(n int) time.Duration {
	return time.Duration(math.Ceil((float64(n) - a.tokens) / a.rate * float64(time.Second)))
}

func (a *admission) fill() {
	now := time.Now()
	a.tokens = min(a.tokens+now.Sub(a.filled).Seconds()*a.rate, a.burst)
	a.filled = now
}

// waiting is how many wait.
func (a *admission) waiting() (n int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, t := range a.queue {
		if t.waits() {
			n++
		}
	}
	return n
}
