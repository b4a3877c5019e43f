package conference_test

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/server/conference/importer"
	"konvent/server/room"
	"konvent/server/store"
	"konvent/server/store/litetest"
	"konvent/signaling/wire"

	"konvent/demo"
	"konvent/server/auth"
)

// engine notes what the conference asks of the media engine, and lets a test break it.
type engine struct {
	mu       sync.Mutex // guards all below
	looks    map[conference.ViewerID]room.SceneID
	gates    map[wire.SourceID][2]bool
	scenes   map[room.SceneID]room.Scene
	doors    []string
	answered error
	then     func()        // runs while a door is being opened
	turn     chan struct{} // where there is one, a view connection opens when it is closed
}

func newEngine() *engine {
	return &engine{looks: map[conference.ViewerID]room.SceneID{}, gates: map[wire.SourceID][2]bool{}, scenes: map[room.SceneID]room.Scene{}}
}

func (e *engine) note(door string) (string, error) {
	var then func()
	var err error
	e.set(func() {
		e.doors = append(e.doors, door)
		then, err = e.then, e.answered
	})
	if then != nil && !strings.HasPrefix(door, "un") {
		then()
	}
	return "answer", err
}

func (e *engine) Publish(_ context.Context, p conference.Publishing) (string, error) {
	return e.note("publish " + string(p.Camera))
}
func (e *engine) Unpublish(id wire.SourceID) { e.note("unpublish " + string(id)) }
func (e *engine) View(ctx context.Context, v conference.ViewerID, _ string, first bool) (string, error) {
	var turn chan struct{}
	e.set(func() { turn = e.turn })
	if turn != nil && !first {
		select {
		case <-turn:
		case <-ctx.Done():
			e.note("gave up " + string(v))
			return "", wire.ErrBusy
		}
	}
	return e.note("view " + string(v))
}
func (e *engine) Unview(v conference.ViewerID)        { e.note("unview " + string(v)) }
func (e *engine) Want(conference.ViewerID, wire.Want) {}
func (e *engine) SetScene(id room.SceneID, s room.Scene) {
	e.set(func() { e.scenes[id] = s })
}
func (e *engine) scene(id room.SceneID) (s room.Scene) {
	e.set(func() { s = e.scenes[id] })
	return s
}
func (e *engine) DropScene(room.SceneID) {}
func (e *engine) Gate(id wire.SourceID, audio, video bool) {
	e.set(func() { e.gates[id] = [2]bool{audio, video} })
}
func (e *engine) set(f func()) { e.mu.Lock(); defer e.mu.Unlock(); f() }
func (e *engine) has(door string) (yes bool) {
	e.set(func() { yes = slices.Contains(e.doors, door) })
	return yes
}
func (e *engine) times(door string) (n int) {
	e.set(func() {
		for _, d := range e.doors {
			if strings.HasPrefix(d, door) {
				n++
			}
		}
	})
	return n
}
func (e *engine) last() (door string) {
	e.set(func() { door = e.doors[len(e.doors)-1] })
	return door
}
func (e *engine) open(id wire.SourceID) (audio, video bool) {
	e.set(func() { audio, video = e.gates[id][0], e.gates[id][1] })
	return audio, video
}
func (e *engine) sees(v conference.ViewerID) (s room.SceneID) {
	e.set(func() { s = e.looks[v] })
	return s
}
func (e *engine) Attach(v conference.ViewerID, s room.SceneID, _ []wire.SourceID) {
	e.set(func() { e.looks[v] = s })
}

// client is a line that a test reads, with the visit behind it.
type client struct {
	t     *testing.T
	visit *conference.Visit
	me    wire.PersonID
	mu    sync.Mutex // guards all below
	got   []said
	code  int
	n     uint32
}

type said struct {
	Re    uint32
	Type  string
	Seq   uint64
	Body  json.RawMessage
	Fault *wire.Fault
}

func (c *client) Push(frames []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for line := range strings.SplitSeq(string(frames), "\n") {
		var s said
		if err := json.Unmarshal([]byte(line), &s); err != nil {
			panic(err)
		}
		c.got = append(c.got, s)
	}
}

func (c *client) Close(code int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.code = code
}

// welcome is the answer to hello.
func (c *client) welcome() wire.Welcome {
	c.mu.Lock()
	defer c.mu.Unlock()
	return read[wire.Welcome](c.t, c.got[0])
}

