package media

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"slices"

	"golang.org/x/time/rate"

	"konvent/server/conference"
	"konvent/signaling/wire"
)

// View opens a view connection and answers its offer; see conference.Doors. An earlier one of the viewer goes on until then.
func (e *Engine) View(ctx context.Context, id conference.ViewerID, offer string, first bool) (string, error) {
	transport, sections, err := readView(offer)
	if err != nil {
		return "", err
	}
	if e.full(id) { // nobody waits for that
		return "", wire.ErrBusy
	}
	if err := e.admission.wait(ctx, id, first); err != nil {
		return "", err
	}
	v, shard, err := e.reserve(id)
	if err != nil {
		return "", err
	}
	view := newView(id, shard, sections)
	line := newViewLine(e, view, transport)
	view.line = line
	answer := line.answer(sections)
	e.ports.board.add(line)
	if err := e.install(v, view); err != nil {
		line.close()
		e.release(v, shard)
		return "", err
	}
	return answer, nil
}

// Unview closes a view connection and forgets the viewer; see conference.Doors.
func (e *Engine) Unview(id conference.ViewerID) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if v := e.viewers[id]; v != nil {
		e.endView(v)
		v.leave()
		delete(e.viewers, id)
	}
}

// reserve takes a place for a view connection, on the shard with the fewest.
func (e *Engine) reserve(id conference.ViewerID) (*viewer, *shard, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closed || e.fullFor(id) {
		return nil, nil, wire.ErrBusy
	}
	shard := slices.MinFunc(e.shards, func(a, b *shard) int { return a.load - b.load })
	shard.load++
	e.views++
	e.tasks.Add(1)
	return e.viewer(id), shard, nil
}

// fullFor says that there is no view connection for this viewer, who has none to replace; the lock is held.
func (e *Engine) fullFor(id conference.ViewerID) bool {
	known := e.viewers[id]
	return e.views >= e.cfg.MaxViewers && (known == nil || known.view == nil)
}

func (e *Engine) full(id conference.ViewerID) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.fullFor(id)
}

// release gives back the place of a view connection that came to nothing, and forgets a viewer of whom nothing else is known.
func (e *Engine) release(v *viewer, s *shard) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.viewers[v.id] == v && v.view == nil && v.scene == nil && v.own == nil && v.want == nil {
		delete(e.viewers, v.id)
	}
	s.load--
	e.views--
	e.tasks.Done()
}

// newView makes the slots of an offer.
func newView(id conference.ViewerID, s *shard, sections []section) *view {
	v := &view{id: id, shard: s}
	v.budget.refill()
	for i, s := range sections {
		v.addSlot(i, s)
	}
	v.plan.Store(&plan{audio: make([]aim, len(v.audio)), video: make([]aim, len(v.video))})
	return v
}

// install makes a view the viewer's, in the stead of an earlier one, unless the viewer left meanwhile.
func (e *Engine) install(v *viewer, view *view) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closed || e.viewers[view.id] != v {
		return wire.ErrBusy
	}
	e.endView(v)
	v.view = view
	e.stats.opened.Add(1)
	v.arrange(v.scene)
	return nil
}

func (v *view) addSlot(index int, s section) {
	var start [9]byte
	_, _ = rand.Read(start[:]) // it never fails
	be := binary.BigEndian
	slot := &slot{
		view: v, index: index, mid: s.mid, video: s.video, ssrc: v.newSSRC(),
		pleas:    rate.NewLimiter(rate.Every(pleaEvery), pleasAtOnce),
		rewriter: newRewriter(be.Uint16(start[:]), be.Uint32(start[2:]), be.Uint16(start[6:]), start[8]),
	}
	v.slots = append(v.slots, slot)
	for _, f := range s.formats {
		if slot.payloads[f.codec] == 0 {
			slot.payloads[f.codec], slot.repeatPayloads[f.codec] = f.payload, f.repeats
		}
		if f.repeats != 0 && slot.repeats == 0 {
			slot.repeats = v.newSSRC()
		}
	}
	if s.video {
		v.video = append(v.video, slot)
	} else {
		v.audio = append(v.audio, slot)
	}
}

// newSSRC is a random one that no other slot has.
func (v *view) newSSRC() uint32 {
	for {
		var b [4]byte
		_, _ = rand.Read(b[:]) // it never fails
		n := binary.BigEndian.Uint32(b[:])
		if n != 0 && !slices.ContainsFunc(v.slots, func(s *slot) bool { return s.ssrc == n || s.repeats == n }) {
			return n
		}
	}
}

// viewUp begins to send: the connection is there.
func (e *Engine) viewUp(view *view) {
	view.shard.post(func() { view.shard.add(view) })
}

// closeView ends a view connection that failed or was closed by its far end; the viewer stays. It does not wait.
func (e *Engine) closeView(view *view) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if v := e.viewers[view.id]; v != nil && v.view == view {
		e.loseView(v)
	}
}

// endSilent ends the view connections whose far end is not there any more, or never came; the lock is held.
func (e *Engine) endSilent(now int64) {
	for _, v := range e.viewers {
		if v.view != nil && v.view.line.over(now) {
			e.loseView(v)
		}
	}
}

// loseView ends a viewer's connection and says so; the lock is held.
func (e *Engine) loseView(v *viewer) {
	e.endView(v)
	if !e.closed {
		e.tell.viewerGone(v.id)
	}
}

// endView frees a viewer's connection, if it has one; the lock is held. The line is closed once the shard has let go of it.
func (e *Engine) endView(v *viewer) {
	view := v.view
	if view == nil {
		return
	}
	v.view, v.told = nil, nil
	view.shard.load--
	e.views--
	e.stats.keep(view)
	view.shard.post(func() {
		view.shard.remove(view)
		go func() {
			defer e.tasks.Done() // reserve added it
			view.line.close()
		}()
	})
}
