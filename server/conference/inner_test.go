package conference_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/signaling/wire"
)

// inner is a room that stands in no programme. open puts one up with two people in it; but tells who comes in all the same.
type inner struct {
	name  string
	fault *wire.Fault
	but   func(actor) bool
	open  func(t *testing.T, w *world) (room wire.RoomID, one, other *client)
}

var inners = []inner{
	{"a group", wire.ErrNotAllowed, direct, func(t *testing.T, w *world) (wire.RoomID, *client, *client) {
		lead, one, other := w.in(wire.Moderator, there), w.in(wire.Participant, there), w.in(wire.Participant, there)
		lead.must("room.lead", wire.LeadAsk{Person: w.in(wire.Participant, there).me, Lead: wire.LeadCoModerator})
		plan := twoGroups()
		plan.Groups = 1
		lead.must("groups.plan", plan)
		lead.must("groups.start", nil)
		settle()
		follow(t, other)
		return follow(t, one).Room.ID, one, other
	}},
	{"a table by invitation", wire.ErrUninvited, direct, func(_ *testing.T, w *world) (wire.RoomID, *client, *client) {
		one, other := w.in(wire.Participant, "cafeteria"), w.in(wire.Participant, "cafeteria")
		table := read[wire.Room](w.t, one.must("table.open", wire.TableOpen{Topic: "unter vier Augen", Seats: 4, Invited: true}))
		one.must("place.enter", wire.Enter{Room: table.ID})
		one.must("table.invite", wire.TableAsk{Person: other.me})
		other.must("place.enter", wire.Enter{Room: table.ID})
		return table.ID, one, other
	}},
	{"a table two strangers were drawn to", wire.ErrUninvited, nobody, func(t *testing.T, w *world) (wire.RoomID, *client, *client) {
		one, other := w.in(wire.Participant, "cafeteria"), w.in(wire.Participant, "cafeteria")
		for _, c := range []*client{one, other} {
			c.must("roulette.join", wire.RouletteJoin{})
		}
		pass(12 * time.Second)
		follow(t, other)
		room := follow(t, one).Room.ID
		one.must("roulette.stay", nil)
		return room, one, other
	}},
}

func TestNoCommandReachesIntoAGroupOrATableOneIsNotAt(t *testing.T) {
	for _, in := range inners {
		for _, a := range actors {
			t.Run(a.name+" outside "+in.name, func(t *testing.T) {
				inHouse(t, func(t *testing.T, w *world) {
					room, one, other := in.open(t, w)
					c := w.outsider(a)
					line := one.tells(room)
					entered := c.do("place.enter", wire.Enter{Room: room})
					if in.but(a) {
						require.Nil(t, entered.Fault)
						c.must("place.enter", wire.Enter{Room: w.rooms["workshopraum-1"]})
					} else {
						require.Equal(t, in.fault.Code, entered.Fault.Code)
					}
					w.tryAll(c, target{room, one, line, in.but(a)}, other)
				})
			})
		}
	}
}
