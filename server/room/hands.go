package room

import (
	"slices"
	"time"

	"konvent/signaling/wire"
)

const (
	// handsAtMost is how many hands may be up in a room at once.
	handsAtMost = 260
	// handsNamed is how many of them everybody is told of in a large room; who waits further behind is told their own place.
	handsNamed = 10
)

// RaiseHand puts a person at the end of the queue; who is in it keeps their place. wire.ErrBusy when it is full.
func (r *Room) RaiseHand(p wire.PersonID) error {
	return r.do(func() error {
		m, ok := r.members[p]
		switch {
		case !ok || !r.Kind.Gestures:
			return wire.ErrNotHere
		case r.handOf(p) >= 0:
			return nil
		case len(r.hands) >= handsAtMost:
			return wire.ErrBusy
		}
		r.hands = append(r.hands, wire.Hand{Person: p, Name: m.Name, Since: time.Now().UnixMilli()})
		r.tellHands()
		return nil
	})
}

// LowerHand takes a person out of the queue; who is not in it stays out.
func (r *Room) LowerHand(p wire.PersonID) error {
	return r.do(func() error {
		if _, ok := r.members[p]; !ok || !r.Kind.Gestures {
			return wire.ErrNotHere
		}
		r.dropHand(p)
		return nil
	})
}

// CallHand takes somebody's hand down, and with the word asks them in the name of by to speak. wire.ErrNotFound where no hand is up,
// wire.ErrNotAllowed for the word to those who may not speak here.
func (r *Room) CallHand(p wire.PersonID, by string, word bool) error {
	return r.do(func() error {
		m, ok := r.members[p]
		switch {
		case !ok || r.handOf(p) < 0:
			return wire.ErrNotFound.With("person")
		case word && !r.speaks(m):
			return wire.ErrNotAllowed
		}
		r.dropHand(p)
		if word {
			m.say("you.asked", wire.Asked{Word: true, By: by})
		}
		return nil
	})
}

// Ask asks a person in the name of by to switch their microphone on. wire.ErrNotAllowed where they may not speak here, or are held.
func (r *Room) Ask(p wire.PersonID, by string) error {
	return r.do(func() error {
		m, ok := r.members[p]
		switch {
		case !ok:
			return wire.ErrNotHere.With("person")
		case !r.speaks(m), m.muted && r.Kind.HoldMute:
			return wire.ErrNotAllowed
		}
		m.say("you.asked", wire.Asked{By: by})
		return nil
	})
}

func (r *Room) handOf(p wire.PersonID) int {
	return slices.IndexFunc(r.hands, func(h wire.Hand) bool { return h.Person == p })
}

func (r *Room) dropHand(p wire.PersonID) {
	if at := r.handOf(p); at >= 0 {
		r.hands = slices.Delete(r.hands, at, at+1)
		r.tellHands()
	}
}

// nameHand takes over a person's new name.
func (r *Room) nameHand(p wire.Person) {
	if at := r.handOf(p.ID); at >= 0 {
		r.hands[at].Name = p.Name
		r.tellHands()
	}
}

// tellHands tells the queue, not too often: it is as long as many want to speak.
func (r *Room) tellHands() {
	if r.handsDue {
		return
	}
	r.handsDue = true
	wait := mergeFor
	if len(r.members) > namedUpTo {
		wait = recountEvery
	}
	r.later(wait, func() {
		r.handsDue = false
		r.pushHands()
	})
}

// pushHands tells each as much of the queue as concerns them; what is the same for many is encoded once.
func (r *Room) pushHands() {
	encode := func(h wire.Hands) []byte {
		return wire.Encode(wire.Event{Room: r.ID, Type: "hands.changed", Body: h})
	}
	all, few := encode(r.handsUpTo(handsAtMost)), encode(r.handsUpTo(handsNamed))
	for _, m := range r.members {
		switch h := r.handsFor(m); {
		case m.Out == nil:
		case h.Place > 0:
			m.Out.Push(encode(h))
		case len(h.Queue) == len(r.hands):
			m.Out.Push(all)
		default:
			m.Out.Push(few)
		}
	}
}

// handsFor is the queue as one person is told of it.
func (r *Room) handsFor(m *member) wire.Hands {
	if m.Lead != "" || len(r.members) <= namedUpTo {
		return r.handsUpTo(handsAtMost)
	}
	h := r.handsUpTo(handsNamed)
	if at := r.handOf(m.ID); at >= handsNamed {
		h.Place = at + 1
	}
	return h
}

func (r *Room) handsUpTo(n int) wire.Hands {
	return wire.Hands{Count: len(r.hands), Queue: append([]wire.Hand{}, r.hands[:min(n, len(r.hands))]...)}
}

// raised is what somebody who comes in is told of the queue; nil where no hand is up.
func (r *Room) raised(m *member) *wire.Hands {
	if len(r.hands) == 0 {
		return nil
	}
	h := r.handsFor(m)
	return &h
}
