package main

import (
	"fmt"
	"math/rand/v2"
	"time"
)

// conditions are what a way does to the packets it carries. The zero value carries all of them at once.
type conditions struct {
	// Loss is the share of packets lost, each on its own.
	Loss float64 `json:"loss"`
	// Burst loses packets in rows.
	Burst burst `json:"burst"`
	// DelayMS is how long each packet takes; JitterMS by how much more or less at most, each packet on its own.
	DelayMS  float64 `json:"delay_ms"`
	JitterMS float64 `json:"jitter_ms"`
	// Reorder is the share of packets that may overtake others; those that may not wait for the one before them.
	Reorder float64 `json:"reorder"`
	// KBit is the rate in kbit/s, headers of IP included; 0 for no limit. QueueMS is how long what waits for it may take to leave;
	// what comes when the queue is full is lost.
	KBit    float64 `json:"kbit"`
	QueueMS float64 `json:"queue_ms"`
}

// burst is a path with two states (Gilbert): with each packet a row of losses begins with probability Begin and ends with End.
type burst struct {
	Begin float64 `json:"begin"`
	End   float64 `json:"end"`
}

// longest is the longest delay, jitter or queue.
const longest = 10_000 // ms

func (c *conditions) check() error {
	shares := []float64{c.Loss, c.Burst.Begin, c.Burst.End, c.Reorder}
	for _, share := range shares {
		if !(share >= 0 && share <= 1) {
			return fmt.Errorf("conditions: a share of %v: want 0 to 1", share)
		}
	}
	for _, ms := range []float64{c.DelayMS, c.JitterMS, c.QueueMS} {
		if !(ms >= 0 && ms <= longest) {
			return fmt.Errorf("conditions: %v ms: want 0 to %d", ms, longest)
		}
	}
	if !(c.KBit >= 0) || c.KBit > 0 && c.QueueMS == 0 {
		return fmt.Errorf("conditions: %v kbit/s with a queue of %v ms: a limit needs a queue", c.KBit, c.QueueMS)
	}
	return nil
}

// fate is what happens to a packet.
type fate uint8

const (
	arrives fate = iota
	lost
	// overflowed: the queue before the narrow place was full.
	overflowed
)

// path decides the fate of packets, one after the other.
type path struct {
	conditions
	random *rand.Rand
	// bad: a row of losses goes on.
	bad bool
	// free is when the narrow place has sent all that waits for it; last when the newest packet that keeps the order arrives.
	free, last time.Time
}

// next says what happens to a packet of this length in bytes that comes now, and when it arrives.
func (p *path) next(now time.Time, length int) (time.Time, fate) {
	at, fits := p.queue(now, length)
	switch {
	case !fits:
		return time.Time{}, overflowed
	case p.loses(): // it took its time at the narrow place all the same
		return time.Time{}, lost
	}
	at = at.Add(ms(max(0, p.DelayMS+p.JitterMS*(2*p.random.Float64()-1))))
	if p.Reorder > 0 && p.random.Float64() < p.Reorder {
		return at, arrives
	}
	if at.Before(p.last) {
		at = p.last
	}
	p.last = at
	return at, arrives
}

// queue says when a packet has passed the narrow place, or that it does not fit before it.
func (p *path) queue(now time.Time, length int) (time.Time, bool) {
	if p.KBit == 0 {
		return now, true
	}
	if p.free.Before(now) {
		p.free = now
	}
	if p.free.Sub(now) > ms(p.QueueMS) {
		return time.Time{}, false
	}
	p.free = p.free.Add(ms(float64(length*8) / p.KBit))
	return p.free, true
}

func (p *path) loses() bool {
	turn := p.Burst.Begin
	if p.bad {
		turn = p.Burst.End
	}
	if turn > 0 && p.random.Float64() < turn {
		p.bad = !p.bad
	}
	p.bad = p.bad && p.Burst.Begin > 0
	return p.bad || p.Loss > 0 && p.random.Float64() < p.Loss
}

func ms(n float64) time.Duration { return time.Duration(n * float64(time.Millisecond)) }
