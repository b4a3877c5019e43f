package media

import (
	"sync/atomic"

	"konvent/server/conference"
	"konvent/signaling/wire"
)

// counters are the engine's, beyond what open views and sources count themselves.
type counters struct {
	published, refused, keysAsked atomic.Uint64
	// opened counts view connections.
	opened atomic.Uint64
	// of views that are closed
	delivered, octets, unsent, nacks, keys atomic.Uint64
}

// keep adds a view's counts before it is forgotten.
func (c *counters) keep(v *view) {
	c.delivered.Add(v.delivered())
	c.octets.Add(v.octets.Load())
	c.unsent.Add(v.unsent.Load())
	c.nacks.Add(v.asked.Load())
	c.keys.Add(v.keys.Load())
}

// delivered is what the kernel or a stream took, as far as is known; it never falls. The engine's lock is held.
func (v *view) delivered() uint64 {
	unsent := v.unsent.Load() // first: what is refused was sent before
	v.counted = max(v.counted, v.sent.Load()-unsent)
	return v.counted
}

// Stats is what the engine did since it was opened. Counts only grow.
type Stats struct {
	Viewers, Publishers, Sources int
	// Waiting is how many wait until their view connection may open.
	Waiting int
	// Opened counts the view connections that were opened, those in the place of an earlier one of the same viewer included.
	Opened uint64
	// Published counts packets taken in; Refused those dropped at the door: repeats, damaged, behind a gate, of
	// another codec or too many.
	Published, Refused uint64
	// Delivered counts packets sent to viewers, retransmissions included, and Bytes their payloads; Dropped could not be sent.
	Delivered, Bytes, Dropped uint64
	// NACKs and Lost came from viewers: requests for packets, and for a picture. PLIs went to publishers.
	NACKs, Lost, PLIs uint64
}

// Stats sums up.
func (e *Engine) Stats() Stats {
	e.mu.Lock()
	defer e.mu.Unlock()
	s := Stats{
		Publishers: len(e.publishers), Sources: len(e.sources), Waiting: e.admission.waiting(),
		Opened:    e.stats.opened.Load(),
		Published: e.stats.published.Load(), Refused: e.stats.refused.Load(), PLIs: e.stats.keysAsked.Load(),
		Delivered: e.stats.delivered.Load(), Bytes: e.stats.octets.Load(), Dropped: e.stats.unsent.Load(),
		NACKs: e.stats.nacks.Load(), Lost: e.stats.keys.Load(),
	}
	for _, v := range e.viewers {
		if v.view == nil {
			continue
		}
		s.Viewers++
		s.Delivered += v.view.delivered()
		s.Bytes += v.view.octets.Load()
		s.Dropped += v.view.unsent.Load()
		s.NACKs += v.view.asked.Load()
		s.Lost += v.view.keys.Load()
	}
	return s
}

// ViewerStats is what one view connection got.
type ViewerStats struct {
	ID conference.ViewerID
	// Packets and Bytes were sent, retransmissions included; Dropped could not be.
	Packets, Bytes, Dropped uint64
	// NACKs and Lost came from it.
	NACKs, Lost uint64
	Slots       wire.Slots
}

// ViewerStats lists all open view connections.
func (e *Engine) ViewerStats() []ViewerStats {
	e.mu.Lock()
	defer e.mu.Unlock()
	out := make([]ViewerStats, 0, e.views)
	for id, v := range e.viewers {
		if v.view != nil {
			out = append(out, ViewerStats{
				ID: id, Packets: v.view.delivered(), Bytes: v.view.octets.Load(), Dropped: v.view.unsent.Load(),
				NACKs: v.view.asked.Load(), Lost: v.view.keys.Load(), Slots: *v.told,
			})
		}
	}
	return out
}
