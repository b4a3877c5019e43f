package media

import "sync/atomic"

const (
	// ringSize is how many packets a layer keeps: 6 s of 1.5 Mbit/s, 20 s of sound. A power of two.
	ringSize = 1024
	// ringReach is how far behind the newest packet a reader may still be without the writer overtaking it.
	ringReach = ringSize - 64
	// lateSize is how many late arrivals a ring remembers for readers that went past them. A power of two.
	lateSize = 64
	// ringStart is the first position, so that arrivals just before the first still have a place.
	ringStart = ringSize
)

// ring keeps the last packets of a layer. One writer at a time (the layer's lock), any number of readers without a lock.
type ring struct {
	slots [ringSize]atomic.Pointer[packet]
	// head is one past the newest position; 0 before the first packet.
	head atomic.Uint64
	// key is the position where the newest key frame starts; 0 for none that can still be used.
	key atomic.Uint64
	// late counts positions that were filled after the head had passed them; lates holds the last of them.
	late  atomic.Uint64
	lates [lateSize]atomic.Uint64
}

// put keeps p at its position. It reports false for a position that is taken or too far back.
func (r *ring) put(p *packet) bool {
	head := r.head.Load()
	if p.pos+ringReach < head || r.at(p.pos) != nil {
		return false
	}
	r.slots[p.pos%ringSize].Store(p)
	if p.pos >= head {
		r.head.Store(p.pos + 1)
		return true
	}
	n := r.late.Load()
	r.lates[n%lateSize].Store(p.pos)
	r.late.Store(n + 1)
	return true
}

// at returns the packet at a position, nil where none arrived or it was overwritten.
func (r *ring) at(pos uint64) *packet {
	p := r.slots[pos%ringSize].Load()
	if p == nil || p.pos != pos {
		return nil
	}
	return p
}
