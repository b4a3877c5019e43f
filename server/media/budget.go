package media

import "time"

// budget is what a view connection carries, as its reports tell: down at once, up by trying.
type budget struct {
	// limit is in bit/s; 0 for none.
	limit int64
	// estimate is the viewer's last guess (REMB); peak the highest since it last fell.
	estimate, peak int64
	// recent are the reports of this second and the two before it, loss the part of packets they say is lost, if that is known: what
	// comes late is given back in a later one, so a single one says nothing.
	recent [3]losses
	loss   float64
	known  bool
	// bits are what was sent in the last second, before those of the one before it; at and octetsAt the base they are counted from.
	bits, before int64
	at           int64
	sentAt       uint64
	octetsAt     uint64
	// hold is how long it must stay clean before the limit is tried higher; clean is since when; raised when it last was. What is lost
	// before settled was on its way when less began to be sent.
	hold, clean, raised, settled int64
	// sound is what all voices take, least that and every picture in its smallest layer, flows that and the pictures as they are; waits is
	// least up to the first picture that is paused, 0 for none.
	sound, least, flows, waits int64
	// narrow: the link was flooded, or the viewer's guess fell and much was lost, so what is lost is lost because there is too much.
	// sheds: that is found out in this moment.
	narrow, sheds bool
	trial
	echo
	answers
}

// losses count packets of reports.
type losses struct{ lost, expected float64 }

const (
	// lossDown is the part of packets lost from which on less is sent, lossMuch that from which on pictures are given up, whatever the
	// reason; at or below lossClean the path counts as clean.
	lossDown, lossMuch, lossClean = 0.1, 0.5, 0.02
	// A guess counts when it covered what is sent and fell, to guessDown of its peak and below guessShort of what is sent. On a clean path
	// it starts far too low and climbs, with dips; a busy computer alone makes it fall to 0.85 of what comes in.
	guessDown, guessShort = 0.85, 0.7
	leastHold             = int64(3 * time.Second)
	mostHold              = int64(16 * time.Second)
	// settle is how long a lower limit takes to show in the reports, and appears a higher one.
	settle     = int64(2500 * time.Millisecond)
	appears    = int64(4 * time.Second)
	leastLimit = int64(64_000)
)

// received notes a receiver report of a slot (RFC 3550, section 6.4.1). What our own publisher's network lost is not the viewer's.
func (b *budget) received(s *slot, lost, highest uint32) {
	t := &s.traffic
	came := highest - t.highest
	// Chromium reports on sound so seldom that it is news of another time.
	if t.heard && came < 1<<16 && (s.video || !s.view.showing()) {
		b.recent[0].lost += float64(int32((lost-t.lost)<<8)>>8 - int32(t.holes))
		b.recent[0].expected += float64(came)
	}
	t.heard, t.lost, t.highest, t.holes = true, lost, highest, 0
}

const second = int64(time.Second)

// look judges the last second, or at once when the link is flooded or a trial is felt.
func (b *budget) look(v *view, now int64) {
	whole := now-b.at >= second
	b.guess = max(b.guess, b.estimate)
	flooded := b.flooded(now)
	b.sheds = flooded && (b.limit == 0 || b.limit > b.least*5/4)
	b.narrow = b.narrow || flooded && b.limit > 0
	b.hear(now)
	if whole {
		b.measure(v, now)
	}
	young := b.least <= b.sound && v.showing() // what pictures take is known after their first second
	if !young && (whole || b.sheds || b.felt(now)) {
		b.judge(b.loss, now)
	}
	b.weigh(now)
	b.fade()
}

// hear sums up the reports of the last seconds.
func (b *budget) hear(now int64) {
	if b.narrow && now < b.settled {
		b.recent = [3]losses{}
	}
	var all losses
	for _, l := range b.recent {
		all.lost, all.expected = all.lost+l.lost, all.expected+l.expected
	}
	b.loss, b.known = 0, all.expected >= 20
	if b.known {
		b.loss = min(max(all.lost/all.expected, 0), 1)
		b.echo.judge(b.loss, now)
	}
}

// measure counts what was sent.
func (b *budget) measure(v *view, now int64) {
	sent, octets := v.sent.Load(), v.octets.Load()
	if passed := now - b.at; b.at != 0 {
		b.before, b.bits = b.bits, (int64(octets-b.octetsAt)+int64(sent-b.sentAt)*wrapping)*8*second/passed
	}
	b.at, b.sentAt, b.octetsAt = now, sent, octets
	b.able = v.canRepeat()
	copy(b.recent[1:], b.recent[:])
	b.recent[0] = losses{}
}

func (b *budget) judge(loss float64, now int64) {
	if b.peak = max(b.peak, b.estimate); now < b.overtaking {
		b.peak = b.estimate // it falls for that too
	}
	fell := b.fell()
	b.narrow = b.limit > 0 && (b.narrow || fell && loss > lossDown)
	bad := loss > lossDown || fell
	switch {
	case b.sheds:
		b.down(loss, fell, now)
	case b.trying():
		b.conclude(!bad && loss <= lossClean && !b.felt(now), now)
	case bad && now >= b.settled:
		b.down(loss, fell, now)
	case loss > lossClean:
		b.clean = now
	case b.limit == 0 && now-b.raised >= mostHold:
		b.hold = 0
	case b.limit > 0 && now-b.clean >= max(b.hold, leastHold):
		b.onward = true
	}
}

// spares says that nothing known of the link is a reason to take a picture away.
func (b *budget) spares() bool { return !b.narrow && b.loss < lossMuch }

// fell says that the viewer's guess counts.
func (b *budget) fell() bool {
	guess := float64(b.estimate)
	return b.peak >= b.bits && guess < guessDown*float64(b.peak) && guess < guessShort*float64(b.bits)
}

func (b *budget) down(loss float64, fell bool, now int64) {
	limit := int64(float64(max(b.bits, b.before)) * (1 - loss) * 0.9)
	if b.narrow = b.sheds || fell && (b.narrow || loss > lossDown); fell {
		limit, b.peak = min(limit, b.estimate), b.estimate
	}
	if loss <= lossDown || b.limit == 0 || b.limit > b.least*5/4 || !b.narrow && loss < lossMuch {
		limit = max(limit, b.least) // a guess alone takes no picture away, and loss only where the smallest are too much
	}
	if b.limit > 0 {
		limit = min(limit, b.limit)
	}
	if b.narrow && b.least > 0 {
		limit = min(limit, b.least) // what it carries beyond is soon found out, and costs nobody a picture
	}
	if b.raised != 0 && now-b.raised < appears {
		b.hold = min(2*max(b.hold, leastHold), b.longest())
	}
	b.limit, b.clean, b.settled, b.target = max(limit, leastLimit), now, now+settle, 0
}
