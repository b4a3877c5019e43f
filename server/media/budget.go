package media

import (
	"slices"
	"time"
)

// budget is what a view connection carries, as its reports tell: down at once, up slowly by trying.
type budget struct {
	// limit is in bit/s; 0 for none.
	limit int64
	// estimate is the viewer's last guess (REMB); peak the highest since it last fell.
	estimate, peak int64
	// lost and expected count packets of reports since the last look.
	lost, expected float64
	// packets, bits are what was sent in the last second; at, sent and octets the base they are counted from.
	packets, bits int64
	at            int64
	sent, octets  uint64
	// hold is how long it must stay clean before the limit is tried higher; clean is since when; raised when it last was.
	hold, clean, raised int64
}

const (
	// lossDown is the part of packets lost from which on less is sent; at or below lossClean the path counts as clean.
	lossDown, lossClean = 0.08, 0.02
	// A guess counts when it fell to guessDown of its peak and is below guessShort of what is sent. On a clean path it starts far too
	// low and climbs; a busy computer alone makes it fall to 0.85 of what comes in.
	guessDown, guessShort = 0.85, 0.7
	leastHold             = int64(4 * time.Second)
	mostHold              = int64(60 * time.Second)
	leastLimit            = int64(64_000)
	// voice is kept free for each sound.
	voice = int64(48_000)
)

// received notes a receiver report of a slot: the fraction of the packets since its last one, in 1/256, that did not arrive.
// What our own publisher's network lost is not the viewer's.
func (b *budget) received(s *slot, fraction uint32) {
	sent := float64(s.traffic.packets - s.traffic.seen)
	holes := float64(max(s.traffic.holes, 0))
	s.traffic.seen, s.traffic.holes = s.traffic.packets, 0
	b.lost += max(0, (sent+holes)*float64(fraction)/256-holes)
	b.expected += sent
}

// look judges the last second.
func (b *budget) look(v *view, now int64) {
	const second = int64(time.Second)
	if now-b.at < second {
		return
	}
	sent, octets := v.sent.Load(), v.octets.Load()
	if b.at != 0 {
		b.packets = int64(sent-b.sent) * second / (now - b.at)
		b.bits = int64(octets-b.octets) * 8 * second / (now - b.at)
	}
	b.at, b.sent, b.octets = now, sent, octets
	loss := 0.0
	if b.expected >= 20 {
		loss = b.lost / b.expected
	}
	b.lost, b.expected = 0, 0
	b.judge(loss, now)
}

func (b *budget) judge(loss float64, now int64) {
	fell := b.peak > 0 && float64(b.estimate) < guessDown*float64(b.peak) && float64(b.estimate) < guessShort*float64(b.bits)
	b.peak = max(b.peak, b.estimate)
	switch {
	case loss > lossDown || fell:
		b.down(loss, fell, now)
	case loss > lossClean:
		b.clean = now
	case b.limit > 0 && now-b.clean >= max(b.hold, leastHold):
		b.limit += b.limit * 2 / 5
		b.raised = now
	}
}

func (b *budget) down(loss float64, fell bool, now int64) {
	limit := int64(float64(b.bits) * (1 - loss) * 0.9)
	if fell {
		limit = min(limit, b.estimate)
		b.peak = b.estimate
	}
	if b.limit > 0 {
		limit = min(limit, b.limit)
	}
	if b.raised != 0 && now-b.raised < leastHold {
		b.hold = min(2*max(b.hold, leastHold), mostHold)
	}
	b.limit, b.clean = max(limit, leastLimit), now
}

// choose puts every video slot on the layer that its size asks for and the budget carries. Sound always flows.
func (v *view) choose(now int64) {
	v.budget.look(v, now)
	left := v.budget.limit
	for _, s := range v.audio {
		if s.aim.src != nil && !s.aim.blocked {
			left -= voice
			s.follow(s.aim.src.audio, now)
		}
	}
	if v.budget.limit == 0 {
		for _, s := range v.video {
			s.show(0, now)
		}
		return
	}
	if v.shareOut(left, now) {
		v.budget.limit = 0
	}
}

// shareOut gives every picture its smallest layer, then, in order of importance, what is left. It reports whether there is plenty for all.
func (v *view) shareOut(left, now int64) bool {
	order := slices.Clone(v.video)
	slices.SortStableFunc(order, func(a, b *slot) int { return a.aim.rank - b.aim.rank })
	grants := make([]int64, len(order))
	plenty := true
	for i, s := range order {
		if s.aim.src == nil || s.aim.blocked {
			grants[i] = -1
			continue
		}
		least := s.aim.src.least(now)
		if i > 0 && left < least {
			s.stop()
			plenty = false
			grants[i] = -1
			continue
		}
		grants[i] = least
		left -= least
	}
	for i, s := range order {
		if grants[i] < 0 {
			continue
		}
		rate := max(grants[i]+max(left, 0), 1)
		s.show(rate, now)
		l := s.aim.src.pick(s.aim.width, rate, now)
		if l == nil {
			continue
		}
		left -= l.bits.Load() - grants[i]
		if full := s.aim.src.pick(s.aim.width, 0, now); full != l {
			plenty = false
		}
	}
	return plenty && left > v.budget.bits/4
}

// show follows the layer for the slot's width within a rate (0 for any).
func (s *slot) show(rate, now int64) {
	if s.aim.src == nil || s.aim.blocked {
		return
	}
	s.follow(s.aim.src.pick(s.aim.width, rate, now), now)
}

// least is the rate of the smallest layer that flows.
func (s *Source) least(now int64) int64 {
	for _, l := range s.video() {
		if l.flowing(now) {
			return l.bits.Load()
		}
	}
	return 0
}
