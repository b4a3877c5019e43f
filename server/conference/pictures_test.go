package conference_test

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/server/room"
	"konvent/signaling/wire"
)

// slowly is a store that counts how often a picture is read, and reads when it is let.
type slowly struct {
	conference.Store
	reads atomic.Int64
	let   chan struct{}
}

func (s *slowly) File(ctx context.Context, conf wire.ConferenceID, r wire.RoomID, id wire.FileID) (conference.File, error) {
	s.reads.Add(1)
	select {
	case <-s.let:
		return s.Store.File(ctx, conf, r, id)
	case <-ctx.Done():
		return conference.File{}, ctx.Err()
	}
}

// slow opens the house anew on a store that reads pictures slowly.
func slow(w *world) *slowly {
	w.house.Close()
	s := &slowly{Store: w.store, let: make(chan struct{})}
	w.open(s)
	return s
}

// brings hands in a picture for the room somebody is in.
func brings(t *testing.T, w *world, who conference.NewPerson, in wire.RoomID) wire.FileID {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, png.Encode(&b, image.NewGray(image.Rect(0, 0, 4, 4))))
	id, err := w.house.KeepPicture(t.Context(), who.Token, in, b.Bytes())
	require.NoError(t, err)
	return id
}

func TestAPictureThatAThousandAskForAtOnceIsReadOnce(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		s := slow(w)
		who := w.person(wire.Participant)
		w.come(who.Token).must("place.enter", wire.Enter{Room: w.rooms[w1]})
		id := brings(t, w, who, w.rooms[w1])
		first, leave := context.WithCancel(t.Context())
		var got atomic.Int64
		ask := func(ctx context.Context) {
			if f, err := w.house.Picture(ctx, who.Token, w.rooms[w1], id); err == nil && len(f.Data) > 0 {
				got.Add(1)
			}
		}
		go ask(first)
		synctest.Wait()
		for range 1000 {
			go ask(t.Context())
		}
		synctest.Wait()
		leave() // who came first goes, and the others have it all the same
		synctest.Wait()
		close(s.let)
		synctest.Wait()
		require.GreaterOrEqual(t, got.Load(), int64(1000))
		ask(t.Context())
		require.EqualValues(t, 1, s.reads.Load())
	})
}

func TestAPictureThatCouldNotBeReadIsReadAgain(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		s := slow(w)
		who := w.person(wire.Participant)
		w.come(who.Token).must("place.enter", wire.Enter{Room: w.rooms[w1]})
		id := brings(t, w, who, w.rooms[w1])
		_, err := w.house.Picture(t.Context(), who.Token, w.rooms[w1], id)
		require.ErrorIs(t, err, context.DeadlineExceeded, "the store did not answer")
		close(s.let)
		_, err = w.house.Picture(t.Context(), who.Token, w.rooms[w1], id)
		require.NoError(t, err)
		_, err = w.house.Picture(t.Context(), who.Token, w.rooms[w1], "another")
		require.ErrorIs(t, err, error(wire.ErrNotFound))
	})
}

func TestOnlyThePictureOnTheShownCardIsForEverybody(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		who := w.person(wire.Participant)
		p := w.come(who.Token)
		p.must("place.enter", wire.Enter{Room: w.rooms[w1]})
		shown, other := brings(t, w, who, w.rooms[w1]), brings(t, w, who, w.rooms[w1])
		doc := wire.DocID(wire.CardOf(w.rooms[w1]))
		card := wire.Card{Title: "Ergebnis", Image: room.FilePath(w.rooms[w1], shown)}
		p.must("doc.edit", wire.DocEdit{Doc: doc, Update: in64("x"), Reading: &wire.Reading{Card: &card}})
		listens := w.person(wire.Participant)
		w.come(listens.Token)
		sees := func(id wire.FileID) error {
			_, err := w.house.Picture(t.Context(), listens.Token, w.rooms[w1], id)
			return err
		}
		require.ErrorIs(t, sees(shown), error(wire.ErrNotFound))
		host := w.in(wire.Host, "plenum")
		settle()
		host.must("report.show", wire.CardAsk{Card: wire.CardID(doc)})
		require.NoError(t, sees(shown))
		require.ErrorIs(t, sees(other), error(wire.ErrNotFound), "of the board, say")
		host.must("report.hide", nil)
		require.ErrorIs(t, sees(shown), error(wire.ErrNotFound))
	})
}

func TestMorePicturesThanMemoryHoldsAreReadAgain(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		s := slow(w)
		close(s.let)
		who := w.person(wire.Participant)
		w.come(who.Token).must("place.enter", wire.Enter{Room: w.rooms[w1]})
		large := conference.File{Room: w.rooms[w1], Person: who.ID, Type: "image/png", Data: make([]byte, 5<<20)}
		ids := []wire.FileID{"1", "2", "3", "4", "5", "6", "7"} // 35 MiB of 32
		for _, large.ID = range ids {
			require.NoError(t, w.store.AddFile(t.Context(), w.conf.ID, large, conference.FilesAtMost{InRoom: 9, OfPerson: 9, Bytes: 1 << 30}))
		}
		ask := func(id wire.FileID) {
			_, err := w.house.Picture(t.Context(), who.Token, w.rooms[w1], id)
			require.NoError(t, err)
		}
		for _, id := range ids[:6] {
			ask(id)
		}
		ask("1")
		require.EqualValues(t, 6, s.reads.Load())
		ask("7")
		ask("1")
		require.EqualValues(t, 7, s.reads.Load(), "what was asked for a moment ago stays")
		ask("2")
		require.EqualValues(t, 8, s.reads.Load(), "what was not asked for any more went")
	})
}
