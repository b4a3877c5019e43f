//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"konvent/signaling/wire"
)

// offeredAhead is how far off sessions are while people choose; then the programme is shifted by it.
const offeredAhead = 2 * time.Hour

// journey is a plenum whose people belong to workshops in which somebody talks already.
type journey struct {
	*crowd
	house   *house
	rooms   rooms
	people  []*traveller
	talkers gathering // one in each room
}

// moves measures how all people of a plenum go to their workshops.
func (c *crowd) moves(ctx context.Context) error {
	if c.moving == 0 {
		return nil
	}
	var all error
	for _, over := range c.over {
		err := c.inHouse(ctx, func(h *house) error { return c.movesIn(ctx, h, over) })
		if err != nil {
			all = errors.Join(all, missed("%d people move to %d rooms: %w", c.moving, c.to, err))
		}
	}
	return all
}

func (c *crowd) movesIn(ctx context.Context, h *house, over time.Duration) (err error) {
	s, err := openStage(ctx, h, false)
	if err != nil {
		return fmt.Errorf("open the stage: %w", err)
	}
	defer func() { err = errors.Join(err, s.close()) }()
	j, err := c.gatherJourney(ctx, h)
	defer func() { err = errors.Join(err, j.leave()) }()
	if err != nil {
		return err
	}
	var runs []moved
	for range c.runs {
		m, err := j.once(ctx, over)
		if err != nil {
			return err
		}
		runs = append(runs, m)
	}
	return c.movedRows(over, runs)
}

// gatherJourney lets a talker into each room and everybody else into the plenum, and waits until they hear it.
func (c *crowd) gatherJourney(ctx context.Context, h *house) (j *journey, err error) {
	j = &journey{crowd: c, house: h, people: make([]*traveller, c.moving), talkers: make(gathering, c.to)}
	if j.rooms, err = h.furnish(ctx, c.to, 0, 0); err != nil {
		return j, err
	}
	err = each(c.to, func(k int) (err error) {
		ctx, cancel := context.WithTimeout(ctx, patience)
		defer cancel()
		if j.talkers[k], err = come(ctx, h, c.moving+k, j.rooms[wire.Workshop][k], deaf); err != nil {
			return err
		}
		return j.talkers[k].publish(ctx, j.talker(k), true, false)
	})
	if err != nil {
		return j, err
	}
	plenum := j.rooms[wire.Plenum][0]
	return j, each(c.moving, func(i int) (err error) {
		ctx, cancel := context.WithTimeout(ctx, patience)
		defer cancel()
		if j.people[i], err = c.newTraveller(ctx, h, i, plenum); err != nil {
			return err
		}
		_, err = j.people[i].player.First(ctx)
		return err
	})
}

// talker is the source that talks in room k; the stage's is 0.
func (j *journey) talker(k int) int { return j.moving + k }

// once puts the sessions up, lets everybody choose and go, and brings them back.
func (j *journey) once(ctx context.Context, over time.Duration) (m moved, err error) {
	items, err := j.offer(ctx)
	if err != nil {
		return m, err
	}
	if err := j.choose(ctx, items); err != nil {
		return m, fmt.Errorf("choose: %w", err)
	}
	earlier := wire.Shift{Minutes: -int(offeredAhead.Minutes())}
	if err := j.house.organise(ctx, http.MethodPost, "/programme/shift", earlier, nil); err != nil {
		return m, err
	}
	if m, err = j.depart(ctx, time.UnixMilli(items[0].Start).Add(-offeredAhead), over); err != nil {
		return m, err
	}
	return m, j.back(ctx, items)
}

// offer puts up a session in each room, which are offered together.
func (j *journey) offer(ctx context.Context) (items []wire.Session, err error) {
	start := time.Now().Add(offeredAhead + j.lead)
	for k, room := range j.rooms[wire.Workshop] {
		item := wire.Session{
			Day: 1, Kind: "workshop", Title: "Workshop " + strconv.Itoa(k+1), Room: room, Round: 1, Capacity: (j.moving + j.to - 1) / j.to,
			Start: start.UnixMilli(), End: start.Add(time.Hour).UnixMilli(),
		}
		if err := j.house.organise(ctx, http.MethodPost, "/sessions", item, &item); err != nil {
			return nil, err
		}
		items = append(items, item)
	}
	return items, nil
}

// choose lets everybody choose, as many each session.
func (j *journey) choose(ctx context.Context, items []wire.Session) error {
	return each(len(j.people), func(i int) error {
		ctx, cancel := context.WithTimeout(ctx, patience)
		defer cancel()
		j.people[i].forget()
		k := i % len(items)
		return j.people[i].choose(ctx, items[k], j.talker(k))
	})
}

// back brings everybody back to the plenum, and takes the sessions away.
func (j *journey) back(ctx context.Context, items []wire.Session) error {
	for _, s := range items {
		if err := j.house.organise(ctx, http.MethodDelete, "/sessions/"+string(s.ID), nil, nil); err != nil {
			return err
		}
	}
	return each(len(j.people), func(i int) error {
		_, err := j.people[i].travel(ctx, j.rooms[wire.Plenum][0], 0)
		return err
	})
}

func (j *journey) leave() error {
	all := append(gathering{}, j.talkers...)
	for _, t := range j.people {
		if t != nil {
			all = append(all, t.person)
		}
	}
	return leaveAll(all)
}
