package conference_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/signaling/wire"
)

func TestWhatAGroupWroteCanBeReadOnceItIsOver(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		lead, all := atWork(t, w, twoGroups(), 2)
		in := follow(t, all[0])
		follow(t, all[1])
		notes := wire.Doc(in.Room.ID, wire.Notes)
		all[0].must("doc.edit", wire.DocEdit{Doc: notes, Update: in64("a"), Reading: &wire.Reading{Notes: "Was wir dachten"}})
		require.Empty(t, past(t, lead), "they are at work")
		lead.must("groups.end", nil)
		pass(20 * time.Minute) // nothing more can be handed in
		other := w.in(wire.Moderator, w2)
		for _, c := range []*client{all[0], lead} {
			state := read[wire.DocState](t, c.must("doc.read", wire.DocAsk{Doc: notes}))
			require.Equal(t, "Was wir dachten", state.Reading.Notes)
			require.Equal(t, []string{in64("a")}, state.Updates)
		}
		require.Equal(t, wire.ErrNotAllowed.Code, code(all[1].do("doc.read", wire.DocAsk{Doc: notes})), "of the other group")
		require.Equal(t, wire.ErrNotAllowed.Code, code(w.in(wire.Participant, w1).do("doc.read", wire.DocAsk{Doc: notes})))
		require.Equal(t, wire.ErrNotFound.Code, code(other.do("doc.read", wire.DocAsk{Doc: "nowhere.notes"})))
		require.Equal(t, wire.ErrNotFound.Code, code(all[0].do("doc.edit", wire.DocEdit{Doc: notes, Update: in64("b")})), "read only")
		w.house.Close()
		w.open(w.store)
		token, err := w.conf.NewLink(t.Context(), all[0].me)
		require.NoError(t, err)
		w.come(token).must("doc.read", wire.DocAsk{Doc: notes})
	})
}

func TestGroupsThatAreOverAreListedForTheirPeopleAndForThoseWhoLead(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		lead, all := atWork(t, w, twoGroups(), 2)
		first := follow(t, all[0]).Room
		lead.must("groups.end", nil)
		follow(t, all[0])
		lead.must("groups.start", nil)
		settle()
		second := follow(t, all[0]).Room
		lead.must("groups.end", nil)
		follow(t, all[0])
		mine := past(t, all[0])
		require.Equal(t, []wire.RoomID{second.ID, first.ID}, []wire.RoomID{mine[0].Room, mine[1].Room}, "the last first")
		require.Len(t, mine, 2)
		require.True(t, mine[0].Mine)
		require.Equal(t, first.Name, mine[1].Name)
		require.Len(t, past(t, lead), 4)
		require.False(t, past(t, lead)[0].Mine)
		require.Empty(t, past(t, w.in(wire.Participant, w1)), "who came later")
		require.Empty(t, past(t, w.in(wire.Moderator, w2)), "of another workshop")
		require.Equal(t, wire.ErrNotHere.Code, code(w.in(wire.Host, "plenum").do("groups.past", nil)))
	})
}

func past(t *testing.T, c *client) []wire.PastGroup {
	t.Helper()
	return read[wire.PastGroups](t, c.must("groups.past", nil)).Groups
}

func TestTheRecordHoldsTheCardsOfAllDays(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		about, programme := w.conf.Whole()
		programme.Days = []string{time.Now().Format(time.DateOnly), time.Now().Add(24 * time.Hour).Format(time.DateOnly)}
		about.TimeZone = "UTC"
		require.NoError(t, w.conf.Furnish(t.Context(), about, programme, conference.Setting{}))
		item := func(title, in string, day int, start time.Time) {
			_, err := w.conf.AddSession(t.Context(), wire.Session{
				Title: title, Kind: "workshop", Room: w.rooms[in], Day: day, Start: start.UnixMilli(), End: start.Add(time.Hour).UnixMilli(),
			})
			require.NoError(t, err)
		}
		item("Heute", w1, 1, time.Now())
		item("Morgen", w1, 2, time.Now().Add(24*time.Hour))
		p := w.in(wire.Participant, w2)
		writes(p, w.rooms[w2], "Nur ein Raum", p.me)
		lead, all := atWork(t, w, twoGroups(), 2)
		in := follow(t, all[0])
		writes(all[0], in.Room.ID, "Vom ersten Tag", all[0].me)
		lead.must("groups.end", nil)
		follow(t, all[0])
		writes(all[0], w.rooms[w1], "Der ganze Workshop", all[0].me)
		pass(24*time.Hour + time.Minute)
		lead.must("groups.start", nil)
		settle()
		again := follow(t, all[0])
		writes(all[0], again.Room.ID, "Vom zweiten Tag", all[0].me)
		w.house.Close()
		w.open(w.store)
		record, err := w.conf.Record(t.Context())
		require.NoError(t, err)
		var got [][4]any
		for _, card := range record.Cards {
			got = append(got, [4]any{card.Day, card.Workshop, card.Group, card.Card.Statements[0]})
		}
		require.Equal(t, [][4]any{
			{1, "Heute", "Workshopraum 1", "Der ganze Workshop"}, {1, "Heute", in.Room.Name, "Vom ersten Tag"},
			{1, "Workshopraum 2", "Workshopraum 2", "Nur ein Raum"}, {2, "Morgen", again.Room.Name, "Vom zweiten Tag"},
		}, got)
	})
}
