package media

import "konvent/server/media/udp"

// mostRow is how many packets go into one message: of any size, they fit.
const mostRow = 40

// send seals packets and sends them in order; it returns how many could not be.
func (l *viewLine) send(out []outgoing) (unsent int) {
	if l.outlet.batch == nil {
		return l.singly(out)
	}
	for pads := l.view.budget.limit == 0; len(out) > 0; {
		n, size := row(out, mostRow, pads)
		l.row(out[:n], size)
		out = out[n:]
	}
	return 0
}

// row seals packets into one message. Each gets this size but the last.
func (l *viewLine) row(out []outgoing, size int) {
	over := l.sealer.Overhead()
	last := len(out) - 1
	each := size + over
	b := l.outlet.batch.Message(l.outlet.peer, last*each+out[last].size()+over, each)
	for i := range out {
		p := b[i*each : min((i+1)*each, len(b))]
		out[i].put(p[:len(p)-over])
		_ = l.sealer.RTP(p, out[i].number) // only the older profile can fail, after 2^48 packets
	}
}

// singly seals packets one by one.
func (l *viewLine) singly(out []outgoing) (unsent int) {
	over := l.sealer.Overhead()
	if l.buffer == nil {
		l.buffer = make([]byte, udp.PacketSize)
	}
	for i := range out {
		n := out[i].size() + over
		if n > len(l.buffer) {
			unsent++
			continue
		}
		b := l.buffer[:n]
		out[i].put(b[:n-over])
		if l.sealer.RTP(b, out[i].number) != nil || !l.outlet.pipe.send(b) {
			unsent++
		}
	}
	return unsent
}

// report seals and sends a compound report. A lost one is followed by another.
func (l *viewLine) report(b []byte) {
	sealed, err := l.sealer.RTCP(b)
	switch {
	case err != nil:
	case l.outlet.batch != nil:
		copy(l.outlet.batch.Message(l.outlet.peer, len(sealed), len(sealed)), sealed)
	default:
		l.outlet.pipe.send(sealed)
	}
}
