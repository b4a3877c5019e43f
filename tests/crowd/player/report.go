package player

import (
	"time"

	"github.com/pion/rtcp"
)

// reportEvery is how often a player reports; browsers without transport-cc were seen to send about three reports a second.
const reportEvery = 350 * time.Millisecond

// bandwidth is what a player claims to have, in bit/s.
const bandwidth = 4_000_000

// report sends receiver reports with an estimate of the bandwidth until the player leaves.
func (p *Player) report() {
	tick := time.NewTicker(reportEvery)
	defer tick.Stop()
	for {
		select {
		case <-p.stop:
			return
		case <-tick.C:
		}
		plain, err := rtcp.Marshal(p.tally.reports())
		if err != nil {
			continue
		}
		sealed, err := p.out.EncryptRTCP(nil, plain, nil)
		if err != nil {
			continue
		}
		if _, err := p.conn.Write(sealed); err != nil {
			return
		}
	}
}

// reports are a receiver report for every flow and one estimate for all (RFC 3550, section 6.4.2; REMB draft).
func (t *tally) reports() []rtcp.Packet {
	t.mu.Lock()
	defer t.mu.Unlock()
	report := &rtcp.ReceiverReport{SSRC: 1}
	estimate := &rtcp.ReceiverEstimatedMaximumBitrate{SenderSSRC: 1, Bitrate: bandwidth}
	for ssrc, f := range t.flows {
		report.Reports = append(report.Reports, rtcp.ReceptionReport{SSRC: ssrc, LastSequenceNumber: uint32(f.next - 1)})
		estimate.SSRCs = append(estimate.SSRCs, ssrc)
	}
	return []rtcp.Packet{report, estimate}
}
