package room_test

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/server/room"
	"konvent/signaling/wire"
)

var (
	allOn     = wire.MediaSet{Microphone: true, Camera: true}
	withSlate = room.Scene{Hear: []wire.SourceID{wire.Slate}, See: []wire.SourceID{wire.Slate}}
	front     = room.Front("plenum")

	sends  = room.SourceState{Up: true, Picture: true, Codec: "VP8"}
	sounds = room.SourceState{Up: true, Codec: "VP8"}
	silent = room.SourceState{}
)

// onAir brings a speaker in who sends, and puts them live.
func onAir(t *testing.T, w *world, ids ...wire.PersonID) *box {
	t.Helper()
	host := w.enter(director("host"))
	a := wire.Arrange{Layout: wire.Grid}
	for _, id := range ids {
		w.enter(speaker(id))
		require.NoError(t, w.room.Devices(id, allOn, true))
		w.room.SourceChanged(wire.Camera(id), sends)
		a.Sources = append(a.Sources, wire.Camera(id))
	}
	require.NoError(t, w.room.Arrange(t.Context(), a))
	require.NoError(t, w.room.Live(t.Context()))
	settle()
	return host
}

func TestASpeakerIsMutedToTheAudienceUntilLive(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		host, guest := w.enter(director("host")), w.enter(member("guest"))
		s := w.enter(speaker("s"))
		require.NoError(t, w.room.Devices("s", allOn, true))
		w.room.SourceChanged(wire.Camera("s"), sends)
		settle()
		require.Equal(t, withSlate, w.scenes.scene(front), "the audience sees the slate")
		require.Equal(t, []wire.SourceID{wire.Camera("s")}, w.scenes.scene(room.Back("plenum")).Hear, "the green room hears")
		require.Equal(t, wire.CueOff, green(t, host, wire.Camera("s")).Cue)
		require.Empty(t, guest.all("backstage.changed"))

		require.NoError(t, w.room.Arrange(t.Context(), wire.Arrange{Layout: wire.One, Sources: []wire.SourceID{wire.Camera("s")}}))
		settle()
		require.Equal(t, wire.CueReady, green(t, s, wire.Camera("s")).Cue)
		require.NoError(t, w.room.Live(t.Context()))
		settle()
		require.Equal(t, room.Scene{Hear: []wire.SourceID{wire.Camera("s")}, See: []wire.SourceID{wire.Camera("s")}}, w.scenes.scene(front))
		require.Equal(t, wire.CueLive, green(t, s, wire.Camera("s")).Cue)
		stage := last[wire.Stage](t, guest, "stage.changed")
		require.True(t, stage.Live)
		require.Equal(t, "s", stage.OnAir[0].Name)
		require.Equal(t, room.Air("plenum"), w.scenes.looksAt("s"), "who is on air does not hear the green room")
		require.Equal(t, room.Back("plenum"), w.scenes.looksAt("host"))

		require.NoError(t, w.room.Pause(t.Context()))
		settle()
		require.Equal(t, withSlate, w.scenes.scene(front))
		require.Equal(t, room.Back("plenum"), w.scenes.looksAt("s"))
	})
}

func green(t *testing.T, b *box, id wire.SourceID) wire.Green {
	t.Helper()
	for _, g := range last[wire.Backstage](t, b, "backstage.changed").Sources {
		if g.ID == id {
			return g
		}
	}
	t.Fatalf("%s is not in the green room", id)
	return wire.Green{}
}

func TestALostSourceIsReplacedByTheSlateAndComesBack(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		onAir(t, w, "s", "other")
		w.room.SourceChanged(wire.Camera("s"), silent)
		synctest.Wait()
		require.Equal(t, []wire.SourceID{wire.Slate, wire.Camera("other")}, w.scenes.scene(front).See, "at once, in its place")
		require.Equal(t, []wire.SourceID{wire.Camera("other")}, w.scenes.scene(front).Hear)
		w.room.SourceChanged(wire.Camera("other"), silent)
		synctest.Wait()
		require.Equal(t, withSlate, w.scenes.scene(front), "with its music when nothing is left")
		w.room.SourceChanged(wire.Camera("s"), sends)
		synctest.Wait()
		require.Equal(t, wire.Camera("s"), w.scenes.scene(front).See[0])
	})
}

