package media

import (
	"sync/atomic"

	"golang.org/x/time/rate"
)

// aim is what the plan puts on a slot.
type aim struct {
	src *Source
	// width is how large it is shown, in pixels; 0 for as large as there is.
	width int
	// rank orders a viewer's pictures by importance, 0 first.
	rank int
	// blocked: the viewer has no codec for it.
	blocked bool
}

// slot is one section of a view connection: an offset into the ring of a layer, and a rewriter. It is owned by its shard's
// goroutine; mid, index, video and payloads never change.
type slot struct {
	view  *view
	index int
	mid   string
	video bool
	// payloads are the viewer's payload types by codec, 0 for none.
	payloads [h264 + 1]uint8
	ssrc     uint32
	// paused is the source that the connection does not carry now, nil for none. The shard sets it, others may read it.
	paused atomic.Pointer[Source]
	// pleas bounds the key frames that this viewer alone causes.
	pleas *rate.Limiter

	aim aim
	// layer flows; next waits for a key frame (it may be the same one, when its stream started afresh).
	layer, next *Layer
	// at is the next ring position to send, late how many late arrivals were seen; cut: a new run begins at at.
	at, late uint64
	cut      bool
	rewriter rewriter
	traffic  traffic
}

// retarget gives the slot another aim. Another source ends the one before at once.
func (s *slot) retarget(a aim) {
	if a.src != s.aim.src || a.blocked {
		s.stop()
		s.rewriter.forget()
		s.paused.Store(nil)
	}
	s.aim = a
}

// stop ends what flows and what waits.
func (s *slot) stop() {
	sh := s.view.shard
	if s.layer != nil {
		sh.unsubscribe(s.layer, s)
	}
	if s.next != nil {
		sh.unsubscribe(s.next, s)
	}
	s.layer, s.next = nil, nil
}

// follow makes l the layer that flows, at its next key frame; until then the one before goes on.
func (s *slot) follow(l *Layer, now int64) {
	if s.next != nil && s.next != l {
		if s.next != s.layer {
			s.view.shard.unsubscribe(s.next, s)
		}
		s.next = nil
	}
	if l == nil || l == s.layer && s.next == nil {
		return
	}
	if s.next == nil {
		s.next = l
		s.view.shard.subscribe(l, s)
	}
	s.try(now)
}

// try goes over to the layer that waits, if it has a place to begin; else it asks for one.
func (s *slot) try(now int64) {
	l := s.next
	pos, ok := s.begin(l, now)
	if !ok {
		return
	}
	if s.layer != nil && s.layer != l {
		s.view.shard.unsubscribe(s.layer, s)
	}
	s.layer, s.next = l, nil
	s.at, s.late, s.cut = pos, l.ring.late.Load(), true
	s.flow(now)
}

// begin is the ring position where a slot can start with a layer.
func (s *slot) begin(l *Layer, now int64) (uint64, bool) {
	const fresh = int64(40e6)
	head := l.ring.head.Load()
	if head == 0 {
		return 0, false
	}
	if !l.video {
		if p := l.ring.at(head - 1); p != nil && now-p.at < fresh {
			return head - 1, true
		}
		return head, true
	}
	pos, ok := l.start(!s.rewriter.started, now)
	if !ok {
		l.requestKey(now)
		return 0, false
	}
	p := l.ring.at(pos)
	return pos, p != nil && s.payloads[p.codec] != 0
}

// advance goes on with what flows, and with what waits.
func (s *slot) advance(now int64) {
	if s.layer != nil {
		s.flow(now)
	}
	if s.next != nil {
		s.try(now)
	}
}

// flow sends what the ring has beyond at.
func (s *slot) flow(now int64) {
	r := &s.layer.ring
	head := r.head.Load()
	if s.at < r.tail.Load() {
		s.again(now)
		return
	}
	for ; s.at < head; s.at++ {
		p := r.at(s.at)
		if p == nil {
			s.traffic.holes++
			continue
		}
		when, run := s.layer.captured(p), s.rewriter.current()
		if s.cut || run.epoch != p.epoch {
			if s.video && !s.cut || s.payloads[p.codec] == 0 {
				s.again(now)
				return
			}
			run = s.rewriter.splice(s.layer, p, when, s.payloads[p.codec])
			s.cut, s.traffic.reported = false, 0
		}
		s.send(run, p)
		s.rewriter.sent(p, when)
	}
	s.flowLate(r)
}

// flowLate sends what arrived after the slot went past its place.
func (s *slot) flowLate(r *ring) {
	n := r.late.Load()
	if s.late+lateSize < n {
		s.late = n - lateSize
	}
	for ; s.late < n; s.late++ {
		p := r.at(r.lates[s.late%lateSize].Load())
		run := s.rewriter.current()
		if p == nil || run == nil || s.cut || p.epoch != run.epoch || p.pos < run.first || p.pos >= run.end {
			continue
		}
		s.traffic.holes--
		s.send(run, p)
	}
}

// again waits for the next place to begin with the same layer: its stream started afresh, or the slot fell too far behind.
func (s *slot) again(now int64) {
	if s.next != nil && s.next != s.layer {
		s.view.shard.unsubscribe(s.next, s)
	}
	s.next, s.layer = s.layer, nil
	s.try(now)
}

// resend answers a request for packets by outgoing number, each exactly as it was sent.
func (s *slot) resend(number uint16) {
	run, pos, ok := s.rewriter.find(number)
	if !ok {
		return
	}
	if p := run.layer.ring.at(pos); p != nil && p.epoch == run.epoch {
		s.send(run, p)
	}
}

func (s *slot) send(run *run, p *packet) {
	sh := s.view.shard
	s.view.unflushed = true
	h, payload := run.rewrite(p, sh.buffer[:])
	sh.header.Marker, sh.header.PayloadType = h.marker, h.payload
	sh.header.SequenceNumber, sh.header.Timestamp = h.number, h.time
	sh.header.SSRC = s.ssrc
	if err := s.view.line.send(s.index, &sh.header, payload); err != nil {
		s.view.unsent.Add(1)
		return
	}
	s.traffic.packets++
	s.traffic.octets += uint32(len(payload))
	s.view.sent.Add(1)
	s.view.octets.Add(uint64(len(payload)))
}
