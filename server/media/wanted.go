package media

import (
	"slices"
	"time"

	"konvent/signaling/wire"
)

const (
	// unwanted is how long nobody looked at a layer until its publisher is told to leave it off.
	unwanted = int64(2500 * time.Millisecond)
	// wantedEvery is how often a publisher is told at most of layers to leave off. What is wanted again is told at once: that cannot be
	// often, as a layer goes off only after a while.
	wantedEvery = int64(500 * time.Millisecond)
	// wantedTick is how often it is looked whether there is something to tell.
	wantedTick = 100 * time.Millisecond
	// lookStep is how exactly it is known when somebody looked last.
	lookStep = int64(50 * time.Millisecond)
	// awakening is how long a layer that is wanted again may take until it flows.
	awakening = int64(time.Second)
)

// look notes that a slot shows the layer, or would if it came. One that was left off is asked for at once.
func (l *Layer) look(now int64) {
	if now-l.looked.Load() > lookStep {
		l.looked.Store(now)
	}
	if l.paused.CompareAndSwap(true, false) {
		l.resumed.Store(now)
		select {
		case l.src.engine.wanted <- struct{}{}:
		default:
		}
	}
}

// tire leaves the layer off if nobody looked at it for long. It reports whether it is off.
func (l *Layer) tire(now int64) bool {
	if now-l.looked.Load() > unwanted {
		l.paused.Store(true)
		if now-l.looked.Load() <= unwanted { // somebody began to look in this moment
			l.paused.Store(false)
		}
	}
	return l.paused.Load()
}

// coming says that the layer is off because nobody looked, or was until a moment ago: it flows soon when somebody does.
func (l *Layer) coming(now int64) bool {
	resumed := l.resumed.Load()
	return l.paused.Load() || resumed != 0 && now-resumed < awakening
}

// wish chooses the video layer that would be the right one for a width and a rate, as pick does, if all that are known came. Nil while
// none is known.
func (s *Source) wish(width int, rate int64) *Layer {
	var best *Layer
	turn := s.turn.Load()
	for _, l := range s.video() {
		if f := l.feed.Load(); f == nil || f.turn < turn {
			continue
		}
		if best != nil && rate > 0 && l.bits.Load() > rate {
			break
		}
		if best = l; width > 0 && l.width.Load() >= int64(width) {
			break
		}
	}
	return best
}

// smallest is the layer that is sent whenever any is: who has not enough for more falls back to it at once. Nil while none is known.
func (s *Source) smallest() *Layer { return s.wish(1, 0) }

// look notes which layers the slot needs: what it shows, what it waits for, what it would show if it came, and the smallest.
func (s *slot) look(wish *Layer, now int64) {
	for _, l := range [...]*Layer{s.layer, s.next, wish, s.aim.src.smallest()} {
		if l != nil {
			l.look(now)
		}
	}
}

// told is what a publisher was told last of a source.
type told struct {
	paused []string
	at     int64
}

// outdated says that it is time to tell what is so now: at once where something is wanted again.
func (t told) outdated(paused []string, now int64) bool {
	again := slices.ContainsFunc(t.paused, func(rid string) bool { return !slices.Contains(paused, rid) })
	return again || now-t.at >= wantedEvery && !slices.Equal(t.paused, paused)
}

// attend tells publishers which of their layers somebody looks at, until the engine closes.
func (e *Engine) attend() {
	tick := time.NewTicker(wantedTick)
	defer tick.Stop()
	for {
		select {
		case <-e.quit:
			return
		case <-tick.C:
		case <-e.wanted:
		}
		e.mu.Lock()
		now := e.clock.now()
		for _, p := range e.publishers {
			p.attend(now)
		}
		e.mu.Unlock()
	}
}

// attend looks after the pictures of a publisher who can be told; the engine's lock is held.
func (p *publisher) attend(now int64) {
	if !p.listens {
		return
	}
	for _, to := range p.routes {
		if !to.video {
			continue
		}
		before, known := p.told[to.src]
		if !known || !to.src.pausable() {
			to.src.rouse(now)
		}
		paused := to.src.tire(now, p.connected.Load())
		if known && !before.outdated(paused, now) {
			continue
		}
		p.told[to.src] = told{paused, now}
		p.engine.tell.layersOf(to.src.id, paused)
	}
}

// fedBy notes that a publishing connection feeds the source: layers that only an earlier one had will not come again.
func (s *Source) fedBy(turn uint64) {
	for {
		old := s.turn.Load()
		if turn <= old || s.turn.CompareAndSwap(old, turn) {
			return
		}
	}
}

// pausable says that the source is known to have a picture: only then the lack of one means nothing.
func (s *Source) pausable() bool {
	return s.open(true) && s.up.Load() && s.picture.Load()
}

// rouse wants all layers: the publisher or the picture is a new one, and nobody had the time to look.
func (s *Source) rouse(now int64) {
	for _, l := range s.video() {
		l.look(now)
	}
}

// tire lists the layers at which nobody looks. While that is all of them the source rests: its picture counts as there, for
// as long as its publisher is.
func (s *Source) tire(now int64, connected bool) (paused []string) {
	layers := s.video()
	for _, l := range layers {
		if l.tire(now) {
			paused = append(paused, l.rid)
		}
	}
	if len(paused) == 0 || len(paused) < len(layers) {
		s.rests.Store(0)
		return paused
	}
	s.rests.CompareAndSwap(0, now)
	if connected {
		s.seen.Store(now)
		if !s.speaksOn(s.rests.Load()) {
			s.alive.Store(now)
		}
	}
	return paused
}

// speaksOn says that sound was to be heard since then, and should be: its silence says that the source is down.
func (s *Source) speaksOn(since int64) bool {
	return s.open(false) && s.audio.arrived.Load() >= since-int64(silence)
}

// layersOf tells which layers of a source nobody looks at.
func (t *teller) layersOf(id wire.SourceID, paused []string) {
	t.note(func() { t.layers[id] = paused })
}
