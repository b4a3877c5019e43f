package conference_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/signaling/wire"
)

// writes writes a business card.
func (c *client) writes(name string) {
	c.t.Helper()
	c.must("contact.card", wire.BusinessCard{Name: name, Email: strings.ToLower(name) + "@amt.example"})
}

func (c *client) contacts() []wire.Contact {
	c.t.Helper()
	return read[wire.Contacts](c.t, c.must("contact.list", nil)).Contacts
}

func TestEachGetsTheOthersCardOnceBothHaveAgreed(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		anna, udo := w.in(wire.Participant, "cafeteria-1"), w.in(wire.Guest, "cafeteria-1")
		require.Equal(t, wire.ErrNoCard.Code, anna.refused("contact.offer", wire.ContactRef{Person: udo.me}), "there is nothing to offer yet")
		anna.writes("Anna")
		anna.must("contact.offer", wire.ContactRef{Person: udo.me})
		require.Equal(t, anna.me, last[wire.Offers](t, udo, "contact.offers").From[0].ID)
		require.Empty(t, udo.contacts(), "offered is not given")
		require.Equal(t, wire.ErrNoCard.Code, udo.refused("contact.accept", wire.ContactRef{Person: anna.me}))
		udo.writes("Udo")
		udo.must("contact.accept", wire.ContactRef{Person: anna.me})
		require.Equal(t, "anna@amt.example", udo.contacts()[0].Card.Email)
		require.Equal(t, "Udo", anna.contacts()[0].Card.Name)
		require.Len(t, anna.all("contacts.changed"), 1)
		require.Empty(t, last[wire.Offers](t, anna, "contact.offers").To)
		require.Equal(t, wire.ErrNotFound.Code, udo.refused("contact.accept", wire.ContactRef{Person: anna.me}), "a double click agrees once")
		w.house.Close()
		w.open(w.store)
		all, err := w.store.Contacts(t.Context(), udo.me)
		require.NoError(t, err)
		require.Len(t, all, 1)
	})
}

func TestNobodyElseGetsACardWhateverTheirRole(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		anna, udo := w.in(wire.Participant, "cafeteria-1"), w.in(wire.Participant, "cafeteria-1")
		anna.writes("Anna")
		udo.writes("Udo")
		for _, role := range anyone {
			c := w.in(role, "cafeteria-1")
			c.writes("Dritte")
			anna.must("contact.offer", wire.ContactRef{Person: udo.me})
			require.Equal(t, wire.ErrNotFound.Code, c.refused("contact.accept", wire.ContactRef{Person: anna.me}), role)
			udo.must("contact.accept", wire.ContactRef{Person: anna.me})
			require.Empty(t, c.contacts(), role)
			for _, kind := range []string{"contact.remove", "contact.takeBack", "contact.decline", "contact.withdraw"} {
				require.Equal(t, wire.ErrNotFound.Code, c.refused(kind, wire.ContactRef{Person: anna.me}), "%s as %s", kind, role)
			}
			for _, s := range c.heard() {
				require.NotContains(t, string(s.Body), "amt.example\",", "%s as %s", s.Type, role)
			}
			require.Len(t, anna.contacts(), 1)
			c.must("place.leave", nil)
			pass(3 * time.Second)
		}
	})
}

func TestAnOfferEndsWithNoWithItsGiverOrWhenItIsTakenBack(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		anna, udo := w.in(wire.Participant, "cafeteria-1"), w.in(wire.Participant, "cafeteria-1")
		anna.writes("Anna")
		udo.writes("Udo")
		offer := func() { anna.must("contact.offer", wire.ContactRef{Person: udo.me}) }
		offered := func() int { return len(last[wire.Offers](t, udo, "contact.offers").From) }
		offer()
		udo.must("contact.decline", wire.ContactRef{Person: anna.me})
		require.Zero(t, offered())
		require.Empty(t, last[wire.Offers](t, anna, "contact.offers").To)
		offer()
		anna.must("contact.withdraw", wire.ContactRef{Person: udo.me})
		require.Zero(t, offered())
		offer()
		anna.visit.Left()
		pass(time.Minute)
		require.Zero(t, offered())
		elsewhere := w.in(wire.Participant, "cafeteria-2")
		require.Equal(t, wire.ErrNotHere.Code, udo.refused("contact.offer", wire.ContactRef{Person: elsewhere.me}))
		require.Equal(t, wire.ErrBody.Code, udo.refused("contact.offer", wire.ContactRef{Person: udo.me}))
	})
}

func TestOffersThatCrossAreAnAgreement(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		two := []*client{w.in(wire.Participant, "cafeteria-1"), w.in(wire.Participant, "cafeteria-1")}
		for _, c := range two {
			c.writes("Person")
		}
		var both sync.WaitGroup
		for i, c := range two {
			both.Go(func() { c.must("contact.offer", wire.ContactRef{Person: two[1-i].me}) })
		}
		both.Wait()
		for _, c := range two {
			require.Len(t, c.contacts(), 1)
		}
	})
}

func TestACardThatWasGivenCanBeTakenBackAndDeleted(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		anna, udo := w.in(wire.Participant, "cafeteria-1"), w.in(wire.Participant, "cafeteria-1")
		anna.writes("Anna")
		udo.writes("Udo")
		anna.must("contact.offer", wire.ContactRef{Person: udo.me})
		udo.must("contact.accept", wire.ContactRef{Person: anna.me})
		anna.must("contact.takeBack", wire.ContactRef{Person: udo.me})
		require.Empty(t, udo.contacts())
		require.Len(t, udo.all("contacts.changed"), 2)
		require.Len(t, anna.contacts(), 1)
		anna.must("contact.remove", wire.ContactRef{Person: udo.me})
		require.Empty(t, anna.contacts())
	})
}

func TestACardIsCleanedAndHasLimits(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		c := w.in(wire.Participant, "plenum")
		clean := read[wire.BusinessCard](t, c.must("contact.card", wire.BusinessCard{
			Name: " Anna\u202e  A. ", Office: "Amt\nNord", Phone: "+49 (0) 30/1-2", Email: "a@b.example", Note: "bis\n12",
		}))
		require.Equal(t, wire.BusinessCard{Name: "Anna A.", Office: "Amt Nord", Phone: "+49 (0) 30/1-2", Email: "a@b.example", Note: "bis\n12"}, clean)
		long := strings.Repeat("x", 301)
		for field, bad := range map[string]wire.BusinessCard{
			"name": {}, "office": {Name: "A", Office: long}, "function": {Name: "A", Function: long}, "note": {Name: "A", Note: long},
			"email": {Name: "A", Email: "a@b@c"}, "phone": {Name: "A", Phone: "ruf mich an"},
		} {
			s := c.do("contact.card", bad)
			require.NotNil(t, s.Fault, field)
			require.Equal(t, field, s.Fault.Field)
		}
		for _, email := range []string{"@b", "a@", "a", "a b@c", long + "@x"} {
			require.Equal(t, "email", c.do("contact.card", wire.BusinessCard{Name: "A", Email: email}).Fault.Field, email)
		}
	})
}
