package media

import (
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"konvent/server/room"
	"konvent/signaling/wire"
)

// maxLayers is how many video layers a source can have.
const maxLayers = 3

// Silence after which a source counts as down. A shared screen that does not change may send one packet a second.
const (
	silence       = time.Second
	screenSilence = 1750 * time.Millisecond
	// pictureSilence is for the picture of a source that is up otherwise: its sound goes on, so a hitch of the encoder may pass.
	pictureSilence = 1500 * time.Millisecond
)

// codecStays is how long pictures of another codec are refused after one became known: each change puts the source on the slots of all
// its viewers anew.
const codecStays = time.Second

// Source is something that can be seen or heard.
type Source struct {
	id     wire.SourceID
	engine *Engine
	// patience is the silence in ns after which it counts as down.
	patience atomic.Int64
	audio    *Layer
	// gate has the bits gateAudio and gateVideo of what may pass.
	gate atomic.Uint32
	// alive and seen are when the last packet, and the last one of video, passed the gate; up, picture and codec are what Notices
	// were told.
	alive, seen atomic.Int64
	// rests is since when all of its picture is left off because nobody looks; 0 while it is not.
	rests atomic.Int64
	// turn is that of the newest publishing connection that feeds it.
	turn        atomic.Uint64
	up, picture atomic.Bool
	codec       atomic.Uint32
	// codecAt is when the codec became known.
	codecAt atomic.Int64
	// loud is the highest audio level since the last look, 0–100.
	loud atomic.Int32

	mu     sync.Mutex               // guards changes of layers and of codec
	layers atomic.Pointer[[]*Layer] // video, smallest first; replaced, never changed
}

const (
	gateAudio = 1 << iota
	gateVideo
)

func newSource(e *Engine, id wire.SourceID) *Source {
	s := &Source{id: id, engine: e}
	s.patience.Store(int64(silence))
	s.audio = &Layer{src: s}
	s.layers.Store(&[]*Layer{})
	return s
}

// video lists the video layers, smallest first. The list must not be changed.
func (s *Source) video() []*Layer { return *s.layers.Load() }

// layer finds or makes the video layer of a RID. Beyond maxLayers the one silent for longest makes room.
func (s *Source) layer(rid string) *Layer {
	s.mu.Lock()
	defer s.mu.Unlock()
	list := slices.Clone(s.video())
	for _, l := range list {
		if l.rid == rid {
			return l
		}
	}
	if len(list) == maxLayers {
		oldest := slices.MinFunc(list, func(a, b *Layer) int { return int(a.arrived.Load() - b.arrived.Load()) })
		list = slices.DeleteFunc(list, func(l *Layer) bool { return l == oldest })
	}
	l := &Layer{src: s, video: true, rid: rid}
	l.looked.Store(s.engine.clock.now())
	list = append(list, l)
	slices.SortStableFunc(list, func(a, b *Layer) int { return ridRank(a.rid) - ridRank(b.rid) })
	s.layers.Store(&list)
	return l
}

// sort puts the layers in the order of their widths, as the bitstreams say them.
func (s *Source) sort() {
	s.mu.Lock()
	defer s.mu.Unlock()
	list := slices.Clone(s.video())
	for _, l := range list {
		if l.width.Load() == 0 {
			return
		}
	}
	slices.SortStableFunc(list, func(a, b *Layer) int { return int(a.width.Load() - b.width.Load()) })
	s.layers.Store(&list)
}

// ridRank orders layers until their widths are known: quarter, half, full.
func ridRank(rid string) int {
	switch rid {
	case "q":
		return 0
	case "h":
		return 1
	default:
		return 2
	}
}

// open says whether sound or picture may pass.
func (s *Source) open(video bool) bool {
	if video {
		return s.gate.Load()&gateVideo != 0
	}
	return s.gate.Load()&gateAudio != 0
}

