package media

import (
	"encoding/binary"

	"konvent/server/media/seal"
)

// outgoing is a packet on its way to one viewer: what all share, and what is the viewer's own.
type outgoing struct {
	packet *packet
	// number is counted up from the slot's first round of 65,536.
	number uint64
	time   uint32
	ssrc   uint32
	// picture and tl0 go into the VP8 payload descriptor of a packet that is described.
	picture      uint16
	tl0, payload uint8
	described    bool
	marker       bool
	// padded says that the packet may be made longer: it will never be sent again under this number.
	padded bool
	// repeats says that this is an answer to a request, on a stream of its own, for the packet with this original number.
	repeats  bool
	original uint16
}

const (
	// originalSize is what a repeat has in front of its payload (RFC 4588, section 4).
	originalSize = 2
	// mostPadding is the most that a packet is made longer: one octet says how much (RFC 3550, section 5.1).
	mostPadding = 250
)

// size is that of the packet before it is sealed, without padding.
func (o *outgoing) size() int {
	n := seal.HeaderSize + len(o.packet.payload)
	if o.described {
		n += vp8DescLength
	}
	if o.repeats {
		n += originalSize
	}
	return n
}

// put writes the packet into b, which is as long as the packet is to be, padding included.
func (o *outgoing) put(b []byte) {
	b[0], b[1] = 2<<6, o.payload
	if o.marker {
		b[1] |= 0x80
	}
	binary.BigEndian.PutUint16(b[2:], uint16(o.number))
	binary.BigEndian.PutUint32(b[4:], o.time)
	binary.BigEndian.PutUint32(b[8:], o.ssrc)
	rest := b[seal.HeaderSize:]
	if o.repeats {
		binary.BigEndian.PutUint16(rest, o.original)
		rest = rest[originalSize:]
	}
	if o.described {
		o.packet.desc.put(rest, o.picture, o.tl0)
		rest = rest[vp8DescLength:]
	}
	rest = rest[copy(rest, o.packet.payload):]
	if len(rest) > 0 {
		b[0] |= 1 << 5
		clear(rest)
		rest[len(rest)-1] = byte(len(rest))
	}
}

// row says how many packets from the first on can leave in one message, and of which size each is then, before sealing. All have it but
// the last, which may be smaller. Packets are made longer where they may be, if that is worth a message.
func row(out []outgoing, most int, pad bool) (n, size int) {
	size = out[0].size()
	fixed := !pad || !out[0].padded // one of the row cannot be made longer: the size stays
	least := size
	for n = 1; n < min(len(out), most); n++ {
		next := &out[n]
		s, stiff := next.size(), !pad || !next.padded
		switch {
		case s == size:
		case s < size && !stiff && size-s <= mostPadding:
			least = min(least, s)
		case s < size:
			return n + 1, size
		case fixed || s-least > mostPadding:
			return n, size
		default:
			size = s
		}
		fixed = fixed || stiff
	}
	return n, size
}
