// Package mailbox lets one goroutine own a piece of state: others hand it closures, which run one after another.
//
// A closure never waits for a database, a network or another mailbox that could wait for this one; so a mailbox is never busy for
// longer than microseconds, and waiting for it is safe.
package mailbox

import "sync"

// size is how many closures may wait. When it is full, Do and Post wait for room: the callers are sessions and timers, whose
// number is bounded.
const size = 256

// Mailbox runs closures on its own goroutine.
type Mailbox struct {
	in     chan func()
	quit   chan struct{}
	closed sync.Once
	done   chan struct{}
}

// New starts a mailbox. Close ends it.
func New() *Mailbox {
	m := &Mailbox{in: make(chan func(), size), quit: make(chan struct{}), done: make(chan struct{})}
	go m.run()
	return m
}

func (m *Mailbox) run() {
	defer close(m.done)
	for {
		select {
		case f := <-m.in:
			f()
		case <-m.quit:
			return
		}
	}
}

// Do runs f on the owner's goroutine and waits for it. It reports false, without running f, when the mailbox is closed.
func (m *Mailbox) Do(f func()) bool {
	ran := make(chan struct{})
	if !m.Post(func() { f(); close(ran) }) {
		return false
	}
	select {
	case <-ran:
		return true
	case <-m.done:
		select {
		case <-ran:
			return true
		default:
			return false
		}
	}
}

// Post has f run on the owner's goroutine and does not wait for it. A closure must not Post to its own mailbox.
func (m *Mailbox) Post(f func()) bool {
	select {
	case <-m.quit:
		return false
	default:
	}
	select {
	case m.in <- f:
		return true
	case <-m.quit:
		return false
	}
}

// Close ends the goroutine after the closure that runs now; what waits is dropped.
func (m *Mailbox) Close() {
	m.closed.Do(func() { close(m.quit) })
	<-m.done
}
