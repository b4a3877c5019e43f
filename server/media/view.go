package media

import (
	"slices"
	"sync/atomic"
	"time"

	"github.com/pion/rtcp"

	"konvent/server/conference"
)

// line is a view connection as its shard sees it: something that seals and sends. Only the shard's goroutine calls begin, send and
// report, and none of them after close. They must not block; what cannot be sent is lost. What the far end reports, a line gives to view.receive.
type line interface {
	// begin says that the connection is up.
	begin()
	// send takes packets in the order in which they shall leave, and returns how many cannot be sent. The list may be used again after it
	// returns; the packets leave when the shard flushes.
	send(out []outgoing) (unsent int)
	// report takes one compound RTCP packet.
	report(b []byte)
	// over says that the far end is not there any more, or never came. It may be called from any goroutine.
	over(now int64) bool
	// close ends the connection and waits for its goroutines.
	close()
}

// plan is what flows on the slots of a view, by index of its audio and video slots.
type plan struct{ audio, video []aim }

// view is an open view connection. Its shard's goroutine owns the slots, their order and the budget.
type view struct {
	id    conference.ViewerID
	shard *shard
	line  line
	// slots are all in the order of the offer; audio and video the same by kind. The lists never change.
	slots, audio, video []*slot
	// order are the slots with a picture, the most important first.
	order []*slot
	// plan is what should flow; planned says that the shard was told to look at it.
	plan    atomic.Pointer[plan]
	planned atomic.Bool
	// waiting counts reports in the shard's queue.
	waiting atomic.Int32
	budget  budget
	timing  timing
	// due are the slots of which a walk found news.
	due []*slot
	// joined says that the connection is up and the shard sends to it; left that it was given up.
	joined, left bool

	// news: what is paused changed since the viewer was told.
	news atomic.Bool

	// sent was handed on; unsent of it the kernel or a stream did not take. asked and keys are what came back.
	sent, octets, unsent, asked, keys atomic.Uint64
	// counted is the most that was said to be delivered; the engine's lock guards it.
	counted uint64
}

// set gives the view another plan. It does not block.
func (v *view) set(p *plan) {
	v.plan.Store(p)
	if v.planned.CompareAndSwap(false, true) {
		v.shard.post(func() {
			v.planned.Store(false)
			v.apply(v.shard.clock.now())
		})
	}
}

// apply puts the plan on the slots.
func (v *view) apply(now int64) {
	p := v.plan.Load()
	if p == nil || !v.joined {
		return
	}
	for i, s := range v.audio {
		s.retarget(p.audio[i])
	}
	v.order = v.order[:0]
	for i, s := range v.video {
		s.retarget(p.video[i])
		if s.aim.src != nil && !s.aim.blocked {
			v.order = append(v.order, s)
		}
	}
	v.shard.resubscribed = true
	slices.SortStableFunc(v.order, func(a, b *slot) int { return a.aim.rank - b.aim.rank })
	v.choose(now)
	v.flush()
}

// canWait says that all that is due are sounds that may wait for a picture.
func (v *view) canWait() bool {
	for _, s := range v.due {
		if !s.aim.rides {
			return false
		}
	}
	return true
}

// serve sends what is due, pictures first: what is shorter leaves behind them in the same message.
func (v *view) serve(now int64) {
	for _, video := range [...]bool{true, false} {
		for _, s := range v.due {
			if s.video == video {
				s.due = false
				s.advance(now)
			}
		}
	}
	v.due = v.due[:0]
	v.flush()
}

// flush lets out what was sent since the last time.
func (v *view) flush() { v.shard.deliver(v) }

// traffic counts what went out on a slot.
type traffic struct {
	packets, octets uint32
	// holes are packets the publisher's network lost, which the viewer's reports count too.
	holes int
	// reported is when the last sender report went out; lost and highest are of the viewer's last report, if there was one.
	reported      int64
	heard         bool
	lost, highest uint32
}

// reportEvery is the time between sender reports of a slot.
const reportEvery = int64(time.Second)

// report sends the sender reports that are due.
func (v *view) report(now int64) {
	v.budget.refill()
	var due []rtcp.Packet
	for _, s := range v.slots {
		if s.layer == nil || s.cut || s.traffic.reported != 0 && now-s.traffic.reported < reportEvery {
			continue
		}
		if r := s.senderReport(now); r != nil {
			due = append(due, r)
			s.traffic.reported = now
		}
	}
	if len(due) == 0 {
		return
	}
	if r := v.timing.answer(v.slots[0].ssrc, now); r != nil {
		due = append(due, r)
	}
	if b, err := rtcp.Marshal(due); err == nil {
		v.line.report(b)
	}
}

// senderReport ties the slot's RTP time to the time of day, in which all sources of the house agree.
func (s *slot) senderReport(now int64) *rtcp.SenderReport {
	run, a := s.rewriter.current(), s.layer.clock.Load()
	if run == nil || a == nil || a.epoch != run.epoch {
		return nil
	}
	return &rtcp.SenderReport{
		SSRC:        s.ssrc,
		NTPTime:     ntp(s.view.shard.clock.wall(now)),
		RTPTime:     a.rtp(now) + run.time,
		PacketCount: s.traffic.packets,
		OctetCount:  s.traffic.octets,
	}
}
