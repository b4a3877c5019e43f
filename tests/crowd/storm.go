//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"konvent/tests/crowd/player"
)

// storms measures joins that come at their own pace, whether the house keeps up or not. Each run is in a house of its own.
func (c *crowd) storms(ctx context.Context) error {
	if c.storm == 0 {
		return nil
	}
	var middle, slow, worst, cores []float64
	failed, lost := 0, 0
	var example error
	for range c.runs {
		err := c.inHouse(ctx, func(h *house) error {
			r, err := c.stormOnce(ctx, h)
			middle, slow = append(middle, millisecond(part(r.joins, .5))), append(slow, millisecond(part(r.joins, .95)))
			worst, cores = append(worst, millisecond(part(r.joins, 1))), append(cores, r.cores)
			failed += r.failed
			lost += r.lost
			example = errors.Join(example, r.example)
			return err
		})
		if err != nil {
			return missed("%d joins, %d a second: %w", c.storm, c.rate, err)
		}
	}
	at := c.label("%d joins, %d a second", c.storm, c.rate)
	row(at+"p50", middle, fmt.Sprintf("ms from the offer to the end of the first key frame, waiting included (%d of %d failed)", failed, c.runs*c.storm))
	row(at+"p95", slow, "ms")
	row(at+"worst", worst, "ms")
	row(at+"cores", cores, fmt.Sprintf("of the house, joins and pictures (%d packets lost in the end)", lost))
	if example != nil {
		fmt.Println("   failures:", example)
	}
	return nil
}

// stormed is what one storm showed.
type stormed struct {
	joins        []time.Duration
	failed, lost int
	cores        float64
	example      error // the first failure
}

// arrived is what came of one player's joining.
type arrived struct {
	player *player.Player
	took   time.Duration
	err    error
}

func (c *crowd) stormOnce(ctx context.Context, h *house) (r stormed, err error) {
	s, err := openStage(ctx, h, false)
	if err != nil {
		return r, fmt.Errorf("open the stage: %w", err)
	}
	defer func() { err = errors.Join(err, s.close()) }()
	m, err := h.meter()
	if err != nil {
		return r, err
	}
	entries := make(chan arrived, c.storm)
	tick := time.NewTicker(time.Second / time.Duration(c.rate))
	defer tick.Stop()
	for i := range c.storm {
		<-tick.C
		go func() {
			ctx, cancel := context.WithTimeout(ctx, patience)
			defer cancel()
			p, took, err := c.join(ctx, h, i, checks(i, c.storm, c.check))
			entries <- arrived{p, took, err}
		}()
	}
	a := r.take(entries, c.storm)
	r.cores, _, _, err = m.stop()
	r.lost = a.sum().Lost
	return r, errors.Join(err, a.leave())
}

// take waits for all who tried to join.
func (r *stormed) take(entries <-chan arrived, n int) *audience {
	a := &audience{}
	for range n {
		e := <-entries
		if e.player != nil {
			a.players = append(a.players, e.player)
		}
		if e.err == nil {
			r.joins = append(r.joins, e.took)
			continue
		}
		r.failed++
		if r.example == nil {
			r.example = e.err
		}
	}
	return a
}
