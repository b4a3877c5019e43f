package room_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/server/room"
	"konvent/signaling/wire"
)

// stuck is a store whose lines wait until they are let go.
type stuck struct {
	room.Lines
	waiting, letGo chan struct{}
}

func (s stuck) AddLine(ctx context.Context, r wire.RoomID, l wire.ChatLine) (wire.ChatLine, bool, error) {
	close(s.waiting)
	<-s.letGo
	return s.Lines.AddLine(ctx, r, l)
}

func TestAStuckStoreHoldsOnlyItsCallerUp(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		w.room.Close()
		s := stuck{w.store, make(chan struct{}), make(chan struct{})}
		var err error
		w.room, err = room.Open(t.Context(), w.about, room.Ports{
			Lines: s, Stages: w.store, Entrances: w.store, Docs: w.store, Scenes: w.scenes, Look: w.scenes.look, State: func(wire.SourceID) (s room.SourceState) { return s },
		})
		require.NoError(t, err)
		w.enter(member("a"))
		said := make(chan error, 1)
		go func() { _, err := w.say("a", "wartet", "ref-00001"); said <- err }()
		<-s.waiting
		host := w.enter(director("host"))
		require.NoError(t, w.room.Arrange(t.Context(), wire.Arrange{Layout: wire.One, Sources: []wire.SourceID{wire.Slate}}))
		require.NoError(t, w.room.Live(t.Context()))
		settle()
		require.True(t, last[wire.Stage](t, host, "stage.changed").Live)
		require.Empty(t, host.all("chat.added"), "a line is told only after it is kept")
		close(s.letGo)
		require.NoError(t, <-said)
		settle()
		require.Len(t, host.all("chat.added"), 1)
	})
}

// full is a store with no room left.
type full struct{ room.Lines }

func (full) AddLine(context.Context, wire.RoomID, wire.ChatLine) (wire.ChatLine, bool, error) {
	return wire.ChatLine{}, false, wire.ErrStore
}
func (full) SaveStage(context.Context, wire.RoomID, room.StageState) error { return wire.ErrStore }
func (full) LoadStage(context.Context, wire.RoomID) (room.StageState, error) {
	return room.StageState{Preview: []wire.SourceID{wire.Slate}, PreviewLayout: wire.One}, nil
}

func TestWhatCannotBeKeptIsRefusedAndTheStageGoesOn(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		w.room.Close()
		var err error
		w.room, err = room.Open(t.Context(), w.about, room.Ports{
			Lines: full{w.store}, Stages: full{}, Entrances: w.store, Docs: w.store, Scenes: w.scenes, Look: w.scenes.look,
			State: func(wire.SourceID) (s room.SourceState) { return s },
		})
		require.NoError(t, err)
		host := w.enter(director("host"))
		_, err = w.say("host", "x", "ref-00001")
		require.ErrorIs(t, err, error(wire.ErrStore))
		require.ErrorIs(t, w.room.Live(t.Context()), error(wire.ErrStore))
		settle()
		require.True(t, last[wire.Stage](t, host, "stage.changed").Live, "what is live goes on")
		require.Empty(t, host.all("chat.added"))
	})
}
