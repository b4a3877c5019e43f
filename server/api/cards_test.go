package api_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/server/room"
	"konvent/signaling/wire"
)

func TestOrganisersTakeTheCardsHome(t *testing.T) {
	w := newWorld(t)
	organiser, writer, in := w.token(wire.Organiser), w.token(wire.Participant), w.rooms["workshopraum-1"]
	l := w.come(writer)
	require.Nil(t, l.do("place.enter", wire.Enter{Room: in}).Fault)
	a := w.ask("POST", "/api/v1/rooms/"+string(in)+"/files", writer, "", pictureOf(t, 4, 4, "png"))
	var kept wire.FileKept
	require.NoError(t, json.Unmarshal([]byte(a.body), &kept))
	card := wire.Card{
		Title: "Mehr *Zeit*", Statements: []string{"# Eins", "1. Zwei\n- drei"}, Note: "<script>alert(1)</script>\n![x](http://elsewhere)",
		Image: room.FilePath(in, kept.ID), ImageText: "Tafel]",
	}
	require.Nil(t, l.do("doc.edit", wire.DocEdit{Doc: wire.Doc(in, wire.CardKind), Update: "eA==", Reading: &wire.Reading{Card: &card}}).Fault)

	var record wire.CardRecord
	require.NoError(t, json.Unmarshal([]byte(w.ask("GET", "/api/v1/cards", organiser, "", "").body), &record))
	require.Len(t, record.Cards, 1)
	require.Equal(t, card.Title, record.Cards[0].Card.Title)
	require.Equal(t, 200, w.ask("GET", record.Cards[0].Card.Image, organiser, "", "").status, "pictures go along")

	text := w.askWith("GET", "/api/v1/cards", organiser, "Accept", "text/markdown")
	require.Equal(t, "text/markdown; charset=utf-8", text.header.Get("Content-Type"))
	_, body, _ := strings.Cut(text.body, "### ")
	require.Equal(t, `Workshopraum 1

**Mehr \*Zeit\***

- \# Eins
- 1\. Zwei  `+`
  \- drei

\<script\>alert(1)\</script\>  `+`
\!\[x\](http://elsewhere)

![Tafel\]](<http://127.0.0.1`+card.Image+`>)
`, body)
	for _, role := range []wire.Role{wire.Guest, wire.Participant, wire.Speaker, wire.Moderator, wire.Host} {
		require.Equal(t, wire.ErrNotAllowed.Code, w.ask("GET", "/api/v1/cards", w.token(role), "", "").fault(t), role)
	}
	require.Equal(t, wire.ErrLink.Code, w.ask("GET", "/api/v1/cards", "", "", "").fault(t))
}
