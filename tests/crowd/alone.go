//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"time"

	"konvent/tests/netns"
)

// calm is how long something has to settle before it is measured.
const calm = time.Second

// senderAlone measures what sending costs where nobody has to receive: an nftables rule drops the house's RTP at egress.
func (c *crowd) senderAlone(ctx context.Context) error {
	if len(c.alone) > 0 && !c.apart {
		fmt.Println("no root: sender alone is left out")
		return nil
	}
	var all error
	for _, n := range c.alone {
		if err := c.inHouse(ctx, func(h *house) error { return c.unheard(ctx, h, n) }); err != nil {
			all = errors.Join(all, missed("sender alone, %d viewers: %w", n, err))
		}
		if err := c.floorAt(ctx, n); err != nil {
			all = errors.Join(all, missed("floor at %d: %w", n, err))
		}
	}
	return all
}

// unheard lets n viewers in while little is sent, then drops what is sent in full, and at last sees whether all were still there.
func (c *crowd) unheard(ctx context.Context, h *house, n int) (err error) {
	s, err := openStage(ctx, h, true)
	if err != nil {
		return fmt.Errorf("open the stage: %w", err)
	}
	defer func() { err = errors.Join(err, s.close()) }()
	a, err := c.enter(ctx, h, n, 0)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.leave()) }()
	costs, cores, share, err := c.dropped(ctx, h, s, n)
	if err != nil {
		return err
	}
	back, err := a.back(ctx)
	at := c.label("sender alone, %d", n)
	row(at+"CPU", costs, fmt.Sprintf("µs of the house per packet sent and dropped at egress (%d of %d received again without the rule)", back, n))
	row(at+"cores", cores, "of the house")
	row(at+"sent ÷ published", share, "as the house counts it")
	return err
}

// dropped measures some runs while the house's media packets are dropped. The stage is thin before and after.
func (c *crowd) dropped(ctx context.Context, h *house, s *stage, n int) (costs, cores, share []float64, err error) {
	lift, err := netns.Drop(netns.Media(h.media))
	if err != nil {
		return nil, nil, nil, err
	}
	defer func() { err = errors.Join(err, lift()) }()
	s.thin.Store(false)
	defer s.thin.Store(true)
	if err := wait(ctx, calm); err != nil {
		return nil, nil, nil, err
	}
	for range c.runs {
		one, err := h.sentFor(ctx, s, n, c.length)
		if err != nil {
			return nil, nil, nil, err
		}
		costs, cores, share = append(costs, one.cost), append(cores, one.cores), append(share, one.share)
	}
	return costs, cores, share, nil
}

// sending is what the house sent in a run: µs for a packet, cores, and the share of what was due.
type sending struct{ cost, cores, share float64 }

// sentFor measures what the house sends to n people while nobody receives it.
func (h *house) sentFor(ctx context.Context, from source, n int, length time.Duration) (s sending, err error) {
	sent, due, err := h.counted(ctx, from)
	if err != nil {
		return s, err
	}
	m, err := h.meter()
	if err != nil {
		return s, err
	}
	if err := wait(ctx, length); err != nil {
		return s, err
	}
	used, _, _, err := m.stop()
	wall := time.Since(m.began)
	sentAfter, dueAfter, err2 := h.counted(ctx, from)
	s = sending{used * float64(wall.Microseconds()) / (sentAfter - sent), used, (sentAfter - sent) / (dueAfter - due) / float64(n)}
	return s, errors.Join(err, err2)
}

// counted says how many packets the house has sent, and how many somebody should have been sent.
func (h *house) counted(ctx context.Context, s source) (sent, due float64, err error) {
	err = still(ctx, s, func() (_ float64, err error) {
		sent, err = h.metric(ctx, delivered)
		return sent, err
	}, func() { due = s.due() })
	return sent, due, err
}

// back says how many get packets again.
func (a *audience) back(ctx context.Context) (int, error) {
	before := make([]int, len(a.players))
	for i, p := range a.players {
		p.Rebase()
		before[i] = p.Stats().Packets
	}
	ctx, cancel := context.WithTimeout(ctx, 5*calm)
	defer cancel()
	for {
		count := 0
		for i, p := range a.players {
			if p.Stats().Packets > before[i] {
				count++
			}
		}
		if count == len(a.players) {
			return count, nil
		}
		if wait(ctx, calm/10) != nil {
			return count, fmt.Errorf("%d of %d viewers got nothing any more", len(a.players)-count, len(a.players))
		}
	}
}

// floorAt measures the floor's sender alone at the same number.
func (c *crowd) floorAt(ctx context.Context, n int) error {
	if c.floor == "" {
		return nil
	}
	cmd := exec.CommandContext(ctx, c.floor, "-ways", "alone", "-n", strconv.Itoa(n), "-runs", strconv.Itoa(c.runs), "-heading=false")
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	return cmd.Run()
}
