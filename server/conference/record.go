package conference

import (
	"cmp"
	"context"
	"slices"
	"time"

	"konvent/signaling/wire"
)

// Record lists the cards of all days, with those of groups that are over.
func (c *Conference) Record(ctx context.Context) (wire.CardRecord, error) {
	cards, err := c.house.store.Cards(ctx, c.ID)
	if err != nil {
		return wire.CardRecord{}, err
	}
	about, _ := c.Whole()
	zone, err := time.LoadLocation(about.TimeZone) // from a file, so not in the mailbox
	if err != nil {
		zone = time.UTC
	}
	var all []recorded
	err = c.do(func() error {
		started := c.startedGroups()
		for _, card := range cards {
			if written(card.Card) {
				all = append(all, c.recorded(card, started[card.Room], zone))
			}
		}
		return nil
	})
	slices.SortStableFunc(all, func(a, b recorded) int {
		return cmp.Or(cmp.Compare(a.item, b.item), cmp.Compare(a.place, b.place), cmp.Compare(a.At, b.At))
	})
	record := wire.CardRecord{Cards: []wire.KeptCard{}}
	for _, card := range all {
		record.Cards = append(record.Cards, card.KeptCard)
	}
	return record, err
}

// recorded is a card of the record, and what it is sorted by: when its item began, and where its workshop stands in the programme.
type recorded struct {
	wire.KeptCard
	item  int64
	place int
}

// startedGroups is when groups began, by their rooms.
func (c *Conference) startedGroups() map[wire.RoomID]int64 {
	all := map[wire.RoomID]int64{}
	for _, g := range c.groupings {
		for _, result := range g.results() {
			all[result.Room] = result.Started
		}
	}
	return all
}

// recorded is a card as the record shows it. A group began at a time; a workshop's own card belongs to its item.
func (c *Conference) recorded(card Written, started int64, zone *time.Location) recorded {
	in := wire.Room{ID: cmp.Or(card.Parent, card.Room), Name: card.Name}
	place := slices.IndexFunc(c.programme.Rooms, func(a wire.Room) bool { return a.ID == in.ID })
	if place >= 0 {
		in = c.programme.Rooms[place]
	}
	kept := recorded{KeptCard: wire.KeptCard{ID: wire.CardOf(card.Room), Group: card.Name, Workshop: in.Name, Card: card.Card}, place: place}
	if at := cmp.Or(started, card.At); at != 0 {
		kept.item = c.begun(in.ID, at)
		kept.At = cmp.Or(started, kept.item)
		kept.Workshop, kept.Day = c.heldIn(in, kept.At), c.dayOf(kept.At, zone)
	}
	if kept.Card.Statements == nil {
		kept.Card.Statements = []string{}
	}
	return kept
}

// dayOf is the day of the conference on which a time is; 0 for none.
func (c *Conference) dayOf(at int64, zone *time.Location) int {
	return slices.Index(c.programme.Days, time.UnixMilli(at).In(zone).Format(time.DateOnly)) + 1
}
