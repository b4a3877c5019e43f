package conference

import (
	"context"
	"sync"
	"time"

	"konvent/server/conference/seats"
	"konvent/signaling/wire"
)

const (
	// wishesAtOnce is how many wishes may wait for the one that is being kept.
	wishesAtOnce = 4096
	// keepTime bounds the keeping of a batch of wishes.
	keepTime = 20 * time.Second
)

// desk takes wishes about seats. While one batch of them is written the next gathers, and is decided together, in the order it came.
// The book is the mailbox's: a batch is decided on a draft, kept, and then the draft's book takes its place. So a decision that could not
// be kept has never been, and no seat hangs between two people.
type desk struct {
	turn sync.Mutex // one batch at a time, database included
	mu   sync.Mutex // guards waiting
	// waiting are the wishes of the next batch; whoever puts the first there carries the batch out.
	waiting []*seatWish

	// The rest is owned by the conference's mailbox.
	book    *seats.Book
	before  map[int]int     // minutes before its start a round can be changed, where that was set
	gone    []wire.PersonID // who was removed, and still has to be taken out of the book
	told    *seats.Book     // as everybody was told how full it is
	telling *time.Timer     // that is told again in a moment
}

// seatWish is one person's wish, or an organiser's.
type seatWish struct {
	who  wire.PersonID // who must be here; empty for an organiser
	do   func(*seats.Draft) error
	err  error
	done chan struct{}
}

// openSeats loads what was chosen. The programme and the mailbox's other state are there already.
func (c *Conference) openSeats(ctx context.Context) error {
	kept, err := c.house.store.Seats(ctx, c.ID)
	if err != nil {
		return err
	}
	c.seats = &desk{before: kept.Before}
	d := seats.Load(kept.Places, kept.Named).Draft(time.Now().UnixMilli())
	d.Offer(c.offers())
	c.seats.book = d.Book()
	c.seats.told = c.seats.book
	return c.keepSeats(ctx, d)
}

// decide carries out a wish about seats, and returns when it is kept. It is called outside the mailbox.
func (c *Conference) decide(who wire.PersonID, do func(*seats.Draft) error) error {
	w := &seatWish{who: who, do: do, err: wire.ErrInternal, done: make(chan struct{})}
	desk := c.seats
	desk.mu.Lock()
	if len(desk.waiting) >= wishesAtOnce {
		desk.mu.Unlock()
		return wire.ErrBusy
	}
	desk.waiting = append(desk.waiting, w)
	first := len(desk.waiting) == 1
	desk.mu.Unlock()
	if first {
		c.decideAll()
	}
	<-w.done
	return w.err
}

// decideAll carries out a batch of wishes.
func (c *Conference) decideAll() {
	desk := c.seats
	desk.turn.Lock()
	defer desk.turn.Unlock()
	desk.mu.Lock()
	batch := desk.waiting
	desk.waiting = nil
	desk.mu.Unlock()
	defer func() {
		for _, w := range batch {
			close(w.done) // whatever befell, nobody waits for ever
		}
	}()
	d, gone, err := c.draft(batch)
	if err == nil {
		for _, w := range batch {
			if w.err == nil {
				w.err = w.do(d)
			}
		}
		err = c.settleBatch(d, gone)
	}
	for _, w := range batch {
		if err != nil && w.err == nil {
			w.err = err
		}
	}
}

// draft begins a batch: with what is offered now, and without those who were removed, of whom it says how many there are.
func (c *Conference) draft(batch []*seatWish) (d *seats.Draft, gone int, err error) {
	var offers []seats.Offer
	var removed []wire.PersonID
	err = c.do(func() error {
		d, offers, removed = c.seats.book.Draft(time.Now().UnixMilli()), c.offers(), c.seats.gone
		for _, w := range batch {
			if w.err = nil; w.who != "" && c.present[w.who] == nil {
				w.err = wire.ErrNotHere
			}
		}
		return nil
	})
	if err != nil {
		for _, w := range batch {
			w.err = err
		}
		return nil, 0, err
	}
	for _, p := range removed {
		d.Forget(p)
	}
	d.Offer(offers)
	return d, len(removed), nil
}

// settleBatch keeps what a batch changed, and then makes it so.
func (c *Conference) settleBatch(d *seats.Draft, gone int) error {
	ctx, end := context.WithTimeout(context.Background(), keepTime) // not of one line: the batch is everybody's
	defer end()
	if err := c.keepSeats(ctx, d); err != nil {
		return err
	}
	return c.do(func() error {
		c.seats.book, c.seats.gone = d.Book(), c.seats.gone[gone:]
		c.tellChanges(d)
		return nil
	})
}

func (c *Conference) keepSeats(ctx context.Context, d *seats.Draft) error {
	put, gone := d.Changes()
	if len(put)+len(gone) == 0 {
		return nil
	}
	return c.house.store.SaveSeats(ctx, c.ID, put, gone)
}

// refit makes the seats fit the programme. What cannot be kept now is tried again with the next wish. It is called outside the mailbox.
func (c *Conference) refit() {
	if err := c.decide("", func(*seats.Draft) error { return nil }); err != nil {
		c.house.log.Error("seats not fitted", "err", err)
	}
}

// forgetSeats takes a removed person's seats back, and gives them on. It is called outside the mailbox.
func (c *Conference) forgetSeats(p wire.PersonID) {
	c.box.Do(func() { c.seats.gone = append(c.seats.gone, p) })
	c.refit()
}
