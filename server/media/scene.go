package media

import (
	"slices"

	"konvent/server/room"
	"konvent/signaling/wire"
)

// scene is what may flow to those who look at it. The engine's lock guards it.
type scene struct {
	id   room.SceneID
	set  bool
	see  []*Source
	pick bool
	// hear are the sources that may be heard, the loudest first as far as boundaries tell them apart.
	hear []*Source
	loud map[*Source]int32
	// sounding: levels were told and have not ended.
	sounding bool
	viewers  map[*viewer]struct{}
}

// sources are all that the scene names.
func (sc *scene) sources() []*Source { return append(slices.Clone(sc.see), sc.hear...) }

// scene finds or makes a scene; the lock is held.
func (e *Engine) scene(id room.SceneID) *scene {
	sc := e.scenes[id]
	if sc == nil {
		sc = &scene{id: id, loud: map[*Source]int32{}, viewers: map[*viewer]struct{}{}}
		e.scenes[id] = sc
	}
	return sc
}

// SetScene replaces a scene; see room.Scenes.
func (e *Engine) SetScene(id room.SceneID, s room.Scene) {
	e.mu.Lock()
	defer e.mu.Unlock()
	sc := e.scene(id)
	sc.set, sc.pick = true, s.Pick
	sc.see = e.distinct(s.See)
	hear := e.distinct(s.Hear)
	kept := slices.DeleteFunc(slices.Clone(sc.hear), func(s *Source) bool { return !slices.Contains(hear, s) })
	for _, s := range hear {
		if !slices.Contains(kept, s) {
			kept = append(kept, s)
		}
	}
	sc.hear = kept
	for s := range sc.loud {
		if !slices.Contains(kept, s) {
			delete(sc.loud, s)
		}
	}
	e.arrangeAll(sc)
}

func (e *Engine) distinct(ids []wire.SourceID) []*Source {
	out := make([]*Source, 0, len(ids))
	for _, id := range ids {
		if s := e.source(id); !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// DropScene forgets a scene; see room.Scenes.
func (e *Engine) DropScene(id room.SceneID) {
	e.mu.Lock()
	defer e.mu.Unlock()
	sc := e.scenes[id]
	if sc == nil {
		return
	}
	sc.set, sc.see, sc.hear, sc.loud = false, nil, nil, map[*Source]int32{}
	e.arrangeAll(sc)
	e.forget(sc)
}

// forget lets go of a scene that is not set and that nobody looks at.
func (e *Engine) forget(sc *scene) {
	if !sc.set && len(sc.viewers) == 0 {
		delete(e.scenes, sc.id)
	}
}

// Gate says which parts of a source may pass; see room.Scenes. Packets are dropped from the next one on. A source is made shut, so there
// is nothing to shut of one that is not known: most people in a house never send.
func (e *Engine) Gate(id wire.SourceID, audio, video bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.sources[id] == nil && !audio && !video {
		return
	}
	e.source(id).setGate(audio, video)
}

// arrangeAll puts a changed scene on the slots of everybody who looks at it.
func (e *Engine) arrangeAll(sc *scene) {
	for v := range sc.viewers {
		v.arrange(sc)
	}
}

// codecKnown arranges anew for viewers who may lack the codec.
func (e *Engine) codecKnown(s *Source) {
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, sc := range e.scenes {
		if slices.Contains(sc.see, s) {
			e.arrangeAll(sc)
		}
	}
}
