package room

import (
	"bytes"
	"context"
	"slices"

	"konvent/signaling/wire"
)

// card is a source as everybody sees it; one that is in use but gone is lost.
func (r *Room) card(id wire.SourceID) wire.Source {
	if id == wire.Slate {
		return wire.Source{ID: id, Kind: wire.FileSource, Name: string(id), Audio: true, Video: true, Up: true, Codec: "VP8"}
	}
	if s := r.sources[id]; s != nil {
		return s.Source
	}
	c := r.stage.cards[id]
	c.ID, c.Up, c.Lost, c.Frozen = id, false, true, false
	return c
}

// onAir is the stage as the audience sees it.
func (r *Room) onAir() wire.Stage {
	s := wire.Stage{Live: r.stage.live, Since: r.stage.since, Layout: r.stage.layout, OnAir: []wire.Source{}, Card: r.stage.card}
	if s.Live {
		for _, id := range r.stage.onAir {
			s.OnAir = append(s.OnAir, r.card(id))
		}
	}
	return s
}

// backstage is the stage as host and speakers see it.
func (r *Room) backstage() wire.Backstage {
	b := wire.Backstage{
		Sources: []wire.Green{}, Layout: r.stage.previewLayout, Preview: append([]wire.SourceID{}, r.stage.preview...),
		People: []wire.Person{}, Invited: []wire.Person{}, Countdown: r.stage.countdown,
	}
	for _, s := range r.sourceList() {
		b.Sources = append(b.Sources, wire.Green{Source: s, Cue: r.cue(s.ID)})
	}
	for _, id := range append(slices.Clone(r.stage.onAir), r.stage.preview...) {
		if !slices.ContainsFunc(b.Sources, func(g wire.Green) bool { return g.ID == id }) && id != wire.Slate {
			b.Sources = append(b.Sources, wire.Green{Source: r.card(id), Cue: r.cue(id)})
		}
	}
	b.Sources = append(b.Sources, wire.Green{Source: r.card(wire.Slate), Cue: r.cue(wire.Slate)})
	for _, m := range r.members {
		if m.behind {
			b.People = append(b.People, m.Person)
		}
		if slices.Contains(r.stage.invited, m.ID) {
			b.Invited = append(b.Invited, m.Person)
		}
	}
	SortPeople(b.People)
	SortPeople(b.Invited)
	return b
}

// cue is the light of a source.
func (r *Room) cue(id wire.SourceID) wire.Cue {
	switch {
	case r.stage.live && slices.Contains(r.stage.onAir, id):
		return wire.CueLive
	case slices.Contains(r.stage.preview, id):
		return wire.CueReady
	}
	return wire.CueOff
}

// tellStage tells the audience and those behind the stage how it is, with what else is said in the same moment: as it is then, however
// often it changed until then.
func (r *Room) tellStage() {
	r.out.stage = true
	r.tellBackstage()
}

func (r *Room) tellBackstage() {
	r.out.backstage = true
	r.flushSoon()
}

// joinStage adds the stage to what is about to be said, where it differs from what was said last.
func (r *Room) joinStage() {
	frame := wire.Encode(wire.Event{Room: r.ID, Type: "stage.changed", Body: r.onAir()})
	if !bytes.Equal(frame, r.stage.told) {
		r.stage.told = frame
		r.out.join(frame)
	}
}

func (r *Room) tellBehind(frame []byte) {
	for _, m := range r.members {
		if m.behind && m.Out != nil {
			m.Out.Push(frame)
		}
	}
}

// Behind says whether a person is on the stage or behind it.
func (r *Room) Behind(p wire.PersonID) (behind bool) {
	r.box.Do(func() { behind = r.members[p] != nil && r.members[p].behind })
	return behind
}

