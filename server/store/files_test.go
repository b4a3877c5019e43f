package store

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/signaling/wire"
)

var plenty = conference.FilesAtMost{InRoom: 100, OfPerson: 100, Bytes: 100}

func TestAPictureIsFoundInItsRoomAndConferenceOnly(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s, ctx := d.furnished(t), t.Context()
		f := conference.File{ID: "f1", Room: seminar, Person: "mara", Type: "image/png", At: 7, Data: []byte("\x89PNG\x00\xff")}
		require.NoError(t, s.AddFile(ctx, summit, f, plenty))
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
			errs[i] = s.AddFile(t.Context(), summit, conference.File{ID: wire.FileID(fmt.Sprint(i)), Room: seminar, Data: []byte("x")},
				conference.FilesAtMost{InRoom: 20, OfPerson: 100, Bytes: 100})
		})
		refused := 0
		for _, err := range errs {
			if err != nil {
				require.ErrorIs(t, err, error(wire.ErrPictures))
				refused++
			}
		}
		require.Equal(t, 10, refused)
	})
}

func TestPicturesHaveALimitForEachPersonAndOneForTheConference(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s := d.furnished(t)
		most := conference.FilesAtMost{InRoom: 100, OfPerson: 2, Bytes: 10}
		n := 0
		add := func(of wire.PersonID, in wire.RoomID, bytes int) error {
			n++
			f := conference.File{ID: wire.FileID(fmt.Sprint(n)), Room: in, Person: of, Data: make([]byte, bytes)}
			return s.AddFile(t.Context(), summit, f, most)
		}
		require.NoError(t, add("mara", seminar, 3))
		require.NoError(t, add("mara", hall, 3))
		require.ErrorIs(t, add("mara", seminar, 1), error(wire.ErrYourPictures), "wherever they are")
		require.ErrorIs(t, add("ivo", seminar, 5), error(wire.ErrPictures))
		require.NoError(t, add("ivo", seminar, 4))
		require.ErrorIs(t, add("ivo", seminar, 1), error(wire.ErrPictures), "to the last byte")
	})
}
