package groups_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/server/conference/groups"
	"konvent/signaling/wire"
)

const minute = 60_000

func people(n int) []wire.Member {
	all := make([]wire.Member, n)
	for i := range all {
		all[i] = wire.Member{ID: wire.PersonID(fmt.Sprintf("p%03d", i)), Name: fmt.Sprint("Person ", i)}
	}
	return all
}

func plan(way wire.GroupsWay, n, size int) wire.GroupsPlan {
	p := wire.GroupsPlan{Way: way, Groups: n, Size: size, Task: "Leitfragen", Minutes: 20}
	return p
}

func prepared(t *testing.T, p wire.GroupsPlan) *groups.State {
	t.Helper()
	p, err := groups.Check(p)
	require.NoError(t, err)
	s := &groups.State{}
	require.NoError(t, s.Prepare(p, groups.NamesIn("de")))
	return s
}

func chance(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 1)) } //nolint:gosec // a test's

// begin deals and starts at time 0.
func begin(t *testing.T, s *groups.State, here []wire.Member) *groups.State {
	t.Helper()
	require.NoError(t, s.Deal(here, groups.NamesIn("de"), chance(1)))
	rooms := make([]wire.RoomID, len(s.Now.Groups))
	for i := range rooms {
		rooms[i] = wire.RoomID(fmt.Sprint("g", i+1))
	}
	require.NoError(t, s.Start(rooms, 1))
	return s
}

// once checks that everybody is in exactly one group, and says how large the smallest and the largest are.
func once(t *testing.T, s *groups.State, want int) (least, most int) {
	t.Helper()
	seen := map[wire.PersonID]bool{}
	least = 1 << 30
	for _, g := range s.Now.Groups {
		least, most = min(least, len(g.People)), max(most, len(g.People))
		for _, m := range g.People {
			require.False(t, seen[m.ID], "%s is in two groups", m.ID)
			seen[m.ID] = true
		}
	}
	require.Len(t, seen, want)
	return least, most
}

func TestChanceDealsEverybodyIntoOneGroupAndGroupsDifferByOneAtMost(t *testing.T) {
	for seed := range uint64(60) {
		r := chance(seed)
		n, count := r.IntN(260), 1+r.IntN(20)
		s := begin(t, prepared(t, plan(wire.ByChance, count, 0)), people(n))
		least, most := once(t, s, n)
		require.Len(t, s.Now.Groups, count)
		require.LessOrEqual(t, most-least, 1)
	}
}

func TestBySizeNoGroupIsLargerThanAsked(t *testing.T) {
	for seed := range uint64(60) {
		r := chance(seed)
		n, size := r.IntN(180), 3+r.IntN(9)
		s := begin(t, prepared(t, plan(wire.ByChance, 0, size)), people(n))
		least, most := once(t, s, n)
		require.LessOrEqual(t, most, size)
		require.LessOrEqual(t, most-least, 1)
		require.Len(t, s.Now.Groups, max(1, (n+size-1)/size))
	}
	s := prepared(t, plan(wire.ByChance, 0, 2))
	require.Equal(t, error(wire.ErrBody.With("size")), s.Deal(people(260), groups.NamesIn("de"), chance(1)), "130 groups are too many")
}

func TestWhateverHappensEverybodyStaysInExactlyOneGroup(t *testing.T) {
	for seed := range uint64(200) {
		r := chance(seed)
		way := []wire.GroupsWay{wire.ByChance, wire.ByChoice}[r.IntN(2)]
		s := prepared(t, plan(way, 5, 0))
		all := people(30)
		s = begin(t, s, all)
		s.Assign(all)
		now := int64(1)
		for range 60 {
			p, to := all[r.IntN(30)], r.IntN(7)
			switch r.IntN(7) {
			case 0:
				_ = s.Move(p, to)
			case 1:
				_ = s.Join(p, to)
			case 2:
				_ = s.Extend(r.IntN(10), "")
			case 3:
				_ = s.Extend(5, wire.RoomID(fmt.Sprint("g", to)))
			case 4:
				now += int64(r.IntN(5 * minute))
				s.Pass(now)
			case 5:
				s.Assign(all)
			case 6:
				if r.IntN(20) == 0 {
					_ = s.Recall(0, now)
				}
			}
			once(t, s, 30)
		}
	}
}

