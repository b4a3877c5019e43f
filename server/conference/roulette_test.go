package conference_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/signaling/wire"
)

// joins waits for Kaffee-Roulette in the cafeteria.
func (w *world) joins(ask wire.RouletteJoin) *client {
	w.t.Helper()
	c := w.in(wire.Participant, "cafeteria")
	c.must("roulette.join", ask)
	return c
}

// follows goes where the house asks.
func (c *client) follows() wire.RoomID {
	c.t.Helper()
	m := last[wire.Moving](c.t, c, "you.move").Move
	require.NotNil(c.t, m, "asked nowhere")
	c.must("place.enter", wire.Enter{Room: m.Room})
	return m.Room
}

// roulette is how Kaffee-Roulette stands for somebody.
func (c *client) roulette() wire.Roulette { return last[wire.Roulette](c.t, c, "roulette.changed") }

func TestTwoStrangersAreDrawnToATableOfTheirOwn(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		a, b := w.joins(wire.RouletteJoin{Interests: []string{"U25"}}), w.joins(wire.RouletteJoin{})
		require.Equal(t, wire.RouletteWaiting, a.roulette().State)
		pass(11 * time.Second)
		m := last[wire.Moving](t, a, "you.move").Move
		require.Equal(t, wire.WhyTable, m.Why)
		require.True(t, m.Stay)
		require.Equal(t, wire.RouletteDrawn, a.roulette().State)
		require.Equal(t, b.me, a.roulette().With[0].ID)
		require.InDelta(t, time.Now().Add(8*time.Minute).UnixMilli(), a.roulette().Until, 5000)
		require.Equal(t, a.follows(), b.follows())
		require.False(t, w.stands(m.Room), "it stands in no list")
		for _, role := range anyone {
			require.Equal(t, wire.ErrUninvited.Code, w.in(role, "cafeteria").refused("place.enter", wire.Enter{Room: m.Room}), role)
		}
		doc := wire.Doc(m.Room, wire.Notes)
		require.Nil(t, a.edits(doc, secret).Fault)
		b.must("doc.read", wire.DocAsk{Doc: doc})
		for _, role := range anyone {
			require.Equal(t, wire.ErrNotAllowed.Code, w.in(role, "plenum").refused("doc.read", wire.DocAsk{Doc: doc}), role)
		}
		page := read[wire.PeoplePage](t, w.in(wire.Guest, "plenum").must("people.page", wire.PeopleAsk{Room: m.Room, Limit: 10}))
		require.Zero(t, page.Total, "nor is told who sits there")
	})
}

func TestFourWhoWaitAreDrawnAtOnce(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		var four []*client
		for range 4 {
			four = append(four, w.joins(wire.RouletteJoin{}))
		}
		pass(time.Second)
		for _, c := range four {
			require.Len(t, c.roulette().With, 3)
			c.follows()
		}
	})
}

func TestWhoComesInTheSameSecondIsInTheSameDrawing(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		var five []*client
		for range 5 {
			five = append(five, w.joins(wire.RouletteJoin{}))
		}
		pass(2 * time.Second)
		for _, c := range five {
			require.Equal(t, wire.RouletteDrawn, c.roulette().State, "the fifth is not left over")
		}
	})
}

func TestWhoMetIsNotDrawnTogetherAgainNotEvenAfterARestart(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		one, other := w.person(wire.Participant), w.person(wire.Participant)
		meet := func() (*client, *client) {
			a, b := w.come(one.Token), w.come(other.Token)
			for _, c := range []*client{a, b} {
				c.must("place.enter", wire.Enter{Room: w.rooms["cafeteria"]})
				c.must("roulette.join", wire.RouletteJoin{})
			}
			pass(11 * time.Second)
			return a, b
		}
		a, b := meet()
		a.follows()
		b.follows()
		a.must("roulette.next", nil)
		a.must("place.enter", wire.Enter{Room: w.rooms["cafeteria"]})
		b.must("roulette.next", nil)
		b.must("place.enter", wire.Enter{Room: w.rooms["cafeteria"]})
		pass(40 * time.Second)
		require.Equal(t, wire.RouletteLonely, a.roulette().State, "nobody else is there, and it is said")
		c := w.joins(wire.RouletteJoin{})
		pass(11 * time.Second)
		require.Equal(t, wire.RouletteDrawn, a.roulette().State)
		require.Equal(t, c.me, a.roulette().With[0].ID)
		w.house.Close()
		w.open(w.store)
		a, b = meet()
		require.Equal(t, wire.RouletteLonely, a.roulette().State)
		require.Equal(t, wire.RouletteLonely, b.roulette().State)
	})
}

