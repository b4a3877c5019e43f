package store

import (
	"fmt"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/signaling/wire"
)

func line(id, text string) wire.ChatLine {
	return wire.ChatLine{
		ID: wire.LineID(id), Person: "mara", Name: "Mara Beispiel", Role: wire.Moderator, Text: text, At: 1_800_000_000_000,
		Ref: "ref-" + id,
	}
}

func TestTheLastLinesComeInTheOrderTheyWereSaid(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s, ctx := d.furnished(t), t.Context()
		var want []wire.ChatLine
		for i := range 30 {
			l := line(fmt.Sprintf("line%02d", i), "\u202e <b>fett</b> \n' ; DROP TABLE lines; 🎺")
			l.At += int64(i / 3)
			kept, added, err := s.AddLine(ctx, hall, l)
			require.NoError(t, err)
			require.True(t, added)
			require.Equal(t, l, kept)
			want = append(want, l)
		}
		lines, err := s.LastLines(ctx, hall, 10)
		require.NoError(t, err)
		require.Equal(t, want[20:], lines)
		lines, err = s.LastLines(ctx, seminar, 10)
		require.NoError(t, err)
		require.Empty(t, lines)
	})
}

func TestTheSameRefOfTheSamePersonIsKeptOnce(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s, ctx := d.furnished(t), t.Context()
		first := line("1", "hello")
		_, _, err := s.AddLine(ctx, hall, first)
		require.NoError(t, err)
		again := line("2", "hello again")
		again.Ref = first.Ref
		kept, added, err := s.AddLine(ctx, hall, again)
		require.NoError(t, err)
		require.False(t, added)
		require.Equal(t, first, kept)

		other := again
		other.ID, other.Person = "3", "udo"
		_, added, err = s.AddLine(ctx, hall, other)
		require.NoError(t, err)
		require.True(t, added, "another person's ref is another ref")
		again.ID = "4"
		_, added, err = s.AddLine(ctx, seminar, again)
		require.NoError(t, err)
		require.True(t, added, "and so is one in another room")
		for i := range 2 {
			none := line(fmt.Sprint("none", i), "no ref")
			none.Ref = ""
			_, added, err = s.AddLine(ctx, hall, none)
			require.NoError(t, err)
			require.True(t, added, "no ref is never the same")
		}
	})
}

func TestOfManyAtOnceWithOneRefOneIsKept(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s := d.furnished(t)
		var added atomic.Int32
		kept := make([]wire.ChatLine, 50)
		errs := make([]error, len(kept))
		together(len(kept), func(i int) {
			l := line(fmt.Sprint("id", i), fmt.Sprint("text ", i))
			l.Ref = "the same ref"
			var first bool
			if kept[i], first, errs[i] = s.AddLine(t.Context(), hall, l); first {
				added.Add(1)
			}
		})
		for i := range kept {
			require.NoError(t, errs[i])
			require.Equal(t, kept[0], kept[i])
		}
		require.EqualValues(t, 1, added.Load())
	})
}

func TestARemovedLineIsGoneAndDoesNotComeBack(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s, ctx := d.furnished(t), t.Context()
		_, _, err := s.AddLine(ctx, hall, line("1", "a word one regrets"))
		require.NoError(t, err)
		remove := func(where wire.RoomID, of wire.PersonID) bool {
			found, err := s.RemoveLine(ctx, where, "1", of)
			require.NoError(t, err)
			return found
		}
		require.False(t, remove(seminar, ""), "a line of another room")
		require.False(t, remove(hall, "somebody else"), "a line of another person")
		lines, err := s.LastLines(ctx, hall, 10)
		require.NoError(t, err)
		require.Len(t, lines, 1)

		require.True(t, remove(hall, ""))
		require.False(t, remove(hall, ""), "twice is no error")
		lines, err = s.LastLines(ctx, hall, 10)
		require.NoError(t, err)
		require.Empty(t, lines)
		_, _, err = s.AddLine(ctx, hall, line("1", "a word one regrets"))
		require.ErrorIs(t, err, wire.ErrNotFound, "a client that sends it again after a lost connection")
		var texts string
		require.NoError(t, s.get(ctx, &texts, `SELECT text FROM lines`))
		require.Empty(t, texts, "nothing of the text is left")
	})
}

func TestFourHundredPeopleWriteAtOnce(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s := d.furnished(t)
		const writers, each = 400, 2
		errs := make([]error, writers)
		together(writers, func(i int) {
			for n := range each {
				l := line(fmt.Sprintf("%d-%d", i, n), strings.Repeat("x", i))
				if _, _, err := s.AddLine(t.Context(), hall, l); err != nil {
					errs[i] = err
				}
			}
		})
		for _, err := range errs {
			require.NoError(t, err)
		}
		lines, err := s.LastLines(t.Context(), hall, 2*writers*each)
		require.NoError(t, err)
		require.Len(t, lines, writers*each)
		require.LessOrEqual(t, s.Stats().Commits, s.Stats().Written)
		d.sound(t, s)
	})
}
