package media

// NAL unit types of H.264 that matter here (RFC 6184, sections 5.2, 5.7 and 5.8).
const (
	nalIDR   = 5
	nalSPS   = 7
	nalStapA = 24
	nalFuA   = 28
)

// h264Key reports whether a payload holds the begin of something that can be decoded alone: a parameter set or an IDR slice,
// by itself, within a STAP-A, or as the first part of an FU-A.
func h264Key(b []byte) bool {
	if len(b) == 0 {
		return false
	}
	switch kind := b[0] & 0x1f; kind {
	case nalIDR, nalSPS:
		return true
	case nalStapA:
		return stapKey(b[1:])
	case nalFuA:
		if len(b) < 2 || b[1]&0x80 == 0 {
			return false
		}
		inner := b[1] & 0x1f
		return inner == nalIDR || inner == nalSPS
	default:
		return false
	}
}

func stapKey(b []byte) bool {
	for len(b) > 2 {
		n := int(b[0])<<8 | int(b[1])
		b = b[2:]
		if n == 0 || n > len(b) {
			return false
		}
		if kind := b[0] & 0x1f; kind == nalIDR || kind == nalSPS {
			return true
		}
		b = b[n:]
	}
	return false
}
