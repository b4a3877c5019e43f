package api

import (
	"context"

	"github.com/gofiber/fiber/v2"

	"konvent/server/tally"
	"konvent/signaling/wire"
)

// How many sockets the house holds at once when Config says nothing, and how many of them from one address: whole offices sit behind one.
const (
	socketsAtOnce  = 10_000
	socketsFromOne = 4_000
)

// How many connections, sockets included, the house holds at once when Config says nothing, and how many of them from one address: 2,000
// people behind one, each with a socket and what their browser loads a page with.
const (
	connectionsAtOnce  = 24_000
	connectionsFromOne = 16_000
)

// sockets counts all of them, and ends them at once.
type sockets struct {
	*tally.Tally
	ctx    context.Context
	cancel context.CancelFunc
}

func newSockets(most, mostFromOne int) *sockets {
	s := &sockets{Tally: tally.New(most, mostFromOne)}
	s.ctx, s.cancel = context.WithCancel(context.Background())
	return s
}

// close ends all sockets and waits for them; no new one enters.
func (s *sockets) close() {
	s.Close()
	s.cancel()
	s.Wait()
}

// hasRoom refuses a socket before it is one, so that whoever asks is told why and when to come back.
func (s *server) hasRoom(c *fiber.Ctx) error {
	at := s.address(c)
	if s.sockets.Refuses(at) {
		return wire.ErrBusy
	}
	c.Locals(addressKey, at)
	return c.Next()
}

// addressKey is where hasRoom leaves the address for the socket.
const addressKey = "address"
