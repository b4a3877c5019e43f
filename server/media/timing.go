package media

import "github.com/pion/rtcp"

// timing lets a viewer know how long the way to us and back takes (RFC 3611, sections 4.4 and 4.5). Who only receives learns it in no other
// way, and waits too long before it asks again for what is missing.
type timing struct {
	// reference is the middle of the viewer's NTP time, of the stream ssrc; at is when it came, 0 for none.
	ssrc, reference uint32
	at              int64
}

// answer is what the viewer is told of its last reference, once; nil if there is none. sender is one of our streams. It goes with the
// sender reports: a browser asks several times a second.
func (t *timing) answer(sender uint32, now int64) rtcp.Packet {
	if t.at == 0 {
		return nil
	}
	held := uint32((now - t.at) * (1 << 16) / second)
	t.at = 0
	return &rtcp.ExtendedReport{SenderSSRC: sender, Reports: []rtcp.ReportBlock{
		&rtcp.DLRRReportBlock{Reports: []rtcp.DLRRReport{{SSRC: t.ssrc, LastRR: t.reference, DLRR: held}}},
	}}
}

// sayReferences hands on the reference times of an extended report, with the SSRC of who made it.
func sayReferences(p *rtcp.ExtendedReport, say func(ssrc uint32, kind reportKind, a, b uint32)) {
	for _, block := range p.Reports {
		if r, ok := block.(*rtcp.ReceiverReferenceTimeReportBlock); ok {
			say(p.SenderSSRC, reference, uint32(r.NTPTimestamp>>16), 0)
		}
	}
}
