package media

// answers bound what is sent again to one viewer. A narrow link that is given all it asks for a second time gets narrower still.
type answers struct {
	// octets may be sent again now.
	octets int
	// overtaking says until when packets are taken to overtake each other rather than to be lost; plain is when they last did not seem to.
	overtaking, plain int64
}

const (
	// What may be sent again is this part of what is sent, where the link is known to be narrow and elsewhere; answerLeast is a second's
	// for a link of which nothing is known. Up to half a second's may be used at once.
	answerNarrow, answerWide = 0.1, 0.5
	answerLeast              = 600_000
	// answerWait is how long a repeat may take through a narrow link, in ms.
	answerWait = 400
	// overtakingHold is how long packets are taken to overtake each other after it was seen; overtakingLoss is the most that a viewer
	// reports as lost meanwhile: what is late counts for a moment.
	overtakingHold = int64(5e9)
	overtakingLoss = 0.06
)

// refill lets more be sent again; it is called in each tick.
func (b *budget) refill() {
	each := float64(max(b.flows, answerLeast)) / 8 * answerWide
	if b.limit > 0 && b.narrow {
		each = float64(b.limit) / 8 * answerNarrow
	}
	b.octets = min(b.octets+int(each*shardTick.Seconds()), int(each/2))
}

// weigh compares what was asked for with what the reports say was lost: who asks for much of which nothing was lost sees packets overtake
// each other.
func (b *budget) weigh(now int64) {
	seem := b.known && b.asked > (lossClean+4*b.loss)*b.sent && b.asked > 4*b.again && !b.trying()
	switch {
	case b.loss > overtakingLoss:
		b.overtaking, b.plain = min(b.overtaking, now), now
	case !seem:
		b.plain = now
	case now-b.plain >= second:
		b.overtaking, b.times = now+overtakingHold, 0
	}
}

// resend answers a request for up to 17 packets (RFC 4585, section 6.2.1).
func (v *view) resend(s *slot, first, behind uint16) {
	b := &v.budget
	now := v.shard.clock.now()
	for i := range uint16(17) {
		if i > 0 && behind&(1<<(i-1)) == 0 {
			continue
		}
		run, p := s.sought(first + i)
		if p != nil && s.heeds(first+i, now) {
			s.resend(run.rewrite(p))
		}
	}
	if b.missed() && b.asked >= echoAsked && now >= b.overtaking {
		b.times = max(b.times, 1)
		b.lossy = max(b.lossy, now-echoHold+echoTry)
	}
}

// wish is a packet that was asked for: its number, plus one, and when it was answered last, in ms.
type wish struct{ number, answered uint32 }

// heeds notes that a packet was asked for, and says whether to answer. While packets overtake each other it may still be on its way; if
// not, it will be asked for again. On a narrow link its repeat may be.
func (s *slot) heeds(number uint16, now int64) bool {
	b, w, ms := &s.view.budget, &s.wishes[number%uint16(len(s.wishes))], uint32(now/1e6)
	b.asked++
	if w.number != uint32(number)+1 {
		*w = wish{uint32(number) + 1, ms}
		return now >= b.overtaking
	}
	b.again++
	if b.limit > 0 && b.narrow && ms-w.answered < answerWait {
		return false
	}
	w.answered = ms
	return true
}