func TestASourceThatNeverStartsIsLostWithinTwoSeconds(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		w.enter(director("host"))
		w.enter(speaker("s"))
		require.NoError(t, w.room.Devices("s", allOn, true))
		require.NoError(t, w.room.Arrange(t.Context(), wire.Arrange{Layout: wire.One, Sources: []wire.SourceID{wire.Camera("s")}}))
		require.NoError(t, w.room.Live(t.Context()))
		synctest.Wait()
		require.Equal(t, []wire.SourceID{wire.Camera("s")}, w.scenes.scene(front).See, "it may still be starting")
		pass(2 * time.Second)
		require.Equal(t, withSlate, w.scenes.scene(front))
	})
}

func TestACameraThatIsSwitchedOffIsNoLoss(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		onAir(t, w, "s")
		require.NoError(t, w.room.Devices("s", wire.MediaSet{Microphone: true}, true))
		synctest.Wait()
		require.Equal(t, room.Scene{Hear: []wire.SourceID{wire.Camera("s")}}, w.scenes.scene(front))
		audio, video := w.scenes.gate(wire.Camera("s"))
		require.True(t, audio)
		require.False(t, video)
	})
}

func TestALiveStageIsLiveAfterARestart(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		onAir(t, w, "s")
		w.room.Close()
		w.open()
		synctest.Wait()
		require.Equal(t, withSlate, w.scenes.scene(front), "the slate until the speaker is back")
		host := w.enter(director("host"))
		require.True(t, last[wire.Entered](t, host, "").Stage.Live)
		require.Equal(t, "s", last[wire.Entered](t, host, "").Stage.OnAir[0].Name)
		w.enter(speaker("s"))
		require.NoError(t, w.room.Devices("s", allOn, true))
		w.room.SourceChanged(wire.Camera("s"), sends)
		synctest.Wait()
		require.Equal(t, wire.Camera("s"), w.scenes.scene(front).See[0], "back by itself")
	})
}

func TestAListenerComesOntoTheStageOnlyByAccepting(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		w.enter(director("host"))
		l := w.enter(member("l"))
		require.ErrorIs(t, w.room.MaySpeak("l"), error(wire.ErrNotAllowed))
		require.ErrorIs(t, w.room.Accept(t.Context(), "l"), error(wire.ErrNotFound), "nobody asked")
		require.NoError(t, w.room.Invite("l"))
		require.True(t, last[wire.Invitation](t, l, "you.invited").Open)
		require.NoError(t, w.room.Accept(t.Context(), "l"))
		require.True(t, last[wire.YouBackstage](t, l, "you.backstage").Backstage)
		require.NoError(t, w.room.MaySpeak("l"))
		require.NoError(t, w.room.Devices("l", allOn, true))
		synctest.Wait()
		audio, _ := w.scenes.gate(wire.Camera("l"))
		require.True(t, audio)

		require.NoError(t, w.room.Dismiss(t.Context(), "l"))
		synctest.Wait()
		require.False(t, last[wire.YouBackstage](t, l, "you.backstage").Backstage)
		audio, video := w.scenes.gate(wire.Camera("l"))
		require.False(t, audio || video, "their packets stop at the server")
		require.Equal(t, front, w.scenes.looksAt("l"))
	})
}

func TestASpeakerWhoIsTakenOffTheStageIsTold(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		onAir(t, w, "other")
		s := w.enter(speaker("s"))
		require.NoError(t, w.room.Dismiss(t.Context(), "s"))
		require.Empty(t, s.all("you.dismissed"), "nothing changed for them")
		require.NoError(t, w.room.Devices("s", allOn, true))
		require.NoError(t, w.room.Arrange(t.Context(), wire.Arrange{Layout: wire.One, Sources: []wire.SourceID{wire.Camera("s")}}))
		require.NoError(t, w.room.Dismiss(t.Context(), "s"))
		require.Len(t, s.all("you.dismissed"), 1)
		require.NoError(t, w.room.MaySpeak("s"), "they stay in the green room")
	})
}

