// Package mailbox lets one goroutine own a piece of state: others hand it closures, which run one after another.
//
// A closure never waits for a database, a network or another mailbox that could wait for this one; so a mailbox is never busy for
// longer than microseconds, and waiting for it is safe.
package mailbox

import (
	"fmt"
	"runtime/debug"
	"sync"
)

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

// Do runs f on the owner's goroutine and waits for it. It reports false, without running f, when the mailbox is closed. Where f
// panics, its caller does: the owner goes on for everybody else.
func (m *Mailbox) Do(f func()) bool {
	var fell *Panic
	ran := make(chan struct{})
	if !m.Post(func() { defer close(ran); fell = try(f) }) {
		return false
	}
	select {
	case <-ran:
	case <-m.done:
		select {
		case <-ran:
		default:
			return false
		}
	}
	if fell != nil {
		panic(fell)
	}
	return true
}

// Panic is what a closure panicked with, and where.
type Panic struct {
	Value any
	Stack []byte
}

func (p *Panic) Error() string { return fmt.Sprintf("%v\n%s", p.Value, p.Stack) }

func try(f func()) (fell *Panic) {
	defer func() {
		if v := recover(); v != nil {
			fell = &Panic{v, debug.Stack()}
		}
	}()
	f()
	return nil
}

// Post has f run on the owner's goroutine and does not wait for it. A closure must not Post to its own mailbox. Where f panics there
// is nobody to tell, and the house ends; it comes back as it was.
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
