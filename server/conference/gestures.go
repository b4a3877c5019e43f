package conference

import (
	"context"

	"konvent/server/room"
	"konvent/signaling/wire"
)

func (v *Visit) raise(context.Context, wire.Nothing) error {
	return v.gesture(func(r *room.Room) error { return r.RaiseHand(v.me) })
}

func (v *Visit) lower(context.Context, wire.Nothing) error {
	return v.gesture(func(r *room.Room) error { return r.LowerHand(v.me) })
}

func (v *Visit) react(_ context.Context, s wire.Reaction) error {
	return v.gesture(func(r *room.Room) error { return r.React(v.me, s.Kind) })
}

// gesture does what everybody in the room sees at once, so not too fast.
func (v *Visit) gesture(do func(*room.Room) error) error {
	if !v.rates.gestures.Allow() {
		return wire.ErrTooFast
	}
	r, err := v.room()
	if err != nil {
		return err
	}
	return do(r)
}

func (v *Visit) call(_ context.Context, ask wire.CallAsk) error {
	return v.leading(func(p *presence, r *room.Room) error { return r.CallHand(ask.Person, p.Name, ask.Word) })
}

func (v *Visit) askToSpeak(_ context.Context, ask wire.PersonAsk) error {
	if !v.rates.gestures.Allow() {
		return wire.ErrTooFast
	}
	return v.leading(func(p *presence, r *room.Room) error { return r.Ask(ask.Person, p.Name) })
}

// muteAll is room.mute.
func (v *Visit) muteAll(context.Context, wire.Nothing) error {
	return v.leading(func(_ *presence, r *room.Room) error {
		silenced, err := r.MuteAll()
		for _, id := range silenced {
			if other, ok := v.c.present[id]; ok {
				other.devices.Microphone = false
			}
		}
		return err
	})
}