func (c *client) closed() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.code
}

// heard is everything so far.
func (c *client) heard() []said {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.got)
}

// all returns the events of one type so far.
func (c *client) all(kind string) []said {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(c.got), func(s said) bool { return s.Type != kind })
}

// do carries out a command and returns the answer.
func (c *client) do(kind string, body any) said {
	c.t.Helper()
	raw, err := json.Marshal(body)
	require.NoError(c.t, err)
	c.n++
	if rest := c.visit.Do(c.t.Context(), wire.Command{N: c.n, Type: kind, Body: raw}); rest != nil {
		rest(c.t.Context())
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	at := slices.IndexFunc(c.got, func(s said) bool { return s.Re == c.n && s.Type == "" })
	require.GreaterOrEqual(c.t, at, 0, "%s was not answered", kind)
	return c.got[at]
}

// must is do for what must not be refused.
func (c *client) must(kind string, body any) said {
	c.t.Helper()
	s := c.do(kind, body)
	require.Nil(c.t, s.Fault, kind)
	return s
}

func read[T any](t *testing.T, s said) (v T) {
	t.Helper()
	require.NoError(t, json.Unmarshal(s.Body, &v))
	return v
}

// world is a house with one conference on a real store, in the bubble of a synctest.
type world struct {
	t      *testing.T
	store  *store.Store
	house  *conference.House
	conf   *conference.Conference
	engine *engine
	rooms  map[string]wire.RoomID // by slug
}

var empty = litetest.New(func(dir string) error { return migrated("", dir) })

// migrated leaves an empty house.
func migrated(address, dir string) error {
	s, err := store.Open(context.Background(), address, dir)
	if err != nil {
		return err
	}
	return s.Close()
}

func inHouse(t *testing.T, test func(*testing.T, *world)) {
	t.Helper()
	dir := empty.Copy(t)
	synctest.Test(t, func(t *testing.T) {
		kept, err := store.Open(t.Context(), "", dir)
		require.NoError(t, err)
		defer func() { require.NoError(t, kept.Close()) }()
		w := &world{t: t, store: kept, rooms: map[string]wire.RoomID{}}
		w.bring()
		w.open(kept)
		defer func() { w.house.Close() }()
		test(t, w)
	})
}

// bring keeps the demo conference, with its first item 30 minutes from now.
func (w *world) bring() {
	w.t.Helper()
	text, err := demo.FS.ReadFile("kommunale-2021.json")
	require.NoError(w.t, err)
	doc, err := importer.Parse(text)
	require.NoError(w.t, err)
	about, p, err := doc.Build(auth.NewID)
	require.NoError(w.t, err)
	require.NoError(w.t, importer.Align(&p, "welcome", time.Now().Add(30*time.Minute)))
	require.NoError(w.t, w.store.SaveConference(w.t.Context(), about, p))
	for _, r := range p.Rooms {
		w.rooms[r.Slug] = r.ID
	}
}

func (w *world) open(kept conference.Store) {
	w.t.Helper()
	w.engine = newEngine()
	w.house = conference.NewHouse(kept, conference.Config{PublicURL: "http://127.0.0.1", WhepPlayers: 2}, slog.New(slog.NewTextHandler(io.Discard, nil)))
	require.NoError(w.t, w.house.Open(w.t.Context(), w.engine))
	var err error
	w.conf, err = w.house.Conference("tag-der-kommunalen-jobcenter-2021")
	require.NoError(w.t, err)
}

// person adds somebody and returns their token.
func (w *world) person(r wire.Role) conference.NewPerson {
	w.t.Helper()
	p, err := w.conf.AddPerson(w.t.Context(), wire.Person{Name: "Person " + string(r), Role: r})
	require.NoError(w.t, err)
	return p
}

// come brings somebody in by their token.
func (w *world) come(token string) *client {
	w.t.Helper()
	c := &client{t: w.t, n: 1}
	v, err := w.house.Hello(w.t.Context(), c, 1, wire.Hello{Token: token, Version: wire.Version})
	require.NoError(w.t, err)
	c.visit = v
	c.me = c.welcome().You.ID
	return c
}

// in brings somebody new into a room.
func (w *world) in(r wire.Role, slug string) *client {
	w.t.Helper()
	c := w.come(w.person(r).Token)
	c.must("place.enter", wire.Enter{Room: w.rooms[slug]})
	return c
}
