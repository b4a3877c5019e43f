package media

import "slices"

// trial is how a budget finds out that a connection carries more: sound again, and repeats of what flows go out beside it for a second.
// Nobody misses one of them, so a trial that fails costs no picture, and hardly a sound. Where repeats have no stream of their own, more
// is sent at once.
type trial struct {
	// able says that repeats can be sent.
	able bool
	// target is the limit that is tried, 0 while nothing is; guess the viewer's highest meanwhile.
	target, guess int64
	// extra is how often each sound leaves again for it; repeats how many go out for each packet of a picture, credit what is left over.
	extra           int
	repeats, credit float64
	// passed is how many trials in a row were, sure the limit before the last of them; onward: the next is due; begun and failed are when
	// the last was.
	passed        int
	sure          int64
	onward        bool
	begun, failed int64
	// asked counts packets that the viewer asked for again, again those it had asked for before, sent those it got, all of the last moment:
	// they fade.
	asked, again, sent float64
}

const (
	// fading is how much is left of asked and sent after a tick.
	fading = 0.8
	// mostExtra and mostRepeats are how often a sound and a packet of a picture leave again for a trial at most.
	mostExtra, mostRepeats = 2, 4
	// late is how long after a trial it may still be felt.
	late = int64(500e6)
)

// steps are by how much the limit is tried higher, one trial after the other: the first is a careful one.
var steps = [...]float64{1.3, 1.5, 2, 3}

// trying says that a trial is on.
func (t *trial) trying() bool { return t.target > 0 }

// missed says that the viewer asked for so much again that the path is not clean: sooner than its reports do.
func (t *trial) missed() bool { return t.asked > lossClean*t.sent }

func (t *trial) fade() {
	t.asked, t.again, t.sent = t.asked*fading, t.again*fading, t.sent*fading
}

// flooded says that far more is sent than comes through: much is asked for again before the answer has come. Where much is lost anyway
// it takes more to say that.
func (b *budget) flooded(now int64) bool {
	const few, twice = 4, 0.36
	part := 0.14
	if b.loss > lossDown {
		part = 0.3
	}
	return b.again >= few && b.again > part*b.sent && b.again > twice*b.asked && now-max(b.overtaking, b.failed) > second
}

// felt says that a trial is too much: the viewer misses packets, or its guess falls.
func (b *budget) felt(now int64) bool {
	const few, sag = 2, 0.98
	return b.trying() && now >= b.overtaking && (b.asked >= few && b.missed() || float64(b.estimate) < sag*float64(b.guess))
}

// try goes higher: by a trial until the next look, or at once.
func (b *budget) try(now int64) {
	target := max(int64(float64(b.limit)*steps[min(b.passed, len(steps)-1)]), b.waits)
	more, pictures := target-b.flows, b.flows-b.sound
	if !b.able || pictures <= 0 || more <= 0 {
		b.limit, b.raised = max(b.limit*7/5, b.waits), now
		return
	}
	b.asked, b.again, b.sent, b.credit, b.guess = 0, 0, 0, 0, b.estimate
	b.extra = int(min(more/b.sound, mostExtra))
	b.repeats = min(float64(more-int64(b.extra)*b.sound)/float64(pictures), mostRepeats)
	b.target, b.begun = target, now
}

// conclude ends a trial. After one that was passed the next follows at once; it proves what was sent.
func (b *budget) conclude(passed bool, now int64) {
	proven := min(b.target, b.bits)
	b.target = 0
	if !passed {
		if b.passed > 0 && now-b.begun < late {
			b.limit = b.sure // it was the one before that was too much
		}
		b.passed, b.clean, b.settled, b.failed = 0, now, now+second, now
		return
	}
	b.passed++
	b.sure, b.limit, b.raised, b.onward = b.limit, max(b.limit, proven), now, true
}

// goOn begins the trial that is due, if there is not plenty already.
func (b *budget) goOn(now int64) {
	if b.limit == 0 {
		b.target, b.passed = 0, 0
	} else if b.onward {
		b.try(now)
	}
	b.onward = false
}

// longest is the longest wait before more is tried: where nobody misses what is tried it may come often.
func (b *budget) longest() int64 {
	if b.able || b.waits > 0 {
		return leastHold
	}
	return mostHold
}

// showing says whether a picture flows.
func (v *view) showing() bool {
	return slices.ContainsFunc(v.order, func(s *slot) bool { return s.layer != nil })
}

// canRepeat says whether a picture flows whose repeats have a stream of their own.
func (v *view) canRepeat() bool {
	return slices.ContainsFunc(v.order, func(s *slot) bool { return s.layer != nil && s.repeatsApart() })
}

// try sends repeats of a packet beside it while a trial is on.
func (s *slot) try(o outgoing) {
	b := &s.view.budget
	for b.credit += b.repeats; b.credit >= 1; b.credit-- {
		s.repeat(o)
	}
}
