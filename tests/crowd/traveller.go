//go:build linux

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"konvent/signaling/wire"
	"konvent/tests/crowd/player"
)

// traveller is a guest who goes to another room when the house asks them to.
type traveller struct {
	*person
	// notices are what the house asks: where to go, and when.
	notices chan wire.Move
	// item is the session the traveller chose, and talker the source that is heard there.
	item   wire.Session
	talker int
}

// noticesKept bounds what a traveller does not read at once.
const noticesKept = 16

var moveWord = []byte(`"type":"you.move"`)

// newTraveller lets guest i into a room, with a view connection as that of a browser.
func (c *crowd) newTraveller(ctx context.Context, h *house, i int, room wire.RoomID) (*traveller, error) {
	t := &traveller{notices: make(chan wire.Move, noticesKept)}
	var err error
	if t.person, err = come(ctx, h, i, room, t.hear); err != nil {
		return nil, err
	}
	t.player, err = c.hall.Join(ctx, t, c.id, player.Sections{Audio: speakers, Video: page}, checks(i, c.moving, c.check))
	return t, err
}

// hear keeps where the house asks to.
func (t *traveller) hear(frame []byte, _ time.Time) {
	var event struct {
		Type string
		Body wire.Moving
	}
	if !bytes.Contains(frame, moveWord) || json.Unmarshal(frame, &event) != nil || event.Body.Move == nil {
		return
	}
	select {
	case t.notices <- *event.Body.Move:
	default: // more than anybody reads
	}
}

// forget forgets what was asked so far.
func (t *traveller) forget() {
	for {
		select {
		case <-t.notices:
		default:
			return
		}
	}
}

// choose takes a seat in a session in which a source talks.
func (t *traveller) choose(ctx context.Context, item wire.Session, talker int) error {
	t.item, t.talker = item, talker
	return t.line.Ask(ctx, "seat.choose", wire.SeatChoice{Session: item.ID}, nil)
}

// follow waits until the house asks, goes somewhen within over after the time it says, and returns how long it took from going until the
// first sound of the new room was on this machine.
func (t *traveller) follow(ctx context.Context, over time.Duration) (time.Duration, error) {
	var m wire.Move
	select {
	case m = <-t.notices:
	case <-ctx.Done():
		return 0, errors.New("was never asked to go")
	}
	if m.Room != t.item.Room {
		return 0, fmt.Errorf("was asked to %q, and belongs to %q", m.Name, t.item.Title)
	}
	due := time.Until(time.UnixMilli(m.At))
	if over > 0 {
		due += rand.N(over)
	}
	if err := wait(ctx, due); err != nil {
		return 0, err
	}
	return t.travel(ctx, m.Room, t.talker)
}

// travel goes to a room in which a source talks.
func (t *traveller) travel(ctx context.Context, to wire.RoomID, talker int) (time.Duration, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	heard := t.player.Await(talker)
	began := time.Now()
	if err := t.enter(ctx, to); err != nil {
		return 0, err
	}
	select {
	case at := <-heard:
		return at.Sub(began), nil
	case <-ctx.Done():
		return 0, errors.New("no sound of the new room came")
	}
}
