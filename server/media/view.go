package media

import (
	"slices"
	"sync/atomic"
	"time"

	"github.com/pion/rtcp"
	"github.com/pion/rtp"

	"konvent/server/conference"
)

// line is a view connection as its shard sees it: something that seals and sends. Only the shard's goroutine calls send, report and flush,
// and none of them after close. They must not block; what cannot be sent is lost. What the far end reports, a line gives to view.receive.
type line interface {
	// send takes a packet for the slot of this index. Header and payload may be used again after it returns.
	send(slot int, h *rtp.Header, payload []byte) error
	// report takes one compound RTCP packet.
	report(b []byte) error
	// flush lets out what send and report kept to send it together.
	flush()
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
	// answers is how many packets may still be sent again before the next tick.
	answers int
	// waiting counts reports in the shard's queue.
	waiting atomic.Int32
	budget  budget
	// due are the slots of which a walk found news; unflushed says that the line may keep something back.
	due       []*slot
	unflushed bool
	// joined says that the connection is up and the shard sends to it; left that it was given up.
	joined, left bool

	// news: what is paused changed since the viewer was told.
	news atomic.Bool

	sent, octets, unsent, asked, keys atomic.Uint64
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
	slices.SortStableFunc(v.order, func(a, b *slot) int { return a.aim.rank - b.aim.rank })
	v.choose(now)
	v.flush()
}

// flush ends a stretch of sending.
func (v *view) flush() {
	if v.unflushed {
		v.unflushed = false
		v.line.flush()
	}
}

// traffic counts what went out on a slot.
type traffic struct {
	packets, octets uint32
	// holes are packets the publisher's network lost, which the viewer's reports count too.
	holes int
	// reported is when the last sender report went out; seen is packets at the viewer's last report.
	reported int64
	seen     uint32
}

// reportEvery is the time between sender reports of a slot.
const reportEvery = int64(time.Second)

// report sends the sender reports that are due.
func (v *view) report(now int64) {
	v.answers = max(minAnswers, int(v.budget.packets/answerShare))
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
	if b, err := rtcp.Marshal(due); err == nil {
		v.unflushed = true
		_ = v.line.report(b) // a lost report is followed by another
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
