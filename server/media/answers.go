package media

// answers bound what is sent again to one viewer. A narrow link that is given all it asks for a second time gets narrower still.
type answers struct {
	// octets may be sent again now.
	octets int
	// overtaking says until when packets are taken to overtake each other rather than to be lost; suspected that once they seemed to.
	overtaking int64
	suspected  bool
}

const (
	// What may be sent again is this part of what is sent, where the link is known to be narrow and elsewhere; answerLeast is a second's
	// for a link of which nothing is known. Up to half a second's may be used at once.
	answerNarrow, answerWide = 0.25, 0.5
	answerLeast              = 600_000
	// overtakingHold is how long packets are taken to overtake each other after it was seen; overtakingLoss is the most that a viewer
	// reports as lost meanwhile: what is late counts for a moment.
	overtakingHold = int64(5e9)
	overtakingLoss = 0.03
)

// refill lets more be sent again; it is called in each tick.
func (b *budget) refill() {
	each := float64(max(b.bits, answerLeast)) / 8 * answerWide
	if b.limit > 0 {
		each = float64(b.limit) / 8 * answerNarrow
	}
	b.octets = min(b.octets+int(each*shardTick.Seconds()), int(each/2))
}

// weigh compares what was asked for with what the reports say was lost: who asks for much of which nothing was lost sees packets overtake
// each other.
func (b *budget) weigh(loss float64, now int64) {
	was := b.suspected
	b.suspected = float64(b.asked) > (lossClean+4*loss)*float64(b.sent) && loss <= overtakingLoss && !b.trying()
	switch {
	case loss > overtakingLoss:
		b.overtaking = 0
	case was && b.suspected:
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
		b.asked++
		if now < b.overtaking && s.askedFirst(first+i) {
			continue // it may still be on its way; if not, it will be asked for again
		}
		s.resend(first + i)
	}
	if b.missed() && b.asked >= echoAsked && now >= b.overtaking {
		b.times = max(b.times, 1)
		b.lossy = now
	}
}

// askedFirst notes that a packet was asked for, and says whether for the first time.
func (s *slot) askedFirst(number uint16) bool {
	known := &s.once[number%uint16(len(s.once))]
	first := *known != uint32(number)+1
	*known = uint32(number) + 1
	return first
}
