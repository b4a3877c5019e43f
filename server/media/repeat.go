package media

// sought finds the packet with an outgoing number; nil if it is gone, or of no use: what flows now, or next, begins with a key frame.
func (s *slot) sought(number uint16) (*run, *packet) {
	run, pos, ok := s.rewriter.find(number)
	if !ok || s.video && (s.layer == nil || run != s.rewriter.current()) {
		return nil, nil
	}
	p := run.layer.ring.at(pos)
	if p == nil || p.epoch != run.epoch {
		return nil, nil
	}
	return run, p
}

// resend answers a request for a packet: on a stream of its own, or where the viewer has no place for that, exactly as it was sent.
func (s *slot) resend(o outgoing) {
	b := &s.view.budget
	copies := 1
	if s.video && b.loss > echoFrom && b.loss < echoMost && b.limit == 0 {
		copies = 2 // what was lost once may be lost again
	}
	for range copies {
		if b.octets < o.size() {
			return
		}
		b.octets -= o.size()
		s.repeat(o)
	}
}

// repeat sends a packet again, on a stream of its own if there is one.
func (s *slot) repeat(o outgoing) {
	if s.apart(o.packet.codec) {
		o.original, o.repeats = uint16(o.number), true
		o.payload, o.number = s.repeatPayloads[o.packet.codec], s.repeated
		s.repeated++
	}
	s.put(o)
}

// apart says that repeats of a codec have a stream of their own.
func (s *slot) apart(c codec) bool { return s.repeats != 0 && s.repeatPayloads[c] != 0 }

// repeatsApart says the same of what flows.
func (s *slot) repeatsApart() bool {
	p := s.layer.ring.at(s.layer.ring.head.Load() - 1)
	return p != nil && s.apart(p.codec)
}