// setGate says what may pass, from the next packet on.
func (s *Source) setGate(audio, video bool) {
	var gate uint32
	if audio {
		gate |= gateAudio
	}
	if video {
		gate |= gateVideo
	}
	s.gate.Store(gate)
	if !audio {
		s.audio.skip()
	}
	if !video {
		for _, l := range s.video() {
			l.skip()
		}
	}
}

// pass takes a packet to its layer, and says at once that the source is up.
func (s *Source) pass(l *Layer, f *feed, a arrival) {
	width := l.width.Load()
	if !l.accept(f, a) {
		s.engine.stats.refused.Add(1)
		return
	}
	s.engine.stats.published.Add(1)
	if l.width.Load() != width {
		s.sort()
	}
	s.alive.Store(a.at)
	if !l.video {
		s.heard(a.level)
	}
	changed := s.up.CompareAndSwap(false, true)
	if l.video {
		s.seen.Store(a.at)
		changed = s.picture.CompareAndSwap(false, true) || changed
	}
	if l.video && s.learn(a) {
		s.engine.codecKnown(s)
		changed = true
	}
	if changed {
		s.engine.tell.source(s)
	}
}

// speaks says whether a picture of this codec may pass now.
func (s *Source) speaks(a arrival) bool {
	known := codec(s.codec.Load())
	return known == a.codec || known == noCodec || a.at-s.codecAt.Load() >= int64(codecStays)
}

// learn notes the codec of a picture that passed. It reports whether it is another than before.
func (s *Source) learn(a arrival) bool {
	if codec(s.codec.Load()) == a.codec {
		return false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if codec(s.codec.Load()) == a.codec || !s.speaks(a) {
		return false
	}
	s.codecAt.Store(a.at)
	s.codec.Store(uint32(a.codec))
	return true
}

// rest notes the time: a source that was silent for too long is down, and so is a picture.
func (s *Source) rest(now int64) {
	patience := s.patience.Load()
	down := now-s.alive.Load() > patience && s.up.CompareAndSwap(true, false)
	still := (down || now-s.seen.Load() > max(patience, int64(pictureSilence))) && s.picture.CompareAndSwap(true, false)
	if down || still {
		s.engine.tell.source(s)
	}
}

// release lets go of packets that are too old for anybody.
func (s *Source) release(now int64) {
	s.audio.release(now)
	for _, l := range s.video() {
		l.release(now)
	}
}

// stay notes a sign of life that is no packet: a shared screen may not change for a while.
func (s *Source) stay(l *Layer, now int64) {
	if s.up.Load() && s.open(l.video) && s.patience.Load() == int64(screenSilence) {
		s.alive.Store(now)
		if l.video {
			s.seen.Store(now)
		}
	}
}

// state is what Notices are told.
func (s *Source) state() room.SourceState {
	return room.SourceState{Up: s.up.Load(), Picture: s.picture.Load(), Codec: codec(s.codec.Load()).String()}
}

// heard notes the level of a packet, 0–100.
func (s *Source) heard(level int32) {
	for {
		old := s.loud.Load()
		if level <= old || s.loud.CompareAndSwap(old, level) {
			return
		}
	}
}

// pick chooses the video layer for a width in pixels (0 for the largest) and a rate in bit/s (0 for any): the smallest that is wide
// enough, a smaller one where the rate does not carry it. While nothing arrives it is the one to wait for, or nil.
func (s *Source) pick(width int, rate int64, now int64) *Layer {
	var best *Layer
	for _, l := range s.video() {
		if !l.flowing(now) {
			continue
		}
		if best != nil && rate > 0 && l.bits.Load() > rate {
			break
		}
		if best = l; width > 0 && l.width.Load() >= int64(width) {
			break
		}
	}
	if best == nil {
		best = s.wish(width, rate)
	}
	if best == nil {
		best = s.lastSeen()
	}
	return best
}

// lastSeen is the layer of the newest packet.
func (s *Source) lastSeen() *Layer {
	var best *Layer
	for _, l := range s.video() {
		if l.ring.head.Load() != 0 && (best == nil || l.arrived.Load() > best.arrived.Load()) {
			best = l
		}
	}
	return best
}
