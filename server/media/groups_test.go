package media

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/pion/rtp"
	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/server/room"
	"konvent/signaling/wire"
)

// unkept is a store for rooms of which nothing is kept.
type unkept struct {
	room.Lines
	room.Entrances
}

func (unkept) LastLines(context.Context, wire.RoomID, int) ([]wire.ChatLine, error) { return nil, nil }

func (unkept) LoadEntrance(context.Context, wire.RoomID) (room.EntranceState, error) {
	return room.EntranceState{}, nil
}

// deaf is an outbox that nobody reads.
type deaf struct{}

func (deaf) Push([]byte) {}

// openRoom opens a real room whose scenes the engine plays, with people who watch and talk in it.
func openRoom(t *testing.T, e *Engine, kind wire.RoomKind, id wire.RoomID, people ...wire.PersonID) *room.Room {
	t.Helper()
	r, err := room.Open(t.Context(), wire.Room{ID: id, Kind: kind}, room.Ports{
		Lines: unkept{}, Entrances: unkept{}, Scenes: e, State: func(wire.SourceID) room.SourceState { return room.SourceState{Up: true, Picture: true} },
		Look: func(p wire.PersonID, s room.SceneID) {
			e.Attach(conference.ViewerID(p), s, []wire.SourceID{wire.Camera(p), wire.Screen(p)})
		},
	})
	require.NoError(t, err)
	t.Cleanup(r.Close)
	for _, p := range people {
		m := room.Member{Person: wire.Person{ID: p, Name: string(p)}, Out: deaf{}, Devices: wire.MediaSet{Microphone: true, Camera: true}, Published: true}
		require.NoError(t, r.Enter(m, 1, wire.Enter{}))
	}
	return r
}

// everything counts whose packets came to a watcher, by mark, until nothing comes any more.
func everything(t *testing.T, w *watcher) map[byte]int {
	t.Helper()
	marks := map[byte]int{}
	for mid := range w.packets {
		for range len(w.packets[mid]) {
			marks[markOf(w.next(t, mid))]++
		}
	}
	return marks
}

// TestNobodyInAGroupGetsAPacketOfAnotherGroupButTheVoiceToAll counts with two real rooms of two people each, and a workshop.
func TestNobodyInAGroupGetsAPacketOfAnotherGroupButTheVoiceToAll(t *testing.T) {
	e, notes := openEngine(t)
	a := openRoom(t, e, wire.GroupKind, "a", "a1", "a2")
	b := openRoom(t, e, wire.GroupKind, "b", "b1", "b2")
	openRoom(t, e, wire.Workshop, "w", "lead")
	people := []wire.PersonID{"a1", "a2", "b1", "b2", "lead"}
	talkers, watchers := map[wire.PersonID]*talker{}, map[wire.PersonID]*watcher{}
	for _, who := range people {
		watchers[who] = watch(t, e, conference.ViewerID(who), 3, 4)
		talkers[who] = publish(t, e, wire.Camera(who), voiceStream, cameraStream)
	}
	number := uint16(0)
	marks := []byte{0, 1, 2, 3, 4}
	talk := func() {
		before := e.Stats().Published
		for range 30 {
			for i, who := range people {
				mark := marks[i]
				talkers[who].send(t, "voice", sound(number, uint32(number)*960, mark))
				f := &filmer{number: number, time: uint32(number) * 3000, picture: number, tl0: uint8(number), mark: mark}
				talkers[who].film(t, "camera", f.frame(true, 1))
			}
			number++
		}
		require.Eventually(t, func() bool { return e.Stats().Published >= before+uint64(30*2*len(people)) }, atMost, 5*time.Millisecond)
	}
	talk()
	for _, who := range people {
		notes.awaitUp(t, wire.Camera(who), true)
	}
	hears := func(who wire.PersonID, other byte) {
		t.Helper()
		mid := notes.awaitSlot(t, conference.ViewerID(who), false, wire.Camera(people[other])).Mid
		watchers[who].awaitPacket(t, mid, func(p *rtp.Packet) bool { return markOf(p) == other })
	}
	own := map[wire.PersonID]byte{"a1": 1, "a2": 0, "b1": 3, "b2": 2}
	for who, other := range own {
		hears(who, other)
		for mark, n := range everything(t, watchers[who]) {
			require.Equal(t, other, mark, "%s got %d packets of %s", who, n, people[mark])
		}
	}
	require.Empty(t, everything(t, watchers["lead"]), "the workshop hears no group")

	voice := &wire.Member{ID: "lead", Name: "lead"}
	for _, r := range []*room.Room{a, b} {
		r.SetGroup(wire.GroupHere{Voice: voice})
	}
	for who := range own {
		notes.awaitSlot(t, conference.ViewerID(who), false, wire.Camera("lead"))
	}
	talk()
	for who, other := range own {
		hears(who, 4)
		for mark, n := range everything(t, watchers[who]) {
			require.Contains(t, []byte{other, 4}, mark, "%s got %d packets of %s", who, n, people[mark])
		}
	}
	require.Empty(t, everything(t, watchers["lead"]), "who speaks to all hears no group")

	for _, r := range []*room.Room{a, b} {
		r.SetGroup(wire.GroupHere{})
	}
	for who := range own {
		notes.await(t, fmt.Sprint("the voice is gone for ", who), func() bool {
			for _, s := range notes.slots[conference.ViewerID(who)].Audio {
				if s.Source == wire.Camera("lead") {
					return false
				}
			}
			return true
		})
		everything(t, watchers[who])
	}
	marks[4] = 9 // what was under way before may still come
	talk()
	for who, other := range own {
		hears(who, other)
		require.NotContains(t, everything(t, watchers[who]), marks[4], "the voice is over")
	}
}
