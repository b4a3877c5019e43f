package media

// echo is how sound comes through a network that loses packets: each leaves a second time behind the next, the same to the last bit, so
// that who got the first does not even see the other. That works with every receiver and without waiting for a request; it costs as
// much as the sound again.
type echo struct {
	// times is how often each packet leaves again.
	times int
	// lossy is when packets were last lost.
	lossy int64
}

const (
	// echoFrom is the part of packets lost from which on sound leaves twice, echoMore three times, echoMost four times; echoClean counts
	// as none.
	echoFrom, echoMore, echoMost, echoClean = 0.01, 0.03, 0.15, 0.001
	// echoAsked is after how many requests for packets in a moment it begins, sooner than reports tell.
	echoAsked = 1.5
	// echoHold is how long it goes on after the last loss: what comes twice is lost too seldom to tell.
	echoHold = int64(30e9)
	// echoTry is how long it lasts that began with requests, unless reports say that more is lost: when all miss something at once, all that
	// is sent twice must not be what they miss next.
	echoTry = int64(4e9)
)

// judge takes the part of packets that was lost since the last time.
func (e *echo) judge(loss float64, now int64) {
	switch {
	case loss > echoMost:
		e.times, e.lossy = 3, now
	case loss > echoMore:
		e.times, e.lossy = max(e.times, 2), now
	case loss > echoFrom:
		e.times, e.lossy = max(e.times, 1), now
	case loss > echoClean:
		e.lossy = now
	case now-e.lossy > echoHold:
		e.times = 0
	}
}

// echoes is how often sound leaves again now: not where packets are lost because there are too many, but for a trial.
func (b *budget) echoes() (times int) {
	if b.limit == 0 || !b.narrow {
		times = b.times
	}
	if b.trying() {
		times = max(times, b.extra)
	}
	return times
}

// echo sends what went out before p again.
func (s *slot) echo(r *run, p *packet) {
	times := s.view.budget.echoes()
	for back := range uint64(times) {
		if p.pos < r.first+back+1 {
			return
		}
		if again := r.layer.ring.at(p.pos - back - 1); again != nil && again.epoch == r.epoch {
			s.put(r.rewrite(again))
		}
	}
}
