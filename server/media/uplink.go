package media

import (
	"slices"
	"time"

	"github.com/pion/rtcp"
)

const (
	// guideEvery is how often a publisher is told how much it may send; without it the upper simulcast layers never start.
	guideEvery = 500 * time.Millisecond
	// uplinkVideo is what a video section may take, and uplinkAudio an audio section, in bit/s.
	uplinkVideo = int64(4_000_000)
	uplinkAudio = int64(256_000)
	// uplinkStart lets the two lower layers of a camera begin; the rest follows when they arrive.
	uplinkStart = int64(1_500_000)
	uplinkLeast = int64(150_000)
	// uplinkLoss is the part of packets missing from which on less is allowed.
	uplinkLoss = 0.05
)

// uplink is how much a publisher may send: twice as much at each look while all arrives, and what did arrive, less a bit, when not.
// After the first loss it rises slowly.
type uplink struct {
	rate, most int64
	// lossy: there was loss.
	lossy bool
}

func newUplink(routes map[string]route) uplink {
	u := uplink{}
	for _, to := range routes {
		if to.video {
			u.most += uplinkVideo
		} else {
			u.most += uplinkAudio
		}
	}
	u.rate = min(uplinkStart, u.most)
	return u
}

// judge takes what came in since the last look.
func (u *uplink) judge(due, came uint64, bits int64) {
	const few = 20
	switch {
	case due < few:
	case float64(due-min(came, due)) > uplinkLoss*float64(due):
		u.rate, u.lossy = max(min(u.rate, bits*17/20), uplinkLeast), true
	case u.lossy:
		u.rate = min(u.rate+u.rate/16, u.most)
	default:
		u.rate = min(2*u.rate, u.most)
	}
}

// guide tells the publisher how much it may send until the connection ends.
func (p *publisher) guide() {
	tick := time.NewTicker(guideEvery)
	defer tick.Stop()
	for {
		select {
		case <-p.quit:
			return
		case <-tick.C:
		}
		p.mu.Lock()
		layers := slices.Clone(p.layers)
		p.mu.Unlock()
		var due, came uint64
		var octets int64
		for _, l := range layers {
			d, c, o := l.health()
			due, came, octets = due+d, came+c, octets+o
		}
		p.mu.Lock()
		p.uplink.judge(due, came, octets*8*int64(time.Second/guideEvery))
		p.mu.Unlock()
		p.allow()
	}
}

// carry notes a layer that the connection feeds, and tells the publisher at once how much it may send.
func (p *publisher) carry(l *Layer) {
	p.mu.Lock()
	if !slices.Contains(p.layers, l) {
		p.layers = append(p.layers, l)
	}
	p.mu.Unlock()
	p.allow()
}

// allow sends the estimate (REMB).
func (p *publisher) allow() {
	p.mu.Lock()
	rate := p.uplink.rate
	ssrcs := make([]uint32, 0, len(p.feeds))
	for _, f := range p.feeds {
		ssrcs = append(ssrcs, f.ssrc)
	}
	p.mu.Unlock()
	if len(ssrcs) > 0 {
		// A lost one is followed by another.
		_ = p.pc.WriteRTCP([]rtcp.Packet{&rtcp.ReceiverEstimatedMaximumBitrate{Bitrate: float32(rate), SSRCs: ssrcs}})
	}
}
