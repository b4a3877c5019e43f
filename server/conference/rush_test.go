package conference_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/server/conference/seats"
	"konvent/server/store"
	"konvent/server/store/pgtest"
	"konvent/signaling/wire"
)

// rush is how many choose at once.
const rush = 400

// onBoth runs a test in a house on each database, outside any bubble: databases keep time of their own.
func onBoth(t *testing.T, test func(t *testing.T, w *world)) {
	for name, open := range map[string]func(t *testing.T) (address, dir string){
		"SQLite": func(t *testing.T) (string, string) { return "", empty.Copy(t) },
		"PostgreSQL": func(t *testing.T) (string, string) {
			return pgtest.Copy(t, func(a string) error { return migrated(a, "") }), ""
		},
	} {
		t.Run(name, func(t *testing.T) {
			address, dir := open(t)
			kept, err := store.Open(t.Context(), address, dir)
			require.NoError(t, err)
			defer func() { require.NoError(t, kept.Close()) }()
			w := &world{t: t, store: kept, rooms: map[string]wire.RoomID{}}
			w.bring()
			w.open(kept)
			defer func() { w.house.Close() }()
			test(t, w)
		})
	}
}

// 400 people choose, change, wait, swap and leave on lines of their own, all at the same time; then what the database holds is counted,
// compared with what people are told, and with what a house knows that starts again.
func TestFourHundredChooseAtOnceAndNoSeatIsGivenTwiceOrLost(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		round := w.offered(1)
		for i, s := range round {
			w.resize(s, func(s *wire.Session) { s.Capacity, s.Hall = 60+i, 20 })
		}
		clients := make([]*client, rush)
		for i := range clients {
			clients[i] = w.come(w.person(wire.Participant).Token)
		}
		began := time.Now()
		var all sync.WaitGroup
		for i, c := range clients {
			all.Go(func() { c.wander(rand.New(rand.NewPCG(uint64(i), 1)), w.t, round) })
		}
		all.Wait()
		t.Logf("%d people, 5 wishes each, all kept: %v", rush, time.Since(began))
		w.checkSeats(round, clients)
		guest := w.person(wire.Guest).Token
		told := conference.Offered(w.conf)
		require.Eventually(t, func() bool { return reflect.DeepEqual(told, w.come(guest).welcome().Offered) }, 10*time.Second, 50*time.Millisecond)
		w.house.Close()
		w.open(w.store)
		require.Equal(t, told, w.come(guest).welcome().Offered, "what was told is what is kept")
	})
}

// wander changes one's mind four times, and then stands in line for a seat.
func (c *client) wander(dice *rand.Rand, t *testing.T, round []wire.Session) {
	for step := range 5 {
		s := round[dice.IntN(len(round))]
		online := dice.IntN(3) > 0
		kind, body := "seat.choose", any(wire.SeatChoice{Session: s.ID, Online: &online, Wait: step == 4 || dice.IntN(2) == 0})
		switch {
		case step == 2 && dice.IntN(3) == 0:
			kind, body = "seat.leave", wire.SeatAsk{Session: s.ID}
		case step == 3 && dice.IntN(2) == 0:
			kind, body = "seat.swap", wire.SeatAsk{Session: s.ID}
		}
		if f := c.do(kind, body).Fault; f != nil && f.Code != wire.ErrNoSeat.Code && f.Code != wire.ErrNoSwap.Code {
			t.Errorf("%s: %v", kind, f)
		}
	}
}

// checkSeats counts what the database holds, and compares it with what people were told.
func (w *world) checkSeats(round []wire.Session, clients []*client) {
	t := w.t
	kept, err := w.store.Seats(t.Context(), w.conf.ID)
	require.NoError(t, err)
	taken, hall, waiting, has := map[wire.SessionID]int{}, map[wire.SessionID]int{}, map[wire.SessionID][2]int{}, map[string]bool{}
	for _, p := range kept.Places {
		name := fmt.Sprint(p.Person, p.Waiting)
		require.False(t, has[name], "a person has one seat and one waiting place in a round")
		has[name] = true
		switch {
		case p.Waiting:
			waiting[p.Session] = [2]int{waiting[p.Session][0] + 1, waiting[p.Session][1] + free(!p.Online)}
		default:
			taken[p.Session]++
			hall[p.Session] += free(!p.Online)
		}
	}
	for _, s := range round {
		s = item(t, w, s.ID)
		require.LessOrEqual(t, taken[s.ID], s.Capacity, "no seat is given twice")
		require.LessOrEqual(t, hall[s.ID], s.Hall)
		online := waiting[s.ID][0] - waiting[s.ID][1]
		if online > 0 {
			require.Equal(t, s.Capacity, taken[s.ID], "no seat is lost while somebody waits")
		}
		if waiting[s.ID][1] > 0 {
			require.True(t, taken[s.ID] == s.Capacity || hall[s.ID] == s.Hall, "nor one in the hall")
		}
	}
	w.checkTold(kept.Places, clients)
}

func free(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// checkTold compares what is kept with what each person is told who comes back.
func (w *world) checkTold(places []seats.Place, clients []*client) {
	of := map[wire.PersonID]map[wire.SessionID]bool{}
	for _, p := range places {
		if of[p.Person] == nil {
			of[p.Person] = map[wire.SessionID]bool{}
		}
		of[p.Person][p.Session] = p.Waiting
	}
	rows := map[wire.PersonID]int{}
	for _, row := range w.conf.AllSeats() {
		waiting, there := of[row.Person][row.Session]
		require.True(w.t, there && waiting == (row.Waiting > 0))
		rows[row.Person]++
	}
	for _, c := range clients {
		require.Len(w.t, of[c.me], rows[c.me])
		require.NotZero(w.t, rows[c.me], "who stood in line at last has a seat or a turn")
	}
}
