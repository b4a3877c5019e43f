// Package tally counts who is in (so many in all, and so many of them from one address), and makes listeners that let no more in.
package tally

import (
	"net/netip"
	"sync"
)

// Tally counts. Its methods may be called from any goroutine.
type Tally struct {
	most, mostFromOne int
	in                sync.WaitGroup // those who are in

	mu     sync.Mutex // guards the rest
	all    int
	from   map[netip.Addr]int
	closed bool
}

// New makes a tally of at most so many in all and from one address.
func New(most, mostFromOne int) *Tally {
	return &Tally{most: most, mostFromOne: mostFromOne, from: map[netip.Addr]int{}}
}

// Network is what an address counts for: itself, or of IPv6 its network (/64), for that is what one connection has.
func Network(at netip.Addr) netip.Addr {
	if at = at.Unmap().WithZone(""); at.Is6() {
		at = netip.PrefixFrom(at, 64).Masked().Addr()
	}
	return at
}

// Enter counts one in, whom Leave counts out. It refuses when there are as many as may be, in all or from there, and after Close.
// From the zero address as many may come as in all.
func (t *Tally) Enter(at netip.Addr) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.full(at) {
		return false
	}
	t.in.Add(1)
	t.all++
	t.from[at]++
	return true
}

// Leave counts one out.
func (t *Tally) Leave(at netip.Addr) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.all--
	if t.from[at]--; t.from[at] == 0 {
		delete(t.from, at)
	}
	t.in.Done()
}

// Refuses says whether Enter would refuse now.
func (t *Tally) Refuses(at netip.Addr) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.full(at)
}

// full is Refuses for callers that hold mu.
func (t *Tally) full(at netip.Addr) bool {
	return t.closed || t.all >= t.most || at.IsValid() && t.from[at] >= t.mostFromOne
}

// Close refuses everybody from now on.
func (t *Tally) Close() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.closed = true
}

// Wait waits until everybody has left; after Close.
func (t *Tally) Wait() { t.in.Wait() }
