package cafe

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"konvent/signaling/wire"
)

// What an appointment may be.
const (
	shortest    = 10 // minutes
	longest     = 60
	farthest    = 366 * 24 * time.Hour
	datesAtMost = 50 // not over yet, of one person
	asksAtMost  = 10 // proposed by one person and not answered
	offAtMost   = 20 // proposed by one person that did not come about and whose time is not over
	offWithOne  = 5  // of those, to one and the same person
	offTold     = 10 // that did not come about, of one person, as they are told
	keptFor     = 24 * time.Hour
	minute      = 60_000 // ms
)

// Date is an appointment of two people: A proposed it to B.
type Date struct {
	ID    wire.AppointmentID
	A, B  wire.PersonID
	Start int64 // ms since 1970
	// Minutes is how long it is.
	Minutes int
	Place   wire.AppointmentPlace
	Words   string
	State   wire.AppointmentState
	// Called: it was time, and both were told.
	Called bool
	// Table is where they meet online, once it is time.
	Table wire.RoomID
}

// End is when it ends, in ms since 1970.
func (d Date) End() int64 { return d.Start + int64(d.Minutes)*minute }

// Of says whether somebody is one of the two.
func (d Date) Of(p wire.PersonID) bool { return d.A == p || d.B == p }

// Other is the other one of the two.
func (d Date) Other(p wire.PersonID) wire.PersonID {
	if d.A == p {
		return d.B
	}
	return d.A
}

// open says whether it still takes place, or may.
func (d Date) open() bool { return d.State == wire.Proposed || d.State == wire.Accepted }

// Calendar is the appointments of a conference. What it is asked changes nothing; Put does, once a change is kept.
type Calendar struct{ all map[wire.AppointmentID]Date }

// NewCalendar makes a calendar of what was kept.
func NewCalendar(kept []Date) *Calendar {
	c := &Calendar{all: make(map[wire.AppointmentID]Date, len(kept))}
	for _, d := range kept {
		c.all[d.ID] = d
	}
	return c
}

// Get finds an appointment.
func (c *Calendar) Get(id wire.AppointmentID) (Date, bool) {
	d, ok := c.all[id]
	return d, ok
}

// Put takes over an appointment as it is kept now.
func (c *Calendar) Put(d Date) { c.all[d.ID] = d }

// Prune forgets what ended so long ago that nobody is told of it any more.
func (c *Calendar) Prune(now time.Time) {
	maps.DeleteFunc(c.all, func(_ wire.AppointmentID, d Date) bool { return d.End() <= now.Add(-keptFor).UnixMilli() })
}

// Fits says whether an appointment may be proposed: wire.ErrBody with the field that is wrong, wire.ErrBooked with "you" or "person" when
// that one is to meet somebody then, wire.ErrTooMany when one of them has too many.
func (c *Calendar) Fits(d Date, now time.Time) error {
	at := now.UnixMilli()
	switch {
	case d.A == d.B:
		return wire.ErrBody.With("person")
	case d.Minutes < shortest || d.Minutes > longest:
		return wire.ErrBody.With("minutes")
	case d.Start < at || d.Start > at+farthest.Milliseconds():
		return wire.ErrBody.With("start")
	case d.Place != wire.MeetOnline && d.Place != wire.MeetInHall:
		return wire.ErrBody.With("place")
	}
	asks, off, offWith := 0, 0, 0
	for _, other := range c.all {
		switch {
		case other.A != d.A || other.End() <= at:
		case other.State == wire.Proposed:
			asks++
		case !other.open():
			off++
			if other.B == d.B {
				offWith++
			}
		}
	}
	if asks >= asksAtMost || off >= offAtMost || offWith >= offWithOne || c.ahead(d.A, at) >= datesAtMost || c.ahead(d.B, at) >= datesAtMost {
		return wire.ErrTooMany
	}
	return c.free(d)
}

// ahead counts the appointments of somebody that are not over.
func (c *Calendar) ahead(p wire.PersonID, at int64) (n int) {
	for _, d := range c.all {
		if d.Of(p) && d.open() && d.End() > at {
			n++
		}
	}
	return n
}

// free says whether neither of two is to meet somebody then.
func (c *Calendar) free(d Date) error {
	var person error
	for _, other := range c.all {
		if other.ID == d.ID || other.State != wire.Accepted || other.Start >= d.End() || d.Start >= other.End() {
			continue
		}
		if other.Of(d.A) {
			return wire.ErrBooked.With("you")
		}
		if other.Of(d.B) {
			person = wire.ErrBooked.With("person")
		}
	}
	return person
}

// Answered is an appointment as it is once B has accepted or declined it. wire.ErrNotFound for one that is not theirs to answer any more.
func (c *Calendar) Answered(id wire.AppointmentID, by wire.PersonID, accepts bool, now time.Time) (Date, error) {
	d, ok := c.all[id]
	if !ok || d.B != by || d.State != wire.Proposed || d.End() <= now.UnixMilli() {
		return Date{}, wire.ErrNotFound.With("id")
	}
	if !accepts {
		d.State = wire.Declined
		return d, nil
	}
	d.State = wire.Accepted
	d.A, d.B = d.B, d.A // who answers is "you" in what free says
	err := c.free(d)
	d.A, d.B = d.B, d.A
	return d, err
}

// Off is an appointment as it is once one of the two has called it off. wire.ErrNotFound for one that is not theirs, or over.
func (c *Calendar) Off(id wire.AppointmentID, by wire.PersonID, now time.Time) (Date, error) {
	d, ok := c.all[id]
	if !ok || !d.Of(by) || !d.open() || d.End() <= now.UnixMilli() {
		return Date{}, wire.ErrNotFound.With("id")
	}
	d.State = wire.Cancelled
	return d, nil
}

// Of lists what somebody has, by time: what ended more than a day ago is left out, and of what did not come about all but the last.
func (c *Calendar) Of(p wire.PersonID, now time.Time) []Date {
	all := c.list(func(d Date) bool { return d.Of(p) && d.End() > now.Add(-keptFor).UnixMilli() })
	off := 0
	for _, d := range all {
		if !d.open() {
			off++
		}
	}
	return slices.DeleteFunc(all, func(d Date) bool {
		if d.open() {
			return false
		}
		off--
		return off >= offTold
	})
}

// Due lists what begins now, or should have begun and is not over, and was not called yet.
func (c *Calendar) Due(now time.Time) []Date {
	at := now.UnixMilli()
	return c.list(func(d Date) bool { return d.State == wire.Accepted && !d.Called && d.Start <= at && at < d.End() })
}

// Next is when the next appointment begins that was not called yet; false for none.
func (c *Calendar) Next(now time.Time) (time.Time, bool) {
	coming := c.list(func(d Date) bool { return d.State == wire.Accepted && !d.Called && d.Start > now.UnixMilli() })
	if len(coming) == 0 {
		return time.Time{}, false
	}
	return time.UnixMilli(coming[0].Start), true
}

// On lists the appointments of somebody that take place now, at a table of their own.
func (c *Calendar) On(p wire.PersonID, now time.Time) []Date {
	at := now.UnixMilli()
	return c.list(func(d Date) bool {
		return d.Of(p) && d.State == wire.Accepted && d.Table != "" && d.Start <= at && at < d.End()
	})
}

func (c *Calendar) list(which func(Date) bool) []Date {
	var some []Date
	for _, d := range c.all {
		if which(d) {
			some = append(some, d)
		}
	}
	slices.SortFunc(some, func(a, b Date) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.ID, b.ID)) })
	return some
}
