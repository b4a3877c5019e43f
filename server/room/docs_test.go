package room_test

import (
	"context"
	"encoding/base64"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/server/room"
	"konvent/signaling/wire"
)

func (w *world) doc(k wire.DocKind) wire.DocID { return wire.Doc(w.about.ID, k) }

func (w *world) opens(who wire.PersonID, k wire.DocKind) wire.DocState {
	w.t.Helper()
	state, err := w.room.OpenDoc(w.t.Context(), who, wire.DocAsk{Doc: w.doc(k)})
	require.NoError(w.t, err)
	return state
}

func (w *world) edits(who wire.PersonID, k wire.DocKind, text string) (wire.DocSaved, error) {
	saved, err := w.room.EditDoc(context.Background(), who, wire.DocEdit{Doc: w.doc(k), Update: in64(text)})
	return saved, err
}

func in64(text string) string { return base64.StdEncoding.EncodeToString([]byte(text)) }

func TestAChangeIsToldToThoseWhoHaveTheDocumentOpenAndToNobodyElse(t *testing.T) {
	inRoom(t, wire.Workshop, func(t *testing.T, w *world) {
		a, b, c := w.enter(member("a")), w.enter(member("b")), w.enter(member("c"))
		w.opens("a", wire.Notes)
		w.opens("b", wire.Notes)
		w.opens("c", wire.Board)
		for i := range 3 {
			saved, err := w.edits("a", wire.Notes, fmt.Sprint(i))
			require.NoError(t, err)
			require.EqualValues(t, i+1, saved.Seq)
		}
		settle()
		for _, reader := range []*box{a, b} {
			require.Len(t, reader.all("doc.updated"), 3)
			require.Equal(t, wire.DocUpdate{Doc: w.doc(wire.Notes), Seq: 3, Update: in64("2")}, last[wire.DocUpdate](t, reader, "doc.updated"))
		}
		require.Empty(t, c.all("doc.updated"))
		w.room.CloseDoc("b", w.doc(wire.Notes))
		_, err := w.edits("c", wire.Notes, "from one who has it not open")
		require.NoError(t, err)
		settle()
		require.Len(t, a.all("doc.updated"), 4)
		require.Len(t, b.all("doc.updated"), 3)
		require.Len(t, w.opens("b", wire.Notes).Updates, 4)
	})
}

func TestANewLineMustOpenItsDocumentsAnew(t *testing.T) {
	inRoom(t, wire.Workshop, func(t *testing.T, w *world) {
		w.enter(member("a"))
		w.opens("a", wire.CardKind)
		again := w.enter(member("a"))
		_, err := w.edits("a", wire.CardKind, "x")
		require.NoError(t, err)
		settle()
		require.Empty(t, again.all("doc.updated"))
	})
}

// slow is a store whose changes wait until they are let go.
type slow struct {
	room.Docs
	waiting, letGo chan struct{}
}

func (s slow) AddEdit(ctx context.Context, d wire.DocID, e room.DocEdit) (room.DocKept, error) {
	close(s.waiting)
	<-s.letGo
	return s.Docs.AddEdit(ctx, d, e)
}

func TestAChangeIsToldAndAnsweredOnlyAfterItIsKept(t *testing.T) {
	inRoom(t, wire.Workshop, func(t *testing.T, w *world) {
		w.room.Close()
		s := slow{w.store, make(chan struct{}), make(chan struct{})}
		var err error
		w.room, err = room.Open(t.Context(), w.about, room.Ports{
			Lines: w.store, Stages: w.store, Entrances: w.store, Docs: s, Scenes: w.scenes, Look: w.scenes.look,
			State: func(wire.SourceID) (s room.SourceState) { return s },
		})
		require.NoError(t, err)
		a := w.enter(member("a"))
		w.opens("a", wire.Notes)
		done := make(chan error, 1)
		go func() { _, err := w.edits("a", wire.Notes, "x"); done <- err }()
		<-s.waiting
		settle()
		require.Empty(t, a.all("doc.updated"))
		require.Empty(t, done)
		close(s.letGo)
		require.NoError(t, <-done)
		settle()
		require.Len(t, a.all("doc.updated"), 1)
	})
}

