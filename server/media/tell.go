package media

import (
	"sync"

	"konvent/server/conference"
	"konvent/server/room"
	"konvent/signaling/wire"
)

// teller brings notices to the conference in its own goroutine, so that no lock of ours is held while another's code runs. Of each
// source, viewer and scene only the newest is kept, so what waits is never more than there are of them.
type teller struct {
	notices conference.Notices
	ready   chan struct{}

	mu      sync.Mutex // guards the rest
	sources []*Source
	slots   map[conference.ViewerID]wire.Slots
	waiting map[conference.ViewerID]wire.Waiting
	layers  map[wire.SourceID][]string
	levels  map[room.SceneID][]wire.Level
	gone    []conference.ViewerID
}

func newTeller(n conference.Notices) *teller {
	return &teller{
		notices: n,
		ready:   make(chan struct{}, 1),
		slots:   map[conference.ViewerID]wire.Slots{},
		waiting: map[conference.ViewerID]wire.Waiting{},
		layers:  map[wire.SourceID][]string{},
		levels:  map[room.SceneID][]wire.Level{},
	}
}

// source tells of a source's state as it is when told: a source that was down for less than that was not down.
func (t *teller) source(s *Source) {
	t.note(func() {
		for _, known := range t.sources {
			if known == s {
				return
			}
		}
		t.sources = append(t.sources, s)
	})
}

func (t *teller) slotsOf(v conference.ViewerID, s wire.Slots) {
	t.note(func() { t.slots[v] = s })
}

func (t *teller) waitingOf(v conference.ViewerID, w wire.Waiting) {
	t.note(func() { t.waiting[v] = w })
}

func (t *teller) levelsOf(id room.SceneID, l []wire.Level) {
	t.note(func() { t.levels[id] = l })
}

func (t *teller) viewerGone(v conference.ViewerID) {
	t.note(func() { t.gone = append(t.gone, v) })
}

func (t *teller) note(what func()) {
	t.mu.Lock()
	what()
	t.mu.Unlock()
	select {
	case t.ready <- struct{}{}:
	default:
	}
}

// run tells until quit is closed.
func (t *teller) run(quit <-chan struct{}) {
	for {
		select {
		case <-quit:
			return
		case <-t.ready:
			t.all()
		}
	}
}

func (t *teller) all() {
	t.mu.Lock()
	sources, slots, waiting, layers, levels, gone := t.sources, t.slots, t.waiting, t.layers, t.levels, t.gone
	t.sources, t.gone = nil, nil
	t.slots = map[conference.ViewerID]wire.Slots{}
	t.waiting = map[conference.ViewerID]wire.Waiting{}
	t.layers = map[wire.SourceID][]string{}
	t.levels = map[room.SceneID][]wire.Level{}
	t.mu.Unlock()
	for _, s := range sources {
		t.notices.SourceChanged(s.id, s.state())
	}
	for v, s := range slots {
		t.notices.SlotsChanged(v, s)
	}
	for v, w := range waiting {
		t.notices.ViewWaiting(v, w)
	}
	for id, paused := range layers {
		t.notices.LayersPaused(id, paused)
	}
	for id, l := range levels {
		t.notices.Levels(id, l)
	}
	for _, v := range gone {
		t.notices.ViewerGone(v)
	}
}
