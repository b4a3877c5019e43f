package room

import (
	"slices"
	"time"

	"konvent/signaling/wire"
)

// summedFor is how long reactions are gathered until their sum is told; who gave them is not.
const summedFor = time.Second

// React counts a reaction.
func (r *Room) React(p wire.PersonID, kind wire.ReactionKind) error {
	if !slices.Contains(wire.ReactionKinds, kind) {
		return wire.ErrBody.With("kind")
	}
	return r.do(func() error {
		if _, ok := r.members[p]; !ok || !r.Kind.Gestures {
			return wire.ErrNotHere
		}
		if r.reactions == nil {
			r.reactions = map[wire.ReactionKind]int{}
			r.later(summedFor, func() {
				r.tell("reactions.changed", wire.Reactions{Counts: r.reactions})
				r.reactions = nil
			})
		}
		r.reactions[kind]++
		return nil
	})
}
