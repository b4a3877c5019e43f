package media

import (
	"sync/atomic"
	"time"
)

const (
	// pictureRing and soundRing are how many packets a layer has places for: 6 s of 1.5 Mbit/s, 10 s of sound. Powers of two.
	pictureRing = 1024
	soundRing   = 512
	// ringMargin is how far a reader must stay away from what the writer overwrites next.
	ringMargin = 64
	// ringKeeps is how long a packet is kept: later ones come too late for anybody who asks again.
	ringKeeps = int64(2 * time.Second)
	// lateSize is how many late arrivals a ring remembers for readers that went past them. A power of two.
	lateSize = 64
	// ringStart is the first position, so that arrivals just before the first still have a place.
	ringStart = pictureRing
)

// ring keeps the last packets of a layer. One writer at a time (the layer's lock), any number of readers without a lock.
type ring struct {
	// slots are made with the first packet and never replaced; a position is not known to anybody before.
	slots []atomic.Pointer[packet]
	// head is one past the newest position; 0 before the first packet. tail is the oldest that is kept.
	head, tail atomic.Uint64
	// key is the position where the newest key frame starts; 0 for none that can still be used.
	key atomic.Uint64
	// late counts positions that were filled after the head had passed them; lates holds the last of them.
	late  atomic.Uint64
	lates [lateSize]atomic.Uint64
}

// open makes size places, at most pictureRing.
func (r *ring) open(size uint64) {
	r.slots = make([]atomic.Pointer[packet], size)
	r.tail.Store(ringStart - size + ringMargin)
}

func (r *ring) place(pos uint64) *atomic.Pointer[packet] { return &r.slots[pos&uint64(len(r.slots)-1)] }

// put keeps p at its position. It reports false for a position that is taken or too far back.
func (r *ring) put(p *packet) bool {
	if p.pos < r.tail.Load() || r.at(p.pos) != nil {
		return false
	}
	r.place(p.pos).Store(p)
	if p.pos >= r.head.Load() {
		r.head.Store(p.pos + 1)
		return true
	}
	n := r.late.Load()
	r.lates[n%lateSize].Store(p.pos)
	r.late.Store(n + 1)
	return true
}

// drop lets go of what arrived before a moment, and of what the writer comes close to.
func (r *ring) drop(before int64) {
	tail, head := r.tail.Load(), r.head.Load()
	least := head + ringMargin - uint64(len(r.slots))
	for ; tail < head; tail++ {
		place := r.place(tail)
		p := place.Load()
		if p == nil || p.pos > tail {
			continue
		}
		if p.pos == tail && tail >= least && p.at >= before {
			break
		}
		place.Store(nil)
	}
	r.tail.Store(tail)
}

// at returns the packet at a position, nil where none arrived or it was let go.
func (r *ring) at(pos uint64) *packet {
	p := r.place(pos).Load()
	if p == nil || p.pos != pos {
		return nil
	}
	return p
}
