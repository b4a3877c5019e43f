package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"konvent/server/room"
	"konvent/signaling/wire"
)

var paper = wire.Doc(seminar, wire.Notes)

func ctxOf(t any) context.Context { return t.(interface{ Context() context.Context }).Context() }

// whole reads a document in the smallest parts there are.
func whole(t require.TestingT, s *Store) room.DocPart {
	all := room.DocPart{DocState: wire.DocState{More: true}}
	for all.More {
		p, err := s.LoadDoc(ctxOf(t), paper, all.Seq, 1)
		require.NoError(t, err)
		p.Updates = append(all.Updates, p.Updates...)
		all = p
	}
	return all
}

func TestChangesOfManyAtOnceStandInOneOrderWithoutGaps(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s := d.furnished(t)
		const many = 300
		kept := make([]room.DocKept, many)
		errs := make([]error, many)
		before := s.Stats()
		together(many, func(i int) {
			kept[i], errs[i] = s.AddEdit(t.Context(), paper, room.DocEdit{Update: fmt.Sprint("change ", i)})
		})
		p, err := s.LoadDoc(t.Context(), paper, 0, 1<<30)
		require.NoError(t, err)
		require.EqualValues(t, many, p.Seq)
		for i := range many {
			require.NoError(t, errs[i])
			require.Equal(t, fmt.Sprint("change ", i), p.Updates[kept[i].Seq-1])
		}
		require.Less(t, s.Stats().Commits-before.Commits, uint64(many), "they share commits")
		rest, err := s.LoadDoc(t.Context(), paper, 290, 1<<30)
		require.NoError(t, err)
		require.Equal(t, p.Updates[290:], rest.Updates)
	})
}

func TestADocumentThatNobodyWroteInIsEmpty(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s := d.furnished(t)
		p, err := s.LoadDoc(t.Context(), paper, 7, 100)
		require.NoError(t, err)
		require.Equal(t, room.DocPart{DocState: wire.DocState{Updates: []string{}}}, p)
		r, err := s.Reading(t.Context(), paper)
		require.NoError(t, err)
		require.Equal(t, wire.Reading{}, r)
		_, err = s.AddEdit(t.Context(), "nowhere.notes", room.DocEdit{Update: "x"})
		require.ErrorContains(t, err, "not.found")
	})
}

func TestOfTwoReadingsTheOneThatSawMoreStays(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s, ctx := d.furnished(t), t.Context()
		for range 5 {
			_, err := s.AddEdit(ctx, paper, room.DocEdit{Update: "x"})
			require.NoError(t, err)
		}
		read := func(seen int64, text string) bool {
			kept, err := s.AddEdit(ctx, paper, room.DocEdit{Seen: seen, Reading: &wire.Reading{Notes: text}})
			require.NoError(t, err)
			require.Zero(t, kept.Seq)
			return kept.Read
		}
		require.True(t, read(4, "four"))
		require.False(t, read(3, "three"))
		require.True(t, read(4, "four again"))
		require.True(t, read(5, "five"))
		p, err := s.LoadDoc(ctx, paper, 0, 1<<20)
		require.NoError(t, err)
		require.Equal(t, "five", p.Reading.Notes)
		_, err = s.AddEdit(ctx, paper, room.DocEdit{Seen: 6, Reading: &wire.Reading{}})
		require.ErrorContains(t, err, "seen")
	})
}

// much is a change that is long enough for a state to be due soon.
func much(name string) string { return name + " " + strings.Repeat("x", room.DocCompactBytes/2) }

func TestADocumentThatIsFullTakesNoMoreUntilAStateComes(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s, ctx := d.furnished(t), t.Context()
		var last room.DocKept
		var err error
		for {
			kept, refused := s.AddEdit(ctx, paper, room.DocEdit{Update: much("more")})
			if err = refused; err != nil {
				break
			}
			last = kept
		}
		require.ErrorIs(t, err, error(wire.ErrDocFull))
		require.LessOrEqual(t, last.Bytes, int64(room.DocBytes))
		require.EqualValues(t, last.Seq, whole(t, s).Seq, "what was refused left no trace")
		require.NoError(t, s.CompactDoc(ctx, paper, last.Seq, "all"))
		_, err = s.AddEdit(ctx, paper, room.DocEdit{Update: much("more")})
		require.NoError(t, err)
	})
}

