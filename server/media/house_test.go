package media

import (
	"context"
	"io"
	"log/slog"
	"net"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"konvent/server/conference"
	"konvent/server/room"
	"konvent/signaling/wire"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// atMost is how long a test waits for something that should come at once.
const atMost = 15 * time.Second

// notebook keeps what the engine told.
type notebook struct {
	mu      sync.Mutex // guards the rest
	changed chan struct{}
	sources map[wire.SourceID][]room.SourceState
	slots   map[conference.ViewerID]wire.Slots
	waiting map[conference.ViewerID][]wire.Waiting
	layers  map[wire.SourceID][][]string
	levels  map[room.SceneID][][]wire.Level
	gone    []conference.ViewerID
}

func newNotebook() *notebook {
	return &notebook{
		changed: make(chan struct{}),
		sources: map[wire.SourceID][]room.SourceState{},
		slots:   map[conference.ViewerID]wire.Slots{},
		waiting: map[conference.ViewerID][]wire.Waiting{},
		layers:  map[wire.SourceID][][]string{},
		levels:  map[room.SceneID][][]wire.Level{},
	}
}

func (n *notebook) note(what func()) {
	n.mu.Lock()
	defer n.mu.Unlock()
	what()
	close(n.changed)
	n.changed = make(chan struct{})
}

func (n *notebook) SourceChanged(id wire.SourceID, s room.SourceState) {
	n.note(func() { n.sources[id] = append(n.sources[id], s) })
}

func (n *notebook) SlotsChanged(v conference.ViewerID, s wire.Slots) {
	n.note(func() { n.slots[v] = s })
}

func (n *notebook) ViewWaiting(v conference.ViewerID, w wire.Waiting) {
	n.note(func() { n.waiting[v] = append(n.waiting[v], w) })
}

func (n *notebook) LayersPaused(id wire.SourceID, rids []string) {
	n.note(func() { n.layers[id] = append(n.layers[id], rids) })
}

func (n *notebook) Levels(scene room.SceneID, l []wire.Level) {
	n.note(func() { n.levels[scene] = append(n.levels[scene], l) })
}

func (n *notebook) ViewerGone(v conference.ViewerID) {
	n.note(func() { n.gone = append(n.gone, v) })
}

// await waits until what holds of the notes.
func (n *notebook) await(t *testing.T, what string, holds func() bool) {
	t.Helper()
	deadline := time.After(atMost)
	for {
		n.mu.Lock()
		ok, changed := holds(), n.changed
		n.mu.Unlock()
		if ok {
			return
		}
		select {
		case <-changed:
		case <-deadline:
			t.Fatalf("waited in vain: %s", what)
		}
	}
}

// awaitUp waits until the last that was told of a source is this.
func (n *notebook) awaitUp(t *testing.T, id wire.SourceID, up bool) room.SourceState {
	t.Helper()
	var last room.SourceState
	n.await(t, "source up or down: "+string(id), func() bool {
		all := n.sources[id]
		if len(all) == 0 {
			return false
		}
		last = all[len(all)-1]
		return last.Up == up
	})
	return last
}

// last is what was told of a source last.
func (n *notebook) last(id wire.SourceID) (s room.SourceState) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if all := n.sources[id]; len(all) > 0 {
		s = all[len(all)-1]
	}
	return s
}

// awaitSlot waits until a source flows to a viewer and returns the mid of its slot.
func (n *notebook) awaitSlot(t *testing.T, v conference.ViewerID, video bool, id wire.SourceID) wire.Slot {
	t.Helper()
	var slot wire.Slot
	n.await(t, "slot with "+string(id), func() bool {
		list := n.slots[v].Audio
		if video {
			list = n.slots[v].Video
		}
		i := slices.IndexFunc(list, func(s wire.Slot) bool { return s.Source == id })
		if i >= 0 {
			slot = list[i]
		}
		return i >= 0
	})
	return slot
}

// openEngine opens an engine on 127.0.0.1 that is closed with the test.
func openEngine(t testing.TB, change ...func(*Config)) (*Engine, *notebook) {
	t.Helper()
	cfg := Config{IPs: []net.IP{net.IPv4(127, 0, 0, 1)}, Loopback: true, Workers: 2}
	for _, c := range change {
		c(&cfg)
	}
	n := newNotebook()
	e, err := Open(cfg, n, slog.New(slog.NewTextHandler(io.Discard, nil)))
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, e.Close()) })
	return e, n
}

func testContext(t testing.TB) context.Context {
	ctx, cancel := context.WithTimeout(context.Background(), atMost)
	t.Cleanup(cancel)
	return ctx
}
