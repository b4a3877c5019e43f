//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"konvent/tests/crowd/player"
)

const (
	// looks is how many figures a soak takes between two lines: a heap is what is left of it after the collector went by.
	looks = 12
	// flatAt is the share by which a figure may be higher in the last third than in the first.
	flatAt = 0.05
)

// soak is a house that people enter and leave all the time.
type soak struct {
	*crowd
	house *house
	work  sync.WaitGroup

	mu      sync.Mutex // guards all below
	players []*player.Player
	took    []time.Duration
	joined  int
	failed  error // the first failure
	fails   int
	gone    player.Stats // of those who left
}

// soaks measures whether a house stays as it is.
func (c *crowd) soaks(ctx context.Context) error {
	if c.soaking == 0 {
		return nil
	}
	return c.inHouse(ctx, func(h *house) (err error) {
		s, err := openStage(ctx, h, false)
		if err != nil {
			return fmt.Errorf("open the stage: %w", err)
		}
		defer func() { err = errors.Join(err, s.close()) }()
		empty, err := h.look(ctx)
		if err != nil {
			return err
		}
		a, err := c.enter(ctx, h, c.viewers[0], 0)
		if err != nil {
			return err
		}
		k := &soak{crowd: c, house: h, players: a.players}
		lines, err := k.run(ctx)
		k.work.Wait()
		if err = errors.Join(err, (&audience{players: k.players}).leave()); err != nil {
			return err
		}
		return k.conclude(ctx, empty, lines)
	})
}

// state is how a house is.
type state struct{ viewers, heap, resident, goroutines, files float64 }

func (h *house) look(ctx context.Context) (s state, err error) {
	all, err := h.metrics(ctx)
	if err != nil {
		return s, err
	}
	resident, err := h.memory()
	const mebi = 1 << 20
	return state{all[viewing], all[heap] / mebi, float64(resident) / mebi, all[goroutines], all[openFiles]}, err
}

// run lets one go and one come at every tick, and prints a line every minute or tenth of the time.
func (k *soak) run(ctx context.Context) (lines []state, err error) {
	every := min(time.Minute, k.soaking/10)
	change, look := time.NewTicker(time.Second/time.Duration(k.churn)), time.NewTicker(every/looks)
	defer change.Stop()
	defer look.Stop()
	fmt.Printf("%8s %8s %12s %14s %11s %8s %8s %8s %8s\n", "after", "viewers", "heap MiB", "resident MiB", "goroutines", "files", "joined", "failed", "lost")
	var least state
	start := time.Now()
	for turn, n := len(k.players), 0; time.Since(start) < k.soaking; {
		select {
		case <-ctx.Done():
			return lines, ctx.Err()
		case <-change.C:
			turn++
			k.work.Go(func() { k.exchange(ctx, turn) })
		case <-look.C:
			now, err := k.house.look(ctx)
			if err != nil {
				return lines, err
			}
			if n++; n%looks == 1 || now.heap < least.heap {
				least = now
			}
			if n%looks == 0 {
				now.heap = least.heap
				lines = append(lines, now)
				k.print(time.Since(start), now)
			}
		}
	}
	return lines, nil
}

func (k *soak) print(after time.Duration, s state) {
	k.mu.Lock()
	defer k.mu.Unlock()
	lost := k.gone.Lost + (&audience{players: k.players}).sum().Lost
	fmt.Printf("%8s %8.0f %12.1f %14.1f %11.0f %8.0f %8d %8d %8d\n", after.Round(time.Second), s.viewers, s.heap, s.resident, s.goroutines, s.files, k.joined, k.fails, lost)
}

// exchange lets who is here longest go, and another come.
func (k *soak) exchange(ctx context.Context, i int) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	k.mu.Lock()
	var oldest *player.Player
	if len(k.players) > 0 {
		oldest, k.players = k.players[0], k.players[1:]
	}
	k.mu.Unlock()
	var left error
	var seen player.Stats
	if oldest != nil {
		seen = oldest.Stats()
		left = oldest.Leave()
	}
	p, took, err := k.join(ctx, k.house, i, false)
	k.mu.Lock()
	defer k.mu.Unlock()
	k.gone.Lost += seen.Lost
	if p != nil {
		k.players = append(k.players, p)
	}
	if err := errors.Join(left, err); err != nil {
		k.fails++
		k.failed = err
		return
	}
	k.joined++
	k.took = append(k.took, took)
}

// conclude says what grew, and what is left when all have gone.
func (k *soak) conclude(ctx context.Context, empty state, lines []state) error {
	at := k.label("soak %s, %d viewers, %d joins and leaves a second", k.soaking, k.viewers[0], k.churn)
	row(at+"join p95", []float64{millisecond(part(k.took, .95))}, fmt.Sprintf("ms from the offer to the end of the first key frame (%d of %d failed)", k.fails, k.joined+k.fails))
	var grows error
	for _, f := range []struct {
		name string
		of   func(state) float64
	}{
		{"heap", func(s state) float64 { return s.heap }}, {"resident", func(s state) float64 { return s.resident }},
		{"goroutines", func(s state) float64 { return s.goroutines }}, {"files", func(s state) float64 { return s.files }},
	} {
		first, last := thirds(lines, f.of)
		word := "flat"
		if last > first*(1+flatAt) {
			word, grows = "GROWS", missed("%s of the soak grows", f.name)
		}
		fmt.Printf("   %-12s %8.1f in the first third, %8.1f in the last: %s\n", f.name, first, last, word)
	}
	if k.failed != nil {
		fmt.Println("   a failure:", k.failed)
	}
	now, err := k.house.settle(ctx, empty)
	fmt.Printf("   when all have gone: %.0f viewers, %.0f goroutines and %.0f files (%.0f and %.0f before they came)\n",
		now.viewers, now.goroutines, now.files, empty.goroutines, empty.files)
	return errors.Join(grows, err)
}

// settle looks until the house is as it was, or for a while.
func (h *house) settle(ctx context.Context, before state) (now state, err error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for {
		player.CloseIdle()
		if now, err = h.look(ctx); err != nil || now.goroutines <= before.goroutines && now.files <= before.files {
			return now, err
		}
		if wait(ctx, calm/10) != nil {
			return now, nil
		}
	}
}

// thirds is the mean of a figure in the first and in the last third of the lines.
func thirds(lines []state, of func(state) float64) (first, last float64) {
	n := max(1, len(lines)/3)
	for i := range min(n, len(lines)) {
		first += of(lines[i]) / float64(n)
		last += of(lines[len(lines)-1-i]) / float64(n)
	}
	return first, last
}
