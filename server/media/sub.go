package media

import "slices"

// sub is a layer and the slots of one shard that look at it.
type sub struct {
	layer      *Layer
	slots      []*slot
	head, late uint64
}

func (s *shard) subscribe(l *Layer, who *slot) {
	known := s.byLayer[l]
	if known == nil {
		known = &sub{layer: l}
		s.byLayer[l] = known
		s.subs = append(s.subs, known)
		l.watch.Or(1 << s.index)
		l.eager.Or(1 << s.index)
	}
	s.resubscribed = true
	known.slots = append(known.slots, who)
}

// unsubscribe takes a slot off a layer.
func (s *shard) unsubscribe(l *Layer, who *slot) {
	if known := s.byLayer[l]; known != nil {
		known.slots = slices.DeleteFunc(known.slots, func(o *slot) bool { return o == who })
	}
}

// sweep forgets layers that nobody looks at any more.
func (s *shard) sweep() {
	s.subs = slices.DeleteFunc(s.subs, func(sub *sub) bool {
		if len(sub.slots) > 0 {
			return false
		}
		delete(s.byLayer, sub.layer)
		sub.layer.watch.And(^(uint64(1) << s.index))
		sub.layer.eager.And(^(uint64(1) << s.index))
		return true
	})
}

// count tells the layers of sounds whether somebody here cannot wait for a picture to hear them.
func (s *shard) count() {
	if !s.resubscribed {
		return
	}
	s.resubscribed = false
	for _, sub := range s.subs {
		bit := uint64(1) << s.index
		if slices.ContainsFunc(sub.slots, func(o *slot) bool { return !o.aim.rides }) {
			sub.layer.eager.Or(bit)
		} else {
			sub.layer.eager.And(^bit)
		}
	}
}
