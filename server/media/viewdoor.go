package media

import (
	"context"
	"math/rand/v2"

	"konvent/server/conference"
	"konvent/signaling/wire"
)

// View opens a view connection and answers its offer; see conference.Doors. An earlier one of the viewer goes on until then.
func (e *Engine) View(ctx context.Context, id conference.ViewerID, offer string) (string, error) {
	sections, err := readView(offer)
	if err != nil {
		return "", err
	}
	v, err := e.reserve(id)
	if err != nil {
		return "", err
	}
	view := e.newView(id, sections)
	line, err := newPionLine(e, view)
	if err != nil {
		e.log.Error("view connection failed", "error", err)
		e.release()
		return "", wire.ErrInternal
	}
	view.line = line
	answer, err := line.answer(ctx, offer)
	if err == nil {
		err = e.install(v, view)
	}
	if err != nil {
		line.close()
		e.release()
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

// reserve takes a place for a view connection.
func (e *Engine) reserve(id conference.ViewerID) (*viewer, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if known := e.viewers[id]; e.closed || e.views >= e.cfg.MaxViewers && (known == nil || known.view == nil) {
		return nil, wire.ErrBusy
	}
	e.views++
	e.tasks.Add(1)
	return e.viewer(id), nil
}

// release gives the place of a view connection that came to nothing back.
func (e *Engine) release() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.views--
	e.tasks.Done()
}

// newView makes the slots of an offer, on a shard of its own.
func (e *Engine) newView(id conference.ViewerID, sections []section) *view {
	view := &view{id: id, shard: e.shards[rand.N(len(e.shards))], answers: minAnswers}
	for i, s := range sections {
		view.addSlot(i, s)
	}
	view.plan.Store(&plan{audio: make([]aim, len(view.audio)), video: make([]aim, len(view.video))})
	return view
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
	v.arrange(v.scene)
	return nil
}

func (v *view) addSlot(index int, s section) {
	slot := &slot{
		view: v, index: index, mid: s.mid, video: s.video,
		rewriter: newRewriter(uint16(rand.Uint32()), rand.Uint32(), uint16(rand.Uint32()), uint8(rand.Uint32())),
	}
	v.slots = append(v.slots, slot)
	if s.video {
		v.video = append(v.video, slot)
	} else {
		v.audio = append(v.audio, slot)
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
	v := e.viewers[view.id]
	if v == nil || v.view != view {
		return
	}
	e.endView(v)
	if !e.closed {
		e.tell.viewerGone(view.id)
	}
}

// endView frees a viewer's connection, if it has one; the lock is held.
func (e *Engine) endView(v *viewer) {
	view := v.view
	if view == nil {
		return
	}
	v.view, v.told = nil, wire.Slots{}
	e.views--
	e.stats.keep(view)
	view.shard.post(func() { view.shard.remove(view) })
	go func() {
		defer e.tasks.Done() // reserve added it
		view.line.close()
	}()
}
