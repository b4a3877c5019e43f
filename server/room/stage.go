package room

import (
	"context"
	"errors"
	"maps"
	"slices"
	"time"

	"konvent/signaling/wire"
)

// stage is what a host directs: what is on air, and the preview that comes next.
type stage struct {
	live          bool
	since         int64
	layout        wire.Layout
	onAir         []wire.SourceID
	previewLayout wire.Layout
	preview       []wire.SourceID
	guests        []wire.PersonID
	invited       []wire.PersonID
	held          []wire.PersonID // muted by the host, wherever they are; only a host lifts it
	countdown     int64
	card          *wire.StageCard               // on everybody's screen
	lent          wire.PersonID                 // who was taken from the audience to report, and goes back there
	aired         wire.PersonID                 // who was put on air to report, and was not before
	cards         map[wire.SourceID]wire.Source // sources in use, as they were last seen
	report        []byte                        // the newest report.changed
	told          []byte                        // the newest stage.changed
}

func (s *stage) uses(id wire.SourceID) bool {
	return slices.Contains(s.onAir, id) || slices.Contains(s.preview, id)
}

// shows says whether a source of a person is on air or in the preview.
func (s *stage) shows(p wire.PersonID) bool { return s.uses(wire.Camera(p)) || s.uses(wire.Screen(p)) }

// keeps says whether the stage has a place for a person: they are shown, or were taken on from the audience.
func (s *stage) keeps(p wire.PersonID) bool { return s.shows(p) || slices.Contains(s.guests, p) }

// remember keeps how a source looked that is gone but still in use.
func (s *stage) remember(c wire.Source) {
	if s.uses(c.ID) {
		s.cards[c.ID] = c
	}
}

func (s *stage) drop(ids ...wire.SourceID) {
	gone := func(id wire.SourceID) bool { return slices.Contains(ids, id) }
	s.onAir = slices.DeleteFunc(slices.Clone(s.onAir), gone)
	s.preview = slices.DeleteFunc(slices.Clone(s.preview), gone)
}

func (s *stage) uninvite(p wire.PersonID) bool {
	before := len(s.invited)
	s.invited = slices.DeleteFunc(s.invited, func(id wire.PersonID) bool { return id == p })
	return len(s.invited) < before
}

// openStage takes over what was kept of the stage.
func (r *Room) openStage(k StageState) {
	r.stage = stage{
		live: k.Live, since: k.Since, layout: orGrid(k.Layout), onAir: k.OnAir, previewLayout: orGrid(k.PreviewLayout),
		preview: k.Preview, guests: k.Guests, held: k.Held, cards: map[wire.SourceID]wire.Source{},
		card: k.Card, lent: k.Lent, aired: k.Aired,
	}
	for _, c := range k.Cards {
		r.stage.cards[c.ID] = c
	}
	r.ports.Scenes.Gate(wire.Whip(r.ID), true, true)
}

func orGrid(l wire.Layout) wire.Layout {
	if l == "" {
		return wire.Grid
	}
	return l
}

// errUnchanged is what a change answers that had nothing to do.
var errUnchanged = errors.New("the stage is as it was")

// direct changes the stage, shows it, and keeps it; where nothing was to be done, nothing of it. A stage that could not be kept is
// changed all the same, and the caller told.
func (r *Room) direct(ctx context.Context, change func() error) error {
	if !r.Kind.Stage {
		return wire.ErrNotHere
	}
	err := r.do(func() error {
		if err := change(); err != nil {
			return err
		}
		maps.DeleteFunc(r.stage.cards, func(id wire.SourceID, _ wire.Source) bool { return !r.stage.uses(id) })
		r.show()
		return nil
	})
	if errors.Is(err, errUnchanged) {
		return nil
	}
	if err != nil {
		return err
	}
	return r.save(ctx)
}