func TestWhoLeftMayHandInWhatTheyWroteForAQuarterOfAnHour(t *testing.T) {
	inRoom(t, wire.Workshop, func(t *testing.T, w *world) {
		w.enter(member("a"))
		w.enter(member("removed"))
		_, err := w.edits("stranger", wire.Notes, "x")
		require.ErrorContains(t, err, "not.here")
		w.room.Leave("a")
		w.room.Bar("removed")
		w.room.Leave("removed")
		_, err = w.edits("a", wire.Notes, "written before the line was lost")
		require.NoError(t, err)
		_, err = w.edits("removed", wire.Notes, "x")
		require.ErrorContains(t, err, "not.here")
		_, err = w.room.OpenDoc(t.Context(), "a", wire.DocAsk{Doc: w.doc(wire.Notes)})
		require.ErrorContains(t, err, "not.here", "handing in is not reading")
		pass(15 * time.Minute)
		_, err = w.edits("a", wire.Notes, "too late")
		require.ErrorContains(t, err, "not.here")
	})
}

func TestARoomHasTheDocumentsOfItsKindAndNoOthers(t *testing.T) {
	for kind, has := range map[wire.RoomKind][]wire.DocKind{
		wire.Plenum: nil, wire.Cafeteria: nil, wire.Workshop: {wire.Notes, wire.Board, wire.CardKind}, wire.TableKind: {wire.Notes, wire.Board},
	} {
		inRoom(t, kind, func(t *testing.T, w *world) {
			w.enter(member("a"))
			for _, k := range []wire.DocKind{wire.Notes, wire.Board, wire.CardKind, "diary", ""} {
				_, err := w.edits("a", k, "x")
				_, opened := w.room.OpenDoc(t.Context(), "a", wire.DocAsk{Doc: w.doc(k)})
				if !slices.Contains(has, k) {
					require.ErrorContains(t, err, "not.here", k)
					require.ErrorContains(t, opened, "not.here", k)
					continue
				}
				require.NoError(t, err, k)
				require.NoError(t, opened, k)
			}
			_, err := w.room.EditDoc(t.Context(), "a", wire.DocEdit{Doc: "elsewhere.notes", Update: in64("x")})
			require.ErrorContains(t, err, "not.here")
		})
	}
}

func TestBadChangesAreRefusedByTheirField(t *testing.T) {
	inRoom(t, wire.Workshop, func(t *testing.T, w *world) {
		w.enter(member("a"))
		long := strings.Repeat("ä", 281)
		for i, c := range []struct {
			edit wire.DocEdit
			want string
		}{
			{wire.DocEdit{}, "empty: update"},
			{wire.DocEdit{Update: "no base64!"}, "body.bad: update"},
			{wire.DocEdit{Update: strings.Repeat("A", 256<<10+4)}, "too.long: update"},
			{wire.DocEdit{Update: in64("x"), Seen: -1}, "body.bad: seen"},
			{wire.DocEdit{Update: in64("x"), Seen: 9}, "body.bad: seen"},
			{wire.DocEdit{Reading: &wire.Reading{}}, "body.bad: reading"},
			{wire.DocEdit{Reading: &wire.Reading{Card: &wire.Card{}, Notes: "x"}, Doc: w.doc(wire.Notes)}, "body.bad: reading"},
			{wire.DocEdit{Reading: &wire.Reading{Card: &wire.Card{Title: strings.Repeat("x", 121)}}}, "too.long: reading.card.title"},
			{wire.DocEdit{Reading: &wire.Reading{Card: &wire.Card{Note: strings.Repeat("x", 1001)}}}, "too.long: reading.card.note"},
			{wire.DocEdit{Reading: &wire.Reading{Card: &wire.Card{ImageText: long}}}, "too.long: reading.card.imageText"},
			{wire.DocEdit{Reading: &wire.Reading{Card: &wire.Card{Statements: []string{long}}}}, "too.long: reading.card.statements"},
			{wire.DocEdit{Reading: &wire.Reading{Card: &wire.Card{Statements: []string{"1", "2", "3", "4"}}}}, "too.long: reading.card.statements"},
			{wire.DocEdit{Reading: &wire.Reading{Card: &wire.Card{Image: long}}}, "body.bad: reading.card"},
			{wire.DocEdit{Reading: &wire.Reading{Card: &wire.Card{Image: "https://elsewhere.example/x.png"}}}, "body.bad: reading.card.image"},
			{wire.DocEdit{Reading: &wire.Reading{Card: &wire.Card{Image: "/api/v1/rooms/shop/files/../../other"}}}, "body.bad: reading.card.image"},
			{wire.DocEdit{Reading: &wire.Reading{Notes: strings.Repeat("x", 20_001)}, Doc: w.doc(wire.Notes)}, "too.long: reading.notes"},
			{wire.DocEdit{Reading: &wire.Reading{Board: make([]string, 3)}, Doc: w.doc(wire.Notes)}, "body.bad: reading"},
		} {
			if c.edit.Doc == "" {
				c.edit.Doc = w.doc(wire.CardKind)
			}
			_, err := w.room.EditDoc(t.Context(), "a", c.edit)
			require.ErrorContains(t, err, c.want, "case %d", i)
		}
		require.Empty(t, w.opens("a", wire.CardKind).Updates)
	})
}

