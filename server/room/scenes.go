package room

import (
	"slices"

	"konvent/signaling/wire"
)

// show makes the scenes what the room's state says, turns everybody to the right one, and tells what changed on a stage.
func (r *Room) show() {
	if !r.Kind.Stage {
		if r.Kind.EverybodySpeaks {
			s := openScene(r.sourceList())
			s.Hear = append(s.Hear, r.elsewhere()...)
			r.setScene(Front(r.ID), s)
		}
		return
	}
	front := r.front()
	green := openScene(r.sourceList())
	green.See = append(green.See, wire.Slate)
	r.setScene(Front(r.ID), front)
	r.setScene(Back(r.ID), green)
	r.setScene(Air(r.ID), Scene{Hear: front.Hear, See: green.See, Pick: true})
	for _, m := range r.members {
		r.turn(m, r.sceneFor(m))
	}
	r.tellStage()
}

// elsewhere are the voices from other rooms that are heard here as well; who is here is heard as such.
func (r *Room) elsewhere() (all []wire.SourceID) {
	for _, id := range r.voice {
		if r.sources[id] == nil {
			all = append(all, id)
		}
	}
	return all
}

// setScene tells the media engine a scene, if it is not so already.
func (r *Room) setScene(id SceneID, s Scene) {
	if old, told := r.scenes[id]; told && old.equal(s) {
		return
	}
	r.scenes[id] = s
	r.ports.Scenes.SetScene(id, s)
}

func (s Scene) equal(o Scene) bool {
	return s.Pick == o.Pick && slices.Equal(s.Hear, o.Hear) && slices.Equal(s.See, o.See)
}

// turn turns a member's view to a scene, if it is not there already.
func (r *Room) turn(m *member, scene SceneID) {
	if m.scene != scene {
		m.scene = scene
		r.ports.Look(m.ID, scene)
	}
}

func (r *Room) dropScenes() {
	for _, id := range []SceneID{Front(r.ID), Back(r.ID), Air(r.ID)} {
		r.ports.Scenes.DropScene(id)
	}
}

// openScene lets everything be heard, and everybody pick what they see.
func openScene(sources []wire.Source) Scene {
	s := Scene{Pick: true}
	for _, c := range sources {
		if c.Audio {
			s.Hear = append(s.Hear, c.ID)
		}
		if c.Video {
			s.See = append(s.See, c.ID)
		}
	}
	return s
}

// front is what the audience of a stage sees and hears: what is on air, with the slate in the place of a picture that is lost, and the slate
// alone while nothing is on air.
func (r *Room) front() Scene {
	slate := Scene{Hear: []wire.SourceID{wire.Slate}, See: []wire.SourceID{wire.Slate}}
	if !r.stage.live {
		return slate
	}
	var s Scene
	alive := false
	for i, id := range r.stage.onAir {
		c := r.card(id)
		alive = alive || !c.Lost
		if c.Audio && !c.Lost {
			s.Hear = append(s.Hear, id)
		}
		if i >= shown(r.stage.layout) {
			continue
		}
		if c.Lost || c.Frozen {
			id = wire.Slate
		}
		if (c.Video || c.Lost) && !slices.Contains(s.See, id) {
			s.See = append(s.See, id)
		}
	}
	if !alive {
		return slate
	}
	return s
}

// shown is how many of the sources on air a layout shows.
func shown(l wire.Layout) int {
	switch l {
	case wire.One:
		return 1
	case wire.SideBySide, wire.Slides:
		return 2
	}
	return wire.MaxOnAir
}

// sceneFor is what a member looks at. Who is on air hears the stage and not the green room; the director hears both.
func (r *Room) sceneFor(m *member) SceneID {
	switch {
	case !r.Kind.Stage || !m.behind:
		return Front(r.ID)
	case r.stage.live && !m.Director && slices.Contains(r.stage.onAir, wire.Camera(m.ID)):
		return Air(r.ID)
	}
	return Back(r.ID)
}

const (
	// speakingFrom is the level from which a source counts as speaking: -53 dBov.
	speakingFrom = 58
	// speakersShown is how many are named at once: as many as are heard.
	speakersShown = 3
	// speakingHold is for how many silent reports (of 200 ms) somebody stays named, so that names do not flicker between words.
	speakingHold = 3
)

// Levels takes over how loud the sources of one of this room's scenes are.
func (r *Room) Levels(scene SceneID, levels []wire.Level) {
	r.box.Post(func() {
		switch scene {
		case Front(r.ID):
			r.speaking(levels)
		case Back(r.ID):
			r.tellBehind(wire.Encode(wire.Event{Room: r.ID, Type: "backstage.levels", Body: wire.Levels{Levels: levels}}))
		}
	})
}

// speaking names the loudest, and tells when the names change.
func (r *Room) speaking(levels []wire.Level) {
	levels = slices.Clone(levels)
	slices.SortFunc(levels, func(a, b wire.Level) int { return b.Level - a.Level })
	next := make([]wire.SourceID, 0, speakersShown)
	for _, l := range levels {
		switch quiet := l.Level < speakingFrom; {
		case quiet && !slices.Contains(r.named, l.Source):
			continue
		case quiet:
			r.silent[l.Source]++
		default:
			r.silent[l.Source] = 0
		}
		if r.silent[l.Source] < speakingHold && len(next) < speakersShown {
			next = append(next, l.Source)
		}
	}
	for id := range r.silent {
		if !slices.Contains(next, id) {
			delete(r.silent, id)
		}
	}
	if !slices.Equal(next, r.named) {
		r.named = next
		r.tell("speaking.changed", wire.Speaking{Sources: next})
	}
}

func (r *Room) speakers() []wire.SourceID { return append([]wire.SourceID{}, r.named...) }
