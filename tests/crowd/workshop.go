//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"

	"konvent/signaling/wire"
	"konvent/tests/crowd/player"
)

// A workshop: some show themselves, some of the others speak, and everybody looks at a page of tiles.
const (
	cameras  = 24
	speakers = 3
	page     = 12
)

// oneWorkshop measures a workshop and prints it.
func (c *crowd) oneWorkshop(ctx context.Context) error {
	if c.workshop == 0 || c.workshops > 1 {
		return nil
	}
	err := c.inHouse(ctx, func(h *house) (err error) {
		there, err := h.furnish(ctx, 1, 0, 0)
		if err != nil {
			return err
		}
		people, err := c.gatherWorkshop(ctx, h, there[wire.Workshop][0], 0)
		defer func() { err = errors.Join(err, leaveAll(people)) }()
		if err != nil {
			return err
		}
		if err := wait(ctx, 2*calm); err != nil {
			return err
		}
		_, err = c.workshopRows(ctx, h, people, c.label("workshop of %d", c.workshop))
		return err
	})
	if err != nil {
		return missed("workshop of %d: %w", c.workshop, err)
	}
	return nil
}

// workshopRows measures some runs.
func (c *crowd) workshopRows(ctx context.Context, h *house, people gathering, at string) ([]viewed, error) {
	a := people.audience()
	lost := 0
	var runs []viewed
	for range c.runs {
		v, err := a.watch(ctx, h, people, c.length)
		if err != nil {
			return runs, err
		}
		lost += v.sound
		runs = append(runs, v)
	}
	c.viewerRows(at, min(len(people), c.check), runs)
	row(at+"audio lost", []float64{float64(lost)}, fmt.Sprintf("packets in all runs, of %d talkers in each; nobody asks for sound again", speakers))
	return runs, nil
}

// gatherWorkshop fills a workshop room with guests from the one numbered first.
func (c *crowd) gatherWorkshop(ctx context.Context, h *house, room wire.RoomID, first int) ([]*person, error) {
	people := make([]*person, c.workshop)
	err := each(c.workshop, func(i int) (err error) {
		ctx, cancel := context.WithTimeout(ctx, patience)
		defer cancel()
		if people[i], err = come(ctx, h, first+i, room, deaf); err != nil || i >= cameras+speakers {
			return err
		}
		return people[i].publish(ctx, first+i, i >= cameras, i < cameras)
	})
	if err != nil {
		return people, err
	}
	return people, each(c.workshop, func(i int) error {
		ctx, cancel := context.WithTimeout(ctx, patience)
		defer cancel()
		return c.look(ctx, people, i, checks(first+i, c.workshop*max(1, c.workshops), c.check))
	})
}

// look opens the view connection of person i, who looks at every other page and at nobody twice: oneself is seen without a house.
func (c *crowd) look(ctx context.Context, people []*person, i int, check bool) error {
	p := people[i]
	for k := range page {
		if o := people[i%2*page+k]; o != p {
			p.wants = append(p.wants, o)
		}
	}
	for _, o := range people[cameras : cameras+speakers] {
		if o != p {
			p.hears = append(p.hears, o)
		}
	}
	var err error
	if p.player, err = c.hall.Join(ctx, p, c.id, player.Sections{Audio: speakers, Video: page}, check); err != nil {
		return err
	}
	return p.want(ctx)
}

func (g gathering) audience() *audience {
	a := &audience{}
	for _, p := range g {
		a.players = append(a.players, p.player)
	}
	return a
}

func leaveAll(people []*person) error {
	return each(len(people), func(i int) error {
		if people[i] == nil {
			return nil
		}
		return people[i].leave()
	})
}