func TestACardIsCleanedAndItsReporterIsNamedByTheHouse(t *testing.T) {
	inRoom(t, wire.Workshop, func(t *testing.T, w *world) {
		w.enter(member("a"))
		mara := member("mara")
		mara.Name = "Mara Beispiel"
		w.enter(mara)
		read := func(c wire.Card) wire.Card {
			_, err := w.room.EditDoc(t.Context(), "a", wire.DocEdit{Doc: w.doc(wire.CardKind), Reading: &wire.Reading{Card: &c}})
			require.NoError(t, err)
			return *w.opens("a", wire.CardKind).Reading.Card
		}
		card := read(wire.Card{Title: " \u202eTitel ", Statements: []string{"eins", " ", "zwei"}, Reporter: "mara", ReporterName: "Der Oberbürgermeister"})
		require.Equal(t, wire.Card{Title: "Titel", Statements: []string{"eins", "zwei"}, Reporter: "mara", ReporterName: "Mara Beispiel"}, card)
		w.room.Leave("mara")
		card = read(wire.Card{Statements: []string{"eins"}, Reporter: "mara"})
		require.Equal(t, "Mara Beispiel", card.ReporterName, "who went still reports")
		card = read(wire.Card{Reporter: "somebody who was never here", ReporterName: "X"})
		require.Empty(t, card.Reporter)
		require.Empty(t, card.ReporterName)
	})
}

func TestWhoWritesIsToldToTheReadersInOneMessageAndForgottenWhenTheyGo(t *testing.T) {
	inRoom(t, wire.Workshop, func(t *testing.T, w *world) {
		reader := w.enter(member("reader"))
		other := w.enter(member("other"))
		w.opens("reader", wire.Notes)
		for i := range 7 {
			id := wire.PersonID(fmt.Sprint("writer", i))
			w.enter(member(id))
			w.opens(id, wire.Notes)
			require.NoError(t, w.room.Aware(id, wire.DocAware{Doc: w.doc(wire.Notes), Cursor: "here"}))
		}
		settle()
		pass(100 * time.Millisecond)
		require.Len(t, reader.all("doc.writers"), 1)
		told := last[wire.DocWriters](t, reader, "doc.writers").Writers
		require.Len(t, told, 7)
		require.Equal(t, wire.DocWriter{Person: "writer6", Name: "writer6", Cursor: "here"}, told[0])
		w.room.Leave("writer6")
		require.NoError(t, w.room.Aware("writer5", wire.DocAware{Doc: w.doc(wire.Notes)}))
		pass(200 * time.Millisecond)
		require.Len(t, last[wire.DocWriters](t, reader, "doc.writers").Writers, 5)
		require.Empty(t, other.all("doc.writers"))
		require.ErrorContains(t, w.room.Aware("other", wire.DocAware{Doc: w.doc(wire.Notes), Cursor: "x"}), "not.here")
		require.ErrorContains(t, w.room.Aware("reader", wire.DocAware{Doc: w.doc(wire.Notes), Cursor: strings.Repeat("x", 257)}), "too.long")
	})
}

func TestOneClientIsAskedForAStateAndOnlyWhoHasItOpenMayBringIt(t *testing.T) {
	inRoom(t, wire.Workshop, func(t *testing.T, w *world) {
		w.enter(member("a"))
		w.enter(member("b"))
		w.opens("a", wire.Notes)
		asked, seq := 0, int64(0)
		for range 20 {
			saved, err := w.edits("a", wire.Notes, strings.Repeat("x", 6000))
			require.NoError(t, err)
			seq = saved.Seq
			if saved.Compact {
				asked++
			}
		}
		require.Equal(t, 1, asked)
		state := wire.DocCompact{Doc: w.doc(wire.Notes), Seq: seq, State: in64("all")}
		require.ErrorContains(t, w.room.CompactDoc(t.Context(), "b", state), "not.here")
		require.NoError(t, w.room.CompactDoc(t.Context(), "a", state))
		long := wire.DocCompact{Doc: w.doc(wire.Notes), Seq: seq, State: strings.Repeat("A", 448<<10+4)}
		require.ErrorContains(t, w.room.CompactDoc(t.Context(), "a", long), "too.long")
	})
}
