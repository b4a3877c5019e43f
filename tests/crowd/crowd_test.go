//go:build linux

package main

import (
	"context"
	"net/http"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"konvent/signaling/wire"
	"konvent/tests/crowd/player"
)

const binary = "../../bin/konvent"

// visit gathers a crowd and opens a house for it.
func visit(t *testing.T, p plan) (*crowd, *house) {
	t.Helper()
	if _, err := os.Stat(binary); err != nil {
		t.Skip("bin/konvent is not there; make build makes it")
	}
	before := goleak.IgnoreCurrent()
	c, err := p.gather(false)
	require.NoError(t, err)
	h, err := openHouse(context.Background(), binary, t.TempDir(), c.cores) // the test's own context ends before its cleanup
	require.NoError(t, err)
	t.Cleanup(func() {
		player.CloseIdle()
		require.NoError(t, h.close())
		c.hall.Close()
		goleak.VerifyNone(t, before, goleak.IgnoreAnyFunction("net/http.(*persistConn).readLoop"), goleak.IgnoreAnyFunction("net/http.(*persistConn).writeLoop"))
	})
	return c, h
}

func TestWhatIsPublishedReachesEveryPlayerUnchangedAndInOrder(t *testing.T) {
	c, h := visit(t, plan{})
	s, err := openStage(t.Context(), h, false)
	require.NoError(t, err)
	a, err := c.enter(t.Context(), h, 5, 5)
	require.NoError(t, err)
	v, err := a.watch(t.Context(), h, s, time.Second)
	require.NoError(t, err)
	require.NoError(t, a.leave())
	require.NoError(t, s.close())
	require.InDelta(t, 1, v.delivered, 0, "all of it")
	require.NotEmpty(t, v.latencies, "packets were opened and read")
	require.Zero(t, v.broken)
	require.Zero(t, v.lost)
}

func TestWhoComesInAStormGetsAPicture(t *testing.T) {
	c, h := visit(t, plan{storm: 20, rate: 100, check: 2})
	r, err := c.stormOnce(t.Context(), h)
	require.NoError(t, err)
	require.NoError(t, r.example)
	require.Len(t, r.joins, 20)
}

func TestAThinStageStillLetsPeopleIn(t *testing.T) {
	c, h := visit(t, plan{})
	s, err := openStage(t.Context(), h, true)
	require.NoError(t, err)
	a, err := c.enter(t.Context(), h, 2, 0)
	require.NoError(t, err)
	back, err := a.back(t.Context())
	require.NoError(t, err)
	require.Equal(t, 2, back)
	require.NoError(t, a.leave())
	require.NoError(t, s.close())
}

func TestAWorkshopSeesItsPageAndHearsItsSpeakers(t *testing.T) {
	c, h := visit(t, plan{workshop: cameras + speakers + 3, check: 5})
	there, err := h.furnish(t.Context(), 1, 0, 0)
	require.NoError(t, err)
	people, err := c.gatherWorkshop(t.Context(), h, there[wire.Workshop][0], 0)
	require.NoError(t, err)
	last := people[len(people)-1]
	want := page + speakers
	require.Eventually(t, func() bool { return last.player.Stats().Flows == want }, patience, 20*time.Millisecond)
	require.NoError(t, leaveAll(people))
	s := last.player.Stats()
	require.Zero(t, s.Broken+s.Foreign)
}

func TestASoakLetsPeopleComeAndGo(t *testing.T) {
	c, h := visit(t, plan{viewers: []int{3}, soaking: time.Second, churn: 10})
	s, err := openStage(t.Context(), h, false)
	require.NoError(t, err)
	a, err := c.enter(t.Context(), h, 3, 0)
	require.NoError(t, err)
	k := &soak{crowd: c, house: h, players: a.players}
	lines, err := k.run(t.Context())
	require.NoError(t, err)
	k.work.Wait()
	require.NoError(t, k.failed)
	require.Positive(t, k.joined)
	require.Len(t, k.players, 3)
	require.NotEmpty(t, lines)
	require.Positive(t, lines[0].heap)
	require.Positive(t, lines[0].files)
	require.NoError(t, (&audience{players: k.players}).leave())
	require.NoError(t, s.close())
}

func TestEveryLineReachesEveryone(t *testing.T) {
	_, h := visit(t, plan{})
	heard, err := talk(t.Context(), h, 20, 10, time.Second)
	require.NoError(t, err)
	require.Equal(t, 10, heard.said)
	require.InDelta(t, 1, heard.delivered, 0)
}

func TestAMoveBringsEverybodyToTheSoundOfTheirRoom(t *testing.T) {
	c, h := visit(t, plan{moving: 9, to: 3, check: 2, lead: 2 * time.Second})
	s, err := openStage(t.Context(), h, false)
	require.NoError(t, err)
	j, err := c.gatherJourney(t.Context(), h)
	require.NoError(t, err)
	for range 2 {
		m, err := j.once(t.Context(), 200*time.Millisecond)
		require.NoError(t, err)
		require.NoError(t, m.first)
		require.Len(t, m.took, 9)
		require.Zero(t, m.opened)
		require.NoError(t, c.movedRows(0, []moved{m}))
	}
	late, err := c.newTraveller(t.Context(), h, 50, j.rooms[wire.Plenum][0])
	require.NoError(t, err)
	j.people = append(j.people, late)
	now, err := j.opened(t.Context())
	require.NoError(t, err)
	require.NoError(t, late.player.Leave())
	late.player, err = c.hall.Join(t.Context(), late, c.id, player.Programme, false)
	require.NoError(t, err)
	anew, err := j.opened(t.Context())
	require.NoError(t, err)
	require.Equal(t, now.views+1, anew.views, "who opens another view connection is counted")
	require.Error(t, c.movedRows(0, []moved{{opened: opened{views: 1}}}))
	require.Error(t, c.movedRows(0, []moved{{failed: 1}}))
	require.NoError(t, j.leave())
	require.NoError(t, s.close())
}

func TestWhoseSoundAndPictureCameIsCountedByTable(t *testing.T) {
	c, h := visit(t, plan{tables: 3, seats: 3})
	g, err := c.sitDown(t.Context(), h)
	require.NoError(t, err)
	require.Eventually(t, func() bool { own, _, silent := g.whose(); return own > 1000 && silent == 0 }, patience, 20*time.Millisecond)
	_, strange, _ := g.whose()
	require.Zero(t, strange, "though everybody asks for one at the next table")
	there, err := h.plan(t.Context(), http.MethodGet, nil)
	require.NoError(t, err)
	require.NoError(t, g.gathering[8].line.Ask(t.Context(), "place.leave", nil, nil))
	require.NoError(t, g.gathering[0].enter(t.Context(), there[wire.TableKind][2]))
	require.Eventually(t, func() bool { _, strange, _ := g.whose(); return strange > 0 }, patience, 20*time.Millisecond, "who sits down elsewhere is counted")
	require.NoError(t, leaveAll(g.gathering))
}

func TestWorkshopsAreFilledOneAfterTheOther(t *testing.T) {
	c, h := visit(t, plan{workshop: cameras + speakers, workshops: 2, runs: 1, length: time.Second, check: 5})
	require.NoError(t, c.growing(t.Context(), h))
}
