package media

import (
	"slices"

	"konvent/server/conference"
	"konvent/server/room"
	"konvent/signaling/wire"
)

// viewer is somebody who looks at a scene, with or without a connection. The engine's lock guards it.
type viewer struct {
	id     conference.ViewerID
	engine *Engine
	scene  *scene
	own    []wire.SourceID
	// want is what view.want said; nil while it never did.
	want []wire.WantVideo
	// view is the connection, nil without.
	view *view
	// told is what SlotsChanged said last of this connection; nil before.
	told *wire.Slots
}

func (e *Engine) viewer(id conference.ViewerID) *viewer {
	v := e.viewers[id]
	if v == nil {
		v = &viewer{id: id, engine: e}
		e.viewers[id] = v
	}
	return v
}

// Attach turns a viewer to a scene; see conference.Flows.
func (e *Engine) Attach(id conference.ViewerID, s room.SceneID, own []wire.SourceID) {
	e.mu.Lock()
	defer e.mu.Unlock()
	v := e.viewer(id)
	v.own = slices.Clone(own)
	v.told = nil
	v.leave()
	if s != "" {
		v.scene = e.scene(s)
		v.scene.viewers[v] = struct{}{}
	}
	v.arrange(v.scene)
}

// leave takes the viewer out of its scene.
func (v *viewer) leave() {
	if v.scene != nil {
		delete(v.scene.viewers, v)
		v.engine.forget(v.scene)
		v.scene = nil
	}
}

// Want sets what a viewer looks at, and how large; see conference.Flows.
func (e *Engine) Want(id conference.ViewerID, w wire.Want) {
	e.mu.Lock()
	defer e.mu.Unlock()
	v := e.viewer(id)
	v.want = append([]wire.WantVideo{}, w.Videos[:min(len(w.Videos), maxVideo)]...)
	v.arrange(v.scene)
}

// arrange puts the scene on the viewer's slots, tells the shard, and the conference what changed.
func (v *viewer) arrange(sc *scene) {
	if v.view == nil {
		return
	}
	var hear, see []aim
	if sc != nil {
		hear, see = v.hears(sc), v.sees(sc)
	}
	last := v.view.plan.Load()
	p := &plan{audio: place(last.audio, hear), video: place(last.video, see)}
	for i := range p.video {
		if src := p.video[i].src; src != nil {
			c := src.codec.Load()
			p.video[i].blocked = c != 0 && v.view.video[i].payloads[c] == 0
		}
	}
	if !slices.Equal(p.audio, last.audio) || !slices.Equal(p.video, last.video) {
		v.view.set(p)
	}
	v.tell(p)
}

// hears lists the loudest sources of a scene that are not the viewer's own.
func (v *viewer) hears(sc *scene) (out []aim) {
	n := min(loudest, len(v.view.audio))
	for _, s := range sc.hear {
		if len(out) < n && !slices.Contains(v.own, s.id) {
			out = append(out, aim{src: s, rides: !sc.pick})
		}
	}
	return out
}

// sees lists what the viewer sees of a scene, as many as there are slots, the most important first.
func (v *viewer) sees(sc *scene) (out []aim) {
	add := func(s *Source, width int) {
		if len(out) < len(v.view.video) && !slices.Contains(v.own, s.id) {
			out = append(out, aim{src: s, width: width, rank: len(out)})
		}
	}
	if sc.pick && v.want != nil {
		for _, w := range v.want {
			i := slices.IndexFunc(sc.see, func(s *Source) bool { return s.id == w.Source })
			known := slices.ContainsFunc(out, func(a aim) bool { return a.src.id == w.Source })
			if i >= 0 && !known && w.Width > 0 {
				add(sc.see[i], w.Width)
			}
		}
		return out
	}
	for _, s := range sc.see {
		i := slices.IndexFunc(v.want, func(w wire.WantVideo) bool { return w.Source == s.id })
		switch {
		case i < 0:
			add(s, 0)
		case v.want[i].Width > 0:
			add(s, v.want[i].Width)
		}
	}
	return out
}

// place puts what is wanted on slots: who has one keeps it, the others take the free ones in order. There are at least as many
// slots as wanted.
func place(last, wanted []aim) []aim {
	out := make([]aim, len(last))
	var homeless []aim
	for _, w := range wanted {
		if i := slices.IndexFunc(last, func(a aim) bool { return a.src == w.src }); i >= 0 {
			out[i] = w
		} else {
			homeless = append(homeless, w)
		}
	}
	for i := range out {
		if out[i].src == nil && len(homeless) > 0 {
			out[i], homeless = homeless[0], homeless[1:]
		}
	}
	return out
}

// tell brings the arrangement to the conference if it differs from the last.
func (v *viewer) tell(p *plan) {
	s := wire.Slots{Audio: named(v.view.audio, p.audio), Video: named(v.view.video, p.video)}
	if v.told != nil && slices.Equal(s.Audio, v.told.Audio) && slices.Equal(s.Video, v.told.Video) {
		return
	}
	v.told = &s
	v.engine.tell.slotsOf(v.id, s)
}

// tellPaused tells every viewer of whose pictures one was paused or goes on; the lock is held.
func (e *Engine) tellPaused() {
	for _, v := range e.viewers {
		if v.view != nil && v.view.news.Swap(false) {
			v.tell(v.view.plan.Load())
		}
	}
}

func named(slots []*slot, aims []aim) []wire.Slot {
	out := make([]wire.Slot, 0, len(slots))
	for i, a := range aims {
		if a.src != nil {
			out = append(out, wire.Slot{Mid: slots[i].mid, Source: a.src.id, Blocked: a.blocked, Paused: slots[i].paused.Load() == a.src})
		}
	}
	return out
}
