package cafe

import (
	"slices"
	"time"

	"konvent/signaling/wire"
)

// TableKind says what a table that was put up is for.
type TableKind string

// The kinds of tables that are put up.
const (
	// Open tables are put up by somebody, and stand in the list.
	Open TableKind = "open"
	// Drawn tables are those of Kaffee-Roulette; only who was drawn may sit down, and they do not stand in the list.
	Drawn TableKind = "drawn"
	// Private tables are those of an appointment; only the two may sit down, and they do not stand in the list.
	Private TableKind = "private"
)

// guestsAtMost is how many people a table remembers as let in; the first are forgotten first.
const guestsAtMost = 100

// Table is a table that was put up, and who may sit there.
type Table struct {
	ID    wire.RoomID
	Kind  TableKind
	Maker wire.PersonID
	// Invited: only who was asked may sit down.
	Invited bool
	Guests  []wire.PersonID
	// Until is when the clock of a drawn table ends, in ms since 1970; 0 once somebody asked to stay.
	Until int64
}

// Clone is a copy that shares nothing.
func (t Table) Clone() *Table {
	t.Guests = slices.Clone(t.Guests)
	return &t
}

// Listed says whether everybody sees the table.
func (t Table) Listed() bool { return t.Kind == Open }

// Admits says whether somebody may sit down.
func (t Table) Admits(p wire.PersonID) bool {
	return t.Listed() && !t.Invited || t.Maker == p || slices.Contains(t.Guests, p)
}

// Let lets somebody sit down from now on, and says whether that is new.
func (t *Table) Let(p wire.PersonID) bool {
	if slices.Contains(t.Guests, p) {
		return false
	}
	t.Guests = append(t.Guests, p)
	t.Guests = t.Guests[max(0, len(t.Guests)-guestsAtMost):]
	return true
}

// An invitation ends after two minutes. Somebody can have so many open, and have so many people asked at once.
const (
	InvitedFor    = 2 * time.Minute
	toOneAtMost   = 5
	fromOneAtMost = 16
)

// Invitation asks somebody to a table.
type Invitation struct {
	Table    wire.RoomID
	By, To   wire.PersonID
	Words    string
	Until    time.Time
	declined bool
}

// Invitations are those that are open. One that was declined stays until its end, so that nobody is asked again at once.
type Invitations struct{ all []Invitation }

// Add keeps an invitation; a newer one to the same table replaces the one before. wire.ErrTooFast when the person has declined one to this
// table a moment ago, wire.ErrTooMany when they have too many, or who asks has.
func (i *Invitations) Add(in Invitation) error {
	from, to := 0, 0
	for _, other := range i.all {
		same := other.Table == in.Table && other.To == in.To
		switch {
		case same && other.declined:
			return wire.ErrTooFast
		case same || other.declined:
			continue
		}
		if other.By == in.By {
			from++
		}
		if other.To == in.To {
			to++
		}
	}
	if from >= fromOneAtMost || to >= toOneAtMost {
		return wire.ErrTooMany
	}
	i.all = slices.DeleteFunc(i.all, func(o Invitation) bool { return o.Table == in.Table && o.To == in.To })
	i.all = append(i.all, in)
	return nil
}

// To lists what somebody is asked to, the oldest first.
func (i *Invitations) To(p wire.PersonID) []Invitation {
	return slices.DeleteFunc(slices.Clone(i.all), func(o Invitation) bool { return o.To != p || o.declined })
}

// Decline notes that somebody does not come, and returns the invitation.
func (i *Invitations) Decline(table wire.RoomID, p wire.PersonID) (Invitation, bool) {
	for at, o := range i.all {
		if o.Table == table && o.To == p && !o.declined {
			i.all[at].declined = true
			return o, true
		}
	}
	return Invitation{}, false
}

// Came ends the invitations of somebody to a table at which they sit now, and says whether there was one.
func (i *Invitations) Came(table wire.RoomID, p wire.PersonID) bool {
	return len(i.take(func(o Invitation) bool { return o.Table == table && o.To == p })) > 0
}

// Gone ends all invitations to a table, and returns those that were open.
func (i *Invitations) Gone(table wire.RoomID) []Invitation {
	return i.take(func(o Invitation) bool { return o.Table == table })
}

// Over ends those whose time is up, and returns those that were open.
func (i *Invitations) Over(now time.Time) []Invitation {
	return i.take(func(o Invitation) bool { return !o.Until.After(now) })
}

func (i *Invitations) take(which func(Invitation) bool) (open []Invitation) {
	for _, o := range i.all {
		if which(o) && !o.declined {
			open = append(open, o)
		}
	}
	i.all = slices.DeleteFunc(i.all, which)
	return open
}
