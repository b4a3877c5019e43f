package media

// vp8Desc is a VP8 payload descriptor (RFC 7741, section 4.2) with the counters unwrapped, so that any viewer's can be made from it.
type vp8Desc struct {
	// first is the first octet's N, S and PID bits.
	first uint8
	// picture and tl0 are PictureID and TL0PICIDX; counted by the intake where the publisher sends none.
	picture uint16
	tl0     uint8
	// layer is the octet TID|Y|KEYIDX; keyed says whether KEYIDX counts.
	layer uint8
	keyed bool
	// hasPicture and hasTL0 say what the publisher sent; wide that its PictureID has 15 bits.
	hasPicture, hasTL0, wide bool
}

const (
	vp8FirstX     = 0x80
	vp8FirstN     = 0x20
	vp8FirstS     = 0x10
	vp8FirstPID   = 0x07
	vp8ExtI       = 0x80
	vp8ExtL       = 0x40
	vp8ExtT       = 0x20
	vp8ExtK       = 0x10
	vp8Wide       = 0x80
	pictureMask   = 0x7fff
	vp8DescLength = 6
)

// parseVP8 takes the descriptor off a payload. It reports false for one that is cut short.
func parseVP8(b []byte) (d vp8Desc, rest []byte, ok bool) {
	if len(b) == 0 {
		return d, nil, false
	}
	d.first = b[0] & (vp8FirstN | vp8FirstS | vp8FirstPID)
	extended := b[0]&vp8FirstX != 0
	b = b[1:]
	if !extended {
		return d, b, true
	}
	if len(b) == 0 {
		return d, nil, false
	}
	ext := b[0]
	b = b[1:]
	if ext&vp8ExtI != 0 {
		if b, ok = d.takePicture(b); !ok {
			return d, nil, false
		}
	}
	if ext&vp8ExtL != 0 {
		if len(b) == 0 {
			return d, nil, false
		}
		d.tl0, d.hasTL0, b = b[0], ext&vp8ExtT != 0, b[1:]
	}
	if ext&(vp8ExtT|vp8ExtK) != 0 {
		if len(b) == 0 {
			return d, nil, false
		}
		d.layer, d.keyed, b = b[0], ext&vp8ExtK != 0, b[1:]
		if ext&vp8ExtT == 0 {
			d.layer &= 0x1f
		}
	}
	return d, b, true
}

func (d *vp8Desc) takePicture(b []byte) (rest []byte, ok bool) {
	if len(b) == 0 {
		return nil, false
	}
	d.hasPicture = true
	if b[0]&vp8Wide == 0 {
		d.picture = uint16(b[0])
		return b[1:], true
	}
	if len(b) < 2 {
		return nil, false
	}
	d.wide = true
	d.picture = uint16(b[0]&0x7f)<<8 | uint16(b[1])
	return b[2:], true
}

// starts says that the payload is the first of a frame: partition 0, start of partition.
func (d *vp8Desc) starts() bool { return d.first&(vp8FirstS|vp8FirstPID) == vp8FirstS }

// put writes the descriptor in its longest form with these counters into b, which has room for vp8DescLength octets. One form
// for all sources keeps a receiver's view of the slot the same whatever flows on it.
func (d *vp8Desc) put(b []byte, picture uint16, tl0 uint8) {
	_ = b[vp8DescLength-1]
	b[0] = vp8FirstX | d.first
	b[1] = vp8ExtI | vp8ExtL | vp8ExtT
	if d.keyed {
		b[1] |= vp8ExtK
	}
	b[2] = vp8Wide | uint8(picture>>8)&0x7f
	b[3] = uint8(picture)
	b[4] = tl0
	b[5] = d.layer
}

// vp8Key reports whether the bitstream at the start of a frame is a key frame (RFC 6386, section 9.1) and its width, 0 if unknown.
func vp8Key(b []byte) (width int, key bool) {
	if len(b) < 3 || b[0]&1 != 0 {
		return 0, false
	}
	if len(b) < 10 || b[3] != 0x9d || b[4] != 0x01 || b[5] != 0x2a {
		return 0, true
	}
	return int(b[6]) | int(b[7]&0x3f)<<8, true
}
