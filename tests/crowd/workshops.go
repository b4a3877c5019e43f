//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"konvent/signaling/wire"
	"konvent/tests/netns"
)

// carriedAt is the least share of what was published that must arrive for so many workshops to count as carried.
const carriedAt = 0.999

// manyWorkshops fills one workshop after the other, as far as house and crowd carry them on this machine, and then lets the house alone
// send what all of them would get.
func (c *crowd) manyWorkshops(ctx context.Context) error {
	if c.workshops < 2 {
		return nil
	}
	err := c.inHouse(ctx, func(h *house) error { return c.growing(ctx, h) })
	if err == nil {
		err = c.inHouse(ctx, func(h *house) error { return c.unheardWorkshops(ctx, h) })
	}
	if err != nil {
		return missed("%d workshops of %d: %w", c.workshops, c.workshop, err)
	}
	return nil
}

// growing measures one workshop, two, and so on. It ends where they are not carried any more, which is a figure and no failure.
func (c *crowd) growing(ctx context.Context, h *house) (err error) {
	there, err := h.furnish(ctx, c.workshops, 0, 0)
	if err != nil {
		return err
	}
	var people gathering
	defer func() { err = errors.Join(err, leaveAll(people)) }()
	for n, room := range there[wire.Workshop] {
		more, err := c.gatherWorkshop(ctx, h, room, n*c.workshop)
		people = append(people, more...)
		at := c.label("%d of %d workshops of %d", n+1, c.workshops, c.workshop)
		if err != nil && ctx.Err() == nil && n > 0 {
			fmt.Printf("%snot all came in (%v): %d are carried on this machine\n", at, err, n)
			return nil
		}
		if err = errors.Join(err, wait(ctx, 2*calm)); err != nil {
			return err
		}
		runs, err := c.workshopRows(ctx, h, people, at)
		if err != nil {
			return err
		}
		if least := slices.MinFunc(runs, fewer).delivered; least < carriedAt {
			fmt.Printf("%sover: %.1f %% arrived in the worst run; %d are carried on this machine, house and crowd on it\n", at, 100*least, n)
			return nil
		}
	}
	fmt.Printf("all %d workshops are carried on this machine, house and crowd on it\n", c.workshops)
	return nil
}

func fewer(a, b viewed) int {
	if a.delivered < b.delivered {
		return -1
	}
	return 1
}

// unheardWorkshops lets everybody in while an nftables rule drops the house's packets at egress: its guests have machines of their own.
func (c *crowd) unheardWorkshops(ctx context.Context, h *house) (err error) {
	if !c.apart {
		fmt.Println("no root: workshops whose packets are dropped at egress are left out")
		return nil
	}
	there, err := h.furnish(ctx, c.workshops, 0, 0)
	if err != nil {
		return err
	}
	lift, err := netns.Drop(netns.Media(h.media))
	if err != nil {
		return err
	}
	var people gathering
	defer func() {
		people.hold(true) // what has gathered would all come at once
		err = errors.Join(err, leaveAll(people), lift())
	}()
	for n, room := range there[wire.Workshop] {
		more, err := c.gatherWorkshop(ctx, h, room, n*c.workshop)
		people = append(people, more...)
		if err != nil {
			return err
		}
	}
	return c.aloneRows(ctx, h, people)
}

// aloneRows measures what the house sends to people who get nothing of it.
func (c *crowd) aloneRows(ctx context.Context, h *house, people gathering) error {
	if err := wait(ctx, 2*calm); err != nil {
		return err
	}
	var costs, used, share []float64
	for range c.runs {
		one, err := h.sentFor(ctx, people, len(people), c.length)
		if err != nil {
			return err
		}
		costs, used, share = append(costs, one.cost), append(used, one.cores), append(share, one.share)
	}
	at := c.label("%d workshops of %d, dropped at egress", c.workshops, c.workshop)
	row(at+"CPU", costs, "µs of the house per packet sent")
	row(at+"cores", used, "of the house")
	row(at+"sent ÷ published", share, "as the house counts it")
	return nil
}
