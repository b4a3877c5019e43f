package media

import (
	"slices"
	"sync"
	"time"

	"github.com/pion/rtp"
)

const (
	// gather is how long packets of an unfinished frame may wait for the rest.
	gather = 2 * time.Millisecond
	// shardTick is how often a shard looks at layers and reports.
	shardTick = 100 * time.Millisecond
	// reportQueue is how many reports of all its viewers may wait for a shard, reportsAtOnce of one.
	reportQueue = 4096
	// maxShards is how many shards a Layer's watch has bits for.
	maxShards = 64
	// bufferSize holds any payload of a UDP packet.
	bufferSize = 1 << 16
)

// shard sends to a part of the viewers. Its goroutine owns views, subs and due; others reach it through post, wake and reports.
type shard struct {
	index int
	// load is how many view connections it has; the engine's lock guards it.
	load    int
	clock   clock
	now     chan struct{}
	soon    chan struct{}
	reports chan report

	mu   sync.Mutex // guards todo
	todo []func()

	views   []*view
	subs    []*sub
	due     []*view
	byLayer map[*Layer]*sub
	header  rtp.Header
	buffer  [bufferSize]byte
}

// sub is a layer and the slots of one shard that look at it.
type sub struct {
	layer      *Layer
	slots      []*slot
	head, late uint64
}

func newShard(index int, c clock) *shard {
	return &shard{
		index: index, clock: c,
		now: make(chan struct{}, 1), soon: make(chan struct{}, 1), reports: make(chan report, reportQueue),
		byLayer: map[*Layer]*sub{},
		header:  rtp.Header{Version: 2},
	}
}

// post runs what in the shard's goroutine. What waits is bounded by who posts: each view has at most one arrival, one plan and one leave.
func (s *shard) post(what func()) {
	s.mu.Lock()
	s.todo = append(s.todo, what)
	s.mu.Unlock()
	s.wake(true)
}

// wake says that packets are there: a whole frame, or the begin of one.
func (s *shard) wake(whole bool) {
	bell := s.soon
	if whole {
		bell = s.now
	}
	select {
	case bell <- struct{}{}:
	default:
	}
}

// run sends until quit is closed.
func (s *shard) run(quit <-chan struct{}) {
	tick := time.NewTicker(shardTick)
	defer tick.Stop()
	wait := time.NewTimer(gather)
	defer wait.Stop()
	for armed := true; ; {
		select {
		case <-quit:
			s.doTodo() // views that end wait for it
			return
		case <-s.soon:
			if !armed {
				wait.Reset(gather)
				armed = true
			}
			continue
		case r := <-s.reports:
			r.view.take(r)
			continue
		case <-tick.C:
			s.look()
		case <-s.now:
		case <-wait.C:
			armed = false
		}
		s.doTodo()
		s.walk()
	}
}

func (s *shard) doTodo() {
	s.mu.Lock()
	todo := s.todo
	s.todo = nil
	s.mu.Unlock()
	for _, what := range todo {
		what()
	}
}

// walk sends what is new in every ring, view by view, so that what goes to one viewer can leave together.
func (s *shard) walk() {
	for _, sub := range s.subs {
		head, late := sub.layer.ring.head.Load(), sub.layer.ring.late.Load()
		if head == sub.head && late == sub.late {
			continue
		}
		sub.head, sub.late = head, late
		for _, slot := range sub.slots {
			if v := slot.view; len(v.due) == 0 {
				s.due = append(s.due, v)
			}
			slot.view.due = append(slot.view.due, slot)
		}
	}
	now := s.clock.now()
	for _, v := range s.due {
		for _, slot := range v.due {
			slot.advance(now)
		}
		v.due = v.due[:0]
		v.flush()
	}
	s.due = s.due[:0]
	s.sweep()
}

// look lets every view think about its layers and report.
func (s *shard) look() {
	now := s.clock.now()
	for _, v := range s.views {
		v.choose(now)
		v.report(now)
		v.flush()
	}
}

func (s *shard) subscribe(l *Layer, who *slot) {
	known := s.byLayer[l]
	if known == nil {
		known = &sub{layer: l}
		s.byLayer[l] = known
		s.subs = append(s.subs, known)
		l.watch.Or(1 << s.index)
	}
	known.slots = append(known.slots, who)
}

// unsubscribe takes a slot off a layer.
func (s *shard) unsubscribe(l *Layer, who *slot) {
	if known := s.byLayer[l]; known != nil {
		known.slots = slices.DeleteFunc(known.slots, func(o *slot) bool { return o == who })
	}
}

// sweep forgets layers that nobody looks at any more.
func (s *shard) sweep() {
	s.subs = slices.DeleteFunc(s.subs, func(sub *sub) bool {
		if len(sub.slots) > 0 {
			return false
		}
		delete(s.byLayer, sub.layer)
		sub.layer.watch.And(^(uint64(1) << s.index))
		return true
	})
}

// add begins to send to a view; it runs in the shard's goroutine, like remove. A connection may come up more than once, and after it
// was given up.
func (s *shard) add(v *view) {
	if v.joined || v.left {
		return
	}
	s.views = append(s.views, v)
	v.joined = true
	v.apply(s.clock.now())
}

func (s *shard) remove(v *view) {
	for _, slot := range v.slots {
		slot.stop()
	}
	v.joined, v.left = false, true
	s.views = slices.DeleteFunc(s.views, func(o *view) bool { return o == v })
	s.sweep()
}