func TestWhoComesBackIsTurnedToTheirSceneAnew(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		w.enter(member("a"))
		w.scenes.look("a", "missed")
		w.enter(member("a"))
		require.Equal(t, front, w.scenes.looksAt("a"))
	})
}

func TestWhoLeavesStopsFlowing(t *testing.T) {
	inRoom(t, wire.TableKind, func(t *testing.T, w *world) {
		m := member("a")
		m.Published, m.Devices = true, allOn
		w.enter(m)
		b := w.enter(member("b"))
		settle()
		require.Equal(t, []wire.SourceID{wire.Camera("a")}, w.scenes.scene(room.Front("table")).See)
		w.room.Leave("a")
		settle()
		require.Empty(t, w.scenes.scene(room.Front("table")).See)
		audio, video := w.scenes.gate(wire.Camera("a"))
		require.False(t, audio || video)
		require.Equal(t, wire.SourceRef{ID: wire.Camera("a")}, last[wire.SourceRef](t, b, "source.gone"))
	})
}

func TestAFullRoomRefuses(t *testing.T) {
	inRoom(t, wire.TableKind, func(t *testing.T, w *world) {
		for _, id := range []wire.PersonID{"a", "b", "c", "d", "e", "f", "g", "h"} {
			w.enter(member(id))
		}
		m := member("late")
		m.Out = &box{}
		require.ErrorIs(t, w.room.Enter(m, 1, wire.Enter{}), error(wire.ErrFull))
		w.enter(member("a"))
		require.Equal(t, 8, w.room.Count(), "coming back takes no second seat")
	})
}

func TestTheSpeakingAreNamedWithoutFlicker(t *testing.T) {
	inRoom(t, wire.Workshop, func(t *testing.T, w *world) {
		a := w.enter(member("a"))
		shop := room.Front("shop")
		loud := func(level int) { w.room.Levels(shop, []wire.Level{{Source: "x", Level: level}}); settle() }
		loud(80)
		require.Equal(t, []wire.SourceID{"x"}, last[wire.Speaking](t, a, "speaking.changed").Sources)
		loud(10)
		loud(80)
		require.Len(t, a.all("speaking.changed"), 1, "a breath is no silence")
		for range 4 {
			loud(10)
		}
		require.Empty(t, last[wire.Speaking](t, a, "speaking.changed").Sources)
	})
}

func TestPeopleAreToldOnceASecondAndCountedOverFifty(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		a := w.enter(member("a"))
		for i := range 60 {
			w.enter(member(wire.PersonID(rune('А' + i))))
		}
		pass(1100 * time.Millisecond)
		require.Len(t, a.all("people.changed"), 1)
		p := last[wire.People](t, a, "people.changed")
		require.Equal(t, 61, p.Count)
		require.Empty(t, p.Here)
		require.Empty(t, a.all("stage.changed"), "arrivals do not tell the stage again")
	})
}

func TestABadPreviewIsRefused(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		w.enter(director("host"))
		eleven := make([]wire.SourceID, 11)
		for _, a := range []wire.Arrange{
			{Layout: "pyramid"}, {Layout: wire.Grid, Sources: eleven}, {Layout: wire.Grid, Sources: []wire.SourceID{"nobody.camera"}},
			{Layout: wire.Grid, Sources: []wire.SourceID{wire.Slate, wire.Slate}},
		} {
			require.Error(t, w.room.Arrange(t.Context(), a))
		}
		require.Error(t, w.room.Live(t.Context()), "nothing is in the preview")
		require.Error(t, w.room.Countdown(-1))
		require.Error(t, w.room.Countdown(3601))
	})
}
