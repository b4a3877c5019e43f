package conference

import (
	"context"
	"encoding/json"
	"errors"

	"konvent/signaling/wire"
)

// command is a row of the table: what one must be allowed to, what happens, and whether the body may be long. begin stands instead of
// do where it may take long: what it returns is run beside the commands that follow.
type command struct {
	may   wire.Permission
	do    func(ctx context.Context, v *Visit, n uint32, body json.RawMessage) error
	begin func(ctx context.Context, v *Visit, n uint32, body json.RawMessage) (func(context.Context) error, error)
	long  bool
	// leads: only for those who lead the room they are in.
	leads bool
}

// led makes a row one for those who lead the room they are in.
func (c command) led() command {
	c.leads = true
	return c
}

// commands is THE table: every wish of a client is here, or refused. session.hello is the desk's own.
var commands = map[string]command{
	"session.ping":    does(wire.MayAttend, (*Visit).ping),
	"place.enter":     answers(wire.MayAttend, (*Visit).enter),
	"place.leave":     answers(wire.MayAttend, (*Visit).leave),
	"person.rename":   returns(wire.MayAttend, (*Visit).rename),
	"people.page":     returns(wire.MayAttend, (*Visit).page),
	"people.register": returns(wire.MayAttend, (*Visit).register).led(),
	"person.mute":     does(wire.MayAttend, (*Visit).mute).led(),
	"person.remove":   does(wire.MayAttend, (*Visit).remove).led(),
	"move.stay":       does(wire.MayAttend, (*Visit).stay),
	"room.lead":       does(wire.MayAttend, (*Visit).setLead).led(),
	"person.ask":      does(wire.MayAttend, (*Visit).askToSpeak).led(),
	"room.mute":       does(wire.MayAttend, (*Visit).muteAll).led(),
	"room.lock":       does(wire.MayAttend, (*Visit).lock).led(),
	"room.lobby":      does(wire.MayAttend, (*Visit).lobby).led(),
	"lobby.admit":     does(wire.MayAttend, (*Visit).admit).led(),
	"lobby.leave":     does(wire.MayAttend, (*Visit).leaveLobby),
	"hand.raise":      does(wire.MayAttend, (*Visit).raise),
	"hand.lower":      does(wire.MayAttend, (*Visit).lower),
	"hand.call":       does(wire.MayAttend, (*Visit).call).led(),
	"react":           does(wire.MayAttend, (*Visit).react),
	"chat.send":       returns(wire.MayChat, (*Visit).say),
	"chat.remove":     does(wire.MayChat, (*Visit).unsay),
	"doc.open":        returns(wire.MayAttend, (*Visit).openDoc),
	"doc.read":        returns(wire.MayAttend, (*Visit).readDoc),
	"doc.edit":        returns(wire.MaySpeak, (*Visit).editDoc).longer(),
	"doc.compact":     does(wire.MaySpeak, (*Visit).compactDoc).longer(),
	"doc.aware":       does(wire.MaySpeak, (*Visit).aware),
	"doc.close":       does(wire.MayAttend, (*Visit).closeDoc),
	"programme.shift": returns(wire.MayShift, (*Visit).shift),
	"programme.hold":  does(wire.MayShift, (*Visit).hold),
	"programme.call":  does(wire.MayShift, (*Visit).callAll),
	"groups.plan":     does(wire.MayAttend, (*Visit).planGroups).led(),
	"groups.start":    does(wire.MayAttend, (*Visit).startGroups).led(),
	"groups.extend":   does(wire.MayAttend, (*Visit).extendGroups).led(),
	"groups.announce": does(wire.MayAttend, (*Visit).announceGroups).led(),
	"groups.voice":    does(wire.MayAttend, (*Visit).setVoice).led(),
	"groups.move":     does(wire.MayAttend, (*Visit).moveInGroups).led(),
	"groups.assign":   does(wire.MayAttend, (*Visit).assignGroups).led(),
	"groups.join":     does(wire.MayAttend, (*Visit).joinGroup),
	"groups.help":     does(wire.MayAttend, (*Visit).callHelp),
	"groups.helped":   does(wire.MayAttend, (*Visit).helped),
	"groups.recall":   does(wire.MayAttend, (*Visit).recallGroups).led(),
	"groups.past":     returns(wire.MayAttend, (*Visit).pastGroups),
	"groups.end":      does(wire.MayAttend, (*Visit).endGroups).led(),
	"report.order":    does(wire.MayDirect, (*Visit).orderReport),
	"report.leave":    does(wire.MayDirect, (*Visit).leaveOut),
	"report.show":     does(wire.MayDirect, (*Visit).showCard),
	"report.hide":     does(wire.MayDirect, (*Visit).hideCard),
	"stage.arrange":   does(wire.MayDirect, (*Visit).arrange),
	"stage.live":      does(wire.MayDirect, (*Visit).live),
	"stage.pause":     does(wire.MayDirect, (*Visit).pause),
	"stage.countdown": does(wire.MayDirect, (*Visit).countdown),
	"stage.invite":    does(wire.MayDirect, (*Visit).invite),
	"stage.accept":    does(wire.MaySpeak, (*Visit).accept),
	"stage.decline":   does(wire.MaySpeak, (*Visit).decline),
	"stage.dismiss":   does(wire.MayDirect, (*Visit).dismiss),
	"stage.key":       returns(wire.MayDirect, (*Visit).key),
	"seat.choose":     returns(wire.MayAttend, (*Visit).chooseSeat),
	"seat.leave":      returns(wire.MayAttend, (*Visit).leaveSeat),
	"seat.swap":       returns(wire.MayAttend, (*Visit).swapSeat),
	"media.view":      waits(wire.MayAttend, (*Visit).view),
	"media.publish":   offers(wire.MaySpeak, (*Visit).publish),
	"media.unpublish": does(wire.MaySpeak, (*Visit).unpublish),
	"media.set":       does(wire.MaySpeak, (*Visit).set),
	"view.want":       does(wire.MayAttend, (*Visit).want),

	"table.open":          returns(wire.MaySpeak, (*Visit).openTable),
	"table.set":           does(wire.MaySpeak, (*Visit).setTable),
	"table.invite":        does(wire.MayChat, (*Visit).inviteTo),
	"table.decline":       does(wire.MayAttend, (*Visit).declineTable),
	"table.knock":         does(wire.MayAttend, (*Visit).knockAt),
	"roulette.join":       does(wire.MaySpeak, (*Visit).joinRoulette),
	"roulette.leave":      does(wire.MayAttend, (*Visit).leaveRoulette),
	"roulette.next":       does(wire.MaySpeak, (*Visit).nextRoulette),
	"roulette.stay":       does(wire.MayAttend, (*Visit).stayAtRoulette),
	"contact.list":        returns(wire.MayAttend, (*Visit).contacts),
	"contact.card":        returns(wire.MayChat, (*Visit).setCard),
	"contact.offer":       does(wire.MayChat, (*Visit).offerCard),
	"contact.accept":      does(wire.MayChat, (*Visit).acceptCard),
	"contact.decline":     does(wire.MayAttend, (*Visit).declineCard),
	"contact.withdraw":    does(wire.MayAttend, (*Visit).withdrawCard),
	"contact.takeBack":    does(wire.MayAttend, (*Visit).takeBackCard),
	"contact.remove":      does(wire.MayAttend, (*Visit).forgetContact),
	"appointment.propose": returns(wire.MayChat, (*Visit).propose),
	"appointment.accept":  returns(wire.MayAttend, (*Visit).acceptDate),
	"appointment.decline": returns(wire.MayAttend, (*Visit).declineDate),
	"appointment.cancel":  returns(wire.MayAttend, (*Visit).cancelDate),
}

