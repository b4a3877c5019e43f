//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"konvent/tests/crowd/player"
)

// together is how many enter or leave at the same time.
const together = 10

// audience are players who look at the stage of a house, in the order in which they came.
type audience struct {
	players []*player.Player
	joins   []time.Duration // from the offer to the end of the first key frame
}

// viewed is what one run of viewers showed.
type viewed struct {
	cpu       float64 // µs of the house per delivered packet
	cores     float64 // of the house
	own       float64 // cores of this program
	delivered float64 // of what was published, 1 is all
	lost      int
	sound     int // of lost
	twice     int // or too late
	broken    int // content or order
	lapsed    int // connections that the house ended, and checks that it did not answer
	overflows overflows
	latencies []time.Duration
}

// checks says whether the i-th of n players looks into every packet: check of them, spread over the order in which they came, the last
// included, for a house may serve them in that order.
func checks(i, n, check int) bool {
	check = min(check, n)
	return (i+1)*check/n > i*check/n
}

// enter lets n players in, some at a time.
func (c *crowd) enter(ctx context.Context, h *house, n, check int) (*audience, error) {
	a := &audience{players: make([]*player.Player, n), joins: make([]time.Duration, n)}
	err := each(n, func(i int) (err error) {
		ctx, cancel := context.WithTimeout(ctx, patience)
		defer cancel()
		a.players[i], a.joins[i], err = c.join(ctx, h, i, checks(i, n, check))
		return err
	})
	if err != nil {
		return nil, errors.Join(err, a.leave())
	}
	return a, nil
}

// each does f for 0 to n−1, some at a time, waits for all, and returns the first error and how many there were.
func each(n int, f func(i int) error) error {
	errs := make(chan error, n)
	places := make(chan struct{}, together)
	for i := range n {
		places <- struct{}{}
		go func() {
			err := f(i)
			<-places
			errs <- err
		}()
	}
	failed, count := error(nil), 0
	for range n {
		if err := <-errs; err != nil {
			count++
			if failed == nil {
				failed = err
			}
		}
	}
	if failed != nil {
		return fmt.Errorf("%d of %d: %w", count, n, failed)
	}
	return nil
}

// join lets one player in by the WHEP door, and says how long it took from the offer to the end of the first key frame.
func (c *crowd) join(ctx context.Context, h *house, i int, check bool) (*player.Player, time.Duration, error) {
	door := h.links.Whep
	door.From = address(i)
	start := time.Now()
	p, err := c.hall.Join(ctx, door, c.id, player.Programme, check)
	if err != nil {
		return nil, 0, err
	}
	first, err := p.First(ctx)
	return p, first.Sub(start), err
}

// address is that of the i-th guest of the house (RFC 2544, appendix C.2.2), for the house counts guests by address.
func address(i int) string { return fmt.Sprintf("198.18.%d.%d", i>>8&0xff, i&0xff) }

// leave lets all go.
func (a *audience) leave() error {
	return each(len(a.players), func(i int) error {
		if a.players[i] == nil {
			return nil
		}
		return a.players[i].Leave()
	})
}

// sum adds up what all have seen.
func (a *audience) sum() player.Stats {
	var all player.Stats
	for _, p := range a.players {
		if p == nil {
			continue
		}
		s := p.Stats()
		all.Packets += s.Packets
		all.Lost += s.Lost
		all.LostAudio += s.LostAudio
		all.Repeated += s.Repeated
		all.Foreign += s.Foreign
		all.Broken += s.Broken
		all.Disordered += s.Disordered
		all.Unanswered += s.Unanswered
		all.Ended += s.Ended
	}
	return all
}

// latencies are those of all, since they were last asked for.
func (a *audience) latencies() (all []time.Duration) {
	for _, p := range a.players {
		all = append(all, p.Latencies()...)
	}
	return all
}

// watch looks on for a while. What was published and what was seen is counted while nothing is on its way.
func (a *audience) watch(ctx context.Context, h *house, s source, length time.Duration) (v viewed, err error) {
	before, due, err := a.count(ctx, s)
	if err != nil {
		return v, err
	}
	a.latencies()
	m, err := h.meter()
	if err != nil {
		return v, err
	}
	if err := wait(ctx, length); err != nil {
		return v, err
	}
	v.cores, v.own, v.overflows, err = m.stop()
	wall := time.Since(m.began)
	after, dueAfter, err2 := a.count(ctx, s)
	got := after.Packets - before.Packets
	v.cpu = v.cores * float64(wall.Microseconds()) / float64(got)
	v.delivered = float64(got) / (dueAfter - due) / float64(len(a.players))
	v.lost, v.sound, v.latencies = after.Lost-before.Lost, after.LostAudio-before.LostAudio, a.latencies()
	v.twice = after.Repeated - before.Repeated
	v.broken = after.Broken - before.Broken + after.Disordered - before.Disordered
	v.lapsed = after.Ended + after.Unanswered - before.Ended - before.Unanswered
	return v, errors.Join(err, err2)
}

// count says what all have seen, and what each should have seen in the mean.
func (a *audience) count(ctx context.Context, s source) (seen player.Stats, due float64, err error) {
	err = still(ctx, s, func() (float64, error) { return float64(a.sum().Packets), nil }, func() { seen, due = a.sum(), s.due() })
	return seen, due, err
}

// meter measures what house and crowd use.
type meter struct {
	house      *house
	began      time.Time
	cpu, own   time.Duration
	overflowed overflows
}

func (h *house) meter() (m meter, err error) {
	m = meter{house: h}
	if m.overflowed, err = h.overflowed(); err != nil {
		return m, err
	}
	m.began, m.own = time.Now(), ownCPU()
	m.cpu, err = h.cpu()
	return m, err
}

// stop tells how many cores house and crowd used since, and how many packets found no place in their receive buffers.
func (m meter) stop() (house, crowd float64, o overflows, err error) {
	cpu, err := m.house.cpu()
	wall := time.Since(m.began).Seconds()
	house, crowd = (cpu-m.cpu).Seconds()/wall, (ownCPU()-m.own).Seconds()/wall
	now, err2 := m.house.overflowed()
	return house, crowd, overflows{now.house - m.overflowed.house, now.crowd - m.overflowed.crowd}, errors.Join(err, err2)
}
