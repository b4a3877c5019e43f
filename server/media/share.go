package media

import "math"

// voice is kept free for sound, if all of it together takes less.
const voice = int64(48_000)

// choose puts every video slot on the layer that its size asks for and the budget carries. Sound always flows.
func (v *view) choose(now int64) {
	b := &v.budget
	b.look(v, now)
	var sound int64
	for _, s := range v.audio {
		if s.aim.src != nil && !s.aim.blocked {
			sound += s.aim.src.audio.rate(now)
			s.follow(s.aim.src.audio, now)
		}
	}
	b.sound = max(voice, sound)
	b.least, b.waits = b.sound, 0
	b.flows = b.sound * int64(1+b.echoes())
	left := int64(math.MaxInt64 / 2)
	if b.limit > 0 {
		left = b.limit - b.least
	}
	if v.spend(v.admit(left, now), now) {
		b.limit = 0
	}
	b.goOn(now)
}

// admit gives every picture its smallest layer, the most important first, and pauses those for which nothing is left. One that flows is
// given up only when not even half of it fits, and there is a reason: its rate is never the same for two seconds, and each new start costs
// a key frame.
func (v *view) admit(left, now int64) int64 {
	b := &v.budget
	for _, s := range v.order {
		least := s.aim.src.least(now)
		need, flows := least, s.layer != nil || s.next != nil
		if flows {
			need /= 2
		}
		b.least += least
		fits := least == 0 || flows && b.spares() || need <= left
		s.pause(!fits)
		switch {
		case fits:
			left -= least
		case b.waits == 0:
			b.waits = b.least
		}
	}
	return left
}

// spend puts what is left on larger layers, the most important picture first. It reports whether there is
// plenty for all.
func (v *view) spend(left, now int64) (plenty bool) {
	plenty = v.budget.waits == 0
	for _, s := range v.order {
		src := s.aim.src
		if s.paused.Load() == src {
			s.look(nil, now)
			continue
		}
		least := src.least(now)
		rate := max(least+max(left, 0), 1)
		l, wish := src.pick(s.aim.width, rate, now), src.wish(s.aim.width, rate)
		s.follow(l, now)
		s.look(wish, now)
		if l == nil {
			continue
		}
		if left -= cost(l, wish, now) - least; v.budget.sheds {
			s.shed()
		}
		v.budget.flows += l.bits.Load()
		full := src.wish(s.aim.width, 0)
		plenty = plenty && l == src.pick(s.aim.width, 0, now) && (full == nil || full == l || !full.coming(now))
	}
	return plenty && left > v.budget.bits/4
}

// cost is what a slot takes: the layer that flows, or a larger one that is on its way.
func cost(l, wish *Layer, now int64) int64 {
	if wish != nil && wish.coming(now) {
		return max(l.bits.Load(), wish.bits.Load())
	}
	return l.bits.Load()
}

// pause stops a picture that the connection does not carry, or lets it go on.
func (s *slot) pause(on bool) {
	var src *Source
	if on {
		src = s.aim.src
		s.stop()
	}
	if s.paused.Swap(src) != src {
		s.view.news.Store(true)
	}
}

// least is the rate of the smallest layer that flows, or will.
func (s *Source) least(now int64) int64 {
	for _, l := range s.video() {
		if l.flowing(now) || l.coming(now) {
			return l.bits.Load()
		}
	}
	return 0
}

// rate is what the layer takes now, in bit/s.
func (l *Layer) rate(now int64) int64 {
	if !l.flowing(now) {
		return 0
	}
	return l.bits.Load()
}
