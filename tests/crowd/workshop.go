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

// workshops measures a workshop and prints it.
func (c *crowd) workshops(ctx context.Context) error {
	if c.workshop == 0 {
		return nil
	}
	err := c.inHouse(ctx, func(h *house) (err error) {
		people, err := c.gatherWorkshop(ctx, h)
		defer func() { err = errors.Join(err, leaveAll(people)) }()
		if err != nil {
			return err
		}
		if err := wait(ctx, 2*calm); err != nil {
			return err
		}
		return c.workshopRows(ctx, h, people)
	})
	if err != nil {
		return missed("workshop of %d: %w", c.workshop, err)
	}
	return nil
}

// workshopRows measures some runs.
func (c *crowd) workshopRows(ctx context.Context, h *house, people gathering) error {
	a := &audience{}
	for _, p := range people {
		a.players = append(a.players, p.player)
	}
	lost := 0
	var runs []viewed
	for range c.runs {
		v, err := a.watch(ctx, h, people, c.length)
		if err != nil {
			return err
		}
		lost += v.sound
		runs = append(runs, v)
	}
	at := c.label("workshop of %d", c.workshop)
	c.viewerRows(at, c.workshop, runs)
	row(at+"audio lost", []float64{float64(lost)}, fmt.Sprintf("packets in all runs, of %d talkers; nobody asks for sound again", speakers))
	return nil
}

// gatherWorkshop fills a workshop room.
func (c *crowd) gatherWorkshop(ctx context.Context, h *house) ([]*person, error) {
	people := make([]*person, c.workshop)
	err := each(c.workshop, func(i int) (err error) {
		ctx, cancel := context.WithTimeout(ctx, patience)
		defer cancel()
		if people[i], err = come(ctx, h, i, wire.Workshop); err != nil {
			return err
		}
		switch {
		case i < cameras:
			return people[i].publish(ctx, i, wire.CameraVideo)
		case i < cameras+speakers:
			return people[i].publish(ctx, i, wire.Microphone)
		}
		return nil
	})
	if err != nil {
		return people, err
	}
	return people, each(c.workshop, func(i int) error {
		ctx, cancel := context.WithTimeout(ctx, patience)
		defer cancel()
		return c.look(ctx, people, i)
	})
}

// look opens the view connection of person i, who looks at every other page and at nobody twice: oneself is seen without a house.
func (c *crowd) look(ctx context.Context, people []*person, i int) error {
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
	if p.player, err = c.hall.Join(ctx, p, c.id, player.Sections{Audio: speakers, Video: page}, checks(i, c.workshop, c.check)); err != nil {
		return err
	}
	return p.want(ctx)
}

func leaveAll(people []*person) error {
	return each(len(people), func(i int) error {
		if people[i] == nil {
			return nil
		}
		return people[i].leave()
	})
}
