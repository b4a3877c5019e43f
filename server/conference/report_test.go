package conference_test

import (
	"context"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/signaling/wire"
)

// writes lets somebody write the card of the group they are in, and name who reports.
func writes(c *client, in wire.RoomID, statement string, reporter wire.PersonID) {
	c.t.Helper()
	doc := wire.DocID(wire.CardOf(in))
	c.must("doc.open", wire.DocAsk{Doc: doc})
	card := wire.Card{Title: "Ergebnis", Statements: []string{statement}, Reporter: reporter}
	c.must("doc.edit", wire.DocEdit{Doc: doc, Update: in64(statement), Reading: &wire.Reading{Card: &card}})
}

// reported runs two groups of one, each with a card, until they are over.
func reported(t *testing.T, w *world) (lead *client, all []*client, cards []wire.CardID) {
	t.Helper()
	lead, all = atWork(t, w, twoGroups(), 2)
	for _, p := range all {
		in := follow(t, p)
		writes(p, in.Room.ID, "Von "+in.Room.Name, p.me)
		cards = append(cards, wire.CardOf(in.Room.ID))
	}
	pass(4 * time.Second)
	for _, g := range last[wire.GroupsGlance](t, lead, "groups.glance").Groups {
		require.Equal(t, wire.CardProgress{Filled: 1, Of: 3, Reporter: true}, g.Card)
	}
	lead.must("groups.end", nil)
	for _, p := range all {
		follow(t, p)
	}
	return lead, all, cards
}

func TestTheCardsOfAllGroupsComeBackToThePlenumsStage(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		_, all, cards := reported(t, w)
		host, listener := w.in(wire.Host, "plenum"), w.in(wire.Participant, "plenum")
		report := last[wire.Report](t, host, "report.changed")
		require.Len(t, report.Cards, 2)
		require.Empty(t, listener.all("report.changed"))
		host.must("report.order", wire.ReportOrder{Cards: cards})
		host.must("report.show", wire.CardAsk{Card: cards[0]})
		m := asked(t, all[0])
		require.Equal(t, wire.WhyStage, m.Why)
		require.Equal(t, w.rooms["plenum"], m.Room)
		settle()
		stage := last[wire.Stage](t, listener, "stage.changed")
		require.Equal(t, cards[0], stage.Card.ID)
		require.Equal(t, "Person participant", stage.Card.Reporter)
		in := follow(t, all[0])
		require.NotNil(t, in.Backstage, "the reporter comes in on the stage's side")
		all[0].must("media.publish", wire.PublishOffer{Tracks: []wire.Track{{Mid: "0", Device: wire.Microphone}}})
		all[0].must("media.set", wire.MediaSet{Microphone: true, Camera: true})
		settle()
		stage = last[wire.Stage](t, listener, "stage.changed")
		require.True(t, stage.Live)
		require.Equal(t, all[0].me, stage.OnAir[0].Person)

		all[1].must("place.enter", wire.Enter{Room: w.rooms["plenum"]})
		for range 2 { // a second press goes no further
			host.must("report.show", wire.CardAsk{Card: cards[1]})
		}
		settle()
		report = last[wire.Report](t, host, "report.changed")
		require.Equal(t, cards[1], report.Now)
		require.True(t, report.Cards[0].Told && report.Cards[1].Told)
		require.False(t, last[wire.YouBackstage](t, all[0], "you.backstage").Backstage, "who has reported is in the audience again")
		require.True(t, last[wire.YouBackstage](t, all[1], "you.backstage").Backstage)
		host.must("report.hide", nil)
		settle()
		require.Nil(t, last[wire.Stage](t, listener, "stage.changed").Card)
	})
}

func TestTheRunListAndTheCardOnTheScreenOutliveARestart(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		_, _, cards := reported(t, w)
		host := w.in(wire.Host, "plenum")
		order := []wire.CardID{cards[1], cards[0]}
		host.must("report.order", wire.ReportOrder{Cards: order})
		host.must("report.leave", wire.ReportLeave{Card: cards[0], Left: true})
		host.must("report.show", wire.CardAsk{Card: cards[1]})
		w.house.Close()
		w.open(w.store)
		host = w.come(w.person(wire.Host).Token)
		in := read[wire.Entered](t, host.must("place.enter", wire.Enter{Room: w.rooms["plenum"]}))
		require.Equal(t, cards[1], in.Stage.Card.ID)
		report := last[wire.Report](t, host, "report.changed")
		require.Equal(t, order, []wire.CardID{report.Cards[0].ID, report.Cards[1].ID})
		require.True(t, report.Cards[0].Told)
		require.True(t, report.Cards[1].Left)
		require.Equal(t, cards[1], report.Now)
	})
}

