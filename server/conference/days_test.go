package conference_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/demo"
	"konvent/server/auth"
	"konvent/server/conference/importer"
	"konvent/signaling/wire"
)

// attendance is how many came to the conference that the test runs through.
const attendance = 123

// days are the two days of a conference as its people live them.
type days struct {
	*world
	t      *testing.T
	host   *client
	leads  []*client
	tokens []string // of the people, and of those who lead behind them
	people []*client
	items  []wire.Session
}

// newDays brings a conference in that begins in half an hour, and its people, who choose their workshops.
func newDays(t *testing.T, w *world) *days {
	t.Helper()
	text, err := demo.FS.ReadFile("netzwerke-abc-2024.json")
	require.NoError(t, err)
	doc, err := importer.Parse(text)
	require.NoError(t, err)
	about, p, err := doc.Build(auth.NewID)
	require.NoError(t, err)
	require.NoError(t, importer.Align(&p, "welcome", time.Now().Add(30*time.Minute)))
	w.conf, err = w.house.Add(t.Context(), about, p)
	require.NoError(t, err)
	for _, r := range p.Rooms {
		w.rooms[r.Slug] = r.ID
	}
	d := &days{world: w, t: t, items: p.Sessions, host: w.come(w.person(wire.Host).Token)}
	for range attendance {
		d.tokens = append(d.tokens, w.person(wire.Participant).Token)
	}
	for k := range 5 {
		lead := w.person(wire.Moderator)
		c := w.come(lead.Token)
		for _, who := range []*client{c, d.host} {
			who.must("place.enter", wire.Enter{Room: d.workshop(k)})
		}
		d.host.must("room.lead", wire.LeadAsk{Person: c.me, Lead: wire.LeadModerator})
		c.must("place.leave", nil)
		d.leads = append(d.leads, c)
		d.tokens = append(d.tokens, lead.Token)
	}
	d.come()
	return d
}

func (d *days) workshop(k int) wire.RoomID { return d.rooms[fmt.Sprintf("workshopraum-%d", k+1)] }

// come brings everybody in.
func (d *days) come() {
	d.people, d.leads = nil, nil
	for i, token := range d.tokens {
		c := d.world.come(token)
		if i < attendance {
			d.people = append(d.people, c)
		} else {
			d.leads = append(d.leads, c)
		}
	}
}

// choose gives person i a seat in another workshop each round.
func (d *days) choose() {
	for round := 1; round <= 3; round++ {
		for i, c := range d.people {
			at := slices.IndexFunc(d.items, func(s wire.Session) bool { return s.Round == round && s.Room == d.chosen(i, round) })
			c.must("seat.choose", wire.SeatChoice{Session: d.items[at].ID})
		}
	}
}

// chosen is the workshop of person i in a round.
func (d *days) chosen(i, round int) wire.RoomID { return d.workshop((i + round) % 5) }

// begin lets time pass until an item of this kind begins on a day and everybody went where the house asked them.
func (d *days) begin(day int, kind string, round int) wire.Session {
	d.t.Helper()
	at := slices.IndexFunc(d.items, func(s wire.Session) bool { return s.Day == day && s.Kind == kind && s.Round == round })
	s := d.items[at]
	pass(time.Until(time.UnixMilli(s.Start)) - 29*time.Second)
	pass(30 * time.Second)
	d.follow()
	return s
}

// follow lets everybody go whom the house asks now.
func (d *days) follow() {
	d.t.Helper()
	for _, c := range slices.Concat(d.people, d.leads) {
		if m := asked(d.t, c); m != nil && m.At <= time.Now().UnixMilli() {
			c.must("place.enter", wire.Enter{Room: m.Room})
		}
	}
	settle()
}

// are says that so many are in a room.
func (d *days) are(n int, in wire.RoomID) {
	d.t.Helper()
	page := read[wire.PeoplePage](d.t, d.host.must("people.page", wire.PeopleAsk{Room: in, Limit: 100}))
	here := page.Total
	if slices.ContainsFunc(page.People, func(p wire.Placed) bool { return p.ID == d.host.me }) {
		here--
	}
	require.Equal(d.t, n, here)
}

// inWorkshops says that everybody is where they chose to be, and who leads with them.
func (d *days) inWorkshops(round int) {
	d.t.Helper()
	for k := range 5 {
		n := 1
		for i := range d.people {
			if d.chosen(i, round) == d.workshop(k) {
				n++
			}
		}
		d.are(n, d.workshop(k))
	}
}

// work runs five groups in every workshop, each of which writes a card, until everybody is back.
func (d *days) work() (written int) {
	d.t.Helper()
	for _, lead := range d.leads {
		lead.must("groups.plan", wire.GroupsPlan{Way: wire.ByChance, Groups: 5, Task: "Leitfragen", Minutes: 20})
		lead.must("groups.start", nil)
	}
	pass(6 * time.Second)
	d.follow()
	groups := map[wire.RoomID]bool{}
	for _, c := range d.people {
		in := last[wire.Groups](d.t, c, "groups.changed")
		at := slices.IndexFunc(in.Groups, func(g wire.Group) bool {
			return slices.ContainsFunc(g.People, func(m wire.Member) bool { return m.ID == c.me })
		})
		if g := in.Groups[at].Room; !groups[g] {
			groups[g] = true
			writes(c, g, "Von "+in.Groups[at].Name, c.me)
		}
	}
	pass(20 * time.Minute) // they are asked back by the clock
	pass(time.Minute)
	d.follow()
	return len(groups)
}

func TestTwoDaysOfAConferenceRunThroughByItsProgramme(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		d := newDays(t, w)
		plenum, everybody := w.rooms["plenum"], attendance+len(d.leads)
		d.choose()
		d.begin(1, "welcome", 0)
		d.are(everybody, plenum)
		d.begin(1, "break", 0)
		d.are(everybody, w.rooms["cafeteria"])
		for round := 1; round <= 2; round++ {
			d.begin(1, "workshop", round)
			d.inWorkshops(round)
		}
		for _, c := range slices.Concat(d.people, d.leads) {
			c.visit.Left()
		}
		pass(14 * time.Hour) // the night
		d.are(0, plenum)
		w.house.Close() // over which the house is started anew
		w.open(w.store)
		var err error
		w.conf, err = w.house.Conference("jahreskonferenz-der-netzwerke-abc-2024")
		require.NoError(t, err)
		d.host = w.come(w.person(wire.Host).Token)
		d.come()

		d.begin(2, "talk", 0)
		d.are(everybody, plenum)
		d.begin(2, "groups", 3)
		d.inWorkshops(3)
		require.Equal(t, 25, d.work())
		d.inWorkshops(3)

		d.host.must("place.enter", wire.Enter{Room: plenum})
		d.begin(2, "report-back", 0)
		d.are(everybody, plenum)
		cards := last[wire.Report](t, d.host, "report.changed").Cards
		require.Len(t, cards, 25)
		shown := map[wire.CardID]bool{}
		for _, next := range cards {
			d.host.must("report.show", wire.CardAsk{Card: next.ID})
			settle()
			card := last[wire.Stage](t, d.people[0], "stage.changed").Card
			require.Equal(t, []string{"Von " + card.Group}, card.Card.Statements)
			require.NotEmpty(t, card.Person)
			shown[card.ID] = true
		}
		require.Len(t, shown, 25, "each card was on everybody's screen")
		d.begin(2, "keynote", 0)
		d.are(everybody, plenum) // nobody went to the break, and nobody is sent there when it is over
	})
}
