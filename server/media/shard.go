package media

import (
	"slices"
	"sync"
	"time"

	"konvent/server/media/udp"
)

const (
	// gather is how long packets of an unfinished frame may wait for the rest.
	gather = 2 * time.Millisecond
	// rideAtMost is how long a sound may wait for a picture to leave with: a little more than a frame at 30 a second.
	rideAtMost = 35 * time.Millisecond
	// shardTick is how often a shard looks at layers and reports.
	shardTick = 100 * time.Millisecond
	// reportQueue is how many reports of all its viewers may wait for a shard, reportsAtOnce of one.
	reportQueue = 4096
	// maxShards is how many shards a Layer's watch has bits for.
	maxShards = 64
	// burstPackets is how many packets of a picture go to a viewer at once, and burstEvery the time to the next so many: 32 Mbit/s.
	burstPackets = 10
	burstEvery   = 3 * time.Millisecond
	// outboxSize is how many packets to one viewer wait to leave together.
	outboxSize = 128
)

// shard sends to a part of the viewers. Its goroutine owns views, subs and due; others reach it through post, wake and reports.
type shard struct {
	index int
	// load is how many view connections it has; the engine's lock guards it.
	load  int
	clock clock
	// now, soon and later are bells: walk at once, after gather, or with the next picture and after rideAtMost at the latest.
	now, soon, later chan struct{}
	reports          chan report
	// gather, ride and pace ring for what began to wait for the rest of a frame, for a picture, and for the next burst.
	gather, ride, pace *alarm

	mu   sync.Mutex // guards todo
	todo []func()

	views []*view
	subs  []*sub
	// due are views for which there is news, on their slots in due.
	due     []*view
	byLayer map[*Layer]*sub
	// resubscribed: who looks at what changed since the last walk.
	resubscribed bool
	// behind are slots that have more to send than one burst; served is room for the next list of them.
	behind, served []*slot
	// outbox are packets for the view that is being served; batches gather for the kernel what leaves, one for each host.
	outbox  []outgoing
	batches []*udp.Batch
}

func newShard(index int, c clock) *shard {
	return &shard{
		index: index, clock: c,
		now: make(chan struct{}, 1), soon: make(chan struct{}, 1), later: make(chan struct{}, 1),
		reports: make(chan report, reportQueue),
		byLayer: map[*Layer]*sub{},
		outbox:  make([]outgoing, 0, outboxSize),
		gather:  newAlarm(gather), ride: newAlarm(rideAtMost), pace: newAlarm(burstEvery),
	}
}

// post runs what in the shard's goroutine. What waits is bounded by who posts: each view has at most one arrival, one plan and one leave.
func (s *shard) post(what func()) {
	s.mu.Lock()
	s.todo = append(s.todo, what)
	s.mu.Unlock()
	s.ring(s.now)
}

// ring rings a bell of the shard. It does not block.
func (s *shard) ring(bell chan struct{}) {
	select {
	case bell <- struct{}{}:
	default:
	}
}

// run sends until quit is closed.
func (s *shard) run(quit <-chan struct{}) {
	tick := time.NewTicker(shardTick)
	defer tick.Stop()
	defer s.gather.stop()
	defer s.ride.stop()
	defer s.pace.stop()
	for {
		select {
		case <-quit:
			s.doTodo() // views that end wait for it
			return
		case <-s.soon:
			s.gather.set()
		case <-s.later:
			s.ride.set()
		case r := <-s.reports:
			r.view.take(r)
			s.flush()
		case <-tick.C:
			s.look()
			s.turn(false)
		case <-s.pace.C:
			s.pace.rang()
			s.goOn()
			s.turn(false)
		case <-s.ride.C:
			s.ride.rang()
			s.turn(true)
		case <-s.gather.C:
			s.gather.rang()
			s.turn(false)
		case <-s.now:
			s.turn(false)
		}
	}
}

// turn does what was posted, sends what is new, and sets the alarms for what has to wait.
func (s *shard) turn(all bool) {
	s.doTodo()
	s.walk(all)
	if len(s.due) > 0 {
		s.ride.set()
	} else {
		s.ride.stop()
	}
	if len(s.behind) > 0 {
		s.pace.set()
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

// walk sends what is new in every ring, view by view, so that what goes to one viewer can leave together. A view for which there is only
// sound that may wait for a picture waits, unless all are to be served.
func (s *shard) walk(all bool) {
	s.count()
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
			if !slot.due {
				slot.due = true
				slot.view.due = append(slot.view.due, slot)
			}
		}
	}
	now := s.clock.now()
	s.due = slices.DeleteFunc(s.due, func(v *view) bool {
		if !all && v.canWait() {
			return false
		}
		v.serve(now)
		return true
	})
	s.flush()
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
	s.flush()
}

// add begins to send to a view; it runs in the shard's goroutine, like remove. A connection may come up more than once, and after it
// was given up.
func (s *shard) add(v *view) {
	if v.joined || v.left {
		return
	}
	s.views = append(s.views, v)
	v.joined = true
	v.line.begin()
	v.apply(s.clock.now())
}

func (s *shard) remove(v *view) {
	for _, slot := range v.slots {
		slot.stop()
	}
	v.joined, v.left = false, true
	s.behind = slices.DeleteFunc(s.behind, func(o *slot) bool { return o.view == v })
	s.due = slices.DeleteFunc(s.due, func(o *view) bool { return o == v })
	s.views = slices.DeleteFunc(s.views, func(o *view) bool { return o == v })
	s.sweep()
}
