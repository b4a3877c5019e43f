package room

import (
	"bytes"
	"encoding/json"
	"slices"
	"time"

	"konvent/signaling/wire"
)

// groupsEvery is how often groups.changed is said at most: it names everybody, and many may choose in the same moment.
const groupsEvery = 500 * time.Millisecond

// SetGroups tells those in a workshop how its groups are now.
func (r *Room) SetGroups(g wire.Groups) {
	r.box.Do(func() {
		r.encoded.groups = wire.Encode(g)
		if r.grouping {
			return
		}
		r.grouping = true
		r.tellGroups()
		r.later(groupsEvery, func() {
			r.grouping = false
			r.tellGroups()
		})
	})
}

// tellGroups tells how the groups are, unless that was told.
func (r *Room) tellGroups() {
	if bytes.Equal(r.grouped, r.encoded.groups) {
		return
	}
	r.grouped = r.encoded.groups
	r.tell("groups.changed", json.RawMessage(r.encoded.groups))
}

// SetGroup tells those in a group's room how their group is now. Who speaks to all groups is heard here, though they are not here.
func (r *Room) SetGroup(g wire.GroupHere) {
	r.box.Do(func() {
		r.encoded.group = wire.Encode(g)
		r.voice = nil
		if g.Voice != nil {
			r.voice = []wire.SourceID{wire.Camera(g.Voice.ID)}
		}
		r.show()
		r.tell("group.changed", g)
	})
}

// Warn tells those in a group's room that its time is nearly over, in ms; 0 when it is.
func (r *Room) Warn(left int64) {
	r.box.Post(func() { r.tell("group.warned", wire.GroupWarning{Left: left}) })
}

// Glance is who is in a room and who speaks; never what is said.
type Glance struct {
	Here, Speaking []wire.PersonID
	// Hands is how many are up.
	Hands int
}

// Glance looks into the room.
func (r *Room) Glance() (g Glance) {
	g.Here, g.Speaking = []wire.PersonID{}, []wire.PersonID{}
	r.box.Do(func() {
		g.Hands = len(r.hands)
		for id := range r.members {
			g.Here = append(g.Here, id)
		}
		for _, id := range r.named {
			if s := r.sources[id]; s != nil && s.Person != "" {
				g.Speaking = append(g.Speaking, s.Person)
			}
		}
	})
	slices.Sort(g.Here)
	return g
}
