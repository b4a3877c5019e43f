package media

import (
	"sync"
	"time"
)

// clock counts ns since the engine was opened; it never goes back.
type clock struct{ zero time.Time }

func newClock() clock { return clock{time.Now()} }

func (c clock) now() int64 { return int64(time.Since(c.zero)) }

// wall is the time of day at t.
func (c clock) wall(t int64) time.Time { return c.zero.Add(time.Duration(t)) }

// anchor ties a layer's RTP time to the engine's clock.
type anchor struct {
	epoch uint32
	at    int64
	time  uint32
	rate  int64
	// reported: it comes from a sender report and is not moved by arrivals any more.
	reported bool
}

// when is the moment an RTP time of the anchor's epoch stands for.
func (a *anchor) when(t uint32) int64 {
	return a.at + int64(int32(t-a.time))*int64(time.Second)/a.rate
}

// rtp is the RTP time at a moment.
func (a *anchor) rtp(at int64) uint32 {
	return a.time + uint32((at-a.at)*a.rate/int64(time.Second))
}

// skew is how far a publisher's clock is from ours, transit included: the least seen, let up slowly so that it follows drift. All
// tracks of one connection share it, so they stay in step with one another.
type skew struct {
	mu    sync.Mutex // guards known and least
	known bool
	least int64
}

// skewRelease is the part of a larger difference that is taken over at each report.
const skewRelease = 64

// seen takes the difference between arrival and the publisher's time stamp and returns the skew.
func (s *skew) seen(diff int64) int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.known || diff < s.least {
		s.known, s.least = true, diff
	} else {
		s.least += (diff - s.least) / skewRelease
	}
	return s.least
}

// ntp is a moment in NTP's 64-bit form (RFC 3550, section 4).
func ntp(t time.Time) uint64 {
	const since1900 = 2_208_988_800
	return uint64(t.Unix()+since1900)<<32 | uint64(t.Nanosecond())<<32/uint64(time.Second)
}

// fromNTP is the moment in ns since 1970.
func fromNTP(n uint64) int64 {
	const since1900 = 2_208_988_800
	return (int64(n>>32)-since1900)*int64(time.Second) + int64((n&0xffffffff)*uint64(time.Second)>>32)
}
