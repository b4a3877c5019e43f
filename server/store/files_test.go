package store

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/signaling/wire"
)

func TestAPictureIsFoundInItsRoomAndConferenceOnly(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s, ctx := d.furnished(t), t.Context()
		f := conference.File{ID: "f1", Room: seminar, Person: "mara", Type: "image/png", At: 7, Data: []byte("\x89PNG\x00\xff")}
		require.NoError(t, s.AddFile(ctx, f, 2))
		again, err := s.File(ctx, summit, seminar, "f1")
		require.NoError(t, err)
		require.Equal(t, f, again)
		for _, wrong := range []struct {
			conf wire.ConferenceID
			room wire.RoomID
			id   wire.FileID
		}{{"other", seminar, "f1"}, {summit, hall, "f1"}, {summit, seminar, "f2"}} {
			_, err := s.File(ctx, wrong.conf, wrong.room, wrong.id)
			require.ErrorIs(t, err, conference.ErrNone)
		}
	})
}

func TestARoomKeepsSoManyPicturesHoweverManyComeAtOnce(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s := d.furnished(t)
		errs := make([]error, 30)
		together(len(errs), func(i int) {
			errs[i] = s.AddFile(t.Context(), conference.File{ID: wire.FileID(fmt.Sprint(i)), Room: seminar, Data: []byte("x")}, 20)
		})
		refused := 0
		for _, err := range errs {
			if err != nil {
				require.ErrorIs(t, err, error(wire.ErrDocFull))
				refused++
			}
		}
		require.Equal(t, 10, refused)
	})
}
