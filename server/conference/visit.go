package conference

import (
	"context"
	"errors"

	"golang.org/x/time/rate"

	"konvent/server/room"
	"konvent/signaling/wire"
)

// A person may send 30 commands a second for long and 90 at once, and be refused 20 times a second for long and 200 times at once: over
// that their line ends. They may open 1 media connection a second for long and 6 at once; change their name once a second for long and
// 5 times at once; raise or lower their hand or react 3 times a second for long and 9 times at once; and ask something of others (a table,
// an invitation, a card, an appointment) once a second for long and 12 times at once.
// They may change their seats once a second for long and 20 times at once.
const (
	commandsRate, commandsBurst = rate.Limit(30), 90
	refusalsRate, refusalsBurst = rate.Limit(20), 200
	doorsRate, doorsBurst       = rate.Limit(1), 6
	seatsRate, seatsBurst       = rate.Limit(1), 20
	namesRate, namesBurst       = rate.Limit(1), 5
	gesturesRate, gesturesBurst = rate.Limit(3), 9
	asksRate, asksBurst         = rate.Limit(1), 12
)

// bodyBytes is how long the body of a command may be that carries neither an SDP nor a document.
const bodyBytes = 16 << 10

// Visit is a person in the conference for as long as one line holds. It is used by the goroutine that reads the line, and by the rests
// of commands; nothing in it changes.
type Visit struct {
	c     *Conference
	me    wire.PersonID
	role  wire.Role
	line  Line
	rates rates
}

// rates are how fast a person may do things. They are the person's, so a new line or another room gives nothing anew.
type rates struct {
	commands, refusals, doors, names, asks, lines, gestures *rate.Limiter
	seats, docBytes, docReads, cursors, pictures            *rate.Limiter
}

func newRates() rates {
	return rates{
		commands: rate.NewLimiter(commandsRate, commandsBurst), refusals: rate.NewLimiter(refusalsRate, refusalsBurst),
		doors: rate.NewLimiter(doorsRate, doorsBurst), names: rate.NewLimiter(namesRate, namesBurst), lines: room.NewLineRate(),
		gestures: rate.NewLimiter(gesturesRate, gesturesBurst), asks: rate.NewLimiter(asksRate, asksBurst),
		docBytes: rate.NewLimiter(docBytesRate, docBytesBurst), docReads: rate.NewLimiter(docReadsRate, docReadsBurst),
		cursors: rate.NewLimiter(cursorsRate, cursorsBurst), pictures: rate.NewLimiter(picturesRate, picturesBurst),
		seats: rate.NewLimiter(seatsRate, seatsBurst),
	}
}

// Do carries out a command and pushes its answer; what may take long it begins, and returns the rest.
func (v *Visit) Do(ctx context.Context, c wire.Command) (rest func(context.Context)) {
	row, err := v.row(c)
	if err == nil && row.begin != nil {
		var long func(context.Context) error
		if long, err = row.begin(ctx, v, c.N, c.Body); err == nil {
			return func(ctx context.Context) { v.refuse(c, long(ctx)) }
		}
	}
	if err == nil {
		err = row.do(ctx, v, c.N, c.Body)
	}
	v.refuse(c, err)
	return nil
}

// row finds what a command does, if it may be carried out.
func (v *Visit) row(c wire.Command) (command, error) {
	if !v.rates.commands.Allow() {
		return command{}, wire.ErrTooFast
	}
	row, ok := commands[c.Type]
	switch {
	case !ok:
		return row, wire.ErrCommand
	case !May(v.role, row.may):
		return row, wire.ErrNotAllowed
	case !row.long && len(c.Body) > bodyBytes:
		return row, wire.ErrTooLong
	case row.leads:
		return row, v.leadsHere()
	}
	return row, nil
}

// refuse answers a command that failed. A client that goes on and on with what is refused is told to come back later.
func (v *Visit) refuse(c wire.Command, err error) {
	if err == nil {
		return
	}
	v.line.Push(wire.Encode(wire.Answer{Re: c.N, Fault: v.fault(c.Type, err)}))
	if !v.rates.refusals.Allow() {
		v.line.Close(wire.CloseProtocol)
	}
}

// fault is what the client is told; what is no fault is a mistake of ours and goes to the log.
func (v *Visit) fault(command string, err error) *wire.Fault {
	var f *wire.Fault
	if !errors.As(err, &f) {
		f = wire.ErrInternal
	}
	if f == wire.ErrInternal || f.Code == wire.ErrStore.Code {
		v.c.house.log.Error("command failed", "command", command, "err", err)
	}
	return f
}

// Left says that the line is gone.
func (v *Visit) Left() { v.c.left(v.me, v.line) }

// here runs f in the conference's mailbox with this person's presence; a line that was replaced has none.
func (v *Visit) here(f func(p *presence) error) error {
	return v.c.do(func() error {
		p, ok := v.c.present[v.me]
		if !ok || p.line != v.line {
			return wire.ErrNotHere
		}
		return f(p)
	})
}

// room is the room this person is in.
func (v *Visit) room() (r *room.Room, err error) {
	err = v.here(func(p *presence) error {
		if r = p.room; r == nil {
			return wire.ErrNotHere
		}
		return nil
	})
	return r, err
}

func (v *Visit) enter(ctx context.Context, n uint32, to wire.Enter) error {
	var from *room.Room
	err := v.here(func(p *presence) error {
		r, ok := v.c.rooms[to.Room]
		if !ok {
			return wire.ErrNotFound.With("room")
		}
		if p.room != r {
			from = p.room
		}
		return v.c.move(p, r, n, to)
	})
	if err == nil && from != nil {
		v.c.stepOff(ctx, from, v.me)
	}
	return err
}

// ping shows that the line is alive, by being answered.
func (v *Visit) ping(context.Context, wire.Nothing) error { return nil }

func (v *Visit) leave(ctx context.Context, n uint32, _ wire.Nothing) error {
	var from *room.Room
	err := v.here(func(p *presence) error {
		from = p.room
		return v.c.move(p, nil, n, wire.Enter{})
	})
	if err == nil && from != nil {
		v.c.stepOff(ctx, from, v.me)
	}
	return err
}

// stepOff takes a person who went or was sent away off the stage they were on. The going itself is done; what could not be kept is
// only logged.
func (c *Conference) stepOff(ctx context.Context, from *room.Room, p wire.PersonID) {
	if err := from.LeaveStage(ctx, p); err != nil {
		c.house.log.Error("stage not kept", "room", from.ID, "err", err)
	}
}

func (v *Visit) say(ctx context.Context, s wire.Say) (wire.ChatLine, error) {
	r, err := v.room()
	if err != nil {
		return wire.ChatLine{}, err
	}
	return r.Say(ctx, v.me, s)
}

func (v *Visit) unsay(ctx context.Context, ref wire.ChatRef) error {
	var r *room.Room
	var leads bool
	err := v.here(func(p *presence) error {
		if r = p.room; r == nil {
			return wire.ErrNotHere
		}
		leads = v.c.leads(p, r)
		return nil
	})
	if err != nil {
		return err
	}
	return r.Unsay(ctx, v.me, ref.ID, leads)
}
