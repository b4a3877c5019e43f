package conference

import (
	"context"

	"konvent/signaling/wire"
)

func (v *Visit) arrange(ctx context.Context, a wire.Arrange) error {
	r, err := v.room()
	if err != nil {
		return err
	}
	return r.Arrange(ctx, a)
}

func (v *Visit) live(ctx context.Context, _ wire.Nothing) error {
	r, err := v.room()
	if err != nil {
		return err
	}
	return r.Live(ctx)
}

func (v *Visit) pause(ctx context.Context, _ wire.Nothing) error {
	r, err := v.room()
	if err != nil {
		return err
	}
	return r.Pause(ctx)
}

func (v *Visit) countdown(_ context.Context, ask wire.CountdownAsk) error {
	r, err := v.room()
	if err != nil {
		return err
	}
	return r.Countdown(ask.Seconds)
}

func (v *Visit) invite(_ context.Context, ask wire.PersonAsk) error {
	r, err := v.room()
	if err != nil {
		return err
	}
	return r.Invite(ask.Person)
}

func (v *Visit) accept(ctx context.Context, _ wire.Nothing) error {
	r, err := v.room()
	if err != nil {
		return err
	}
	return r.Accept(ctx, v.me)
}

func (v *Visit) decline(ctx context.Context, _ wire.Nothing) error {
	r, err := v.room()
	if err != nil {
		return err
	}
	return r.Decline(ctx, v.me)
}

func (v *Visit) dismiss(ctx context.Context, ask wire.PersonAsk) error {
	r, err := v.room()
	if err != nil {
		return err
	}
	return r.Dismiss(ctx, ask.Person)
}

func (v *Visit) key(ctx context.Context, ask wire.KeyAsk) (wire.Key, error) {
	r, err := v.room()
	if err != nil {
		return wire.Key{}, err
	}
	if !r.Kind.Stage {
		return wire.Key{}, wire.ErrNotHere
	}
	return v.c.NewKey(ctx, ask.Kind, r.About())
}
