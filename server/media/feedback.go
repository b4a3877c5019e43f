package media

import "github.com/pion/rtcp"

// reportKind is what a viewer says of a slot.
type reportKind uint8

const (
	// lostPackets: a lists numbers that are missing (RFC 4585, section 6.2.1: a first number and 16 bits for those behind it).
	lostPackets reportKind = iota
	// lostPicture: the picture cannot be decoded until the next key frame.
	lostPicture
	// reception: a is the fraction lost since the last report, in 1/256.
	reception
	// bandwidth: a is the viewer's guess in kbit/s.
	bandwidth
)

// report is one thing a viewer says.
type report struct {
	view *view
	slot int
	kind reportKind
	a, b uint32
}

// A viewer's packets are sent again up to 1/answerShare of the last second's packets in each tick, and at least minAnswers.
const (
	answerShare = 20
	minAnswers  = 24
)

// parseReports takes the RTCP a viewer sent for the slot with this index and ssrc and hands each part to say.
func parseReports(b []byte, ssrc uint32, say func(kind reportKind, a, b uint32)) {
	packets, err := rtcp.Unmarshal(b)
	if err != nil {
		return
	}
	for _, p := range packets {
		switch p := p.(type) {
		case *rtcp.TransportLayerNack:
			if p.MediaSSRC != ssrc {
				continue
			}
			for _, n := range p.Nacks {
				say(lostPackets, uint32(n.PacketID), uint32(n.LostPackets))
			}
		case *rtcp.PictureLossIndication:
			if p.MediaSSRC == ssrc {
				say(lostPicture, 0, 0)
			}
		case *rtcp.FullIntraRequest:
			for _, f := range p.FIR {
				if f.SSRC == ssrc {
					say(lostPicture, 0, 0)
				}
			}
		case *rtcp.ReceiverReport:
			sayReception(p.Reports, ssrc, say)
		case *rtcp.SenderReport:
			sayReception(p.Reports, ssrc, say)
		case *rtcp.ReceiverEstimatedMaximumBitrate:
			if len(p.SSRCs) > 0 && p.SSRCs[0] == ssrc {
				say(bandwidth, uint32(min(p.Bitrate/1000, 1<<30)), 0)
			}
		}
	}
}

func sayReception(blocks []rtcp.ReceptionReport, ssrc uint32, say func(kind reportKind, a, b uint32)) {
	for _, r := range blocks {
		if r.SSRC == ssrc {
			say(reception, uint32(r.FractionLost), 0)
		}
	}
}

// hear queues a report for the shard; when the queue is full it is dropped.
func (v *view) hear(slot int, kind reportKind, a, b uint32) {
	select {
	case v.shard.reports <- report{v, slot, kind, a, b}:
	default:
	}
}

// take acts on a report, in the shard's goroutine.
func (v *view) take(r report) {
	s := v.slots[r.slot]
	now := v.shard.clock.now()
	switch r.kind {
	case lostPackets:
		v.asked.Add(1)
		v.resend(s, uint16(r.a), uint16(r.b))
	case lostPicture:
		v.keys.Add(1)
		if s.layer != nil && s.video && !s.layer.film() {
			s.layer.requestKey(now)
		}
	case reception:
		v.budget.received(s, r.a)
	case bandwidth:
		v.budget.estimate = int64(r.a) * 1000
	}
}

func (v *view) resend(s *slot, first, behind uint16) {
	for i := range 17 {
		if i > 0 && behind&(1<<(i-1)) == 0 {
			continue
		}
		if v.answers == 0 {
			return
		}
		v.answers--
		s.resend(first + uint16(i))
	}
}
