package room

import (
	"bytes"
	"encoding/json"
	"slices"
	"time"

	"konvent/signaling/wire"
)

// groupsEvery is how often groups.changed and group.changed are said at most: they name everybody, and many may choose in the same moment.
const groupsEvery = 500 * time.Millisecond

// newest is a state that is told where it changed, at most once every groupsEvery.
type newest struct {
	event     string
	now, told []byte
	resting   bool // it was told a moment ago
}

// SetGroups tells those in a workshop how its groups are now.
func (r *Room) SetGroups(g wire.Groups) {
	r.box.Do(func() {
		r.groups.now = wire.Encode(g)
		r.tellNewest(&r.groups)
	})
}

// SetGroup tells those in a group's room how their group is now. Who speaks to all groups is heard here, though they are not here.
func (r *Room) SetGroup(g wire.GroupHere) {
	now := wire.Encode(g)
	var voice []wire.SourceID
	if g.Voice != nil {
		voice = []wire.SourceID{wire.Camera(g.Voice.ID)}
	}
	r.box.Do(func() {
		if !slices.Equal(r.voice, voice) {
			r.voice = voice
			r.show()
		}
		r.group.now = now
		r.tellNewest(&r.group)
	})
}

func (r *Room) tellNewest(n *newest) {
	if n.resting || bytes.Equal(n.told, n.now) {
		return
	}
	n.told, n.resting = n.now, true
	r.tell(n.event, json.RawMessage(n.now))
	r.later(groupsEvery, func() {
		n.resting = false
		r.tellNewest(n)
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
