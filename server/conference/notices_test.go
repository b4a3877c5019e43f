package conference

import (
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/server/room"
)

func TestASourceThatIsDownIsForgotten(t *testing.T) {
	h := NewHouse(nil, Config{}, nil)
	h.SourceChanged("anna.camera", room.SourceState{Up: true, Codec: "VP8"})
	require.Equal(t, room.SourceState{Up: true, Codec: "VP8"}, h.state("anna.camera"))
	h.SourceChanged("anna.camera", room.SourceState{Codec: "VP8"})
	require.Zero(t, h.state("anna.camera"))
	h.states.Range(func(id, _ any) bool {
		t.Errorf("%s is kept", id)
		return true
	})
}
