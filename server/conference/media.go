package conference

import (
	"context"
	"errors"
	"strings"

	"konvent/signaling/wire"
)

const (
	tracksAtOnce = 4
	wantsAtOnce  = 16
	widthAtMost  = 4096
)

// opened runs f after a media connection was opened, and closes the connection if its person was sent away meanwhile. A person who
// has another line by now keeps it: it was opened for them, and goes when they go.
func (v *Visit) opened(closes func(), f func(*presence) error) error {
	err := v.here(f)
	v.c.box.Do(func() {
		if v.c.present[v.me] == nil {
			closes()
		}
	})
	return err
}

func (v *Visit) publish(ctx context.Context, o wire.PublishOffer) (wire.SDP, error) {
	if err := v.mayPublish(o); err != nil {
		return wire.SDP{}, err
	}
	answer, err := v.c.house.media.Publish(ctx, Publishing{
		Camera: wire.Camera(v.me), Screen: wire.Screen(v.me), Offer: o.SDP, Tracks: o.Tracks,
	})
	if err != nil {
		return wire.SDP{}, err
	}
	err = v.opened(func() { v.c.house.media.Unpublish(wire.Camera(v.me)) }, func(p *presence) error {
		p.published = true
		if err := p.apply(); !errors.Is(err, wire.ErrMuted) {
			return err
		}
		return nil // you.muted told them; the connection is open, and needs its answer
	})
	return wire.SDP{SDP: answer}, err
}

func (v *Visit) mayPublish(o wire.PublishOffer) error {
	switch {
	case !v.rates.doors.Allow():
		return wire.ErrTooFast
	case len(o.Tracks) == 0 || len(o.Tracks) > tracksAtOnce:
		return wire.ErrBody.With("tracks")
	}
	r, err := v.room()
	if err != nil {
		return err
	}
	return r.MaySpeak(v.me)
}

func (v *Visit) unpublish(context.Context, wire.Nothing) error {
	return v.here(func(p *presence) error {
		p.published, p.devices, p.layers = false, wire.MediaSet{}, nil
		err := p.apply()
		v.c.house.media.Unpublish(wire.Camera(v.me)) // here, before another line of theirs can open one
		return err
	})
}

func (v *Visit) set(_ context.Context, d wire.MediaSet) error {
	return v.here(func(p *presence) error {
		p.devices = d
		return p.apply()
	})
}

// apply tells the room what a person has switched on. A microphone that is held there is off from now on, with wire.ErrMuted.
func (p *presence) apply() error {
	if p.room == nil {
		return nil
	}
	err := p.room.Devices(p.ID, p.devices, p.published)
	if errors.Is(err, wire.ErrMuted) {
		p.devices.Microphone = false
	}
	return err
}

func (v *Visit) want(_ context.Context, w wire.Want) error {
	if len(w.Videos) > wantsAtOnce {
		return wire.ErrTooLong.With("videos")
	}
	for _, video := range w.Videos {
		if video.Width < 0 || video.Width > widthAtMost {
			return wire.ErrBody.With("width")
		}
	}
	return v.here(func(*presence) error {
		v.c.house.media.Want(ViewerID(v.me), w)
		return nil
	})
}

// LayersPaused tells a person which layers of their picture nobody looks at. Who has no line now is told when it is back.
func (h *House) LayersPaused(id wire.SourceID, rids []string) {
	owner, kind, _ := strings.Cut(string(id), ".")
	device := wire.CameraVideo
	if kind == "screen" {
		device = wire.ScreenVideo
	}
	h.person(wire.PersonID(owner), func(p *presence) {
		if p.layers == nil {
			p.layers = map[wire.Device][]string{}
		}
		p.layers[device] = append([]string{}, rids...)
		p.tellLayers(device)
	})
}

func (p *presence) tellLayers(d wire.Device) {
	if paused, ok := p.layers[d]; ok && p.line != nil {
		p.line.Push(wire.Encode(wire.Event{Type: "publish.layers", Body: wire.Layers{Device: d, Paused: paused}}))
	}
}
