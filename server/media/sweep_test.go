package media

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/server/room"
	"konvent/signaling/wire"
)

// bareEngine is one without doors: sources, scenes and what is told of them.
func bareEngine() *Engine {
	return &Engine{
		clock: newClock(), tell: newTeller(newNotebook()),
		sources: map[wire.SourceID]*Source{}, scenes: map[room.SceneID]*scene{}, publishers: map[wire.SourceID]*publisher{},
	}
}

func TestASourceIsForgottenOnlyWhenItWasToldToBeDown(t *testing.T) {
	e := bareEngine()
	e.Gate(cam, true, false)
	src := e.sources[cam]
	now := e.clock.now()
	packet := speech(1, 0)
	packet.at = now
	src.pass(src.audio, &feed{turn: 1}, packet)
	e.Gate(cam, false, false)
	e.sweep()
	require.Contains(t, e.sources, cam, "it is up for all that anybody knows")
	src.rest(now + int64(time.Minute))
	e.sweep()
	require.Empty(t, e.sources)
}

func TestWhoNeverSendsIsNoSource(t *testing.T) {
	e := bareEngine()
	for _, who := range []wire.PersonID{"a", "b", "c"} {
		e.Gate(wire.Camera(who), false, false)
	}
	require.Empty(t, e.sources)
}
