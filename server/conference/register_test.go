package conference_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/signaling/wire"
)

func TestWhoLeadsARoomFindsPeopleInTheRegisterWhoNeverCame(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		for i := range 30 {
			_, err := w.conf.AddPerson(t.Context(), wire.Person{Name: fmt.Sprintf("Probe %02d", i), Office: "Amt Nord", Role: wire.Participant})
			require.NoError(t, err)
		}
		lead, p := w.in(wire.Moderator, w1), w.in(wire.Participant, w1)
		page := read[wire.RegisterPage](t, lead.must("people.register", wire.RegisterAsk{Search: " PROBE ", Offset: 25, Limit: 10}))
		require.Equal(t, 30, page.Total)
		require.Len(t, page.People, 5)
		require.Equal(t, "Probe 25", page.People[0].Name)
		require.Equal(t, "Amt Nord", page.People[0].Office)
		require.Equal(t, 30, read[wire.RegisterPage](t, lead.must("people.register", wire.RegisterAsk{Search: "nord", Limit: 1})).Total)
		require.Empty(t, read[wire.RegisterPage](t, lead.must("people.register", wire.RegisterAsk{Search: "niemand", Limit: 1})).People)
		require.Equal(t, wire.ErrNotAllowed.Code, p.do("people.register", wire.RegisterAsk{Limit: 1}).Fault.Code)

		plan := wire.GroupsPlan{Way: wire.ByList, Minutes: 20, Lists: [][]wire.Member{{{ID: page.People[0].ID}}, {}}}
		lead.must("groups.plan", plan)
		require.Equal(t, "Probe 25", groupsOf(t, lead).Groups[0].People[0].Name, "who never came is on the list by their own name")
	})
}

func TestWhoPutUpATableReadsNoRegister(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		anna := w.in(wire.Participant, "cafeteria")
		r := anna.opens(wire.TableOpen{Seats: 4})
		anna.must("place.enter", wire.Enter{Room: r.ID})
		require.Equal(t, wire.ErrNotHere.Code, anna.refused("people.register", wire.RegisterAsk{Limit: 1}))
	})
}

func TestAPageOfTheRegisterThatCannotBeIsRefused(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		lead := w.in(wire.Moderator, w1)
		for _, ask := range []wire.RegisterAsk{{}, {Limit: 101}, {Limit: 1, Offset: -1}} {
			require.Equal(t, wire.ErrBody.Code, lead.do("people.register", ask).Fault.Code, ask)
		}
		require.Equal(t, wire.ErrTooLong.Code, lead.do("people.register", wire.RegisterAsk{Limit: 1, Search: string(make([]byte, 321))}).Fault.Code)
		var s said
		for range 20 {
			if s = lead.do("people.register", wire.RegisterAsk{Limit: 1}); s.Fault != nil {
				break
			}
		}
		require.Equal(t, wire.ErrTooFast.Code, s.Fault.Code)
	})
}
