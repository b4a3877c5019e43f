package api

import (
	"context"
	"net/netip"
	"sync"

	"github.com/gofiber/fiber/v2"

	"konvent/signaling/wire"
)

// How many sockets the house holds at once when Config says nothing, and how many of them from one address: whole offices sit behind one.
const (
	socketsAtOnce  = 10_000
	socketsFromOne = 4_000
)

// sockets counts all of them, and ends them at once.
type sockets struct {
	ctx    context.Context
	cancel context.CancelFunc
	open   sync.WaitGroup

	most, mostFromOne int

	mu     sync.Mutex // guards all below
	all    int
	from   map[netip.Addr]int
	closed bool
}

func newSockets(most, mostFromOne int) *sockets {
	s := &sockets{most: most, mostFromOne: mostFromOne, from: map[netip.Addr]int{}}
	s.ctx, s.cancel = context.WithCancel(context.Background())
	return s
}

// enter counts a socket in. It refuses when there are as many as may be, in all or from there, and when the house closes.
func (s *sockets) enter(at netip.Addr) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.full(at) {
		return false
	}
	s.open.Add(1)
	s.all++
	s.from[at]++
	return true
}

// leave counts it out.
func (s *sockets) leave(at netip.Addr) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.all--
	if s.from[at]--; s.from[at] == 0 {
		delete(s.from, at)
	}
	s.open.Done()
}

// full says whether enter would refuse. The caller holds mu.
func (s *sockets) full(at netip.Addr) bool {
	return s.closed || s.all >= s.most || s.from[at] >= s.mostFromOne
}

// close ends all sockets and waits for them; no new one enters.
func (s *sockets) close() {
	s.mu.Lock()
	s.closed = true
	s.mu.Unlock()
	s.cancel()
	s.open.Wait()
}

// hasRoom refuses a socket before it is one, so that whoever asks is told why and when to come back.
func (s *server) hasRoom(c *fiber.Ctx) error {
	at := s.address(c)
	s.sockets.mu.Lock()
	full := s.sockets.full(at)
	s.sockets.mu.Unlock()
	if full {
		return wire.ErrBusy
	}
	c.Locals(addressKey, at)
	return c.Next()
}

// addressKey is where hasRoom leaves the address for the socket.
const addressKey = "address"
