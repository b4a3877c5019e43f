package room_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/server/room"
	"konvent/signaling/wire"
)

func TestALineReachesEverybodyOnce(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		a, b := w.enter(member("a")), w.enter(member("b"))
		line, err := w.say("a", "Guten  Morgen", "ref-00001")
		require.NoError(t, err)
		again, err := w.say("a", "Guten  Morgen", "ref-00001")
		require.NoError(t, err)
		require.Equal(t, line, again)
		settle()
		for _, box := range []*box{a, b} {
			require.Len(t, box.all("chat.added"), 1)
			require.Equal(t, line, last[wire.ChatLine](t, box, "chat.added"))
		}
	})
}

func TestEventsOfAMomentAreMerged(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		w.enter(member("a"))
		counted := &counting{}
		m := member("b")
		m.Out = counted
		require.NoError(t, w.room.Enter(m, 1, wire.Enter{}))
		settle()
		counted.n = 0
		for i := range 10 {
			_, err := w.say("a", "x", fmt.Sprintf("ref-%05d", i))
			require.NoError(t, err)
		}
		settle()
		require.LessOrEqual(t, counted.n, 2, "ten lines are one or two writes")
	})
}

type counting struct{ n int }

func (c *counting) Push([]byte) { c.n++ }

func TestWhoWasAwayGetsExactlyWhatWasMissed(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		a, b := w.enter(member("a")), w.enter(member("b"))
		_, err := w.say("a", "eins", "ref-00001")
		require.NoError(t, err)
		settle()
		has := last[wire.Entered](t, b, "")
		seq := b.all("chat.added")[0].Seq
		w.room.Detach("b", b)
		for i := range 3 {
			_, err := w.say("a", "mehr", fmt.Sprintf("ref-1%04d", i))
			require.NoError(t, err)
		}
		settle()
		require.Len(t, b.all("chat.added"), 1, "nothing is pushed to a lost line")
		back := &box{}
		m := member("b")
		m.Out = back
		require.NoError(t, w.room.Enter(m, 9, wire.Enter{Epoch: has.Epoch, Seq: seq}))
		e := last[wire.Entered](t, back, "")
		require.True(t, e.Resumed)
		require.Empty(t, e.Chat)
		missed := back.all("chat.added")
		require.Len(t, missed, 3)
		for i, f := range missed {
			require.Equal(t, seq+uint64(i)+1, f.Seq)
		}
		require.Len(t, a.all("chat.added"), 4)
	})
}

func TestAnotherEpochOrANumberAheadEndsInAFreshSnapshot(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		a := w.enter(member("a"))
		line, err := w.say("a", "eins", "ref-00001")
		require.NoError(t, err)
		epoch := last[wire.Entered](t, a, "").Epoch
		for _, has := range []wire.Enter{{Epoch: epoch + 2, Seq: 0}, {Epoch: epoch, Seq: 99}} {
			back := &box{}
			m := member("a")
			m.Out = back
			require.NoError(t, w.room.Enter(m, 9, has))
			e := last[wire.Entered](t, back, "")
			require.False(t, e.Resumed)
			require.Equal(t, []wire.ChatLine{line}, e.Chat)
		}
	})
}

func TestLinesAreThereAfterARestart(t *testing.T) {
	inRoom(t, wire.Workshop, func(t *testing.T, w *world) {
		w.enter(member("a"))
		line, err := w.say("a", "bleibt", "ref-00001")
		require.NoError(t, err)
		w.room.Close()
		w.open()
		require.Equal(t, []wire.ChatLine{line}, last[wire.Entered](t, w.enter(member("b")), "").Chat)
	})
}

func TestBadLinesAreRefused(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		w.enter(member("a"))
		for _, c := range []struct {
			who       wire.PersonID
			text, ref string
			want      *wire.Fault
		}{
			{"a", " \u200b\u202e\n", "ref-00001", wire.ErrEmpty},
			{"a", strings.Repeat("ä", 1001), "ref-00001", wire.ErrTooLong},
			{"a", "x", "short", wire.ErrBody},
			{"a", "x", strings.Repeat("r", 41), wire.ErrBody},
			{"a", "x", "ref-0\x0001", wire.ErrBody},
			{"stranger", "x", "ref-00001", wire.ErrNotHere},
		} {
			_, err := w.say(c.who, c.text, c.ref)
			var f *wire.Fault
			require.ErrorAs(t, err, &f)
			require.Equal(t, c.want.Code, f.Code, c.text)
		}
	})
}

