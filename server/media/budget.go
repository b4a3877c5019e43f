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
	sentAt, octetsAt      uint64
	// hold is how long it must stay clean before the limit is tried higher; clean is since when; raised and lowered when it last was.
	hold, clean, raised, lowered int64
	// least is what sound and every picture in its smallest layer take; waits the same up to the first picture that is paused, 0 for none.
	least, waits int64
	// loss is the part of packets lost, smoothed: of few packets it is never the same.
	loss float64
	// narrow: the viewer's guess fell when the limit last did, so what is lost is lost because there is too much.
	narrow bool
	trial
	echo
	answers
}

const (
	// lossDown is the part of packets lost from which on less is sent, lossMuch that of a single second; at or below lossClean the path
	// counts as clean.
	lossDown, lossMuch, lossClean = 0.1, 0.25, 0.02
	// A guess counts when it covered what is sent and fell, to guessDown of its peak and below guessShort of what is sent. On a clean path
	// it starts far too low and climbs, with dips; a busy computer alone makes it fall to 0.85 of what comes in.
	guessDown, guessShort = 0.85, 0.7
	leastHold             = int64(2 * time.Second)
	mostHold              = int64(16 * time.Second)
	// settle is how long a lower limit takes to show in the reports, and appears a higher one.
	settle     = int64(2500 * time.Millisecond)
	appears    = int64(4 * time.Second)
	leastLimit = int64(64_000)
)

// received notes a receiver report of a slot: the fraction of the packets since its last one, in 1/256, that did not arrive.
// What our own publisher's network lost is not the viewer's.
func (b *budget) received(s *slot, fraction uint32) {
	if !s.video && s.view.showing() {
		return // Chromium reports on sound so seldom that it is news of another time
	}
	sent := float64(s.traffic.packets - s.traffic.seen)
	holes := float64(max(s.traffic.holes, 0))
	s.traffic.seen, s.traffic.holes = s.traffic.packets, 0
	b.lost += max(0, (sent+holes)*float64(fraction)/256-holes)
	b.expected += sent
}

const second = int64(time.Second)

// look judges the last second, or less when the viewer suddenly misses much.
func (b *budget) look(v *view, now int64) {
	passed, missing := now-b.at, b.missing()
	if passed < second && (passed < second/3 || missing == 0) {
		return
	}
	sent, octets := v.sent.Load(), v.octets.Load()
	if b.at != 0 {
		b.packets = int64(sent-b.sentAt) * second / passed
		b.before, b.bits = b.bits, (int64(octets-b.octetsAt)+int64(sent-b.sentAt)*wrapping)*8*second/passed
	}
	b.at, b.sentAt, b.octetsAt = now, sent, octets
	loss := 0.0
	if b.expected >= 20 {
		loss = b.lost / b.expected
		b.echo.judge(loss, now)
		b.weigh(loss, now)
	}
	b.lost, b.expected = 0, 0
	b.able = v.canRepeat()
	b.judge(max(loss, missing), now)
	if !b.trying() {
		b.asked, b.sent = 0, 0
	}
}

// missing is the part of packets that the viewer asks for again, if that is much while its guess falls, or more than all: a link that
// became narrow shows there first.
func (b *budget) missing() float64 {
	const few, most = 15, 0.5
	part := float64(b.asked) / float64(b.sent+1)
	if b.asked < few || part < lossMuch || part < 1 && float64(b.estimate) > guessDown*float64(b.peak) {
		return 0
	}
	return min(part, most)
}

func (b *budget) judge(loss float64, now int64) {
	fell := b.fell()
	b.peak = max(b.peak, b.estimate)
	settled := b.lowered == 0 || now-b.lowered >= settle
	if b.loss = (b.loss + loss) / 2; !settled {
		b.loss = 0 // it was on its way before
	}
	bad := b.loss > lossDown || loss > lossMuch || fell
	switch {
	case b.trying():
		b.conclude(!bad && loss <= lossClean && (now < b.overtaking || !b.missed()), now)
		if loss > lossMuch {
			b.down(loss, fell, now) // not the trial, but the link has become another
		}
	case bad && settled:
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
	b.narrow = fell
	limit := int64(float64(max(b.bits, b.before)) * (1 - loss) * 0.9)
	if fell {
		limit, b.peak = min(limit, b.estimate), b.estimate
	}
	if loss <= lossDown || b.limit == 0 || b.limit > b.least*5/4 {
		limit = max(limit, b.least) // a guess alone takes no picture away, and loss only where the smallest are too much
	}
	if b.limit > 0 {
		limit = min(limit, b.limit)
	}
	if fell && loss > lossClean && b.least > 0 {
		limit = min(limit, b.least) // what it carries beyond is soon found out, and costs nobody a picture
	}
	if b.raised != 0 && now-b.raised < appears {
		b.hold = min(2*max(b.hold, leastHold), b.longest())
	}
	b.limit, b.clean, b.lowered, b.loss = max(limit, leastLimit), now, now, 0
}
