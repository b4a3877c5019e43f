package conference

import (
	"context"
	"fmt"
	"sync"
	"time"

	"konvent/server/conference/groups"
	"konvent/server/room"
	"konvent/signaling/wire"
)

// reporting is what a conference knows of the report-back in one plenum.
type reporting struct {
	plenum   wire.RoomID
	changing sync.Mutex // one change at a time, database included

	// Owned by the conference's mailbox from here on.
	state groups.Report
	cards []wire.ReportCard             // the run-list as it was told last
	who   map[wire.CardID]wire.PersonID // who reports
	fresh map[wire.RoomID]Written       // cards as they were read last; what is written late is reported as well
	pulse *time.Timer                   // runs while somebody directs here
}

// freshEvery is how often cards are read again while somebody directs.
const freshEvery = 5 * time.Second

// openReports brings back what was kept of run-lists, before the conference's mailbox runs.
func (c *Conference) openReports(ctx context.Context) error {
	for id, r := range c.rooms {
		if !r.Kind.Stage {
			continue
		}
		state, err := c.house.store.LoadReport(ctx, id)
		if err != nil {
			return fmt.Errorf("report: %w", err)
		}
		c.reports[id] = &reporting{plenum: id, state: state}
	}
	return nil
}

func (c *Conference) reportOf(plenum wire.RoomID) *reporting {
	rep := c.reports[plenum]
	if rep == nil {
		rep = &reporting{plenum: plenum}
		c.reports[plenum] = rep
	}
	return rep
}

// setReports puts every run-list together anew, and tells those who direct.
func (c *Conference) setReports() {
	for id, r := range c.rooms {
		if r.Kind.Stage {
			c.setReport(c.reportOf(id), r)
		}
	}
}

func (c *Conference) setReport(rep *reporting, r *room.Room) {
	cards, who := c.reportCards(rep)
	rep.cards, rep.who = rep.state.Arrange(cards), who
	r.SetReport(wire.Report{Cards: append([]wire.ReportCard{}, rep.cards...), Now: r.Shown()})
}

// report finds the run-list of the plenum one is in.
func (v *Visit) report() (rep *reporting, r *room.Room, err error) {
	err = v.here(func(p *presence) error {
		if r = p.room; r == nil || !r.Kind.Stage {
			return wire.ErrNotHere
		}
		rep = v.c.reportOf(r.ID)
		v.c.setReport(rep, r)
		return nil
	})
	return rep, r, err
}

// rereport changes a run-list, keeps it, and tells it.
func (v *Visit) rereport(ctx context.Context, change func(s groups.Report, cards []wire.ReportCard) (groups.Report, error)) error {
	rep, r, err := v.report()
	if err != nil {
		return err
	}
	rep.changing.Lock()
	defer rep.changing.Unlock()
	var s groups.Report
	var cards []wire.ReportCard
	v.c.box.Do(func() { s, cards = rep.state, rep.cards })
	if s, err = change(s, cards); err != nil {
		return err
	}
	return v.saveReport(ctx, rep, r, s)
}

func (v *Visit) saveReport(ctx context.Context, rep *reporting, r *room.Room, s groups.Report) error {
	if err := v.c.house.store.SaveReport(ctx, rep.plenum, s); err != nil {
		return err
	}
	return v.c.do(func() error {
		rep.state = s
		v.c.setReport(rep, r)
		return nil
	})
}

func (v *Visit) orderReport(ctx context.Context, ask wire.ReportOrder) error {
	return v.rereport(ctx, func(s groups.Report, cards []wire.ReportCard) (groups.Report, error) { return s.Sort(ask.Cards, cards) })
}

func (v *Visit) leaveOut(ctx context.Context, ask wire.ReportLeave) error {
	return v.rereport(ctx, func(s groups.Report, cards []wire.ReportCard) (groups.Report, error) {
		if _, ok := groups.Find(cards, ask.Card); !ok {
			return s, wire.ErrNotFound.With("card")
		}
		return s.Leave(ask.Card, ask.Left), nil
	})
}

// showCard puts a card on the screen and its reporter on the stage, and asks the reporter there who is somewhere else.
func (v *Visit) showCard(ctx context.Context, ask wire.CardAsk) error {
	rep, r, err := v.report()
	if err != nil {
		return err
	}
	rep.changing.Lock()
	defer rep.changing.Unlock()
	var s groups.Report
	var cards []wire.ReportCard
	var who map[wire.CardID]wire.PersonID
	v.c.box.Do(func() { s, cards, who = rep.state, rep.cards, rep.who })
	card, ok := groups.Find(cards, ask.Card)
	if !ok {
		return wire.ErrNotFound.With("card")
	}
	group, _ := wire.DocID(card.ID).Split()
	if late := v.c.readCards(ctx, []wire.RoomID{group})[group]; written(late.Card) {
		card.Card = late.Card
	}
	if err := r.ShowCard(ctx, &wire.StageCard{ReportCard: card, Person: who[card.ID]}); err != nil {
		return err
	}
	v.c.box.Do(func() { v.c.callReporter(r, who[card.ID]) })
	return v.saveReport(ctx, rep, r, s.Tell(card.ID))
}

// callReporter asks who is to report, and is somewhere else, into the plenum.
func (c *Conference) callReporter(plenum *room.Room, who wire.PersonID) {
	if p, ok := c.present[who]; ok && p.room != plenum {
		c.ask(p, wire.Move{Room: plenum.ID, Name: plenum.About().Name, At: time.Now().Add(groupSoon).UnixMilli(), Why: wire.WhyStage, Stay: true})
	}
}

func (v *Visit) hideCard(ctx context.Context, _ wire.Nothing) error {
	rep, r, err := v.report()
	if err != nil {
		return err
	}
	if err := r.ShowCard(ctx, nil); err != nil {
		return err
	}
	return v.c.do(func() error { v.c.setReport(rep, r); return nil })
}

// stepReport tells those who direct, as they come in, what there is to report.
func (c *Conference) stepReport(p *presence, _, to *room.Room) {
	if to != nil && to.Kind.Stage && May(p.Role, wire.MayDirect) {
		rep := c.reportOf(to.ID)
		c.setReport(rep, to)
		if rep.pulse == nil {
			c.refresh(rep)
		}
	}
}
