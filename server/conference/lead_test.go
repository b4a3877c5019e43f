package conference_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/signaling/wire"
)

func TestAModeratorLeadsOnlyTheRoomTheyWereEnteredFor(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		own := w.in(wire.Moderator, "workshopraum-1")
		co := w.in(wire.Participant, "workshopraum-1")
		p := w.in(wire.Participant, "workshopraum-1")
		own.must("room.lead", wire.LeadAsk{Person: co.me, Lead: wire.LeadCoModerator})
		require.Equal(t, wire.LeadCoModerator, last[wire.Leads](t, co, "leads.changed").Lead)
		require.Len(t, last[wire.Leads](t, p, "leads.changed").Leads, 2, "who led by role is entered too")
		require.Empty(t, last[wire.Leads](t, p, "leads.changed").Lead)
		co.must("person.mute", wire.MuteAsk{Person: p.me, Muted: true})
		require.Equal(t, wire.ErrNotAllowed.Code, co.do("person.remove", wire.PersonAsk{Person: own.me}).Fault.Code, "not the moderator")
		require.Equal(t, wire.ErrNotAllowed.Code, co.do("room.lead", wire.LeadAsk{Person: p.me, Lead: wire.LeadCoModerator}).Fault.Code)
		require.Equal(t, wire.ErrNotAllowed.Code, p.do("person.mute", wire.MuteAsk{Person: co.me, Muted: true}).Fault.Code)

		stranger := w.in(wire.Moderator, "workshopraum-1")
		require.Equal(t, wire.ErrNotAllowed.Code, stranger.do("person.mute", wire.MuteAsk{Person: p.me, Muted: true}).Fault.Code, "another room's")
		co.must("place.enter", wire.Enter{Room: w.rooms["workshopraum-2"]})
		other := w.in(wire.Participant, "workshopraum-2")
		require.Equal(t, wire.ErrNotAllowed.Code, co.do("person.mute", wire.MuteAsk{Person: other.me, Muted: true}).Fault.Code, "in another room")
		host := w.in(wire.Host, "workshopraum-1")
		host.must("person.mute", wire.MuteAsk{Person: own.me, Muted: true})
	})
}

func TestARoomIsHandedOverAndThatIsKept(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		a, b := w.person(wire.Moderator), w.person(wire.Participant)
		first, second := w.come(a.Token), w.come(b.Token)
		for _, c := range []*client{first, second} {
			c.must("place.enter", wire.Enter{Room: w.rooms["workshopraum-1"]})
		}
		require.Equal(t, wire.ErrBody.Code, first.do("room.lead", wire.LeadAsk{Person: second.me, Lead: "king"}).Fault.Code)
		require.Equal(t, wire.ErrNotHere.Code, first.do("room.lead", wire.LeadAsk{Person: "nobody", Lead: wire.LeadModerator}).Fault.Code)
		first.must("room.lead", wire.LeadAsk{Person: second.me, Lead: wire.LeadModerator})
		require.Equal(t, wire.LeadCoModerator, last[wire.Leads](t, first, "leads.changed").Lead)
		w.house.Close()
		w.open(w.store)
		second = w.come(b.Token)
		in := read[wire.Entered](t, second.must("place.enter", wire.Enter{Room: w.rooms["workshopraum-1"]}))
		require.Equal(t, wire.LeadModerator, in.Lead)
		second.must("room.lead", wire.LeadAsk{Person: first.me})
		first = w.come(a.Token)
		require.Empty(t, read[wire.Entered](t, first.must("place.enter", wire.Enter{Room: w.rooms["workshopraum-1"]})).Lead)
	})
}

// last reads the newest event of a kind that a client got.
func last[T any](t *testing.T, c *client, kind string) T {
	t.Helper()
	all := c.all(kind)
	require.NotEmpty(t, all, kind)
	return read[T](t, all[len(all)-1])
}
