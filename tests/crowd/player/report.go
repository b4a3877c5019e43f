//go:build linux

package player

import (
	"time"

	"github.com/pion/rtcp"
)

const (
	// reportEvery is how often a player reports; browsers without transport-cc were seen to send about three reports a second.
	reportEvery = 350 * time.Millisecond
	// bandwidth is what a player claims to have, in bit/s.
	bandwidth = 4_000_000
	// askEvery is how often a player asks again for what is missing.
	askEvery = 30 * time.Millisecond
	// keyEvery is how often a player asks for a key frame without which it cannot go on.
	keyEvery = 500 * time.Millisecond
)

// due is what a player has to report, and when.
type due struct{ report, ask, key time.Time }

// say sends what is due: checks of the connection, reports and requests.
func (p *Player) say(now time.Time) {
	if !p.ice.next.After(now) {
		p.check(now)
	}
	if p.out == nil {
		return
	}
	if !p.due.report.After(now) {
		p.due.report = now.Add(reportEvery)
		p.report(p.tally.reports())
	}
	if !p.due.ask.After(now) {
		p.due.ask = now.Add(askEvery)
		p.report(p.tally.asks())
	}
	if !p.due.key.After(now) {
		if keys := p.tally.keys(); len(keys) > 0 {
			p.due.key = now.Add(keyEvery)
			p.report(keys)
		}
	}
}

// report seals and sends a compound packet. What does not go out is lost, as on any way.
func (p *Player) report(packets []rtcp.Packet) {
	if len(packets) == 0 {
		return
	}
	plain, err := rtcp.Marshal(packets)
	if err != nil {
		return
	}
	if sealed, err := p.out.EncryptRTCP(nil, plain, nil); err == nil {
		p.send(sealed)
	}
}

// asks are requests for the pictures' packets that are missing (RFC 4585, section 6.2.1). Nobody asks for sound again.
func (t *tally) asks() []rtcp.Packet {
	var packets []rtcp.Packet
	for _, f := range t.flows {
		if !f.video || len(f.holes) == 0 {
			continue
		}
		if numbers := f.ask(); len(numbers) > 0 {
			packets = append(packets, &rtcp.TransportLayerNack{SenderSSRC: 1, MediaSSRC: f.ssrc, Nacks: rtcp.NackPairsFromSequenceNumbers(numbers)})
		}
	}
	return packets
}

// keys are requests for key frames: where a hole stayed open, and where a picture runs but did not begin with one (RFC 4585, section 6.3.1).
func (t *tally) keys() []rtcp.Packet {
	var packets []rtcp.Packet
	for _, f := range t.flows {
		unbegun := f.video && f.begun && f.of == nil && t.first.IsZero() && t.begun != f
		if f.gap || unbegun {
			f.gap = false
			packets = append(packets, &rtcp.PictureLossIndication{SenderSSRC: 1, MediaSSRC: f.ssrc})
		}
	}
	return packets
}

// reports are a receiver report for every flow and one estimate for all (RFC 3550, section 6.4.2; REMB draft).
func (t *tally) reports() []rtcp.Packet {
	report := &rtcp.ReceiverReport{SSRC: 1}
	estimate := &rtcp.ReceiverEstimatedMaximumBitrate{SenderSSRC: 1, Bitrate: bandwidth}
	for _, f := range t.flows {
		if !f.begun || f.of != nil {
			continue
		}
		report.Reports = append(report.Reports, rtcp.ReceptionReport{
			SSRC: f.ssrc, FractionLost: f.share(), TotalLost: uint32(min(f.lost, 1<<23-1)), LastSequenceNumber: f.highest(),
		})
		if f.video {
			estimate.SSRCs = append(estimate.SSRCs, f.ssrc)
		}
		f.age()
	}
	if len(estimate.SSRCs) == 0 {
		return []rtcp.Packet{report}
	}
	return []rtcp.Packet{report, estimate}
}
