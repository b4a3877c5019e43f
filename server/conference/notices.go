package conference

import (
	"strings"

	"konvent/server/room"
	"konvent/signaling/wire"
)

var _ Notices = (*House)(nil)

// SourceChanged passes on what the media engine sees of a source.
func (h *House) SourceChanged(id wire.SourceID, s room.SourceState) {
	if s.Up {
		h.states.Store(id, s)
	} else {
		h.states.Delete(id) // what is down is as if it never was, until it is told to be up
	}
	owner, kind, _ := strings.Cut(string(id), ".")
	if kind == "whip" {
		if r, ok := h.room(wire.RoomID(owner)); ok {
			r.SourceChanged(id, s)
		}
		return
	}
	h.person(wire.PersonID(owner), func(p *presence) {
		if p.room != nil {
			p.room.SourceChanged(id, s)
		}
	})
}

// SlotsChanged tells a person what flows on their view connection.
func (h *House) SlotsChanged(v ViewerID, s wire.Slots) {
	h.person(wire.PersonID(v), func(p *presence) {
		if p.line != nil {
			p.line.Push(wire.Encode(wire.Event{Type: "view.slots", Body: s}))
		}
	})
}

// Levels passes on how loud it is in a scene.
func (h *House) Levels(scene room.SceneID, levels []wire.Level) {
	id, _, _ := strings.Cut(string(scene), "/")
	if r, ok := h.room(wire.RoomID(id)); ok {
		r.Levels(scene, levels)
	}
}

// ViewerGone ends a player whose connection ended. A person's client opens a new one by itself.
func (h *House) ViewerGone(v ViewerID) {
	if strings.HasPrefix(string(v), playerPrefix) {
		h.endPlayer(v)
	}
}

// person runs f with a person who is here, whatever their conference.
func (h *House) person(id wire.PersonID, f func(*presence)) {
	h.mu.RLock()
	defer h.mu.RUnlock()
	for _, c := range h.conferences {
		c.box.Post(func() {
			if p, ok := c.present[id]; ok {
				f(p)
			}
		})
	}
}