func TestNobodyWaitsForOneWhoHasGone(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		a, b, c := w.joins(wire.RouletteJoin{}), w.joins(wire.RouletteJoin{}), w.joins(wire.RouletteJoin{})
		b.must("place.enter", wire.Enter{Room: w.rooms["plenum"]})
		c.must("roulette.leave", nil)
		settle()
		require.Equal(t, wire.RouletteOut, b.roulette().State, "who goes elsewhere takes no part")
		require.Equal(t, wire.RouletteOut, c.roulette().State)
		pass(time.Minute)
		require.Equal(t, wire.RouletteWaiting, a.roulette().State, "alone one waits")
		a.visit.Left()
		pass(time.Minute)
		d := w.joins(wire.RouletteJoin{})
		pass(time.Minute)
		require.Equal(t, wire.RouletteWaiting, d.roulette().State)
		require.Equal(t, wire.ErrNotHere.Code, b.refused("roulette.join", wire.RouletteJoin{}), "one waits in the cafeteria")
	})
}

func TestTheTableGoesOnWhenSomebodyWantsToStay(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		a, b := w.joins(wire.RouletteJoin{}), w.joins(wire.RouletteJoin{})
		require.Equal(t, wire.ErrNotHere.Code, a.refused("roulette.stay", nil))
		require.Equal(t, wire.ErrNotHere.Code, a.refused("roulette.next", nil))
		pass(11 * time.Second)
		table := a.follows()
		b.follows()
		a.must("roulette.stay", nil)
		require.Zero(t, a.roulette().Until)
		require.Zero(t, b.roulette().Until)
		pass(20 * time.Minute)
		b.must("roulette.next", nil)
		b.must("place.enter", wire.Enter{Room: w.rooms["cafeteria"]})
		require.Equal(t, wire.RouletteWaiting, b.roulette().State)
		a.must("place.enter", wire.Enter{Room: w.rooms["cafeteria"]})
		settle()
		require.Equal(t, wire.RouletteOut, a.roulette().State, "who just goes takes no part any more")
		pass(5 * time.Minute)
		require.Equal(t, wire.ErrNotFound.Code, a.refused("place.enter", wire.Enter{Room: table}), "an empty table goes")
	})
}

func TestWhoWantsAnotherOfficeWaitsForOne(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		from := func(office string) *client {
			p, err := w.conf.AddPerson(t.Context(), wire.Person{Name: "Person", Office: office, Role: wire.Participant})
			require.NoError(t, err)
			c := w.come(p.Token)
			c.must("place.enter", wire.Enter{Room: w.rooms["cafeteria"]})
			c.must("roulette.join", wire.RouletteJoin{NotMyOffice: true})
			return c
		}
		a, b := from("Amt Nord"), from("Amt Nord")
		pass(30 * time.Second)
		require.Equal(t, wire.RouletteLonely, a.roulette().State)
		c := from("Amt Süd")
		pass(11 * time.Second)
		require.Equal(t, c.me, a.roulette().With[0].ID, "who waited longest comes first")
		require.Equal(t, wire.RouletteWaiting, b.roulette().State)
	})
}

func TestWishesHaveALimit(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		c := w.in(wire.Participant, "cafeteria")
		for _, words := range [][]string{make([]string, 6), {"ein viel zu langes Wort, das niemand teilt"}} {
			require.Equal(t, wire.ErrTooLong.Code, c.refused("roulette.join", wire.RouletteJoin{Interests: words}))
		}
	})
}

func TestATableThatStandsInNoListComesAndGoesUntold(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		looks, a, b := w.in(wire.Participant, "cafeteria"), w.joins(wire.RouletteJoin{}), w.joins(wire.RouletteJoin{})
		pass(12 * time.Second)
		require.Equal(t, a.follows(), b.follows())
		for _, c := range []*client{a, b} {
			c.must("place.leave", nil)
		}
		pass(5 * time.Minute)
		made, err := w.store.MadeRooms(t.Context(), w.conf.ID)
		require.NoError(t, err)
		require.Empty(t, made, "it was taken away")
		require.Empty(t, looks.all("table.changed"))
		require.Empty(t, looks.all("table.gone"))
	})
}
