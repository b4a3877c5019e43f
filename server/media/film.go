package media

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
)

// film is a picture and its sound in memory, to be played in a loop.
type film struct {
	// frames are VP8, rate of them a second, the first a key frame; sounds are Opus packets of 20 ms.
	frames [][]byte
	rate   int
	sounds [][]byte
	// keys are the key frames, by place in frames.
	keys []int
}

var errFilm = errors.New("not a film")

// readIVF takes the frames of an IVF file with VP8 apart: a header of 32 bytes with the rate at 16 and 20, then each frame behind
// 12 bytes with its length.
func readIVF(b []byte) (frames [][]byte, rate int, err error) {
	if len(b) < 32 || string(b[:4]) != "DKIF" || string(b[8:12]) != "VP80" {
		return nil, 0, fmt.Errorf("%w: no IVF with VP8", errFilm)
	}
	num, den := binary.LittleEndian.Uint32(b[16:]), binary.LittleEndian.Uint32(b[20:])
	if num == 0 || den == 0 || num/den == 0 || num/den > 120 {
		return nil, 0, fmt.Errorf("%w: rate %d/%d", errFilm, num, den)
	}
	for b = b[32:]; len(b) > 0; {
		if len(b) < 12 {
			return nil, 0, io.ErrUnexpectedEOF
		}
		n := int(binary.LittleEndian.Uint32(b))
		if b = b[12:]; n > len(b) {
			return nil, 0, io.ErrUnexpectedEOF
		}
		frames, b = append(frames, b[:n:n]), b[n:]
	}
	return frames, int(num / den), nil
}

// readOgg takes the packets of an Ogg file with one Opus stream apart (RFC 3533, section 6; RFC 7845, section 3). The two header packets are
// left out.
func readOgg(b []byte) (packets [][]byte, err error) {
	var part []byte
	for len(b) > 0 {
		if len(b) < 27 || string(b[:4]) != "OggS" || len(b) < 27+int(b[26]) {
			return nil, fmt.Errorf("%w: no Ogg page", errFilm)
		}
		lacing := b[27 : 27+int(b[26])]
		b = b[27+len(lacing):]
		for _, n := range lacing {
			if int(n) > len(b) {
				return nil, io.ErrUnexpectedEOF
			}
			part, b = append(part, b[:n]...), b[n:]
			if n < 255 {
				packets, part = append(packets, part), nil
			}
		}
	}
	const headers = 2
	if len(packets) < headers || string(packets[0][:min(8, len(packets[0]))]) != "OpusHead" {
		return nil, fmt.Errorf("%w: no Opus", errFilm)
	}
	return packets[headers:], nil
}

// readFilm puts picture and sound together. The sound is cut to the length of the picture, which must be a whole number of packets.
func readFilm(ivf, ogg []byte) (*film, error) {
	f := &film{}
	var err error
	if f.frames, f.rate, err = readIVF(ivf); err != nil {
		return nil, err
	}
	if f.sounds, err = readOgg(ogg); err != nil {
		return nil, err
	}
	const perSecond = 50
	n := len(f.frames) * perSecond / f.rate
	if n == 0 || n > len(f.sounds) || n*f.rate != len(f.frames)*perSecond {
		return nil, fmt.Errorf("%w: %d frames at %d and %d sounds do not match", errFilm, len(f.frames), f.rate, len(f.sounds))
	}
	f.sounds = f.sounds[:n]
	for i, frame := range f.frames {
		if _, key := vp8Key(frame); key {
			f.keys = append(f.keys, i)
		}
	}
	if len(f.keys) == 0 || f.keys[0] != 0 {
		return nil, fmt.Errorf("%w: it does not begin with a key frame", errFilm)
	}
	return f, nil
}

// near is the key frame next to a frame of the loop, before or after.
func (f *film) near(frame int) int {
	n := len(f.frames)
	away := func(key int) int {
		d := (key - frame%n + n) % n
		return min(d, n-d)
	}
	return slices.MinFunc(f.keys, func(a, b int) int { return away(a) - away(b) })
}