func TestClocksRunFromPreparedToEnded(t *testing.T) {
	s := begin(t, prepared(t, plan(wire.ByChance, 2, 0)), people(4))
	end := int64(1 + 20*minute)
	require.Equal(t, end-groups.WarnBefore, s.Next(1))
	require.Equal(t, []int{0, 1}, s.Warned(1, end-groups.WarnBefore))
	require.Empty(t, s.Warned(end-groups.WarnBefore, end))
	require.NoError(t, s.Extend(5, "g2"))
	over, changed := s.Pass(end)
	require.True(t, changed)
	require.Empty(t, over)
	require.Equal(t, wire.GroupsRunning, s.Now.Phase, "the second goes on")
	require.Equal(t, end+minute, s.Now.Groups[0].Back)
	over, _ = s.Pass(end + minute)
	require.Equal(t, []int{0}, over)
	_, changed = s.Pass(end + minute)
	require.False(t, changed, "once")
	s.Pass(end + 5*minute)
	require.Equal(t, wire.GroupsRecalling, s.Now.Phase)
	over, _ = s.Pass(end + 6*minute)
	require.Equal(t, []int{1}, over)
	require.Equal(t, wire.GroupsEnded, s.Now.Phase)
	require.Zero(t, s.Next(end))
}

func TestTheNextMomentAlwaysComesAndTheRoundEnds(t *testing.T) {
	for seed := range uint64(50) {
		r := chance(seed)
		s := begin(t, prepared(t, plan(wire.ByChance, 1+r.IntN(6), 0)), people(12))
		now := int64(1)
		for steps := 0; s.Open(); steps++ {
			require.Less(t, steps, 200)
			if r.IntN(4) == 0 && steps < 20 {
				_ = s.Extend(1+r.IntN(9), s.Now.Groups[r.IntN(len(s.Now.Groups))].Room)
			}
			next := s.Next(now)
			require.Greater(t, next, now)
			now = next
			s.Pass(now)
		}
		require.Equal(t, wire.GroupsEnded, s.Now.Phase)
	}
}

func TestADoubleClickChangesNothing(t *testing.T) {
	s := begin(t, prepared(t, plan(wire.ByChance, 2, 0)), people(4))
	require.ErrorIs(t, s.Start([]wire.RoomID{"a", "b"}, 5), error(wire.ErrPhase))
	require.NoError(t, s.Recall(60, 1000))
	back := s.Now.Groups[0].Back
	require.ErrorIs(t, s.Recall(60, 2000), groups.ErrNothing)
	require.Equal(t, back, s.Now.Groups[0].Back)
	require.ErrorIs(t, s.Extend(5, ""), error(wire.ErrPhase))
	require.NoError(t, s.End(3000))
	over, _ := s.Pass(3000)
	require.Len(t, over, 2)
	require.ErrorIs(t, s.End(4000), groups.ErrNothing)
}

func TestTheRoundAfterFollowsTheOneBefore(t *testing.T) {
	s := begin(t, prepared(t, plan(wire.ByChance, 3, 0)), people(9))
	before := s.Clone().Now.Groups
	require.NoError(t, s.End(10))
	s.Pass(10)
	p, err := groups.Check(plan(wire.AsBefore, 7, 3))
	require.NoError(t, err)
	require.NoError(t, s.Prepare(p, groups.NamesIn("de")))
	late := wire.Member{ID: "late", Name: "Spät"}
	begin(t, s, append(people(9), late))
	once(t, s, 10)
	for i, g := range before {
		for _, m := range g.People {
			require.Equal(t, i, s.Of(m.ID))
		}
	}
	require.Equal(t, 2, s.Now.Round)
}

