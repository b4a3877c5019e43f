package conference

import (
	"context"

	"konvent/signaling/wire"
)

// opening is a view connection that waits for its turn or is being made. There is one of a person at a time.
type opening struct {
	line Line
	// end gives it up; over is closed when nothing of it goes on.
	end  context.CancelFunc
	over chan struct{}
}

// stop gives up what an earlier offer of the person began, so that it cannot take the place of what a later one opens.
func (o *opening) stop() {
	if o != nil {
		o.end()
		<-o.over
	}
}

// view begins to open a view connection. The house lets so many open a second, so it may have to wait.
func (v *Visit) view(ctx context.Context, offer wire.Offer) (rest func(context.Context) (wire.SDP, error), err error) {
	if !v.rates.doors.Allow() {
		return nil, wire.ErrTooFast
	}
	ctx, end := context.WithCancel(context.WithoutCancel(ctx))
	now := &opening{line: v.line, end: end, over: make(chan struct{})}
	var before *opening
	err = v.here(func(p *presence) error {
		before, p.opening = p.opening, now
		return nil
	})
	if err != nil {
		end()
		return nil, err
	}
	return func(line context.Context) (wire.SDP, error) {
		defer close(now.over)
		defer end()
		defer context.AfterFunc(line, end)()
		before.stop()
		return v.openView(ctx, now, offer.SDP)
	}, nil
}

// openView opens a view connection. Nothing is told of its waiting any more once it is over.
func (v *Visit) openView(ctx context.Context, now *opening, offer string) (wire.SDP, error) {
	first := May(v.role, wire.MayBackstage) || May(v.role, wire.MayModerate)
	answer, err := v.c.house.media.View(ctx, ViewerID(v.me), offer, first)
	v.c.box.Do(func() {
		if p := v.c.present[v.me]; p != nil && p.opening == now {
			p.opening = nil
		}
	})
	if err != nil {
		return wire.SDP{}, err
	}
	nothing := func(*presence) error { return nil }
	return wire.SDP{SDP: answer}, v.opened(func() { v.c.house.media.Unview(ViewerID(v.me)) }, nothing)
}

// ViewWaiting tells a person how far they have come in the queue. A player waits within its request.
func (h *House) ViewWaiting(v ViewerID, w wire.Waiting) {
	h.person(wire.PersonID(v), func(p *presence) {
		if p.line != nil && p.opening != nil && p.opening.line == p.line {
			p.line.Push(wire.Encode(wire.Event{Type: "view.waiting", Body: w}))
		}
	})
}
