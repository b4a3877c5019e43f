package media

import "time"

const (
	// jump is how far a number may be from the last before the stream counts as started afresh.
	jump = 1000
	// timeJump is how far RTP time and arrival may drift apart between two packets before the stream counts as started afresh.
	timeJump = 5 * time.Second
)

// anchorHolds is after how long a clock that nobody reports is tied anew: RTP time goes round in hours.
const anchorHolds = int64(time.Minute)

// intake turns a publisher's packets into positions of a ring. It is guarded by its layer's lock.
type intake struct {
	feed  *feed
	epoch uint32
	codec codec
	// fresh: the next packet starts a new epoch.
	fresh bool
	// pos, number, time and at are those of the newest packet; odd is the number expected if the last outlier was a new start.
	pos    uint64
	number uint16
	time   uint32
	at     int64
	odd    uint32
	// frame is the position where the newest frame starts.
	frame uint64
	// picture and tl0 are the newest frame's, unwrapped.
	picture uint16
	// bytes were counted since.
	bytes, since int64
	// paid is the moment up to which the layer's rate is used up.
	paid int64
	// due and came count packets since health was asked: by their numbers, and those that came in time.
	due, came uint64
	octets    int64
}

// arrival is a packet as it came from the publisher.
type arrival struct {
	number  uint16
	time    uint32
	marker  bool
	codec   codec
	payload []byte
	at      int64
	// level is a sound's, 0–100.
	level int32
}

// accept takes a packet of a feed into the ring; the payload is kept. What the gate does not let pass, repeats, damaged packets, those of
// an earlier connection, of a codec that changes too often and beyond the layer's rate are dropped. It reports whether the packet was taken.
func (l *Layer) accept(f *feed, a arrival) bool {
	if !l.take(f, a) {
		return false
	}
	l.arrived.Store(a.at)
	l.wake(a.marker || !l.video)
	return true
}

func (l *Layer) take(f *feed, a arrival) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.src.open(l.video) {
		l.shut()
		return false
	}
	if l.video && !l.src.speaks(a) || !l.in.affords(a, boundOf(l.video)) {
		return false
	}
	p := l.in.place(l, f, a)
	if p == nil || !l.ring.put(p) {
		return false
	}
	l.in.took(l, p, len(a.payload))
	if l.film() {
		l.ring.drop(0) // it is all in memory anyway, and whoever comes begins with a key frame of any age
	} else {
		l.ring.drop(a.at - ringKeeps)
	}
	return true
}

// skip notes that the gate is shut: what comes later starts afresh, without a gap in the viewers' numbers, and nobody begins with
// what was there before.
func (l *Layer) skip() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.shut()
}

func (l *Layer) shut() {
	l.in.fresh = true
	l.ring.key.Store(0)
}

func (in *intake) place(l *Layer, f *feed, a arrival) *packet {
	if in.feed != f {
		if in.feed != nil && f != nil && in.feed.turn > f.turn {
			return nil
		}
		in.feed, in.fresh = f, true
		l.feed.Store(f)
	}
	p := &packet{time: a.time, at: a.at, marker: a.marker, codec: a.codec, payload: a.payload}
	if a.codec == vp8 && len(a.payload) > 0 {
		var ok bool
		if p.desc, p.payload, ok = parseVP8(a.payload); !ok {
			return nil
		}
	}
	if in.fresh || a.codec != in.codec || in.strayed(a) {
		in.begin(l, a)
	} else if d := int16(a.number - in.number); d > jump || d < -jump {
		if uint32(a.number) != in.odd {
			in.odd = uint32(a.number + 1)
			return nil
		}
		in.begin(l, a)
	}
	p.pos = in.pos + uint64(int64(int16(a.number-in.number)))
	p.epoch = in.epoch
	if l.video && len(p.payload) > 0 {
		in.frames(l, p)
	}
	return p
}

// begin starts a new epoch with this packet, right behind what the ring has.
func (in *intake) begin(l *Layer, a arrival) {
	switch {
	case l.ring.slots != nil:
	case l.video:
		l.ring.open(pictureRing)
	default:
		l.ring.open(soundRing)
	}
	in.epoch++
	in.fresh, in.codec, in.odd = false, a.codec, 1<<16
	in.pos = max(l.ring.head.Load(), ringStart)
	in.number, in.time, in.at = a.number, a.time-1, a.at
	in.frame = in.pos
	l.ring.key.Store(0)
	l.clock.Store(&anchor{epoch: in.epoch, at: a.at, time: a.time, rate: a.codec.rate()})
}

// strayed says that the RTP time jumped although the numbers go on.
func (in *intake) strayed(a arrival) bool {
	if int16(a.number-in.number) <= 0 || int16(a.number-in.number) > jump {
		return false
	}
	rate := a.codec.rate()
	drift := int64(int32(a.time-in.time))*int64(time.Second)/rate - (a.at - in.at)
	return drift > int64(timeJump) || drift < -int64(timeJump)
}

// took notes a packet that is in the ring now.
func (in *intake) took(l *Layer, p *packet, size int) {
	in.count(l, p.at, size)
	in.octets += int64(size)
	if p.pos < in.pos {
		return
	}
	in.due, in.came = in.due+max(p.pos-in.pos, 1), in.came+1
	in.pos, in.number, in.at = p.pos, in.number+uint16(p.pos-in.pos), p.at
	in.time = p.time
	a := l.clock.Load()
	if a != nil && !a.reported && p.at < a.when(p.time) {
		l.clock.Store(&anchor{epoch: in.epoch, at: p.at, time: p.time, rate: a.rate})
	}
	if a != nil && !a.reported && p.at-a.at > anchorHolds {
		l.clock.Store(&anchor{epoch: in.epoch, at: a.when(p.time), time: p.time, rate: a.rate})
	}
	if p.key && l.ring.key.Load() != in.frame {
		l.ring.key.Store(in.frame)
	}
}

// wrapping is what a packet has around its payload on the way to a viewer, in octets: IP, UDP, RTP and the seal.
const wrapping = 20 + 8 + 12 + 16

// count measures the layer's rate over whole seconds, as it goes out.
func (in *intake) count(l *Layer, at int64, size int) {
	const second = int64(time.Second)
	if in.since < l.resumed.Load() {
		in.bytes, in.since = 0, at // what it took before it was left off says more than the pause
	}
	if at-in.since >= second {
		l.bits.Store(in.bytes * 8 * second / max(at-in.since, second))
		in.bytes, in.since = 0, at
	}
	in.bytes += int64(size) + wrapping
}

// health says how many packets were due since the last time it was asked, how many of them came in time, and how many octets.
func (l *Layer) health() (due, came uint64, octets int64) {
	l.mu.Lock()
	defer l.mu.Unlock()
	due, came, octets = l.in.due, l.in.came, l.in.octets
	l.in.due, l.in.came, l.in.octets = 0, 0, 0
	return due, came, octets
}