func TestWhoTalksTooFastWaits(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		w.enter(member("a"))
		var err error
		n := 0
		for ; err == nil && n < 100; n++ {
			_, err = w.say("a", "x", fmt.Sprintf("ref-%05d", n))
		}
		require.ErrorIs(t, err, error(wire.ErrTooFast))
		pass(time.Second)
		_, err = w.say("a", "x", "ref-later1")
		require.NoError(t, err)
	})
}

func TestOnlyTheOwnLineOrAModeratorTakesItAway(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		a := w.enter(member("a"))
		w.enter(member("b"))
		line, err := w.say("a", "weg", "ref-00001")
		require.NoError(t, err)
		settle()
		require.ErrorIs(t, w.room.Unsay(t.Context(), "b", line.ID, false), error(wire.ErrNotFound))
		require.ErrorIs(t, w.room.Unsay(t.Context(), "b", "none", true), error(wire.ErrNotFound))
		require.NoError(t, w.room.Unsay(t.Context(), "a", line.ID, false))
		settle()
		require.Equal(t, wire.ChatRef{ID: line.ID}, last[wire.ChatRef](t, a, "chat.removed"))
		require.Empty(t, last[wire.Entered](t, w.enter(member("c")), "").Chat)
	})
}

func TestALineOlderThanTheNewestTwoHundredCanBeTakenAway(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		w.enter(member("a"))
		first, err := w.say("a", "alt", "ref-first")
		require.NoError(t, err)
		for i := range 200 {
			pass(time.Second)
			_, err := w.say("a", "neu", fmt.Sprintf("ref-%05d", i))
			require.NoError(t, err)
		}
		require.NoError(t, w.room.Unsay(t.Context(), "moderator", first.ID, true))
		require.ErrorIs(t, w.room.Unsay(t.Context(), "moderator", first.ID, true), error(wire.ErrNotFound))
	})
}

func TestALineWhoseFirstAnswerWasLostIsToldWhenItIsSentAgain(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		w.enter(member("a"))
		b := w.enter(member("b"))
		now := time.Now()
		kept, _, err := w.store.AddLine(t.Context(), w.about.ID, wire.ChatLine{
			ID: room.LineIDAt(now), Person: "a", Name: "a", Role: wire.Participant, Text: "x", At: now.UnixMilli(), Ref: "ref-00001",
		})
		require.NoError(t, err)
		again, err := w.say("a", "x", "ref-00001")
		require.NoError(t, err)
		require.Equal(t, kept, again)
		settle()
		require.Equal(t, kept, last[wire.ChatLine](t, b, "chat.added"))
	})
}

func TestWhoComesInGetsNoEventThatTheirSnapshotCovers(t *testing.T) {
	inRoom(t, wire.Workshop, func(t *testing.T, w *world) {
		a := w.enter(member("a"))
		settle()
		_, err := w.say("a", "eben gesagt", "ref-00001")
		require.NoError(t, err)
		synctest.Wait()
		b := w.enter(member("b"))
		require.Len(t, last[wire.Entered](t, b, "").Chat, 1)
		_, err = w.say("a", "danach", "ref-00002")
		require.NoError(t, err)
		settle()
		require.Len(t, a.all("chat.added"), 2, "the others still get all")
		after := b.all("chat.added")
		require.Len(t, after, 1)
		require.Equal(t, last[wire.Entered](t, b, "").Seq+1, after[0].Seq)
	})
}

func TestWhoComesInGetsTheChatAsItIsNow(t *testing.T) {
	inRoom(t, wire.Workshop, func(t *testing.T, w *world) {
		w.enter(member("a"))
		first, err := w.say("a", "eins", "ref-00001")
		require.NoError(t, err)
		settle()
		require.Equal(t, []wire.ChatLine{first}, last[wire.Entered](t, w.enter(member("b")), "").Chat)
		second, err := w.say("a", "zwei", "ref-00002")
		require.NoError(t, err)
		settle()
		require.Equal(t, []wire.ChatLine{first, second}, last[wire.Entered](t, w.enter(member("c")), "").Chat)
		require.NoError(t, w.room.Unsay(t.Context(), "a", first.ID, false))
		settle()
		require.Equal(t, []wire.ChatLine{second}, last[wire.Entered](t, w.enter(member("d")), "").Chat)
	})
}
