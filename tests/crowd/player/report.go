package player

import (
	"time"

	"github.com/pion/rtcp"
)

// reportEvery is how often a player reports; browsers without transport-cc were seen to send about three reports a second.
const reportEvery = 350 * time.Millisecond

// bandwidth is what a player claims to have, in bit/s.
const bandwidth = 4_000_000

// askEvery is how often a player asks again for what is missing.
const askEvery = 30 * time.Millisecond

// report sends receiver reports with an estimate of the bandwidth, and asks for what is missing, until the player leaves.
func (p *Player) report() {
	reports, asks := time.NewTicker(reportEvery), time.NewTicker(askEvery)
	defer reports.Stop()
	defer asks.Stop()
	for {
		var packets []rtcp.Packet
		select {
		case <-p.stop:
			return
		case <-reports.C:
			packets = p.tally.reports()
		case <-asks.C:
			packets = p.tally.asks()
		}
		if len(packets) > 0 && p.send(packets) != nil {
			return
		}
	}
}

func (p *Player) send(packets []rtcp.Packet) error {
	plain, err := rtcp.Marshal(packets)
	if err != nil {
		return err
	}
	sealed, err := p.out.EncryptRTCP(nil, plain, nil)
	if err != nil {
		return err
	}
	_, err = p.conn.Write(sealed)
	return err
}

// asks are requests for the packets that are missing (RFC 4585, section 6.2.1).
func (t *tally) asks() []rtcp.Packet {
	t.mu.Lock()
	defer t.mu.Unlock()
	var packets []rtcp.Packet
	for ssrc, f := range t.flows {
		if len(f.missing) > 0 {
			packets = append(packets, &rtcp.TransportLayerNack{SenderSSRC: 1, MediaSSRC: ssrc, Nacks: rtcp.NackPairsFromSequenceNumbers(f.missing)})
		}
	}
	return packets
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
		f.missing = f.missing[:0] // what ten requests did not bring is lost
	}
	return []rtcp.Packet{report, estimate}
}
