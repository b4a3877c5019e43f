package cafe

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/signaling/wire"
)

var begin = time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)

// crowd makes a draw of up to 30 people out of chance.
func crowd(r *rand.Rand) *Draw {
	d := NewDraw(nil)
	n := 1 + r.IntN(30)
	for i := range n {
		var interests []string
		for range r.IntN(3) {
			interests = append(interests, []string{"u25", "wohnen", "sprache", "it"}[r.IntN(4)])
		}
		d.Join(Stranger{
			Person: name(i), Office: []string{"", "Nord", "nord ", "Süd", "West"}[r.IntN(5)], Interests: Fold(interests),
			Elsewhere: r.IntN(3) == 0, Since: begin.Add(time.Duration(r.IntN(60)) * time.Second),
		})
	}
	for range r.IntN(3 * n) {
		d.Meet(name(r.IntN(n)), []wire.PersonID{name(r.IntN(n))})
	}
	return d
}

func name(i int) wire.PersonID { return wire.PersonID(fmt.Sprintf("p%02d", i)) }

// whateverHappens runs a property on many crowds.
func whateverHappens(t *testing.T, holds func(t *testing.T, d *Draw, before []Stranger, tables [][]Stranger)) {
	t.Helper()
	for seed := range uint64(2000) {
		d := crowd(rand.New(rand.NewPCG(seed, 7)))
		before := d.Waiting()
		tables, _ := d.Next()
		holds(t, d, before, tables)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

func TestATableHasTwoToFourAndNobodySitsAtTwo(t *testing.T) {
	whateverHappens(t, func(t *testing.T, d *Draw, before []Stranger, tables [][]Stranger) {
		seen := map[wire.PersonID]bool{}
		for _, s := range d.Waiting() {
			seen[s.Person] = true
		}
		for _, table := range tables {
			require.True(t, len(table) >= fewest && len(table) <= most, "%d people", len(table))
			for _, s := range table {
				require.False(t, seen[s.Person], "%s is there twice", s.Person)
				seen[s.Person] = true
			}
		}
		require.Len(t, seen, len(before), "nobody is lost, and nobody comes out of nothing")
	})
}

func TestOnlyStrangersMeetAndWhoWantsAnotherOfficeGetsOne(t *testing.T) {
	whateverHappens(t, func(t *testing.T, d *Draw, _ []Stranger, tables [][]Stranger) {
		for _, table := range tables {
			for i, a := range table {
				for _, b := range table[i+1:] {
					require.False(t, d.met[PairOf(a.Person, b.Person)])
					if a.Elsewhere || b.Elsewhere {
						require.False(t, sameOffice(a.Office, b.Office), "%q and %q", a.Office, b.Office)
					}
				}
			}
		}
	})
}

func TestOfThoseLeftNoTwoCouldSitTogetherAndTheFirstIsNotAmongThem(t *testing.T) {
	whateverHappens(t, func(t *testing.T, d *Draw, before []Stranger, _ [][]Stranger) {
		left := d.Waiting()
		for i, a := range left {
			for _, b := range left[i+1:] {
				require.False(t, d.strangers(a, b), "%s and %s wait for nothing", a.Person, b.Person)
			}
		}
		first := before[0]
		if slices.ContainsFunc(before, func(s Stranger) bool { return d.strangers(first, s) }) {
			require.False(t, d.Waits(first.Person), "who waited longest comes first")
		}
	})
}

func TestNobodyIsPassedOverForLongWhileStrangersComeAndGo(t *testing.T) {
	r, d := rand.New(rand.NewPCG(3, 1)), NewDraw(nil)
	d.Join(Stranger{Person: "shy", Since: begin}) // shares nothing with anybody
	for i := range 3 {
		d.Join(Stranger{Person: name(i), Interests: []string{"u25"}, Since: begin.Add(time.Duration(r.IntN(9)+1) * time.Second)})
	}
	d.Next()
	require.False(t, d.Waits("shy"))
}

func TestSharedInterestsBringPeopleTogether(t *testing.T) {
	d := NewDraw(nil)
	for i, words := range [][]string{{"U25"}, {"it"}, {"u25 "}, {"IT"}} {
		d.Join(Stranger{Person: name(i), Interests: Fold(words), Since: begin.Add(time.Duration(i))})
	}
	d.Meet(name(0), []wire.PersonID{name(1)}) // not all four
	tables, _ := d.Next()
	require.Len(t, tables, 2)
	require.Equal(t, []wire.PersonID{name(0), name(2)}, []wire.PersonID{tables[0][0].Person, tables[0][1].Person})
}

func TestFourStrangersSitAtOneTable(t *testing.T) {
	d := NewDraw(nil)
	for i := range 4 {
		d.Join(Stranger{Person: name(i), Since: begin})
	}
	tables, _ := d.Next()
	require.Len(t, tables, 1)
	require.Len(t, tables[0], 4)
	require.Zero(t, d.Len())
}

func TestWhoKnowsEverybodyWhoWaitsIsToldSo(t *testing.T) {
	d := NewDraw([]Pair{PairOf("b", "a")})
	d.Join(Stranger{Person: "a", Since: begin})
	_, lonely := d.Next()
	require.Empty(t, lonely, "alone is not the same")
	d.Join(Stranger{Person: "b", Since: begin})
	tables, lonely := d.Next()
	require.Empty(t, tables)
	require.Len(t, lonely, 2)
	d.Join(Stranger{Person: "c", Since: begin})
	tables, lonely = d.Next()
	require.Len(t, tables, 1)
	require.Empty(t, lonely)
}

func TestAHeadOfLonelyOnesStarvesNobodyBehindIt(t *testing.T) {
	d := NewDraw(nil)
	for i := range 2 * drawnAtOnce {
		d.Join(Stranger{Person: name(i), Office: "Nord", Elsewhere: true, Since: begin.Add(time.Duration(i))})
	}
	tables, lonely := d.Next()
	require.Empty(t, tables)
	require.Len(t, lonely, 2*drawnAtOnce)
	for _, p := range []wire.PersonID{"late", "later"} {
		d.Join(Stranger{Person: p, Office: " nord", Elsewhere: true, Since: begin.Add(time.Hour)})
	}
	d.Join(Stranger{Person: "last", Office: "Süd", Since: begin.Add(2 * time.Hour)})
	tables, lonely = d.Next()
	require.Len(t, tables, 1)
	require.Equal(t, []wire.PersonID{name(0), "last"}, []wire.PersonID{tables[0][0].Person, tables[0][1].Person})
	require.Len(t, lonely, 2*drawnAtOnce+1)
}

func TestOneDrawingLeavesSomeForTheNextAndCallsThemNotLonely(t *testing.T) {
	d := NewDraw(nil)
	for i := range 2 * drawnAtOnce {
		d.Join(Stranger{Person: name(i), Since: begin.Add(time.Duration(i))})
	}
	tables, lonely := d.Next()
	require.Len(t, slices.Concat(tables...), drawnAtOnce)
	require.Empty(t, lonely)
	d.Next()
	require.Zero(t, d.Len())
}

func TestWhoMeetsIsRememberedOnce(t *testing.T) {
	d := NewDraw(nil)
	require.Equal(t, []Pair{{"b", "c"}, {"a", "b"}}, d.Meet("b", []wire.PersonID{"c", "a", "b"}), "not with oneself")
	require.Empty(t, d.Meet("a", []wire.PersonID{"b"}))
}

func TestWhoJoinsAgainKeepsTheirTurn(t *testing.T) {
	d := NewDraw(nil)
	d.Join(Stranger{Person: "a", Since: begin})
	d.Join(Stranger{Person: "b", Since: begin.Add(time.Second)})
	d.Join(Stranger{Person: "a", Since: begin.Add(time.Minute), Elsewhere: true})
	require.Equal(t, Stranger{Person: "a", Since: begin, Elsewhere: true}, d.Waiting()[0])
	require.True(t, d.Leave("a"))
	require.False(t, d.Leave("a"))
	require.Equal(t, 1, d.Len())
}
