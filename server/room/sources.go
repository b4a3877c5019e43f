package room

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"konvent/signaling/wire"
)

// startTime is how long a device that was switched on may take until its first packet; after it the source counts as lost.
const startTime = 1500 * time.Millisecond

// source is something that can be seen or heard in this room.
type source struct {
	wire.Source
	picture  bool        // packets of video arrive
	starting *time.Timer // runs while a device that was switched on has not sent yet
}

func (s *source) on() bool { return s.Audio || s.Video }

func (s *source) stop() {
	if s.starting != nil {
		s.starting.Stop()
		s.starting = nil
	}
}

// speaks says whether a member may be heard and seen here.
func (r *Room) speaks(m *member) bool { return r.Kind.EverybodySpeaks || m.behind }

// refresh makes a member's sources what their devices, their place and the moderators' mutes say.
func (r *Room) refresh(m *member) {
	if r.renew(m) {
		r.airReporter()
		r.show()
	}
}

// renew is refresh without the scenes; it says whether they change.
func (r *Room) renew(m *member) bool {
	here := r.speaks(m)
	camera := r.put(m, wire.Source{
		ID: wire.Camera(m.ID), Kind: wire.CameraSource, Audio: m.Devices.Microphone && !m.muted, Video: m.Devices.Camera,
		Held: m.muted && r.Kind.HoldMute,
	}, here && m.Published)
	screen := r.put(m, wire.Source{
		ID: wire.Screen(m.ID), Kind: wire.ScreenSource, Audio: m.Devices.Screen && !m.muted, Video: m.Devices.Screen,
	}, here && m.Published && m.Devices.Screen)
	return camera || screen
}

// put adds, changes or removes one source of a member, and says whether that changed anything. The gate follows in the same step.
func (r *Room) put(m *member, s wire.Source, there bool) bool {
	r.ports.Scenes.Gate(s.ID, there && s.Audio, there && s.Video)
	old := r.sources[s.ID]
	if !there {
		return r.remove(s.ID)
	}
	s.Person, s.Name, s.Role = m.ID, m.Name, m.Role
	if old == nil {
		old = &source{}
		r.sources[s.ID] = old
		state := r.ports.State(s.ID)
		old.Up, old.Codec, old.picture = state.Up, state.Codec, state.Picture
	}
	s.Up, s.Codec, s.Lost, s.Frozen = old.Up, old.Codec, old.Lost, old.Frozen
	if old.Source == s {
		return false
	}
	old.Source = s
	r.judge(old, false)
	r.tellSource(old)
	return true
}

// judge says whether a source is lost, or only its picture. What was just switched on has a moment to start; what fell silent has
// none.
func (r *Room) judge(s *source, fell bool) {
	lost, frozen := s.on() && !s.Up, s.Video && s.Up && !s.picture
	switch {
	case !lost && !frozen, fell, s.Lost, s.Frozen:
		s.stop()
		s.Lost, s.Frozen = lost, frozen
	case s.starting == nil:
		s.starting = r.later(startTime, func() { r.missing(s) })
	}
}

// missing marks a source that did not start in time.
func (r *Room) missing(s *source) {
	s.stop()
	if r.sources[s.ID] != s {
		return
	}
	r.judge(s, true)
	r.tellSource(s)
	r.show()
}

// remove takes a source away, and says whether it was there.
func (r *Room) remove(id wire.SourceID) bool {
	s, ok := r.sources[id]
	if !ok {
		return false
	}
	s.stop()
	delete(r.sources, id)
	r.stage.remember(s.Source)
	if !r.Kind.Stage {
		r.tell("source.gone", wire.SourceRef{ID: id})
	}
	return true
}

func (r *Room) tellSource(s *source) {
	if !r.Kind.Stage {
		r.tell("source.changed", s.Source)
	}
}

// forget takes everything of a person who left out of the room.
func (r *Room) forget(m *member) {
	changed := r.stage.uninvite(m.ID) || m.behind
	for _, id := range []wire.SourceID{wire.Camera(m.ID), wire.Screen(m.ID)} {
		r.ports.Scenes.Gate(id, false, false)
		changed = r.remove(id) || changed
	}
	if changed {
		r.show()
	}
}

// Devices takes over what a person has switched on, and whether their publishing connection is there. A microphone that a host
// holds stays off with wire.ErrMuted, the rest is done.
func (r *Room) Devices(p wire.PersonID, d wire.MediaSet, published bool) error {
	return r.do(func() error {
		m, ok := r.members[p]
		if !ok {
			return wire.ErrNotHere
		}
		var held error
		if d.Microphone && m.muted {
			if r.Kind.HoldMute {
				d.Microphone, held = false, wire.ErrMuted
			} else {
				m.muted = false
			}
		}
		m.Devices, m.Published = d, published
		r.refresh(m)
		r.unshare(m)
		return held
	})
}

// unshare takes a screen off the stage whose owner is here and shares none: it does not come back by itself, as what is lost does.
func (r *Room) unshare(m *member) {
	if screen := wire.Screen(m.ID); m.Published && !m.Devices.Screen && r.stage.uses(screen) {
		r.stage.drop(screen)
		r.show()
	}
}

// MaySpeak says whether a person may publish here.
func (r *Room) MaySpeak(p wire.PersonID) error {
	return r.do(func() error {
		m, ok := r.members[p]
		switch {
		case !ok:
			return wire.ErrNotHere
		case !r.speaks(m):
			return wire.ErrNotAllowed
		}
		return nil
	})
}

// Mute silences a person, or lifts it, and tells them. On a stage it is kept.
func (r *Room) Mute(ctx context.Context, p wire.PersonID, muted bool) error {
	err := r.do(func() error {
		m, ok := r.members[p]
		if !ok {
			return wire.ErrNotHere
		}
		m.muted = muted
		if r.Kind.HoldMute {
			r.stage.hold(p, muted)
		}
		if muted {
			m.Devices.Microphone = false
		}
		m.say("you.muted", wire.YouMuted{Muted: muted, Held: muted && r.Kind.HoldMute})
		r.refresh(m)
		return nil
	})
	if err != nil || !r.Kind.Stage {
		return err
	}
	return r.save(ctx)
}

// SourceChanged takes over what the media engine sees of a source.
func (r *Room) SourceChanged(id wire.SourceID, now SourceState) {
	r.box.Post(func() {
		s := r.sources[id]
		if s == nil && id == wire.Whip(r.ID) && r.Kind.Stage && now.Up {
			s = &source{Source: wire.Source{ID: id, Kind: wire.WhipSource, Name: "WHIP", Audio: true, Video: true}}
			r.sources[id] = s
		}
		if s == nil {
			return
		}
		fell := s.Up && !now.Up || s.picture && !now.Picture
		s.Up, s.picture, s.Codec = now.Up, now.Picture, cmp.Or(now.Codec, s.Codec)
		r.judge(s, fell)
		if !s.Up && s.Kind == wire.WhipSource && !r.stage.uses(id) {
			r.remove(id)
		}
		r.tellSource(s)
		r.show()
	})
}

// openSources lists the sources of a room where everybody may speak.
func (r *Room) openSources() []wire.Source {
	if r.Kind.Stage {
		return nil
	}
	return r.sourceList()
}

func (r *Room) sourceList() []wire.Source {
	all := make([]wire.Source, 0, len(r.sources))
	for _, s := range r.sources {
		all = append(all, s.Source)
	}
	slices.SortFunc(all, func(a, b wire.Source) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	return all
}
