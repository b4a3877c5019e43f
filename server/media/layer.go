package media

import (
	"sync"
	"sync/atomic"
	"time"
)

// keyEvery is the least time between two requests for a key frame of one layer: a thousand viewers asking at once are one request.
const keyEvery = 500 * time.Millisecond

// Layer is one stream of a source: its sound, or its picture in one size.
type Layer struct {
	src   *Source
	video bool
	// rid is the publisher's name of a simulcast layer, empty for the only one.
	rid  string
	ring ring
	// watch has a bit for each shard with slots that look at this layer.
	watch atomic.Uint64
	// eager has a bit for each of them where somebody cannot wait for a picture to leave with it.
	eager atomic.Uint64
	clock atomic.Pointer[anchor]
	// width is the picture's in pixels, 0 while unknown; bits the rate of the last second; arrived when the last packet came.
	width, bits, arrived atomic.Int64
	// feed is who publishes it now.
	feed atomic.Pointer[feed]
	// asked is when a key frame was asked for last, looked when a slot showed the layer or would have, resumed when one did after nobody had.
	asked, looked, resumed atomic.Int64
	// paused: nobody looks, and its publisher is told to leave it off.
	paused atomic.Bool

	mu sync.Mutex // guards in
	in intake
}

// feed is one stream of a publishing connection, or a film.
type feed struct {
	// turn grows with each publishing connection; a stream of an older one has nothing to say any more.
	turn uint64
	ssrc uint32
	// ask makes it begin a key frame; for a publisher it sends a PLI.
	ask  func(ssrc uint32)
	skew *skew
	// film: asking makes the picture jump for everybody, so it is left to those who cannot do without.
	film bool
}

// requestKey asks the publisher for a key frame, at most once per keyEvery for everybody together. It reports whether it did.
func (l *Layer) requestKey(now int64) bool {
	f := l.feed.Load()
	last := l.asked.Load()
	if f == nil || last != 0 && now-last < int64(keyEvery) || !l.asked.CompareAndSwap(last, now) {
		return false
	}
	if !f.film {
		l.src.engine.stats.keysAsked.Add(1)
	}
	f.ask(f.ssrc)
	return true
}

// How old a key frame may be to begin with it instead of waiting for another: for a newcomer, who has no picture yet, and for a slot
// on which something flowed before. A run that begins long ago comes in a rush, and a receiver takes that for a bad network.
const (
	keyFresh   = int64(500 * time.Millisecond)
	keyFreshly = int64(120 * time.Millisecond)
)

// keyBurst is how many packets of a film a newcomer may get at once.
const keyBurst = 128

// start is where a slot can begin: the position of the newest key frame if it is fresh. Otherwise it reports false.
func (l *Layer) start(newcomer bool, now int64) (uint64, bool) {
	pos := l.ring.key.Load()
	if pos == 0 {
		return 0, false
	}
	p := l.ring.at(pos)
	if p == nil {
		return 0, false
	}
	age, behind := now-p.at, l.ring.head.Load()-pos
	switch {
	case behind > pictureRing/2:
		return 0, false
	case age <= keyFreshly:
		return pos, true
	case l.film():
		return pos, newcomer && behind <= keyBurst
	default:
		return pos, newcomer && age <= keyFresh
	}
}

// film says whether the layer plays a file.
func (l *Layer) film() bool {
	f := l.feed.Load()
	return f != nil && f.film
}

// release lets go of packets that are too old for anybody, where no newer ones push them out.
func (l *Layer) release(now int64) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.in.codec != noCodec && !l.film() {
		l.ring.drop(now - ringKeeps)
	}
}

// flowing says that packets came lately: a simulcast layer that its publisher switched off does not count.
func (l *Layer) flowing(now int64) bool {
	const lately = int64(600 * time.Millisecond)
	return l.ring.head.Load() != 0 && now-l.arrived.Load() < lately
}

// captured is when a packet was recorded, by the layer's clock; never after it arrived and never long before.
func (l *Layer) captured(p *packet) int64 {
	const longest = int64(2 * time.Second)
	a := l.clock.Load()
	if a == nil || a.epoch != p.epoch {
		return p.at
	}
	return min(p.at, max(a.when(p.time), p.at-longest))
}

// reported takes a sender report of the publisher (RFC 3550, section 6.4.1): RTP time t was at this NTP time.
func (l *Layer) reported(f *feed, ntpTime uint64, t uint32, now int64) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.in.feed != f || l.in.codec == noCodec {
		return
	}
	sent := fromNTP(ntpTime)
	at := sent + f.skew.seen(now-sent)
	l.clock.Store(&anchor{epoch: l.in.epoch, at: at, time: t, rate: l.in.codec.rate(), reported: true})
}

// wake tells the shards that look at this layer that there is something: at once at the end of a frame, else soon; a sound at once where
// somebody speaks with others, and with the next picture where all only listen.
func (l *Layer) wake(whole bool) {
	mask := l.watch.Load()
	if mask == 0 {
		return
	}
	eager := l.eager.Load()
	for i, s := range l.src.engine.shards {
		switch bit := uint64(1) << i; {
		case mask&bit == 0:
		case !whole:
			s.ring(s.soon)
		case l.video || eager&bit != 0:
			s.ring(s.now)
		default:
			s.ring(s.later)
		}
	}
}
