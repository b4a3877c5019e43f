package conference_test

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/signaling/wire"
)

func in64(text string) string { return base64.StdEncoding.EncodeToString([]byte(text)) }

func (w *world) doc(slug string, k wire.DocKind) wire.DocID { return wire.Doc(w.rooms[slug], k) }

func (c *client) edits(d wire.DocID, text string) said {
	c.t.Helper()
	return c.do("doc.edit", wire.DocEdit{Doc: d, Update: in64(text)})
}

func code(s said) wire.FaultCode {
	if s.Fault == nil {
		return ""
	}
	return s.Fault.Code
}

func TestADocumentOfAnotherRoomIsShutForEveryRole(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		theirs := w.doc("workshopraum-2", wire.Notes)
		owner := w.in(wire.Participant, "workshopraum-2")
		owner.must("doc.open", wire.DocAsk{Doc: theirs})
		require.Empty(t, code(owner.edits(theirs, "secret")))
		for _, place := range []string{"workshopraum-1", "plenum", "cafeteria-1", ""} {
			for _, role := range anyone {
				c := w.come(w.person(role).Token)
				if place != "" {
					c.must("place.enter", wire.Enter{Room: w.rooms[place]})
				}
				for command, body := range map[string]any{
					"doc.open":    wire.DocAsk{Doc: theirs},
					"doc.edit":    wire.DocEdit{Doc: theirs, Update: in64("x")},
					"doc.compact": wire.DocCompact{Doc: theirs, Seq: 1, State: in64("x")},
					"doc.aware":   wire.DocAware{Doc: theirs, Cursor: "x"},
				} {
					require.Equal(t, wire.ErrNotHere.Code, code(c.do(command, body)), "%s as %s in %q", command, role, place)
				}
				read := c.do("doc.read", wire.DocAsk{Doc: theirs})
				if role == wire.Participant || role == wire.Guest || role == wire.Speaker {
					require.Equal(t, wire.ErrNotAllowed.Code, code(read), "reading as %s in %q", role, place)
				} else {
					require.Empty(t, code(read), "who leads the room may read: %s in %q", role, place)
				}
				c.must("place.leave", nil)
			}
		}
		settle()
		require.Len(t, owner.all("doc.updated"), 1, "nobody else's change came through")
	})
}

func TestWhoWasEnteredAsLeadReadsAndAModeratorOfAnotherRoomNoMore(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		doc := w.doc("workshopraum-2", wire.CardKind)
		host, lead := w.in(wire.Host, "workshopraum-2"), w.in(wire.Participant, "workshopraum-2")
		host.must("room.lead", wire.LeadAsk{Person: lead.me, Lead: wire.LeadModerator})
		moderator := w.in(wire.Moderator, "workshopraum-1")
		require.Equal(t, wire.ErrNotAllowed.Code, code(moderator.do("doc.read", wire.DocAsk{Doc: doc})))
		lead.must("place.enter", wire.Enter{Room: w.rooms["workshopraum-1"]})
		lead.must("doc.read", wire.DocAsk{Doc: doc})
		require.Equal(t, wire.ErrNotFound.Code, code(lead.do("doc.read", wire.DocAsk{Doc: "nowhere.notes"})))
		require.Equal(t, wire.ErrNotFound.Code, code(host.do("doc.read", wire.DocAsk{Doc: w.doc("plenum", wire.Notes)})))
	})
}

func TestWhatWasAnsweredIsThereAfterARestart(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		doc := w.doc("workshopraum-1", wire.CardKind)
		who := w.person(wire.Participant)
		c := w.come(who.Token)
		enter := wire.Enter{Room: w.rooms["workshopraum-1"]}
		c.must("place.enter", enter)
		c.must("doc.open", wire.DocAsk{Doc: doc})
		card := &wire.Reading{Card: &wire.Card{Statements: []string{"Das bleibt."}, Reporter: c.me}}
		for i := range 20 {
			c.must("doc.edit", wire.DocEdit{Doc: doc, Update: in64(fmt.Sprint("change ", i)), Seen: int64(i), Reading: card})
		}
		w.house.Close()
		w.open(w.store)
		c = w.come(who.Token)
		c.must("place.enter", enter)
		rest := read[wire.DocState](t, c.must("doc.open", wire.DocAsk{Doc: doc, After: 15}))
		require.Equal(t, []string{in64("change 15"), in64("change 16"), in64("change 17"), in64("change 18"), in64("change 19")}, rest.Updates)
		require.EqualValues(t, 20, rest.Seq)
		require.Equal(t, "Das bleibt.", rest.Reading.Card.Statements[0])
		require.Equal(t, who.Name, rest.Reading.Card.ReporterName)
		require.EqualValues(t, 21, read[wire.DocSaved](t, c.edits(doc, "and on")).Seq)
	})
}

func TestWhatWasWrittenWhileTheLineWasLostCanBeHandedInFromAnotherRoom(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		doc := w.doc("workshopraum-1", wire.Notes)
		who := w.person(wire.Guest)
		c := w.come(who.Token)
		c.must("place.enter", wire.Enter{Room: w.rooms["workshopraum-1"]})
		c.visit.Left()
		pass(time.Minute)
		c = w.come(who.Token)
		c.must("place.enter", wire.Enter{Room: w.rooms["plenum"]})
		require.Empty(t, code(c.edits(doc, "late")))
		require.Equal(t, wire.ErrNotHere.Code, code(c.do("doc.open", wire.DocAsk{Doc: doc})))
	})
}

func TestMoreThanAPersonCanWriteIsRefusedForThatPersonOnly(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		doc := w.doc("workshopraum-1", wire.Notes)
		a, b := w.in(wire.Participant, "workshopraum-1"), w.in(wire.Participant, "workshopraum-1")
		much := strings.Repeat("x", 150_000)
		n := untilTooFast(t, a, "doc.edit", func(int) any { return wire.DocEdit{Doc: doc, Update: in64(much)} })
		require.Equal(t, 5, n, "1 MiB at once")
		require.Empty(t, code(b.edits(doc, "x")))
		a.must("doc.open", wire.DocAsk{Doc: doc})
		require.Equal(t, 20, untilTooFast(t, a, "doc.aware", func(int) any { return wire.DocAware{Doc: doc, Cursor: "x"} }))
		require.Positive(t, untilTooFast(t, b, "doc.read", func(int) any { return wire.DocAsk{Doc: doc} }))
	})
}

func TestALongBodyIsForDocumentsAndNotForWhatStandsBesideThem(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		doc := w.doc("workshopraum-1", wire.Notes)
		c := w.in(wire.Participant, "workshopraum-1")
		require.Empty(t, code(c.edits(doc, strings.Repeat("x", 100_000))))
		require.Equal(t, wire.ErrTooLong.Code, code(c.do("doc.aware", wire.DocAware{Doc: doc, Cursor: strings.Repeat("x", 20_000)})))
		require.Equal(t, wire.ErrTooLong.Code, code(c.do("doc.open", wire.DocAsk{Doc: wire.DocID(strings.Repeat("x", 20_000))})))
	})
}
