package room

import (
	"bytes"
	"context"
	"slices"

	"konvent/signaling/wire"
)

// ShowCard puts a card on everybody's screen and its reporter on the stage, as a guest: on air as soon as their camera or microphone is
// there, also when they come later. Who reported before goes back to the audience, if they were taken from there. Nil takes the card off.
func (r *Room) ShowCard(ctx context.Context, card *wire.StageCard) error {
	return r.direct(ctx, func() error {
		before := r.stage.card
		r.stage.card = card
		if before != nil && (card == nil || before.Person != card.Person) {
			r.endReport(before.Person)
		}
		if card != nil && card.Person != "" {
			r.beginReport(card.Person)
		}
		return nil
	})
}

// beginReport takes a reporter onto the stage's side.
func (r *Room) beginReport(p wire.PersonID) {
	m := r.members[p]
	if !r.stage.keeps(p) && (m == nil || !m.behind) {
		r.stage.guests, r.stage.lent = append(r.stage.guests, p), p
	}
	r.stage.uninvite(p)
	if m != nil && !m.behind {
		r.cross(m)
	}
	r.airReporter()
}

// endReport takes who was put on air to report off it, and back to the audience who was taken from there. Who was on air in their own
// right stays.
func (r *Room) endReport(p wire.PersonID) {
	if p == "" {
		return
	}
	if r.stage.aired == p || r.stage.lent == p {
		r.stage.drop(wire.Camera(p))
	}
	r.stage.aired = ""
	if r.stage.lent == p {
		r.stage.lent = ""
		if m, ok := r.members[p]; ok {
			r.stepBack(m)
		} else {
			r.noGuest(p)
		}
	}
	if len(r.stage.onAir) == 0 {
		r.air(false)
	}
}

// airReporter puts the reporter of the card on the screen on air, before those who are, once there is something of them to see or hear.
func (r *Room) airReporter() {
	if r.stage.card == nil || r.stage.card.Person == "" {
		return
	}
	camera := wire.Camera(r.stage.card.Person)
	if r.sources[camera] == nil || slices.Contains(r.stage.onAir, camera) && r.stage.live {
		return
	}
	others := slices.DeleteFunc(slices.Clone(r.stage.onAir), func(id wire.SourceID) bool { return id == camera || !notSlate(id) || !r.stage.live })
	r.stage.onAir = append([]wire.SourceID{camera}, others[:min(len(others), wire.MaxOnAir-1)]...)
	r.stage.layout = fitting(len(r.stage.onAir))
	r.stage.aired = r.stage.card.Person
	r.air(true)
}

// fitting is the layout that shows so many.
func fitting(n int) wire.Layout {
	switch n {
	case 1:
		return wire.One
	case 2:
		return wire.SideBySide
	}
	return wire.Grid
}

// SetReport tells those who direct the stage what there is to report; a list that is as it was is told only to who comes in.
func (r *Room) SetReport(report wire.Report) {
	frame := wire.Encode(wire.Event{Room: r.ID, Type: "report.changed", Body: report})
	r.box.Do(func() {
		same := bytes.Equal(frame, r.stage.report)
		r.stage.report = frame
		for _, m := range r.members {
			if m.Director && m.Out != nil && (!same || !m.briefed) {
				m.Out.Push(frame)
				m.briefed = true
			}
		}
	})
}

// Shown is the card on everybody's screen; empty for none.
func (r *Room) Shown() (id wire.CardID) {
	r.box.Do(func() {
		if r.stage.card != nil {
			id = r.stage.card.ID
		}
	})
	return id
}

// ShownPicture is the address of the picture on that card; empty for none.
func (r *Room) ShownPicture() (address string) {
	r.box.Do(func() {
		if r.stage.card != nil {
			address = r.stage.card.Card.Image
		}
	})
	return address
}