// answers is a row whose method pushes the answer itself.
func answers[B any](may wire.Permission, do func(*Visit, context.Context, uint32, B) error) command {
	return command{may: may, do: func(ctx context.Context, v *Visit, n uint32, raw json.RawMessage) error {
		var body B
		if err := decode(raw, &body); err != nil {
			return err
		}
		return do(v, ctx, n, body)
	}}
}

// returns is a row whose method returns the answer's body.
func returns[B, A any](may wire.Permission, do func(*Visit, context.Context, B) (A, error)) command {
	return answers(may, func(v *Visit, ctx context.Context, n uint32, body B) error {
		back, err := do(v, ctx, body)
		if err == nil {
			v.line.Push(wire.Encode(wire.Answer{Re: n, Body: back}))
		}
		return err
	})
}

// longer is a row whose body may be long.
func (row command) longer() command {
	row.long = true
	return row
}

// offers is a row whose body carries an SDP.
func offers[B any](may wire.Permission, do func(*Visit, context.Context, B) (wire.SDP, error)) command {
	return returns(may, do).longer()
}

// waits is a row whose body carries an SDP and whose method begins at once, and returns what the answer waits for.
func waits[B any](may wire.Permission, begin func(*Visit, context.Context, B) (func(context.Context) (wire.SDP, error), error)) command {
	return command{may: may, long: true, begin: func(ctx context.Context, v *Visit, n uint32, raw json.RawMessage) (func(context.Context) error, error) {
		var body B
		if err := decode(raw, &body); err != nil {
			return nil, err
		}
		rest, err := begin(v, ctx, body)
		if err != nil {
			return nil, err
		}
		return func(ctx context.Context) error {
			back, err := rest(ctx)
			if err == nil {
				v.line.Push(wire.Encode(wire.Answer{Re: n, Body: back}))
			}
			return err
		}, nil
	}}
}

// does is a row whose answer is "done".
func does[B any](may wire.Permission, do func(*Visit, context.Context, B) error) command {
	return answers(may, func(v *Visit, ctx context.Context, n uint32, body B) error {
		err := do(v, ctx, body)
		if err == nil {
			v.line.Push(wire.Encode(wire.Answer{Re: n}))
		}
		return err
	})
}

// decode reads a command's body; none is the empty one. wire.ErrBody names the field that is wrong.
func decode(raw json.RawMessage, body any) error {
	if len(raw) == 0 {
		return nil
	}
	err := json.Unmarshal(raw, body)
	if wrong := (*json.UnmarshalTypeError)(nil); errors.As(err, &wrong) {
		return wire.ErrBody.With(wrong.Field)
	}
	if err != nil {
		return wire.ErrBody
	}
	return nil
}