// save keeps the stage as it is when its turn comes, so that the last one kept is the newest.
func (r *Room) save(ctx context.Context) error {
	r.saved.Lock()
	defer r.saved.Unlock()
	var k StageState
	if err := r.do(func() error { k = r.state(); return nil }); err != nil {
		return err
	}
	return r.ports.Stages.SaveStage(ctx, r.ID, k)
}

func (r *Room) state() StageState {
	s := &r.stage
	k := StageState{
		Live: s.live, Since: s.since, Layout: s.layout, OnAir: slices.Clone(s.onAir), PreviewLayout: s.previewLayout,
		Preview: slices.Clone(s.preview), Guests: slices.Clone(s.guests), Held: slices.Clone(s.held),
		Card: s.card, Lent: s.lent, Aired: s.aired,
	}
	for _, id := range append(slices.Clone(s.onAir), s.preview...) {
		if !slices.ContainsFunc(k.Cards, func(c wire.Source) bool { return c.ID == id }) {
			k.Cards = append(k.Cards, r.card(id))
		}
	}
	return k
}

// hold keeps a mute over leaving, a lost line and a restart, or lifts it.
func (s *stage) hold(p wire.PersonID, muted bool) {
	s.held = slices.DeleteFunc(slices.Clone(s.held), func(id wire.PersonID) bool { return id == p })
	if muted {
		s.held = append(s.held, p)
	}
}

// Arrange sets the preview.
func (r *Room) Arrange(ctx context.Context, a wire.Arrange) error {
	return r.direct(ctx, func() error {
		switch a.Layout {
		case wire.One, wire.SideBySide, wire.Slides, wire.Grid:
		default:
			return wire.ErrBody.With("layout")
		}
		if len(a.Sources) > wire.MaxOnAir {
			return wire.ErrTooLong.With("sources")
		}
		for i, id := range a.Sources {
			if slices.Contains(a.Sources[:i], id) {
				return wire.ErrBody.With("sources")
			}
			if !r.known(id) {
				return wire.ErrNotFound.With("sources")
			}
		}
		r.stage.previewLayout, r.stage.preview = a.Layout, a.Sources
		return nil
	})
}

// known says whether a source can be put on air, or is there already.
func (r *Room) known(id wire.SourceID) bool {
	return id == wire.Slate || r.sources[id] != nil || r.stage.uses(id)
}

// Live puts the preview on air.
func (r *Room) Live(ctx context.Context) error {
	return r.direct(ctx, func() error {
		if len(r.stage.preview) == 0 {
			return wire.ErrEmpty.With("sources")
		}
		if !slices.ContainsFunc(r.stage.onAir, notSlate) && slices.ContainsFunc(r.stage.preview, notSlate) {
			r.stage.live = false // the slate alone was a pause, whatever it was called
		}
		r.air(true)
		r.stage.layout, r.stage.onAir = r.stage.previewLayout, slices.Clone(r.stage.preview)
		r.stage.countdown, r.stage.aired = 0, "" // who is on air now was put there by hand
		return nil
	})
}

func notSlate(id wire.SourceID) bool { return id != wire.Slate }

// Pause puts the slate on air.
func (r *Room) Pause(ctx context.Context) error {
	return r.direct(ctx, func() error { r.air(false); return nil })
}

func (r *Room) air(live bool) {
	if r.stage.live != live {
		r.stage.live, r.stage.since = live, time.Now().UnixMilli()
	}
}

// Countdown starts one for everybody backstage; 0 stops it. It is not kept over a restart.
func (r *Room) Countdown(seconds int) error {
	if seconds < 0 || seconds > 3600 {
		return wire.ErrBody.With("seconds")
	}
	return r.do(func() error {
		if !r.Kind.Stage {
			return wire.ErrNotHere
		}
		r.stage.countdown = 0
		if seconds > 0 {
			r.stage.countdown = time.Now().Add(time.Duration(seconds) * time.Second).UnixMilli()
		}
		r.tellBackstage()
		return nil
	})
}