func TestAStateIsRefusedThatStandsForNothingNewOrForWhatIsNotThere(t *testing.T) {
	onBoth(t, func(t *testing.T, d database) {
		s, ctx := d.furnished(t), t.Context()
		require.ErrorIs(t, s.CompactDoc(ctx, paper, 1, "x"), error(wire.ErrTooFast))
		_, err := s.AddEdit(ctx, paper, room.DocEdit{Update: "little"})
		require.NoError(t, err)
		require.ErrorIs(t, s.CompactDoc(ctx, paper, 1, "x"), error(wire.ErrTooFast))
		for range 3 {
			_, err = s.AddEdit(ctx, paper, room.DocEdit{Update: much("a")})
			require.NoError(t, err)
		}
		require.ErrorContains(t, s.CompactDoc(ctx, paper, 5, "x"), "seq")
		require.NoError(t, s.CompactDoc(ctx, paper, 2, "x"))
		require.ErrorContains(t, s.CompactDoc(ctx, paper, 2, "y"), "seq")
		require.Len(t, whole(t, s).Updates, 5, "what was replaced stays until the next state")
	})
}

// writerClient is somebody who writes: the changes they have, and up to which number without a gap.
type writerClient struct {
	has  map[string]bool
	mark int64
}

// takes reads what came since; a state is the names of all it stands for.
func (w *writerClient) takes(p room.DocPart) {
	for _, u := range p.Updates {
		if names, state := strings.CutPrefix(u, "state "); state {
			for name := range strings.SplitSeq(names, " ") {
				w.has[name] = true
			}
			continue
		}
		name, _, _ := strings.Cut(u, " ")
		w.has[name] = true
	}
	w.mark = p.Seq
}

func (w *writerClient) state() string {
	names := make([]string, 0, len(w.has))
	for name := range w.has {
		names = append(names, name)
	}
	slices.Sort(names)
	return "state " + strings.Join(names, " ")
}

// TestNoOrderOfChangesAndStatesLosesWhatWasAnswered: several write, read on from where they were, and bring states; now and then a
// broken one brings a state with nothing in it. Somebody who comes anew has everything that was answered.
func TestNoOrderOfChangesAndStatesLosesWhatWasAnswered(t *testing.T) {
	s := database{dir: t.TempDir()}.furnished(t)
	rapid.Check(t, func(t *rapid.T) {
		_, err := s.write.Exec(`DELETE FROM docs`)
		require.NoError(t, err)
		writers := []*writerClient{{has: map[string]bool{}}, {has: map[string]bool{}}, {has: map[string]bool{}}}
		answered, broke := 0, false
		for range rapid.IntRange(1, 25).Draw(t, "steps") {
			w := writers[rapid.IntRange(0, len(writers)-1).Draw(t, "who")]
			switch rapid.SampledFrom([]string{"write", "write", "read", "state", "broken"}).Draw(t, "what") {
			case "write":
				_, err := s.AddEdit(ctxOf(t), paper, room.DocEdit{Update: much(fmt.Sprint(answered))})
				require.NoError(t, err)
				w.has[fmt.Sprint(answered)] = true // its number is ahead of the mark, until it is read
				answered++
			case "read":
				p, err := s.LoadDoc(ctxOf(t), paper, w.mark, 1<<30)
				require.NoError(t, err)
				w.takes(p)
			case "state":
				if w.mark > 0 && s.CompactDoc(ctxOf(t), paper, w.mark, w.state()) == nil {
					broke = false
				}
			case "broken":
				// One at a time: the next that is whole heals it.
				if !broke && w.mark > 0 {
					broke = s.CompactDoc(ctxOf(t), paper, w.mark, "state ") == nil
				}
			}
		}
		anew := &writerClient{has: map[string]bool{}}
		anew.takes(whole(t, s))
		for i := range answered {
			require.True(t, anew.has[fmt.Sprint(i)], "change %d is lost", i)
		}
	})
}
