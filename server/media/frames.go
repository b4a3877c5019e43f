package media

// frames says of a video packet whether it begins a frame, whether that can be decoded alone, and counts pictures.
func (in *intake) frames(l *Layer, p *packet) {
	newest := p.pos >= in.pos
	begins := newest && p.time != in.time
	if begins {
		in.frame = p.pos
	}
	switch p.codec {
	case vp8:
		p.starts = p.desc.starts()
		if p.starts {
			var width int
			if width, p.key = vp8Key(p.payload); width > 0 {
				l.width.Store(int64(width))
			}
		}
		in.pictures(&l.ring, p, newest, begins)
	case h264:
		p.starts = begins
		p.key = h264Key(p.payload)
	}
}

// pictures unwraps PictureID to 15 bits and counts frames where the publisher sends none (or, as some do, leaves out the 0). Without
// TL0PICIDX every frame counts as one of the base layer, which is what it then is.
func (in *intake) pictures(r *ring, p *packet, newest, begins bool) {
	d := &p.desc
	switch {
	case d.hasPicture && d.wide:
	case d.hasPicture:
		ahead := int8((uint8(d.picture)-uint8(in.picture))<<1) >> 1
		d.picture = (in.picture + uint16(int16(ahead))) & pictureMask
	case newest:
		d.picture = in.picture
		if begins {
			d.picture = (in.picture + 1) & pictureMask
		}
	default:
		d.picture = in.neighbour(r, p)
	}
	if newest {
		in.picture = d.picture
	}
	if !d.hasTL0 {
		d.tl0 = uint8(d.picture)
		d.layer &= 0x1f
	}
}

// neighbour is the picture a late packet without PictureID belongs to, as far as the packets around it tell.
func (in *intake) neighbour(r *ring, p *packet) uint16 {
	if after := r.at(p.pos + 1); after != nil && after.epoch == p.epoch {
		if after.time == p.time {
			return after.desc.picture
		}
		return (after.desc.picture - 1) & pictureMask
	}
	if before := r.at(p.pos - 1); before != nil && before.epoch == p.epoch {
		if before.time == p.time {
			return before.desc.picture
		}
		return (before.desc.picture + 1) & pictureMask
	}
	return in.picture
}
