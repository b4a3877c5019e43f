package room_test

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"konvent/server/room"
	"konvent/server/store"
	"konvent/server/store/litetest"
	"konvent/signaling/wire"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// scenes notes what a room lets flow.
type scenes struct {
	mu     sync.Mutex // guards all below
	scenes map[room.SceneID]room.Scene
	told   map[room.SceneID]int // how often
	gates  map[wire.SourceID][2]bool
	looks  map[wire.PersonID]room.SceneID
}

func newScenes() *scenes {
	return &scenes{scenes: map[room.SceneID]room.Scene{}, told: map[room.SceneID]int{}, gates: map[wire.SourceID][2]bool{}, looks: map[wire.PersonID]room.SceneID{}}
}

func (s *scenes) SetScene(id room.SceneID, scene room.Scene) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.scenes[id] = scene
	s.told[id]++
}

func (s *scenes) DropScene(id room.SceneID) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.scenes, id)
}

func (s *scenes) Gate(id wire.SourceID, audio, video bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.gates[id] = [2]bool{audio, video}
}

func (s *scenes) look(p wire.PersonID, scene room.SceneID) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.looks[p] = scene
}

func (s *scenes) scene(id room.SceneID) room.Scene {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.scenes[id]
}

func (s *scenes) times(id room.SceneID) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.told[id]
}

func (s *scenes) gate(id wire.SourceID) (audio, video bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.gates[id][0], s.gates[id][1]
}

func (s *scenes) looksAt(p wire.PersonID) room.SceneID {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.looks[p]
}

// box is an outbox that a test reads.
type box struct {
	mu     sync.Mutex // guards all below
	frames []frame
	pushes int
}

type frame struct {
	Re   uint32
	Type string
	Seq  uint64
	Body json.RawMessage
}

func (b *box) Push(frames []byte) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.pushes++
	for line := range strings.SplitSeq(string(frames), "\n") {
		var f frame
		if err := json.Unmarshal([]byte(line), &f); err != nil {
			panic(err)
		}
		b.frames = append(b.frames, f)
	}
}

// all returns the frames of one type so far; the empty type is for answers.
func (b *box) all(kind string) []frame {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(b.frames), func(f frame) bool { return f.Type != kind })
}

func last[T any](t *testing.T, b *box, kind string) (v T) {
	t.Helper()
	all := b.all(kind)
	require.NotEmpty(t, all, "no %s", kind)
	require.NoError(t, json.Unmarshal(all[len(all)-1].Body, &v))
	return v
}

// world is one room on a real store, in the bubble of a synctest.
type world struct {
	t      *testing.T
	room   *room.Room
	store  *store.Store
	scenes *scenes
	about  wire.Room
}

var rooms = map[wire.RoomKind]wire.Room{
	wire.Plenum:    {ID: "plenum", Slug: "plenum", Name: "Plenum", Kind: wire.Plenum},
	wire.Workshop:  {ID: "shop", Slug: "workshopraum-1", Name: "Workshopraum 1", Kind: wire.Workshop, Seats: 9},
	wire.Cafeteria: {ID: "cafe", Slug: "cafeteria", Name: "Cafeteria", Kind: wire.Cafeteria},
	wire.TableKind: {ID: "table", Slug: "tisch-1", Name: "Tisch 1", Kind: wire.TableKind, Seats: 8, Parent: "cafe"},
}

// empty is a house in which nothing is.
var empty = litetest.New(func(dir string) error {
	s, err := store.Open(context.Background(), "", dir)
	if err != nil {
		return err
	}
	return s.Close()
})

// inRoom runs a test in a room of a kind. Everything waits by the bubble's clock.
func inRoom(t *testing.T, kind wire.RoomKind, test func(*testing.T, *world)) {
	t.Helper()
	dir := empty.Copy(t)
	synctest.Test(t, func(t *testing.T) {
		kept, err := store.Open(t.Context(), "", dir)
		require.NoError(t, err)
		defer func() { require.NoError(t, kept.Close()) }()
		about := wire.Conference{ID: "c", Slug: "c", Title: "C", Language: "de", Mode: "online", TimeZone: "Europe/Berlin", Organisers: []string{}}
		all := make([]wire.Room, 0, len(rooms))
		for _, r := range rooms {
			all = append(all, r)
		}
		require.NoError(t, kept.SaveConference(t.Context(), about, wire.Programme{Days: []string{"2021-11-29"}, Rooms: all, Sessions: []wire.Session{}}))
		w := &world{t: t, store: kept, scenes: newScenes(), about: rooms[kind]}
		w.open()
		defer func() { w.room.Close() }()
		test(t, w)
	})
}

func (w *world) open() {
	w.t.Helper()
	w.openOn(w.store)
}

func (w *world) openOn(lines room.Lines) {
	w.t.Helper()
	r, err := room.Open(w.t.Context(), w.about, room.Ports{
		Lines: lines, Stages: w.store, Entrances: w.store, Docs: w.store, Scenes: w.scenes, Look: w.scenes.look, State: func(wire.SourceID) (s room.SourceState) { return s },
	})
	require.NoError(w.t, err)
	w.room = r
}

// enter brings somebody in and returns what they hear.
func (w *world) enter(m room.Member) *box {
	w.t.Helper()
	b := &box{}
	m.Out = b
	if m.Name == "" {
		m.Name = string(m.ID)
	}
	require.NoError(w.t, w.room.Enter(m, 1, wire.Enter{Room: w.about.ID}))
	return b
}

func member(id wire.PersonID) room.Member {
	return room.Member{Person: wire.Person{ID: id, Name: string(id), Role: wire.Participant}, Lines: room.NewLineRate()}
}

func speaker(id wire.PersonID) room.Member {
	m := member(id)
	m.Role, m.Backstage = wire.Speaker, true
	return m
}

func director(id wire.PersonID) room.Member {
	m := member(id)
	m.Role, m.Backstage, m.Director = wire.Host, true, true
	return m
}

func (w *world) say(who wire.PersonID, text, ref string) (wire.ChatLine, error) {
	return w.room.Say(context.Background(), who, wire.Say{Text: text, Ref: ref})
}

// settle lets the room's merged events out.
func settle() { pass(100 * time.Millisecond) }

// pass lets time pass in the test's bubble: its clock jumps ahead once everybody waits, so nothing really sleeps.
func pass(d time.Duration) {
	time.Sleep(d) //nolint:forbidigo // the bubble's clock
	synctest.Wait()
}
