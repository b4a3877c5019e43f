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
	// rides: it is a sound that may wait for a picture to leave with.
	rides bool
}

// slot is one section of a view connection: an offset into the ring of a layer, and a rewriter. It is owned by its shard's
// goroutine; mid, index, video and payloads never change.
type slot struct {
	view  *view
	index int
	mid   string
	video bool
	// payloads are the viewer's payload types by codec, 0 for none; repeatPayloads those of retransmissions.
	payloads, repeatPayloads [h264 + 1]uint8
	// repeats is the SSRC of retransmissions, 0 where the viewer has no place for them.
	ssrc, repeats uint32
	// repeated counts them.
	repeated uint64
	// wishes are the packets that were asked for last.
	wishes [64]wish
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
	// gaps has a bit for each of the 64 positions up to at, which has the lowest: nothing was there when the slot went past.
	gaps uint64
	// due: there is news; behind: the rest of a burst is to follow.
	due, behind bool
	rewriter    rewriter
	traffic     traffic
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
	s.goOver(now)
}

// goOver goes over to the layer that waits, if it has a place to begin; else it asks for one.
func (s *slot) goOver(now int64) {
	l := s.next
	pos, ok := s.begin(l, now)
	if !ok {
		return
	}
	if s.layer != nil && s.layer != l {
		s.view.shard.unsubscribe(s.layer, s)
	}
	s.layer, s.next = l, nil
	s.at, s.late, s.cut, s.gaps = pos, l.ring.late.Load(), true, 0
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
		s.goOver(now)
	}
}

// flow sends what the ring has beyond at. What is more than a burst goes on a moment later.
func (s *slot) flow(now int64) {
	r := &s.layer.ring
	head := r.head.Load()
	if s.at < r.tail.Load() {
		s.again(now)
		return
	}
	var last *packet
	for left := s.burst(); s.at < head; s.at, s.gaps = s.at+1, s.gaps<<1 {
		p := r.at(s.at)
		if p == nil {
			s.traffic.holes, s.gaps = s.traffic.holes+1, s.gaps|1
			continue
		}
		if left == 0 {
			s.view.shard.wait(s)
			break
		}
		left--
		run := s.rewriter.current()
		if s.cut || run.epoch != p.epoch {
			if s.video && !s.cut || s.payloads[p.codec] == 0 {
				s.again(now)
				return
			}
			if last != nil {
				s.rewriter.when = s.layer.captured(last)
			}
			run = s.rewriter.splice(s.layer, p, s.layer.captured(p), s.payloads[p.codec])
			s.cut, s.traffic.reported = false, 0
		}
		s.send(run, p)
		s.rewriter.sent(p)
		last = p
	}
	if last != nil {
		s.rewriter.when = s.layer.captured(last)
	}
	s.flowLate(r)
}

// burst is how many packets may leave at once. A key frame of many is spread: in one go it would fill the buffers on the way.
func (s *slot) burst() int {
	if s.video {
		return burstPackets
	}
	return soundRing
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
		if p == nil || run == nil || s.cut || p.epoch != run.epoch || p.pos < run.first || p.pos >= run.end || !s.gap(p.pos) {
			continue
		}
		s.traffic.holes--
		s.send(run, p)
	}
}

// gap says that nothing was at a position when the slot went past it, and that it was not filled since: no packet may leave twice under its
// number, because it may be made longer by another measure then.
func (s *slot) gap(pos uint64) bool {
	bit := uint64(1) << (s.at - pos) // beyond 63 it is 0
	open := s.gaps&bit != 0
	s.gaps &^= bit
	return open
}

// shed gives up what flows for the layer that waits.
func (s *slot) shed() {
	if s.layer != nil && s.next != nil && s.next != s.layer {
		s.view.shard.unsubscribe(s.layer, s)
		s.layer = nil
	}
}

// again waits for the next place to begin with the same layer: its stream started afresh, or the slot fell too far behind.
func (s *slot) again(now int64) {
	if s.next != nil && s.next != s.layer {
		s.view.shard.unsubscribe(s.next, s)
	}
	s.next, s.layer = s.layer, nil
	s.goOver(now)
}

// send sends a packet for the first time.
func (s *slot) send(run *run, p *packet) {
	s.traffic.packets++
	s.traffic.octets += uint32(len(p.payload))
	o, b := run.rewrite(p), &s.view.budget
	s.put(o)
	b.sent++
	switch {
	case s.video && b.trying():
		s.try(o)
	case s.video && o.marker && b.limit == 0 && b.times > 0 && s.apart(p.codec):
		s.repeat(o) // nothing behind it tells that the last of a picture is lost
	case !s.video:
		s.echo(run, p)
	}
}

// put puts a packet on its way; it leaves when the view is flushed.
func (s *slot) put(o outgoing) {
	o.padded, o.ssrc = s.apart(o.packet.codec), s.ssrc
	if o.repeats {
		o.ssrc = s.repeats
	}
	s.view.shard.send(s.view, o)
}