func TestThereIsNothingToFollowInTheFirstRound(t *testing.T) {
	p, err := groups.Check(plan(wire.AsBefore, 0, 0))
	require.NoError(t, err)
	s := &groups.State{}
	require.Equal(t, error(wire.ErrNotFound.With("way")), s.Prepare(p, groups.NamesIn("de")))
}

func TestWhoChoosesFindsNoPlaceInAFullGroup(t *testing.T) {
	s := prepared(t, plan(wire.ByChoice, 2, 2))
	all := people(3)
	require.NoError(t, s.Join(all[0], 1))
	require.NoError(t, s.Join(all[1], 1))
	require.ErrorIs(t, s.Join(all[1], 1), groups.ErrNothing)
	require.ErrorIs(t, s.Join(all[2], 1), error(wire.ErrFull))
	require.NoError(t, s.Join(all[2], 2))
	require.NoError(t, s.Prepare(s.Now.Plan, groups.NamesIn("de")), "a plan that is changed keeps what was chosen")
	once(t, s, 3)
}

func TestAPlanThatCannotBeIsRefusedByItsField(t *testing.T) {
	for _, c := range []struct {
		field string
		plan  wire.GroupsPlan
	}{
		{"way", wire.GroupsPlan{Way: "star", Groups: 2, Minutes: 5}},
		{"groups", plan(wire.ByChoice, 0, 2)},
		{"groups", plan(wire.ByChance, 61, 0)},
		{"groups", plan(wire.ByChance, -1, 0)},
		{"groups", plan(wire.ByList, 3, 0)},
		{"size", plan(wire.ByChance, 0, 0)},
		{"size", plan(wire.ByChance, 2, 1)},
		{"minutes", wire.GroupsPlan{Way: wire.ByChance, Groups: 2}},
		{"minutes", wire.GroupsPlan{Way: wire.ByChance, Groups: 2, Minutes: 241}},
		{"grace", wire.GroupsPlan{Way: wire.ByChance, Groups: 2, Minutes: 5, Grace: 4}},
		{"lists", wire.GroupsPlan{Way: wire.ByList, Minutes: 5, Lists: [][]wire.Member{people(2), people(1)}}},
		{"fields", wire.GroupsPlan{Way: wire.ByChance, Groups: 2, Minutes: 5, Fields: wire.CardFields{Statements: 4}}},
	} {
		_, err := groups.Check(c.plan)
		require.Equal(t, error(wire.ErrBody.With(c.field)), err, "%+v", c.plan)
	}
}

func TestAReportBackTellsOfTheGroupsSinceTheOneBefore(t *testing.T) {
	sessions := []wire.Session{
		{Kind: "report-back", Room: "plenum", Start: 100, End: 200}, {Kind: "report-back", Room: "plenum", Start: 400, End: 500},
		{Kind: "report-back", Room: "other", Start: 100, End: 300}, {Kind: "groups", Room: "plenum", Start: 1, End: 350},
	}
	require.Equal(t, int64(0), groups.Since(sessions, "plenum", []int64{50}), "also when the first takes longer than planned")
	require.Equal(t, int64(200), groups.Since(sessions, "plenum", []int64{50, 310, 320}))
}

func TestTheRunListKeepsItsOrderAndPassesOverWhatIsLeftOut(t *testing.T) {
	cards := []wire.ReportCard{{ID: "a"}, {ID: "b"}, {ID: "c"}}
	r, err := groups.Report{}.Sort([]wire.CardID{"c", "a"}, cards)
	require.NoError(t, err)
	r = r.Leave("a", true).Tell("c")
	list := r.Arrange(cards)
	require.Equal(t, []wire.ReportCard{{ID: "c", Told: true}, {ID: "a", Left: true}, {ID: "b"}}, list)
	_, err = r.Sort([]wire.CardID{"x"}, cards)
	require.Equal(t, error(wire.ErrNotFound.With("cards")), err)
	_, err = r.Sort([]wire.CardID{"a", "a"}, cards)
	require.Equal(t, error(wire.ErrBody.With("cards")), err)
}
