package media

import "time"

// budget is what a view connection carries, as its reports tell: down at once, up by trying.
type budget struct {
	// limit is in bit/s; 0 for none.
	limit int64
	// estimate is the viewer's last guess (REMB); peak the highest since it last fell.
	estimate, peak int64
	// lost and expected count packets of reports since the last look.
	lost, expected float64
	// packets, bits are what was sent in the last second, before the bits of the one before it; at, sent and octets the base they are
	// counted from.
	packets, bits, before int64
	at                    int64
	sent, octets          uint64
	// hold is how long it must stay clean before the limit is tried higher; clean is since when; raised and lowered when it last was.
	hold, clean, raised, lowered int64
	// least is what sound and every picture in its smallest layer take; waits the same up to the first picture that is paused, 0 for none.
	least, waits int64
	trial
	echo
}

const (
	// lossDown is the part of packets lost from which on less is sent; at or below lossClean the path counts as clean.
	lossDown, lossClean = 0.08, 0.02
	// A guess counts when it covered what is sent and fell, to guessDown of its peak and below guessShort of what is sent. On a clean path
	// it starts far too low and climbs, with dips; a busy computer alone makes it fall to 0.85 of what comes in.
	guessDown, guessShort = 0.85, 0.7
	leastHold             = int64(2 * time.Second)
	mostHold              = int64(16 * time.Second)
	// settle is how long a lower limit takes to show in the reports, and appears a higher one.
	settle     = int64(1500 * time.Millisecond)
	appears    = int64(4 * time.Second)
	leastLimit = int64(64_000)
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
		b.before, b.bits = b.bits, int64(octets-b.octets)*8*second/(now-b.at)
	}
	b.at, b.sent, b.octets = now, sent, octets
	loss := 0.0
	if b.expected >= 20 {
		loss = b.lost / b.expected
		b.echo.judge(loss, now)
	}
	b.lost, b.expected = 0, 0
	b.able = v.canRepeat()
	b.judge(loss, now)
}

func (b *budget) judge(loss float64, now int64) {
	fell := b.fell()
	b.peak = max(b.peak, b.estimate)
	bad := loss > lossDown || fell
	switch {
	case b.trying():
		b.conclude(!bad && loss <= lossClean && !b.missed(), now)
	case bad && (b.lowered == 0 || now-b.lowered >= settle):
		b.down(loss, fell, now)
	case loss > lossClean:
		b.clean = now
	case b.limit == 0 && now-b.raised >= mostHold:
		b.hold = 0
	case b.limit > 0 && now-b.clean >= max(b.hold, leastHold):
		b.try(now)
	}
}

// fell says that the viewer's guess counts.
func (b *budget) fell() bool {
	guess := float64(b.estimate)
	return b.peak >= b.bits && guess < guessDown*float64(b.peak) && guess < guessShort*float64(b.bits)
}

func (b *budget) down(loss float64, fell bool, now int64) {
	limit := int64(float64(max(b.bits, b.before)) * (1 - loss) * 0.9)
	if fell {
		limit, b.peak = min(limit, b.estimate), b.estimate
	}
	if loss <= lossDown {
		limit = max(limit, b.least) // a guess alone takes no picture away
	}
	if b.limit > 0 {
		limit = min(limit, b.limit)
	}
	if b.raised != 0 && now-b.raised < appears {
		b.hold = min(2*max(b.hold, leastHold), mostHold)
	}
	b.limit, b.clean, b.lowered = max(limit, leastLimit), now, now
}
