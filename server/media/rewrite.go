package media

import "time"

// history is how many runs a slot remembers for packets asked for again.
const history = 4

// run is an unbroken stretch of a ring on a slot. What a viewer gets of a packet follows from the packet and the run alone, so the
// same packet asked for again comes out the same to the last bit.
type run struct {
	layer *Layer
	epoch uint32
	// first and end are ring positions: of the first packet, and one past the last that was sent.
	first, end uint64
	// number is the outgoing number of the first packet, unwrapped.
	number uint64
	// time, picture and tl0 are added to a packet's.
	time    uint32
	picture uint16
	tl0     uint8
	payload uint8
}

// rewriter makes one continuous stream out of the runs on a slot: numbers, times, PictureID and TL0PICIDX go on whatever flows.
type rewriter struct {
	runs [history]run
	// last is the number of the newest run in runs, counted up; -1 before the first.
	last int
	// number is the next outgoing number, unwrapped; time, when, picture and tl0 are of the newest packet.
	number  uint64
	time    uint32
	when    int64
	picture uint16
	tl0     uint8
	started bool
}

// newRewriter starts at these outgoing values, which should be random (RFC 3550, section 5.1). The number begins in the lower half: who
// misses the first packets must not miss its first round too, which the keys depend on (RFC 3711, section 3.3.1).
func newRewriter(number uint16, t uint32, picture uint16, tl0 uint8) rewriter {
	return rewriter{last: -1, number: uint64(number & 0x7fff), time: t, picture: picture & pictureMask, tl0: tl0}
}

// current is the run that packets go out on; nil before the first.
func (w *rewriter) current() *run {
	if w.last < 0 {
		return nil
	}
	return &w.runs[w.last%history]
}

// forget drops the runs: what was sent before is not sent again.
func (w *rewriter) forget() {
	w.runs = [history]run{}
	w.last = -1
}

// leastStep is the least time between the last packet of a run and the first of the next.
const leastStep = int64(20 * time.Millisecond)

// splice begins a new run with packet p, recorded at when; payload is the viewer's payload type for its codec.
func (w *rewriter) splice(l *Layer, p *packet, when int64, payload uint8) *run {
	step := max(when-w.when, leastStep)
	if !w.started {
		step = 0
	}
	out := w.time + uint32(step/1000*p.codec.rate()/1_000_000)
	w.last++
	r := w.current()
	*r = run{
		layer: l, epoch: p.epoch, first: p.pos, end: p.pos, number: w.number, payload: payload,
		time:    out - p.time,
		picture: (w.picture + 1 - p.desc.picture) & pictureMask,
		tl0:     w.tl0 + 1 - p.desc.tl0,
	}
	return r
}

// sent notes that p went out on the current run as the newest. Its caller keeps when, which costs more than all this.
func (w *rewriter) sent(p *packet) {
	r := w.current()
	r.end = p.pos + 1
	w.number = r.number + r.end - r.first
	w.time, w.started = p.time+r.time, true
	if p.codec == vp8 && len(p.payload) > 0 {
		w.picture = (p.desc.picture + r.picture) & pictureMask
		w.tl0 = p.desc.tl0 + r.tl0
	}
}

// find returns the run and ring position of an outgoing number; false for one that was never sent or is forgotten.
func (w *rewriter) find(number uint16) (*run, uint64, bool) {
	newest := w.number - 1
	back := uint64(uint16(newest) - number)
	if w.last < 0 || back > newest {
		return nil, 0, false
	}
	n := newest - back
	for i := w.last; i >= 0 && i > w.last-history; i-- {
		r := &w.runs[i%history]
		if n < r.number {
			continue
		}
		pos := r.first + n - r.number
		return r, pos, pos < r.end
	}
	return nil, 0, false
}

// rewrite makes the viewer's form of p on run r: all but the SSRC, which is the slot's.
func (r *run) rewrite(p *packet) outgoing {
	o := outgoing{
		packet:  p,
		number:  r.number + p.pos - r.first,
		time:    p.time + r.time,
		marker:  p.marker || p.codec == opus && p.pos == r.first,
		payload: r.payload,
	}
	if p.codec == vp8 && len(p.payload) > 0 {
		o.picture, o.tl0, o.described = (p.desc.picture+r.picture)&pictureMask, p.desc.tl0+r.tl0, true
	}
	return o
}
