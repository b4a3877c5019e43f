package media

// wait notes that a slot has more to send than one burst.
func (s *shard) wait(who *slot) {
	if !who.behind {
		who.behind = true
		s.behind = append(s.behind, who)
	}
}

// goOn sends the next burst of those who wait for it.
func (s *shard) goOn() {
	now := s.clock.now()
	waiting := s.behind
	s.behind = s.served[:0]
	for _, slot := range waiting {
		slot.behind = false
		slot.advance(now)
		slot.view.flush()
	}
	clear(waiting)
	s.served = waiting
	s.flush()
}

// send puts a packet into the outbox.
func (s *shard) send(v *view, o outgoing) {
	if len(s.outbox) == cap(s.outbox) {
		s.deliver(v)
	}
	s.outbox = append(s.outbox, o)
}

// deliver hands what is in the outbox to the view it is for.
func (s *shard) deliver(v *view) {
	if len(s.outbox) == 0 {
		return
	}
	var octets int
	for i := range s.outbox {
		octets += len(s.outbox[i].packet.payload)
	}
	unsent := v.line.send(s.outbox)
	v.sent.Add(uint64(len(s.outbox)))
	v.octets.Add(uint64(octets))
	if unsent > 0 {
		v.unsent.Add(uint64(unsent))
	}
	s.outbox = s.outbox[:0]
}

// flush hands all that was delivered to the kernel.
func (s *shard) flush() {
	for _, b := range s.batches {
		b.Flush()
	}
}