func TestAReportIsForThoseWhoDirectInThePlenum(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		lead, _, cards := reported(t, w)
		require.Equal(t, wire.ErrNotAllowed.Code, lead.do("report.show", wire.CardAsk{Card: cards[0]}).Fault.Code)
		host := w.in(wire.Host, w1)
		require.Equal(t, wire.ErrNotHere.Code, host.do("report.show", wire.CardAsk{Card: cards[0]}).Fault.Code)
		host.must("place.enter", wire.Enter{Room: w.rooms["plenum"]})
		require.Equal(t, wire.ErrNotFound.Code, host.do("report.show", wire.CardAsk{Card: "x.card"}).Fault.Code)
		require.Equal(t, wire.ErrNotFound.Code, host.do("report.order", wire.ReportOrder{Cards: []wire.CardID{"x.card"}}).Fault.Code)
		require.Equal(t, wire.ErrBody.Code, host.do("report.order", wire.ReportOrder{Cards: []wire.CardID{cards[0], cards[0]}}).Fault.Code)
		require.Equal(t, wire.ErrTooLong.Code, host.do("report.order", wire.ReportOrder{Cards: make([]wire.CardID, 401)}).Fault.Code)
		require.Equal(t, wire.ErrNotFound.Code, host.do("report.leave", wire.ReportLeave{Card: "x.card"}).Fault.Code)
	})
}

func TestAReporterWhoIsNotOfTheGroupIsNobody(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		lead, all := atWork(t, w, twoGroups(), 2)
		in := follow(t, all[0])
		writes(all[0], in.Room.ID, "Eins", lead.me)
		lead.must("groups.end", nil)
		host := w.in(wire.Host, "plenum")
		for _, card := range last[wire.Report](t, host, "report.changed").Cards {
			require.Empty(t, card.Reporter)
			require.NotNil(t, card.Card.Statements, "a list also where nothing was written")
		}
		host.must("report.show", wire.CardAsk{Card: wire.CardOf(in.Room.ID)})
		require.Nil(t, asked(t, lead))
	})
}

func TestAWorkshopsOwnCardIsReportedAsWell(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		p := w.in(wire.Participant, w1)
		writes(p, w.rooms[w1], "Vom ganzen Workshop", p.me)
		host := w.in(wire.Host, "plenum")
		settle()
		cards := last[wire.Report](t, host, "report.changed").Cards
		require.Len(t, cards, 1)
		require.Equal(t, "Workshopraum 1", cards[0].Group)
		require.Equal(t, []string{"Vom ganzen Workshop"}, cards[0].Card.Statements)
	})
}

func TestAWorkshopsOwnCardOfYesterdayIsNotInTodaysList(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		began := time.Now()
		item := func(kind, in string, start time.Duration) {
			_, err := w.conf.AddSession(t.Context(), wire.Session{
				Title: kind, Kind: kind, Room: w.rooms[in], Day: 1, Start: began.Add(start).UnixMilli(), End: began.Add(start + time.Hour).UnixMilli(),
			})
			require.NoError(t, err)
		}
		item("workshop", w1, -time.Minute)
		item("report-back", "plenum", 2*time.Hour)
		item("workshop", w2, 24*time.Hour)
		item("report-back", "plenum", 26*time.Hour)
		p := w.in(wire.Participant, w1)
		writes(p, w.rooms[w1], "Von gestern", p.me)
		listed := func() (all []string) {
			host := w.in(wire.Host, "plenum")
			pass(6 * time.Second) // cards are read again meanwhile
			for _, card := range last[wire.Report](t, host, "report.changed").Cards {
				all = append(all, card.Card.Statements...)
			}
			host.must("place.leave", nil)
			return all
		}
		pass(3*time.Hour + time.Minute)
		require.Equal(t, []string{"Von gestern"}, listed(), "a report-back may take longer")
		writes(p, w.rooms[w1], "Von gestern, nachgetragen", p.me)
		require.Equal(t, []string{"Von gestern, nachgetragen"}, listed())
		pass(21*time.Hour + time.Minute)
		p.must("place.enter", wire.Enter{Room: w.rooms[w2]})
		writes(p, w.rooms[w2], "Von heute", p.me)
		require.Equal(t, []string{"Von heute"}, listed())
	})
}

// unread is a store that cannot read cards for a while.
type unread struct {
	conference.Store
	now atomic.Bool
}

func (u *unread) CardsIn(ctx context.Context, rooms []wire.RoomID) (map[wire.RoomID]conference.Written, error) {
	if u.now.Load() {
		return nil, wire.ErrStore
	}
	return u.Store.CardsIn(ctx, rooms)
}

func TestACardThatCannotBeReadAsARoundEndsIsKeptAsItWasKnown(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		w.house.Close()
		kept := &unread{Store: w.store}
		w.open(kept)
		lead, all := atWork(t, w, twoGroups(), 2)
		in := follow(t, all[0])
		writes(all[0], in.Room.ID, "Das steht da.", all[0].me)
		pass(4 * time.Second)
		kept.now.Store(true)
		pass(4 * time.Second)
		lead.must("groups.end", nil)
		pass(4 * time.Second)
		host := w.in(wire.Host, "plenum")
		cards := last[wire.Report](t, host, "report.changed").Cards
		require.Len(t, cards, 2)
		at := slices.IndexFunc(cards, func(c wire.ReportCard) bool { return c.ID == wire.CardOf(in.Room.ID) })
		require.Equal(t, []string{"Das steht da."}, cards[at].Card.Statements)
		require.Equal(t, "Person participant", cards[at].Reporter)
	})
}
