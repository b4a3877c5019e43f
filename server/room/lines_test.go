package room_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/server/room"
	"konvent/signaling/wire"
)

func TestAClockThatIsSetBackSilencesNobody(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		w.room.Close()
		ahead := time.Now().Add(time.Hour)
		for i := range 200 {
			at := ahead.Add(time.Duration(i) * time.Second)
			_, _, err := w.store.AddLine(t.Context(), w.about.ID, wire.ChatLine{
				ID: room.LineIDAt(at), Person: "a", Name: "a", Role: wire.Participant, Text: "x", At: at.UnixMilli(), Ref: fmt.Sprintf("ref-%05d", i),
			})
			require.NoError(t, err)
		}
		w.open()
		a := w.enter(member("a"))
		said := make([]wire.ChatLine, 5)
		for i := range said {
			var err error
			said[i], err = w.say("a", "y", fmt.Sprintf("ref-y%04d", i))
			require.NoError(t, err)
		}
		settle()
		require.Len(t, a.all("chat.added"), 5)
		require.Equal(t, said, last[wire.Entered](t, w.enter(member("b")), "").Chat[195:], "in the order they were said in")
		w.room.Close()
		w.open()
		require.Equal(t, said, last[wire.Entered](t, w.enter(member("b")), "").Chat[195:], "and so they are kept")
	})
}

func TestWhoMissedMoreThanIsKeptGetsAFreshSnapshot(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		away := w.enter(member("away"))
		has := wire.Enter{Epoch: last[wire.Entered](t, away, "").Epoch, Seq: last[wire.Entered](t, away, "").Seq}
		w.room.Detach("away", away)
		for i := range 12 {
			m := member(wire.PersonID(rune('a' + i)))
			m.Out = &counting{}
			require.NoError(t, w.room.Enter(m, 1, wire.Enter{}))
		}
		for second := range 35 {
			for i := range 60 { // at once, so that they are kept together
				go func() { _, _ = w.say(wire.PersonID(rune('a'+i%12)), "x", fmt.Sprintf("ref-%05d", 60*second+i)) }()
			}
			pass(time.Second)
		}
		m, back := member("away"), &box{}
		m.Out = back
		require.NoError(t, w.room.Enter(m, 2, has))
		e := last[wire.Entered](t, back, "")
		require.False(t, e.Resumed)
		require.Len(t, e.Chat, 200)
		require.Empty(t, back.all("chat.added"))
		require.Equal(t, has.Seq+2100, e.Seq)
	})
}

// asked is a store that counts what it is asked to take away.
type asked struct {
	room.Lines
	removed int
}

func (a *asked) RemoveLine(ctx context.Context, r wire.RoomID, id wire.LineID, of wire.PersonID) (bool, error) {
	a.removed++
	return a.Lines.RemoveLine(ctx, r, id, of)
}

func TestTheStoreIsOnlyAskedForWhatCanBeALine(t *testing.T) {
	inRoom(t, wire.Workshop, func(t *testing.T, w *world) {
		lines := &asked{Lines: w.store}
		w.room.Close()
		w.openOn(lines)
		w.enter(member("a"))
		line, err := w.say("a", "x", "ref-00001")
		require.NoError(t, err)
		for _, id := range []wire.LineID{"", "\x00", "x", line.ID + "00", line.ID[2:], "\x00" + line.ID[1:], "zz" + line.ID[2:]} {
			require.ErrorIs(t, w.room.Unsay(t.Context(), "a", id, true), error(wire.ErrNotFound))
		}
		require.Zero(t, lines.removed)
		require.NoError(t, w.room.Unsay(t.Context(), "a", line.ID, true))
		require.Equal(t, 1, lines.removed)
	})
}
