//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

// settled is for how long at least a move is looked at.
const settled = 2 * time.Second

// moved is what came of one move of all.
type moved struct {
	took   []time.Duration
	failed int
	first  error   // the first failure
	before float64 // cores of the house while all sit in the plenum
	cores  float64 // and while they go
	lost   int     // packets
	opened opened
}

// opened is how many lines and view connections were opened, and how many ended.
type opened struct{ lines, views, ended float64 }

// depart lets everybody go within over after the start.
func (j *journey) depart(ctx context.Context, start time.Time, over time.Duration) (m moved, err error) {
	var work sync.WaitGroup
	defer work.Wait()
	ctx, cancel := context.WithDeadline(ctx, start.Add(over+patience))
	defer cancel()
	arrivals := make(chan arrived, len(j.people))
	for _, t := range j.people {
		work.Go(func() {
			took, err := t.follow(ctx, over)
			arrivals <- arrived{t.player, took, err}
		})
	}
	before, err := j.opened(ctx)
	if err != nil {
		return m, err
	}
	lost := j.audience().sum().Lost
	if m.before, err = j.house.coresUntil(ctx, start.Add(-calm/10)); err != nil {
		return m, err
	}
	going, err := j.house.meter()
	if err != nil {
		return m, err
	}
	for range j.people {
		m.count(<-arrivals)
	}
	if err := wait(ctx, time.Until(start.Add(settled))); err != nil {
		return m, err
	}
	m.cores, _, _, err = going.stop()
	m.lost = j.audience().sum().Lost - lost
	after, err2 := j.opened(ctx)
	m.opened = opened{after.lines - before.lines, after.views - before.views, after.ended - before.ended}
	return m, errors.Join(err, err2)
}

// coresUntil is how many cores the house uses from now on until a time.
func (h *house) coresUntil(ctx context.Context, end time.Time) (float64, error) {
	m, err := h.meter()
	if err != nil {
		return 0, err
	}
	if err := wait(ctx, time.Until(end)); err != nil {
		return 0, err
	}
	used, _, _, err := m.stop()
	return used, err
}

func (m *moved) count(a arrived) {
	if a.err == nil {
		m.took = append(m.took, a.took)
		return
	}
	if m.failed++; m.first == nil {
		m.first = a.err
	}
}

// opened counts lines and view connections: those that the house opened so far, and those of people here that ended.
func (j *journey) opened(ctx context.Context) (o opened, err error) {
	all, err := j.house.metrics(ctx)
	if err != nil {
		return o, err
	}
	lines, known := all[linesOpened]
	views, known2 := all[viewsOpened]
	if !known || !known2 {
		return o, errors.New("the house does not count what is opened")
	}
	seen := j.audience().sum()
	ended := float64(seen.Ended + seen.Unanswered)
	for _, t := range j.people {
		if t.line.Ended() != nil {
			ended++
		}
	}
	return opened{lines, views, ended}, nil
}

func (j *journey) audience() *audience {
	a := &audience{}
	for _, t := range j.people {
		a.players = append(a.players, t.player)
	}
	return a
}

// movedRows prints some runs. That somebody did not get there is an error, and that a line or a view connection was opened for it.
func (c *crowd) movedRows(over time.Duration, runs []moved) error {
	var middle, slow, worst, cores, before []float64
	var failed, lost int
	var first error
	var anew opened
	for _, m := range runs {
		middle, slow = append(middle, millisecond(part(m.took, .5))), append(slow, millisecond(part(m.took, .95)))
		worst, cores, before = append(worst, millisecond(part(m.took, 1))), append(cores, m.cores), append(before, m.before)
		failed += m.failed
		lost += m.lost
		first = errors.Join(first, m.first)
		anew = opened{anew.lines + m.opened.lines, anew.views + m.opened.views, anew.ended + m.opened.ended}
	}
	how := "within " + over.String()
	if over == 0 {
		how = "at once"
	}
	at := c.label("%d move to %d rooms %s", c.moving, c.to, how)
	row(at+"p50", middle, fmt.Sprintf("ms from going until the first sound of the new room is there (%d of %d failed)", failed, c.moving*len(runs)))
	row(at+"p95", slow, "ms")
	row(at+"worst", worst, "ms")
	row(at+"cores", cores, fmt.Sprintf("of the house from the beginning until the last is there, %.0f s at least (%d packets lost)", settled.Seconds(), lost))
	row(at+"cores before", before, "of the house while all listen to the plenum")
	row(at+"opened", []float64{anew.lines + anew.views}, fmt.Sprintf("lines (%.0f) and view connections (%.0f); %.0f ended", anew.lines, anew.views, anew.ended))
	switch {
	case failed > 0:
		return fmt.Errorf("%d did not get there: %w", failed, first)
	case anew != opened{}:
		return errors.New("lines or view connections were opened, or ended, for a move")
	}
	return nil
}
