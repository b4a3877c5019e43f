// Package pattern makes RTP payloads that look like VP8 (RFC 7741) and Opus to a media server and that a receiver can check: each
// carries its number, the moment it was sent, and a filling that follows from the number.
package pattern

import (
	"encoding/binary"
	"errors"
	"time"
)

const (
	frameHeader = 10 // a VP8 key frame's header (RFC 6386, section 9.1); delta frames carry as many bytes, the first being odd
	stamp       = 16 // number and moment
	// VideoSize is the size of a video payload of a stage with its descriptor, in bytes.
	VideoSize = 1172
	// TileSize is that of a tile.
	TileSize = 625
	// AudioSize is the size of an audio payload, in bytes.
	AudioSize = 160
	// opusTOC is the first byte of an Opus packet: CELT, fullband, 20 ms, mono, one frame (RFC 6716, section 3.1).
	opusTOC = 31 << 3
)

// sourceBits is where the source stands in a number.
const sourceBits = 40

// ErrBroken is what Read answers for a payload that did not arrive as it was sent.
var ErrBroken = errors.New("payload is not as it was sent")

// Stamp is what a payload says about itself.
type Stamp struct {
	// Number counts the packets of a source; see First.
	Number uint64
	Sent   time.Time
}

// First is where the numbers of a source begin.
func First(source int) uint64 { return uint64(source) << sourceBits }

// Source is whose packet it is.
func (s Stamp) Source() uint64 { return s.Number >> sourceBits }

// Video writes one packet of a frame, size bytes long. picture is the frame's number (15 bits are sent); first is set on its first packet.
func Video(s Stamp, size int, picture uint16, key, first bool) []byte {
	b := make([]byte, size)
	b[0], b[1] = 0x80, 0x80 // extended, with a picture id
	if first {
		b[0] |= 0x10
	}
	binary.BigEndian.PutUint16(b[2:], picture|0x8000)
	head := b[4 : 4+frameHeader]
	copy(head, []byte{0x10, 0, 0, 0x9d, 0x01, 0x2a, 0x00, 0x05, 0xd0, 0x02}) // shown, start code, 1280 × 720
	if size == TileSize {
		copy(head[6:], []byte{0x40, 0x01, 0xb4, 0x00}) // 320 × 180
	}
	if !key {
		head[0] |= 1
	}
	fill(b[4+frameHeader:], s)
	return b
}

// Audio writes one packet.
func Audio(s Stamp) []byte {
	b := make([]byte, AudioSize)
	b[0] = opusTOC
	fill(b[1:], s)
	return b
}

// ReadVideo checks a video payload, whatever its descriptor was rewritten to.
func ReadVideo(b []byte) (Stamp, error) {
	n, err := descriptor(b)
	if err != nil {
		return Stamp{}, err
	}
	if len(b) < n+frameHeader {
		return Stamp{}, ErrBroken
	}
	return check(b[n+frameHeader:])
}

// BeginsKey says whether a video payload is the first of a key frame (RFC 7741, section 4.3).
func BeginsKey(b []byte) bool {
	n, err := descriptor(b)
	return err == nil && b[0]&0x17 == 0x10 && len(b) > n && b[n]&1 == 0
}

// ReadAudio checks an audio payload.
func ReadAudio(b []byte) (Stamp, error) {
	if len(b) < 1 || b[0] != opusTOC {
		return Stamp{}, ErrBroken
	}
	return check(b[1:])
}

// descriptor is the length of a VP8 payload descriptor (RFC 7741, section 4.2).
func descriptor(b []byte) (int, error) {
	if len(b) < 4 {
		return 0, ErrBroken
	}
	if b[0]&0x80 == 0 {
		return 1, nil
	}
	n := 2
	if b[1]&0x80 != 0 {
		n++
		if b[2]&0x80 != 0 {
			n++
		}
	}
	if b[1]&0x40 != 0 {
		n++
	}
	if b[1]&0x30 != 0 {
		n++
	}
	return n, nil
}

func fill(b []byte, s Stamp) {
	binary.BigEndian.PutUint64(b, s.Number)
	binary.BigEndian.PutUint64(b[8:], uint64(s.Sent.UnixNano()))
	for i := range b[stamp:] {
		b[stamp+i] = filling(s.Number, i)
	}
}

// filling is a byte that every bit of the number takes part in.
func filling(number uint64, i int) byte { return byte(number*0x9e3779b97f4a7c15>>56) + byte(i)*7 }

func check(b []byte) (Stamp, error) {
	if len(b) < stamp {
		return Stamp{}, ErrBroken
	}
	number := binary.BigEndian.Uint64(b)
	for i, c := range b[stamp:] {
		if c != filling(number, i) {
			return Stamp{}, ErrBroken
		}
	}
	return Stamp{Number: number, Sent: time.Unix(0, int64(binary.BigEndian.Uint64(b[8:])))}, nil
}
