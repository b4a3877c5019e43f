//go:build linux

// Package player is a light player of a view connection: real ICE, DTLS and SRTP, but no decoder and no stack above, and no goroutine of
// its own. Thousands of them fit on a machine beside the server they look at.
package player

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"time"

	"github.com/pion/srtp/v3"
	"github.com/pion/transport/v4/packetio"
	"golang.org/x/sys/unix"
)

// leaveAtMost is how long a door may take to let somebody out.
const leaveAtMost = 20 * time.Second

// Player looks at one programme. Its reader owns all but what Join sets before the player sits down.
type Player struct {
	reader *reader
	socket int
	seated bool
	exit   func(context.Context) error

	ice   *agent
	hello *records // nil once the handshake is done
	out   *srtp.Context
	tally *tally
	due   due
}

// Join comes in by a way, asks for sections and returns when the connection stands. With check the player decrypts every packet and checks
// content and order; otherwise it counts what arrives, and looks only for the first key frame. It must be left.
func (h *Hall) Join(ctx context.Context, by Way, id Identity, ask Sections, check bool) (*Player, error) {
	p := &Player{reader: h.seat(), socket: -1, ice: newAgent(), tally: newTally(check)}
	if err := p.join(ctx, by, id, ask); err != nil {
		return nil, errors.Join(err, p.Leave())
	}
	return p, nil
}

func (p *Player) join(ctx context.Context, by Way, id Identity, ask Sections) error {
	text, exit, err := by.Enter(ctx, ask.offer(p.ice.ufrag, p.ice.password, id.fingerprint))
	if err != nil {
		return err
	}
	p.exit = exit
	a, err := parseAnswer(text)
	if err != nil {
		return err
	}
	hello, err := p.sit(a)
	if err != nil {
		return err
	}
	select {
	case <-p.ice.reached:
	case <-ctx.Done():
		return fmt.Errorf("ICE: %w", ctx.Err())
	}
	k, err := shake(ctx, hello, id, a.fingerprint)
	if err != nil {
		return fmt.Errorf("DTLS: %w", err)
	}
	p.reader.do(func() {
		now := time.Now()
		p.hello, p.out = nil, k.out
		p.tally.unlock(k.in, now)
		p.due = due{report: now.Add(reportEvery), ask: now, key: now.Add(keyEvery)}
	})
	return nil
}

// sit opens the player's socket and begins to check the way.
func (p *Player) sit(a answer) (*records, error) {
	socket, own, err := openSocket(a.house)
	if err != nil {
		return nil, err
	}
	p.socket = socket
	hello := &records{Buffer: packetio.NewBuffer(), socket: socket, to: a.house, at: own}
	p.reader.do(func() {
		p.hello = hello
		p.ice.pair(a, own)
		p.tally.announce(a.streams)
		if err = p.reader.add(p); err == nil {
			p.seated = true
			p.check(time.Now())
		}
	})
	return hello, err
}

// check asks whether the house is there and still wants us.
func (p *Player) check(now time.Time) {
	if b, err := p.ice.request(now); err == nil {
		p.send(b)
	}
}

// send sends a datagram. What the kernel does not take is lost, as on any way.
func (p *Player) send(b []byte) { _, _ = unix.Write(p.socket, b) }

// read takes a message out of the socket, segment by segment.
func (p *Player) read(m *mail) {
	size, segment, at := m.take(p.socket)
	for from := 0; from < size; from += segment {
		p.datagram(m.buf[from:min(from+segment, size)], at)
	}
}

// datagram sorts by the first byte (RFC 7983).
func (p *Player) datagram(b []byte, at time.Time) {
	switch first := b[0]; {
	case first >= 128 && first <= 191:
		p.tally.packet(b, at)
	case first <= 3:
		if back := p.ice.take(b); back != nil {
			p.send(back)
		}
	case first >= 20 && first <= 63 && p.hello != nil:
		_, _ = p.hello.Buffer.Write(b) // a full buffer loses a record, which DTLS repeats
	case first == alert:
		p.tally.stats.Ended = 1
	}
}

// alert is the content type of the record by which the far end closes a connection (RFC 6347, section 4.1).
const alert = 21

// Latencies are from the publisher's write until they came to the player's machine, of packets that were checked, since they were last asked for.
func (p *Player) Latencies() (all []time.Duration) {
	p.reader.do(func() { all, p.tally.latencies = p.tally.latencies, nil })
	return all
}

// Stats is what the player has seen so far.
func (p *Player) Stats() (s Stats) {
	p.reader.do(func() {
		s = p.tally.sum()
		s.Unanswered = p.ice.unanswered()
	})
	return s
}

// First waits for the first key frame and returns when it was complete.
func (p *Player) First(ctx context.Context) (time.Time, error) {
	select {
	case <-p.tally.started:
		return p.tally.first, nil
	case <-ctx.Done():
		return time.Time{}, fmt.Errorf("wait for the first picture: %w", ctx.Err())
	}
}

// Await tells when the first sound of a source comes to the player's machine, from now on. It takes the place of an earlier wish.
func (p *Player) Await(source int) <-chan time.Time {
	heard := make(chan time.Time, 1)
	p.reader.do(func() { p.tally.awaits = &awaited{uint64(source), heard} })
	return heard
}

// Sources is how many packets came of each source, repeats included, if the player checks.
func (p *Player) Sources() (all map[uint64]int) {
	p.reader.do(func() { all = maps.Clone(p.tally.from) })
	return all
}

// Leave tells the way that the player goes, and closes its socket.
func (p *Player) Leave() error {
	ctx, cancel := context.WithTimeout(context.Background(), leaveAtMost)
	defer cancel()
	var err error
	if p.exit != nil {
		err = p.exit(ctx)
	}
	switch {
	case p.seated:
		p.reader.do(func() { p.reader.remove(p) })
	case p.socket >= 0:
		unix.Close(p.socket)
	}
	return err
}

// Rebase lets every flow begin anew with the next packet: what was kept from the player on purpose is not missing.
func (p *Player) Rebase() {
	p.reader.do(func() {
		for _, f := range p.tally.flows {
			f.begun, f.holes = false, nil
		}
	})
}
