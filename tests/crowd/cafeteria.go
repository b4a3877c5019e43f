//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"

	"konvent/signaling/wire"
	"konvent/tests/crowd/player"
)

// guests at tables: everybody shows themselves and has a microphone on, and checks every packet for whose it is.
type guests struct {
	gathering // in the order of the tables
	seats     int
}

// loudest is how many are heard at once.
const loudest = 3

// cafeteria measures tables, and counts what came from another table than one's own.
func (c *crowd) cafeteria(ctx context.Context) error {
	if c.tables == 0 {
		return nil
	}
	err := c.inHouse(ctx, func(h *house) (err error) {
		g, err := c.sitDown(ctx, h)
		defer func() { err = errors.Join(err, leaveAll(g.gathering)) }()
		if err != nil {
			return err
		}
		if err := wait(ctx, 2*calm); err != nil {
			return err
		}
		return c.tableRows(ctx, h, g)
	})
	if err != nil {
		return missed("%d tables of %d: %w", c.tables, c.seats, err)
	}
	return nil
}

// sitDown fills the tables.
func (c *crowd) sitDown(ctx context.Context, h *house) (g guests, err error) {
	g = guests{make(gathering, c.tables*c.seats), c.seats}
	there, err := h.furnish(ctx, 0, c.tables, c.seats)
	if err != nil {
		return g, err
	}
	err = each(len(g.gathering), func(i int) (err error) {
		ctx, cancel := context.WithTimeout(ctx, patience)
		defer cancel()
		if g.gathering[i], err = come(ctx, h, i, there[wire.TableKind][i/c.seats], deaf); err != nil {
			return err
		}
		return g.gathering[i].publish(ctx, i, true, true)
	})
	if err != nil {
		return g, err
	}
	return g, each(len(g.gathering), func(i int) error {
		ctx, cancel := context.WithTimeout(ctx, patience)
		defer cancel()
		return c.lookAround(ctx, g, i)
	})
}

// lookAround opens the view connection of guest i, who wants to see everybody at their table, and somebody at the next one, whom they must not see.
func (c *crowd) lookAround(ctx context.Context, g guests, i int) (err error) {
	p := g.gathering[i]
	for _, o := range g.table(i) {
		if o != p {
			p.wants = append(p.wants, o)
		}
	}
	if p.player, err = c.hall.Join(ctx, p, c.id, player.Sections{Audio: loudest, Video: page}, true); err != nil {
		return err
	}
	stranger := g.gathering[(i+g.seats)%len(g.gathering)]
	return p.want(ctx, stranger)
}

// table is everybody at the table of guest i.
func (g guests) table(i int) gathering {
	first := i / g.seats * g.seats
	return g.gathering[first : first+g.seats]
}

// due is the pictures of the others, and the sounds of as many of them as are heard at once: all are equally loud.
func (g guests) due() (n float64) {
	for _, p := range g.gathering {
		for _, o := range p.wants {
			n += o.sends.video.due() + o.sends.audio.due()*min(1, loudest/float64(len(p.wants)))
		}
	}
	return n / float64(len(g.gathering))
}

// tableRows measures some runs. That a packet of another table came is an error.
func (c *crowd) tableRows(ctx context.Context, h *house, g guests) error {
	a := g.audience()
	var runs []viewed
	for range c.runs {
		v, err := a.watch(ctx, h, g, c.length)
		if err != nil {
			return err
		}
		runs = append(runs, v)
	}
	at := c.label("%d tables of %d", c.tables, c.seats)
	c.viewerRows(at, len(a.players), runs)
	own, strange, silent := g.whose()
	row(at+"of another table", []float64{float64(strange)}, fmt.Sprintf("packets, of %d whose sender was looked at; everybody asks for the picture of one at the next table", own+strange))
	switch {
	case strange > 0:
		return fmt.Errorf("%d packets came from another table", strange)
	case silent > 0:
		return fmt.Errorf("%d pictures of people at one's own table never came", silent)
	}
	return nil
}

// whose counts the packets that came from one's own table and from all others, and people of one's own table of whom nothing came.
func (g guests) whose() (own, strange, silent int) {
	for i, p := range g.gathering {
		came := p.player.Sources()
		for source, n := range came {
			if int(source)/g.seats == i/g.seats && int(source) != i {
				own += n
			} else {
				strange += n
			}
		}
		silent += max(0, g.seats-1-len(came))
	}
	return own, strange, silent
}
