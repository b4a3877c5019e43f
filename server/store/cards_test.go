package store

import (
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/server/room"
	"konvent/signaling/wire"
)

func TestTheCardsOfManyRoomsAreReadAtOnce(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s := d.furnished(t)
		none, err := s.CardsIn(t.Context(), nil)
		require.NoError(t, err)
		require.Empty(t, none)
		said := wire.Card{Title: "Was hilft", Statements: []string{"Zeit"}, Reporter: "anna"}
		write := func(id wire.DocID, reading wire.Reading) {
			_, err := s.AddEdit(t.Context(), id, room.DocEdit{Update: "x"})
			require.NoError(t, err)
			_, err = s.AddEdit(t.Context(), id, room.DocEdit{Seen: 1, Reading: &reading, At: 7})
			require.NoError(t, err)
		}
		write(wire.Doc(seminar, wire.CardKind), wire.Reading{Card: &said})
		write(paper, wire.Reading{Notes: "Notizen"})
		cards, err := s.CardsIn(t.Context(), []wire.RoomID{hall, seminar, "nowhere"})
		require.NoError(t, err)
		require.Len(t, cards, 1)
		require.Equal(t, said, cards[seminar].Card)
		require.EqualValues(t, 7, cards[seminar].At)

		write(wire.Doc(hall, wire.CardKind), wire.Reading{Card: &said})
		_, err = s.write.Exec(`UPDATE docs SET reading = 'torn' WHERE room = 'seminar'`)
		require.NoError(t, err)
		cards, err = s.CardsIn(t.Context(), []wire.RoomID{hall, seminar})
		require.Error(t, err)
		require.Len(t, cards, 1, "one that cannot be read takes no other along")
		require.Equal(t, said, cards[hall].Card)
	})
}
