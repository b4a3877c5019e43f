package groups

import (
	"cmp"
	"slices"

	"konvent/signaling/wire"
)

// Report is what is kept of the run-list of a report-back.
type Report struct {
	// Order are the cards that were put in order, first to last; others come after them.
	Order []wire.CardID `json:"order,omitempty"`
	// Left are left out, Told were on the screen.
	Left []wire.CardID `json:"left,omitempty"`
	Told []wire.CardID `json:"told,omitempty"`
}

// Since is when the groups began at the earliest that a report-back tells of: those that began after the report-back before. One that
// takes longer than the programme says goes on until new groups begin. started are the beginnings of all rounds.
func Since(sessions []wire.Session, plenum wire.RoomID, started []int64) (since int64) {
	newest := int64(0)
	for _, t := range started {
		newest = max(newest, t)
	}
	for _, s := range sessions {
		if s.Kind == "report-back" && s.Room == plenum && s.End <= newest {
			since = max(since, s.End)
		}
	}
	return since
}

// Arrange puts cards, given in the order of workshops and groups, into the order of the report, and marks what it knows of them.
func (r Report) Arrange(cards []wire.ReportCard) []wire.ReportCard {
	cards = slices.Clone(cards)
	place := func(c wire.ReportCard) int {
		if i := slices.Index(r.Order, c.ID); i >= 0 {
			return i
		}
		return len(r.Order)
	}
	slices.SortStableFunc(cards, func(a, b wire.ReportCard) int { return cmp.Compare(place(a), place(b)) })
	for i := range cards {
		cards[i].Left = slices.Contains(r.Left, cards[i].ID)
		cards[i].Told = slices.Contains(r.Told, cards[i].ID)
	}
	return cards
}

// Sort takes over an order. It forgets cards that are not there any more.
func (r Report) Sort(order []wire.CardID, there []wire.ReportCard) (Report, error) {
	if len(order) > ResultsAtMost {
		return r, wire.ErrTooLong.With("cards")
	}
	seen := map[wire.CardID]bool{}
	for _, id := range order {
		if seen[id] {
			return r, wire.ErrBody.With("cards")
		}
		seen[id] = true
		if !known(there, id) {
			return r, wire.ErrNotFound.With("cards")
		}
	}
	r.Order = slices.Clone(order)
	r.Left = slices.DeleteFunc(slices.Clone(r.Left), func(id wire.CardID) bool { return !known(there, id) })
	r.Told = slices.DeleteFunc(slices.Clone(r.Told), func(id wire.CardID) bool { return !known(there, id) })
	return r, nil
}

func known(there []wire.ReportCard, id wire.CardID) bool {
	return slices.ContainsFunc(there, func(c wire.ReportCard) bool { return c.ID == id })
}

// Leave leaves a card out, or takes it in again.
func (r Report) Leave(id wire.CardID, left bool) Report {
	r.Left = slices.DeleteFunc(slices.Clone(r.Left), func(o wire.CardID) bool { return o == id })
	if left {
		r.Left = append(r.Left, id)
	}
	return r
}

// Tell marks a card as told.
func (r Report) Tell(id wire.CardID) Report {
	if !slices.Contains(r.Told, id) {
		r.Told = append(slices.Clone(r.Told), id)
	}
	return r
}

// Find finds a card in a run-list.
func Find(cards []wire.ReportCard, id wire.CardID) (wire.ReportCard, bool) {
	if i := slices.IndexFunc(cards, func(c wire.ReportCard) bool { return c.ID == id }); i >= 0 {
		return cards[i], true
	}
	return wire.ReportCard{}, false
}
