package room_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/signaling/wire"
)

// away lets b miss n lines of so many letters, and returns what b is told on coming back.
func away(t *testing.T, w *world, n, letters int) *box {
	t.Helper()
	w.enter(member("a"))
	b := w.enter(member("b"))
	has := last[wire.Entered](t, b, "")
	w.room.Detach("b", b)
	for i := range n {
		if i%10 == 9 {
			pass(time.Minute) // nobody writes faster than that for long
		}
		_, err := w.say("a", strings.Repeat("ä", letters), fmt.Sprintf("ref-1%05d", i))
		require.NoError(t, err)
	}
	settle()
	back := &box{}
	m := member("b")
	m.Out = back
	require.NoError(t, w.room.Enter(m, 9, wire.Enter{Epoch: has.Epoch, Seq: has.Seq}))
	return back
}

func TestWhoMissedManyLinesIsToldInAFewMessages(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		back := away(t, w, 2000, 20)
		require.True(t, last[wire.Entered](t, back, "").Resumed)
		require.Len(t, back.all("chat.added"), 2000)
		require.LessOrEqual(t, back.pushes, 3, "an outbox holds a thousand messages, and more than a thousand lines may be missed")
	})
}

func TestWhoMissedTooMuchGetsAFreshSnapshot(t *testing.T) {
	for what, missed := range map[string]struct{ n, letters int }{"lines": {2100, 5}, "bytes": {700, 1000}} {
		t.Run(what, func(t *testing.T) {
			inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
				back := away(t, w, missed.n, missed.letters)
				e := last[wire.Entered](t, back, "")
				require.False(t, e.Resumed)
				require.Len(t, e.Chat, 200)
				require.Empty(t, back.all("chat.added"))
			})
		})
	}
}
