package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"konvent/tests/crowd/player"
)

// joinTogether is how many players enter at the same moment.
const joinTogether = 10

// viewed is what one run of viewers showed.
type viewed struct {
	cpu       float64 // µs of the house per delivered packet
	memory    float64 // KiB of the house per viewer
	delivered float64 // of what was published, 1 is all
	lost      int
	broken    int // content or order
	joins     []time.Duration
	latencies []time.Duration
}

// watch lets n viewers look at the stage for a while; the first check of them look into every packet.
func watch(ctx context.Context, h *house, s *stage, n, check int, length time.Duration) (v viewed, err error) {
	players, joins, err := enter(ctx, h.links.Whep, n, check)
	defer func() { err = errors.Join(err, leave(players)) }()
	if err != nil {
		return v, err
	}
	v.joins = joins
	before, published := sum(players), s.packets.Load()
	cpu, err := h.cpu()
	if err != nil {
		return v, err
	}
	if err := wait(ctx, length); err != nil {
		return v, err
	}
	after, publishedAfter := sum(players), s.packets.Load()
	cpuAfter, err := h.cpu()
	if err != nil {
		return v, err
	}
	full, err := h.memory()
	delivered := after.Packets - before.Packets
	v.cpu = float64((cpuAfter - cpu).Microseconds()) / float64(delivered)
	v.memory = float64(full-h.empty) / 1024 / float64(n)
	v.delivered = float64(delivered) / float64(publishedAfter-published) / float64(n)
	v.lost, v.broken, v.latencies = after.Lost-before.Lost, after.Broken+after.Disordered, after.Latencies
	return v, err
}

// entry is what came of one player's joining.
type entry struct {
	player *player.Player
	took   time.Duration // from the offer to the first picture
	err    error
}

// enter lets n players in, some at a time, and tells how long each took.
func enter(ctx context.Context, d player.Door, n, check int) ([]*player.Player, []time.Duration, error) {
	id, err := player.NewIdentity()
	if err != nil {
		return nil, nil, err
	}
	var players []*player.Player
	var joins []time.Duration
	for from := 0; from < n; from += joinTogether {
		together := min(joinTogether, n-from)
		entries := make(chan entry, together)
		for i := range together {
			go func() { entries <- join(ctx, d, id, from+i < check) }()
		}
		for range together {
			e := <-entries
			if e.player != nil {
				players = append(players, e.player)
			}
			joins = append(joins, e.took)
			err = errors.Join(err, e.err)
		}
		if err != nil {
			return players, joins, fmt.Errorf("viewer %d to %d: %w", from+1, from+together, err)
		}
	}
	return players, joins, nil
}

func join(ctx context.Context, d player.Door, id player.Identity, check bool) entry {
	start := time.Now()
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	p, err := player.Join(ctx, d, id, check)
	if err != nil {
		return entry{err: err}
	}
	first, err := p.First(ctx)
	return entry{p, first.Sub(start), err}
}

func leave(players []*player.Player) error {
	var err error
	for _, p := range players {
		err = errors.Join(err, p.Leave())
	}
	return err
}

func sum(players []*player.Player) player.Stats {
	var all player.Stats
	for _, p := range players {
		s := p.Stats()
		all.Packets += s.Packets
		all.Lost += s.Lost
		all.Broken += s.Broken
		all.Disordered += s.Disordered
		all.Latencies = append(all.Latencies, s.Latencies...)
	}
	return all
}

// wait lets time pass; what is measured is what others do in it.
func wait(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// part is the share-th part of times in order: 0.5 is the median.
func part(times []time.Duration, share float64) time.Duration {
	if len(times) == 0 {
		return 0
	}
	slices.Sort(times)
	return times[min(len(times)-1, int(float64(len(times))*share))]
}
