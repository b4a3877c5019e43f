package room

import "konvent/signaling/wire"

// SetLeads tells everybody here who leads the room, and each what they are in it.
func (r *Room) SetLeads(leads []wire.Led, mine map[wire.PersonID]wire.Lead) {
	r.box.Do(func() {
		for _, m := range r.members {
			m.Lead, m.Leads = mine[m.ID], leads
			m.say("leads.changed", wire.Leads{Leads: append([]wire.Led{}, leads...), Lead: m.Lead})
		}
		if len(r.hands) > 0 {
			r.tellHands()
		}
		if r.entrance.open() != nil {
			r.tellEntrance()
		}
	})
}