// Invite asks a listener onto the stage.
func (r *Room) Invite(p wire.PersonID) error {
	return r.do(func() error {
		m, ok := r.members[p]
		switch {
		case !ok || !r.Kind.Stage:
			return wire.ErrNotHere
		case m.behind || slices.Contains(r.stage.invited, p):
			return nil
		case r.crowded():
			return wire.ErrBusy
		}
		r.stage.invited = append(r.stage.invited, p)
		m.say("you.invited", wire.Invitation{Open: true})
		r.tellBackstage()
		return nil
	})
}

// invitedAtOnce is how many listeners can be invited or on the stage's side at the same time.
const invitedAtOnce = 50

// crowded says whether as many are invited or taken as can be. Guests who are not here keep their place until it is needed; those
// who are on air or in the preview keep it in any case.
func (r *Room) crowded() bool {
	if len(r.stage.invited)+len(r.stage.guests) >= invitedAtOnce {
		r.stage.guests = slices.DeleteFunc(slices.Clone(r.stage.guests), func(p wire.PersonID) bool {
			return r.members[p] == nil && !r.stage.shows(p)
		})
	}
	return len(r.stage.invited)+len(r.stage.guests) >= invitedAtOnce
}

// Accept takes an invited listener behind the stage.
func (r *Room) Accept(ctx context.Context, p wire.PersonID) error {
	return r.direct(ctx, func() error {
		m, ok := r.members[p]
		if !ok || !r.stage.uninvite(p) {
			return wire.ErrNotFound
		}
		r.stage.guests = append(r.stage.guests, p)
		r.cross(m)
		return nil
	})
}

// Decline refuses an invitation, or steps back from the stage.
func (r *Room) Decline(ctx context.Context, p wire.PersonID) error {
	return r.direct(ctx, func() error {
		m, ok := r.members[p]
		switch {
		case !ok:
			return wire.ErrNotHere
		case !r.stage.uninvite(p) && !r.stage.keeps(p):
			return errUnchanged
		}
		r.stepBack(m)
		return nil
	})
}

// Dismiss sends a person from the stage: a guest into the audience, a speaker off air. An invitation is withdrawn.
func (r *Room) Dismiss(ctx context.Context, p wire.PersonID) error {
	return r.direct(ctx, func() error {
		onStage := r.stage.shows(p)
		r.stage.drop(wire.Camera(p), wire.Screen(p))
		m, ok := r.members[p]
		if !ok {
			r.noGuest(p)
			return nil
		}
		if r.stage.uninvite(p) {
			m.say("you.invited", wire.Invitation{Open: false})
		}
		r.stepBack(m)
		if onStage && m.behind {
			m.say("you.dismissed", wire.Nothing{})
		}
		return nil
	})
}

// stepBack takes a guest of the stage into the audience.
func (r *Room) stepBack(m *member) {
	r.stage.drop(wire.Camera(m.ID), wire.Screen(m.ID))
	r.noGuest(m.ID)
	if m.behind && !m.Backstage && !m.Director {
		r.cross(m)
	}
}

func (r *Room) noGuest(p wire.PersonID) {
	r.stage.guests = slices.DeleteFunc(r.stage.guests, func(id wire.PersonID) bool { return id == p })
}

// cross brings a person to the other side of the stage and tells them.
func (r *Room) cross(m *member) {
	m.guest = slices.Contains(r.stage.guests, m.ID)
	r.place(m)
	r.refresh(m)
	you := wire.YouBackstage{Backstage: m.behind}
	if m.behind {
		b := r.backstage()
		you.State = &b
	}
	m.say("you.backstage", you)
}

// LeaveStage takes a person who goes away on purpose, or is sent away, off the stage; one whose line is lost stays on it and comes
// back by itself.
func (r *Room) LeaveStage(ctx context.Context, p wire.PersonID) error {
	if !r.Kind.Stage {
		return nil
	}
	return r.direct(ctx, func() error {
		if !r.stage.keeps(p) {
			return errUnchanged
		}
		r.stage.drop(wire.Camera(p), wire.Screen(p))
		r.noGuest(p)
		return nil
	})
}
