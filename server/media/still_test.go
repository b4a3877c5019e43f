package media

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/server/room"
)

func TestAPictureThatStopsIsToldWhileTheSoundGoesOn(t *testing.T) {
	t.Parallel()
	e, notes, _, _ := onStage(t)
	anna := publish(t, e, cam, voiceStream, cameraStream)
	film := &filmer{mark: 1}
	var n uint16
	until := func(want room.SourceState, film func()) {
		t.Helper()
		require.Eventually(t, func() bool {
			n++
			anna.send(t, "voice", sound(n, uint32(n)*960, 1))
			film()
			return notes.last(cam) == want
		}, atMost, 20*time.Millisecond)
	}
	both, onlySound := room.SourceState{Up: true, Picture: true, Codec: "VP8"}, room.SourceState{Up: true, Codec: "VP8"}
	until(both, func() { anna.film(t, "camera", film.frame(true, 1)) })
	until(onlySound, func() {})
	until(both, func() { anna.film(t, "camera", film.frame(true, 1)) })
}
