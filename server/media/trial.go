package media

import "slices"

// trial is how a budget finds out that a connection carries more: repeats of what flows go out beside it for a second. Nobody misses
// one of them, so a trial that fails costs no picture. Where repeats have no stream of their own, more is sent at once.
type trial struct {
	// able says that repeats can be sent.
	able bool
	// repeats is how many go out for each packet of a picture, 0 while nothing is tried; credit what is left over; target the limit that
	// is tried; bold says that the last one was reached.
	repeats, credit float64
	target          int64
	// onward: the next trial may follow at once.
	bold, onward bool
	// asked counts packets that the viewer asked for again since the last look; sent those it got.
	asked, sent int
}

const (
	// The first trial is a careful one, those after it are not.
	careful, daring = 1.3, 2.0
	// mostRepeats is how many repeats go out for a packet at most.
	mostRepeats = 4
	// trialHold is the longest wait between two trials. A link that has recovered is found out in that time and a few seconds.
	trialHold = int64(4e9)
)

// trying says that a trial is on.
func (t *trial) trying() bool { return t.repeats > 0 }

// missed says that the viewer asked for so much again that the path is not clean: sooner than its reports do.
func (t *trial) missed() bool { return float64(t.asked) > lossClean*float64(t.sent) }

// try goes higher: by a trial until the next look, or at once.
func (b *budget) try(now int64) {
	step := careful
	if b.bold {
		step = daring
	}
	b.target = max(int64(float64(b.limit)*step), b.waits)
	b.asked, b.sent, b.credit = 0, 0, 0
	if pictures := b.bits - voice; b.able && pictures > 0 {
		b.repeats = min(float64(b.target-b.bits)/float64(pictures), mostRepeats)
		b.target = min(b.target, b.bits+int64(b.repeats*float64(pictures)))
	}
	if !b.trying() {
		b.limit, b.raised = max(b.limit*7/5, b.waits), now
	}
}

// conclude ends a trial. After one that was reached the next follows at once.
func (b *budget) conclude(reached bool, now int64) {
	b.repeats, b.bold = 0, reached
	if !reached {
		b.hold = min(2*max(b.hold, leastHold), trialHold)
		b.clean, b.lowered = now, now
		return
	}
	b.limit, b.raised, b.onward = max(b.target, b.limit), now, true
}

// goOn goes higher again after a trial that was reached, if that is not plenty already.
func (b *budget) goOn(now int64) {
	if b.limit == 0 {
		b.repeats = 0
	} else if b.onward {
		b.try(now)
	}
	b.onward = false
}

// longest is the longest wait before more is tried: where nobody misses what is tried it may come often.
func (b *budget) longest() int64 {
	if b.able || b.waits > 0 {
		return trialHold
	}
	return mostHold
}

// showing says whether a picture flows.
func (v *view) showing() bool {
	return slices.ContainsFunc(v.order, func(s *slot) bool { return s.layer != nil })
}

// canRepeat says whether a picture flows whose repeats have a stream of their own.
func (v *view) canRepeat() bool {
	for _, s := range v.order {
		if s.layer != nil && s.repeats != 0 {
			return true
		}
	}
	return false
}

// try sends repeats of a packet beside it while a trial is on.
func (s *slot) try(o outgoing) {
	b := &s.view.budget
	for b.credit += b.repeats; b.credit >= 1; b.credit-- {
		s.repeat(o)
	}
}
