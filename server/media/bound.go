package media

import "time"

// bound is how much of a stream is taken in, whatever its publisher was told it may send.
type bound struct {
	// octets are of payloads a second, with packetCost added for each packet. What they make in a burst may come at once.
	octets int64
	burst  time.Duration
}

// packetCost is what a packet costs beside its payload, in octets: a stream of tiny packets is as much work as one of large ones.
const packetCost = 100

var (
	// soundBound carries Opus at its most, 510 kbit/s in packets of 10 ms.
	soundBound = bound{octets: 600_000 / 8, burst: time.Second}
	// pictureBound is twice what a publisher may send by uplinkVideo; the burst holds the first key frame of a large shared screen.
	pictureBound = bound{octets: 8_000_000 / 8, burst: 2 * time.Second}
)

func boundOf(video bool) bound {
	if video {
		return pictureBound
	}
	return soundBound
}

// affords counts a packet, unless it goes beyond the bound.
func (in *intake) affords(a arrival, b bound) bool {
	paid := max(in.paid, a.at) + int64(len(a.payload)+packetCost)*int64(time.Second)/b.octets
	if paid-a.at > int64(b.burst) {
		return false
	}
	in.paid = paid
	return true
}
