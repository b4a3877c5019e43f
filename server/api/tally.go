package api

import (
	"net/netip"
	"sync"
)

// tally counts who is in: so many in all, and so many of them from one address.
type tally struct {
	most, mostFromOne int
	// open waits for those who are in.
	open sync.WaitGroup

	mu     sync.Mutex // guards the rest
	all    int
	from   map[netip.Addr]int
	closed bool
}

func newTally(most, mostFromOne int) *tally {
	return &tally{most: most, mostFromOne: mostFromOne, from: map[netip.Addr]int{}}
}

// enter counts one in. It refuses when there are as many as may be, in all or from there, and when it is closed. From the zero address
// as many may come as in all.
func (t *tally) enter(at netip.Addr) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.full(at) {
		return false
	}
	t.open.Add(1)
	t.all++
	t.from[at]++
	return true
}

// leave counts it out.
func (t *tally) leave(at netip.Addr) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.all--
	if t.from[at]--; t.from[at] == 0 {
		delete(t.from, at)
	}
	t.open.Done()
}

// refuses says whether enter would.
func (t *tally) refuses(at netip.Addr) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.full(at)
}

// full is refuses for callers that hold mu.
func (t *tally) full(at netip.Addr) bool {
	return t.closed || t.all >= t.most || at.IsValid() && t.from[at] >= t.mostFromOne
}

// close refuses everybody from now on.
func (t *tally) close() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.closed = true
}
