package media

// codec is what a packet's payload is written in.
type codec uint8

// The codecs of the house.
const (
	noCodec codec = iota
	opus
	vp8
	h264
)

// String is the name as the wire has it; empty for none.
func (c codec) String() string {
	switch c {
	case opus:
		return "opus"
	case vp8:
		return "VP8"
	case h264:
		return "H264"
	default:
		return ""
	}
}

// rate is the RTP clock in Hz.
func (c codec) rate() int64 {
	if c == opus {
		return 48_000
	}
	return 90_000
}

// packet is one RTP packet as it was published. It is kept once, shared by everybody, and never changed after put.
type packet struct {
	// pos is its place in the ring: a continuous count, whatever numbers the publisher used.
	pos uint64
	// epoch changes where the publisher's stream starts afresh; what came before does not help to decode what comes after.
	epoch uint32
	// time is the RTP time of its epoch.
	time uint32
	// at is when it arrived, in ns of the engine's clock.
	at int64
	// starts says that it is the first packet of a frame; key that this frame can be decoded alone.
	starts, key bool
	marker      bool
	codec       codec
	// desc stands for the VP8 payload descriptor, which is taken off.
	desc vp8Desc
	// payload is what follows; empty for padding.
	payload []byte
}
