//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
)

// loopback measures numbers of viewers who get everything, each in a house of its own.
func (c *crowd) loopback(ctx context.Context) error {
	if c.soaking > 0 {
		return nil // it is they who soak
	}
	var all error
	for _, n := range c.viewers {
		if err := c.inHouse(ctx, func(h *house) error { return c.watchers(ctx, h, n) }); err != nil {
			all = errors.Join(all, missed("%d viewers: %w", n, err))
		}
	}
	return all
}

// watchers lets n viewers in and measures some runs with them.
func (c *crowd) watchers(ctx context.Context, h *house, n int) (err error) {
	s, err := openStage(ctx, h, false)
	if err != nil {
		return fmt.Errorf("open the stage: %w", err)
	}
	defer func() { err = errors.Join(err, s.close()) }()
	a, err := c.enter(ctx, h, n, c.check)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.leave()) }()
	var runs []viewed
	for range c.runs {
		v, err := a.watch(ctx, h, s, c.length)
		if err != nil {
			return err
		}
		runs = append(runs, v)
	}
	full, err := h.memory()
	if err != nil {
		return err
	}
	at := c.label("%d viewers", n)
	c.viewerRows(at, min(n, c.check), runs)
	row(at+"join p50", []float64{millisecond(part(a.joins, .5))}, fmt.Sprintf("ms from the offer to the end of the first key frame, %d at a time", together))
	row(at+"join p95", []float64{millisecond(part(a.joins, .95))}, "ms")
	row(at+"memory", []float64{float64(full-h.empty) / 1024 / float64(n)}, "KiB per viewer more than the empty house, after the last run")
	return nil
}

// viewerRows prints what the runs of one number of viewers showed, of whom some check every packet.
func (c *crowd) viewerRows(at string, checking int, runs []viewed) {
	var cpu, cores, own, delivered, middle, late []float64
	var lost, sound, twice, broken, lapsed int
	var full overflows
	for _, v := range runs {
		cpu, cores, own, delivered = append(cpu, v.cpu), append(cores, v.cores), append(own, v.own), append(delivered, v.delivered)
		middle, late = append(middle, millisecond(part(v.latencies, .5))), append(late, millisecond(part(v.latencies, .99)))
		lost += v.lost
		sound += v.sound
		twice += v.twice
		broken += v.broken
		lapsed += v.lapsed
		full.house += v.overflows.house
		full.crowd += v.overflows.crowd
	}
	row(at+"CPU", cpu, "µs of the house per delivered packet")
	row(at+"cores", cores, "of the house")
	row(at+"delivered ÷ published", delivered, fmt.Sprintf("(%d lost in the end, %d of them sound; %d came twice; %d broken or out of order, %d connections lapsed; buffers overflowed: house %d, crowd %d)",
		lost, sound, twice, broken, lapsed, full.house, full.crowd))
	row(at+"latency p50", middle, fmt.Sprintf("ms from the publisher's write to the player's machine, %d viewers", checking))
	row(at+"latency p99", late, "ms")
	row(at+"the crowd itself", own, "cores")
}
