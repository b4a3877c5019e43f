package room_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/server/room"
	"konvent/signaling/wire"
)

func cardOf(p wire.PersonID) *wire.StageCard {
	return &wire.StageCard{ReportCard: wire.ReportCard{ID: "g.card", Group: "Gruppe 1", Card: wire.Card{Statements: []string{"Eins"}, Reporter: p}}, Person: p}
}

func TestACardBringsItsReporterOnAirAndBackToTheAudience(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		w.enter(director("host"))
		listener, reporter := w.enter(member("listener")), w.enter(member("r"))
		require.NoError(t, w.room.ShowCard(t.Context(), cardOf("r")))
		settle()
		stage := last[wire.Stage](t, listener, "stage.changed")
		require.Equal(t, "Eins", stage.Card.Card.Statements[0])
		require.False(t, stage.Live, "there is nothing of them yet")
		require.True(t, last[wire.YouBackstage](t, reporter, "you.backstage").Backstage)
		require.NoError(t, w.room.Devices("r", allOn, true))
		w.room.SourceChanged(wire.Camera("r"), sends)
		settle()
		stage = last[wire.Stage](t, listener, "stage.changed")
		require.True(t, stage.Live)
		require.Equal(t, wire.One, stage.Layout)
		require.Equal(t, wire.Camera("r"), stage.OnAir[0].ID)

		require.NoError(t, w.room.ShowCard(t.Context(), nil))
		settle()
		stage = last[wire.Stage](t, listener, "stage.changed")
		require.False(t, stage.Live)
		require.Nil(t, stage.Card)
		require.False(t, last[wire.YouBackstage](t, reporter, "you.backstage").Backstage)
		audio, video := w.scenes.gate(wire.Camera("r"))
		require.False(t, audio || video)
	})
}

func TestWhoIsOnTheStageStaysThereBesideTheReporters(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		host := onAir(t, w, "s")
		for _, p := range []wire.PersonID{"r1", "r2"} {
			w.enter(member(p))
			require.NoError(t, w.room.Devices(p, allOn, true))
		}
		require.NoError(t, w.room.ShowCard(t.Context(), cardOf("r1")))
		settle()
		stage := last[wire.Stage](t, host, "stage.changed")
		require.Equal(t, []wire.SourceID{wire.Camera("r1"), wire.Camera("s")}, ids(stage.OnAir))
		require.Equal(t, wire.SideBySide, stage.Layout)
		require.NoError(t, w.room.ShowCard(t.Context(), cardOf("r2")))
		settle()
		require.Equal(t, []wire.SourceID{wire.Camera("r2"), wire.Camera("s")}, ids(last[wire.Stage](t, host, "stage.changed").OnAir))
		require.False(t, w.room.Behind("r1"))
		require.NoError(t, w.room.ShowCard(t.Context(), cardOf("s")))
		require.NoError(t, w.room.ShowCard(t.Context(), nil))
		require.True(t, w.room.Behind("s"), "who belongs behind the stage stays there")
	})
}

func TestWhoWasOnAirBeforeTheyReportedStaysOnAir(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		host := onAir(t, w, "s")
		onStage := func() wire.Stage { settle(); return last[wire.Stage](t, host, "stage.changed") }
		require.NoError(t, w.room.ShowCard(t.Context(), cardOf("s")))
		require.NoError(t, w.room.ShowCard(t.Context(), nil))
		require.True(t, onStage().Live, "alone on the stage, and not taken off it")
		require.Equal(t, []wire.SourceID{wire.Camera("s")}, ids(onStage().OnAir))
		w.enter(speaker("s2"))
		require.NoError(t, w.room.Devices("s2", allOn, true))
		require.NoError(t, w.room.ShowCard(t.Context(), cardOf("s")))
		require.NoError(t, w.room.ShowCard(t.Context(), cardOf("s2")))
		require.Equal(t, []wire.SourceID{wire.Camera("s2"), wire.Camera("s")}, ids(onStage().OnAir))
		w.room.Close()
		w.open()
		w.enter(director("host"))
		require.NoError(t, w.room.ShowCard(t.Context(), nil))
		require.Equal(t, []wire.SourceID{wire.Camera("s")}, kept(t, w).OnAir, "who was put on air to report goes off it, also after a restart")
	})
}

func TestWhoWasOnAirAndLostTheirLineAsTheirCardCameStaysOnAir(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		onAir(t, w, "s")
		w.room.Leave("s")
		require.NoError(t, w.room.ShowCard(t.Context(), cardOf("s")))
		w.enter(speaker("s"))
		require.NoError(t, w.room.Devices("s", allOn, true))
		require.NoError(t, w.room.ShowCard(t.Context(), nil))
		require.Equal(t, []wire.SourceID{wire.Camera("s")}, kept(t, w).OnAir)
		require.True(t, kept(t, w).Live)
	})
}

func kept(t *testing.T, w *world) room.StageState {
	t.Helper()
	state, err := w.store.LoadStage(t.Context(), w.room.ID)
	require.NoError(t, err)
	return state
}

func ids(all []wire.Source) (out []wire.SourceID) {
	for _, s := range all {
		out = append(out, s.ID)
	}
	return out
}

func TestAReporterWhoComesLaterIsTakenOnThen(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		host := w.enter(director("host"))
		require.NoError(t, w.room.ShowCard(t.Context(), cardOf("r")))
		w.enter(member("r"))
		require.True(t, w.room.Behind("r"))
		require.NoError(t, w.room.Devices("r", allOn, true))
		settle()
		require.Equal(t, []wire.SourceID{wire.Camera("r")}, ids(last[wire.Stage](t, host, "stage.changed").OnAir))
	})
}

func TestTheVoiceToAllGroupsIsHeardInARoomOfEverybodyUntilItEnds(t *testing.T) {
	inRoom(t, wire.Workshop, func(t *testing.T, w *world) {
		a := w.enter(member("a"))
		require.NoError(t, w.room.Devices("a", allOn, true))
		w.room.SetGroup(wire.GroupHere{Voice: &wire.Member{ID: "lead", Name: "Leitung"}})
		settle()
		id := room.Front(w.room.ID)
		require.Equal(t, []wire.SourceID{wire.Camera("a"), wire.Camera("lead")}, w.scenes.scene(id).Hear)
		require.Equal(t, []wire.SourceID{wire.Camera("a")}, w.scenes.scene(id).See)
		require.Equal(t, "Leitung", last[wire.GroupHere](t, a, "group.changed").Voice.Name)
		w.room.SetGroup(wire.GroupHere{})
		require.Equal(t, []wire.SourceID{wire.Camera("a")}, w.scenes.scene(id).Hear)
	})
}
