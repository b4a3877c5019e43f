package media

import (
	"slices"
	"time"

	"github.com/pion/rtcp"
)

// reportKind is what a viewer says of a slot.
type reportKind uint8

const (
	// lostPackets: a lists numbers that are missing (RFC 4585, section 6.2.1: a first number and 16 bits for those behind it).
	lostPackets reportKind = iota
	// lostPicture: the picture cannot be decoded until the next key frame.
	lostPicture
	// reception: a is how many packets were lost since the stream began, less those that came late, in 24 bits with a sign; b the highest
	// number that came, counted up.
	reception
	// bandwidth: a is the viewer's guess in kbit/s.
	bandwidth
	// reference: a is the middle of the viewer's NTP time, of a stream of its own; on its way to the shard b is that stream.
	reference
)

// report is one thing a viewer says.
type report struct {
	view *view
	slot int
	kind reportKind
	a, b uint32
}

const (
	// reportsAtOnce is how many requests of one view may wait for its shard, and as many reports. What is beyond is dropped: a viewer
	// repeats itself.
	reportsAtOnce = 64
	// One viewer makes a publisher begin afresh pleasAtOnce times, then once in pleaEvery: a key frame is dear for everybody who looks on.
	pleasAtOnce = 4
	pleaEvery   = 3 * time.Second
)

// receive takes a compound RTCP packet of the viewer.
func (v *view) receive(b []byte) {
	parseReports(b, func(ssrc uint32, kind reportKind, a, b uint32) {
		if kind == reference {
			v.hear(0, kind, a, ssrc)
			return
		}
		of := func(s *slot) bool { return s.ssrc == ssrc || kind == bandwidth && s.repeats == ssrc } // a guess is of all that comes
		if i := slices.IndexFunc(v.slots, of); i >= 0 {
			v.hear(i, kind, a, b)
		}
	})
}

// parseReports takes RTCP apart and hands each part to say, with the SSRC it speaks of.
func parseReports(b []byte, say func(ssrc uint32, kind reportKind, a, b uint32)) {
	packets, err := rtcp.Unmarshal(b)
	if err != nil {
		return
	}
	for _, p := range packets {
		switch p := p.(type) {
		case *rtcp.TransportLayerNack:
			for _, n := range p.Nacks {
				say(p.MediaSSRC, lostPackets, uint32(n.PacketID), uint32(n.LostPackets))
			}
		case *rtcp.PictureLossIndication:
			say(p.MediaSSRC, lostPicture, 0, 0)
		case *rtcp.FullIntraRequest:
			for _, f := range p.FIR {
				say(f.SSRC, lostPicture, 0, 0)
			}
		case *rtcp.ReceiverReport:
			sayReception(p.Reports, say)
		case *rtcp.SenderReport:
			sayReception(p.Reports, say)
		case *rtcp.ReceiverEstimatedMaximumBitrate:
			if len(p.SSRCs) > 0 {
				say(p.SSRCs[0], bandwidth, uint32(min(p.Bitrate/1000, 1<<30)), 0)
			}
		case *rtcp.ExtendedReport:
			sayReferences(p, say)
		}
	}
}

func sayReception(blocks []rtcp.ReceptionReport, say func(ssrc uint32, kind reportKind, a, b uint32)) {
	for _, r := range blocks {
		say(r.SSRC, reception, r.TotalLost, r.LastSequenceNumber)
	}
}

// hear queues a report for the shard; when too many of the view or of all wait it is dropped.
func (v *view) hear(slot int, kind reportKind, a, b uint32) {
	switch kind {
	case lostPackets:
		v.asked.Add(1)
	case lostPicture:
		v.keys.Add(1)
	}
	most := int32(reportsAtOnce)
	if kind >= reception {
		most *= 2 // who asks for much is narrow, and must not be hard of hearing too
	}
	if v.waiting.Add(1) <= most {
		select {
		case v.shard.reports <- report{v, slot, kind, a, b}:
			return
		default:
		}
	}
	v.waiting.Add(-1)
}

// take acts on a report, in the shard's goroutine.
func (v *view) take(r report) {
	v.waiting.Add(-1)
	if !v.joined {
		return
	}
	s := v.slots[r.slot]
	switch r.kind {
	case lostPackets:
		v.resend(s, uint16(r.a), uint16(r.b))
		v.flush()
	case lostPicture:
		s.plead(v.shard.clock.now())
	case reception:
		v.budget.received(s, r.a, r.b)
	case bandwidth:
		v.budget.estimate = int64(r.a) * 1000
	case reference:
		v.timing = timing{ssrc: r.b, reference: r.a, at: v.shard.clock.now()}
	}
}

// plead asks for a key frame because the viewer cannot go on without one. What another's request brings costs this viewer nothing.
func (s *slot) plead(now int64) {
	if s.layer == nil || !s.video || s.layer.film() {
		return
	}
	at := s.view.shard.clock.wall(now)
	if s.pleas.TokensAt(at) >= 1 && s.layer.requestKey(now) {
		s.pleas.AllowN(at, 1)
	}
}
