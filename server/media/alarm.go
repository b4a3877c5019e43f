package media

import "time"

// alarm is a timer that is set once until it rings.
type alarm struct {
	*time.Timer
	after time.Duration
	armed bool
}

// newAlarm makes one that is not set.
func newAlarm(after time.Duration) *alarm {
	t := time.NewTimer(after)
	t.Stop()
	return &alarm{Timer: t, after: after}
}

// set lets it ring after its time, unless it will before.
func (a *alarm) set() {
	if !a.armed {
		a.armed = true
		a.Reset(a.after)
	}
}

// rang notes that it has rung.
func (a *alarm) rang() { a.armed = false }

// stop lets it not ring.
func (a *alarm) stop() {
	if a.armed {
		a.armed = false
		a.Stop()
	}
}
