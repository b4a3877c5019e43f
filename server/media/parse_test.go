package media

import (
	"bytes"
	"testing"

	"github.com/pion/rtp"
	"github.com/stretchr/testify/require"

	"konvent/server/media/seal"
)

func TestKeyFramesOfH264AreKnownInAllTheirForms(t *testing.T) {
	rows := []struct {
		name    string
		payload []byte
		key     bool
	}{
		{"nothing", nil, false},
		{"a slice", []byte{0x61, 1}, false},
		{"an IDR slice", []byte{0x65, 1}, true},
		{"a parameter set", []byte{0x67, 1}, true},
		{"an aggregate with a parameter set", []byte{0x78, 0, 2, 0x09, 0x10, 0, 2, 0x67, 1}, true},
		{"an aggregate without", []byte{0x78, 0, 2, 0x09, 0x10, 0, 2, 0x61, 1}, false},
		{"an aggregate cut short", []byte{0x78, 0, 9, 0x67}, false},
		{"the first part of an IDR slice", []byte{0x7c, 0x85, 1}, true},
		{"a later part", []byte{0x7c, 0x05, 1}, false},
		{"a part cut short", []byte{0x7c}, false},
	}
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) { require.Equal(t, r.key, h264Key(r.payload)) })
	}
}

func TestAVP8DescriptorIsReadInAllItsForms(t *testing.T) {
	rows := []struct {
		name    string
		payload []byte
		want    vp8Desc
		rest    int
		ok      bool
	}{
		{"nothing", nil, vp8Desc{}, 0, false},
		{"short", []byte{0x10, 9}, vp8Desc{first: 0x10}, 1, true},
		{"cut after X", []byte{0x90}, vp8Desc{}, 0, false},
		{"7 bits", []byte{0x90, 0x80, 5, 9}, vp8Desc{first: 0x10, picture: 5, hasPicture: true}, 1, true},
		{"15 bits", []byte{0x90, 0x80, 0x81, 2, 9}, vp8Desc{first: 0x10, picture: 258, hasPicture: true, wide: true}, 1, true},
		{"15 bits cut", []byte{0x90, 0x80, 0x81}, vp8Desc{}, 0, false},
		{"TL0 and TID", []byte{0x80, 0x60, 7, 0x40, 9}, vp8Desc{tl0: 7, hasTL0: true, layer: 0x40}, 1, true},
		{"key index alone", []byte{0x80, 0x10, 0xff, 9}, vp8Desc{layer: 0x1f, keyed: true}, 1, true},
	}
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			d, rest, ok := parseVP8(r.payload)
			require.Equal(t, r.ok, ok)
			if ok {
				require.Equal(t, r.want, d)
				require.Len(t, rest, r.rest)
			}
		})
	}
}

func TestABrokenFilmIsRefused(t *testing.T) {
	for name, cut := range map[string]int{"empty": 0, "short header": 20, "short frame": 500} {
		t.Run(name, func(t *testing.T) {
			_, err := readFilm(slatePicture[:cut], slateSound)
			require.Error(t, err)
			_, err = readFilm(slatePicture, slateSound[:cut])
			require.Error(t, err)
		})
	}
}

func FuzzPayload(f *testing.F) {
	f.Add([]byte{0x90, 0xe0, 0x81, 2, 3, 0x20, 0, 0, 0, 0x9d, 1, 0x2a, 0, 5, 0xd0, 2}, true)
	f.Add([]byte{0x78, 0, 2, 0x67, 1}, false)
	f.Fuzz(func(t *testing.T, payload []byte, film bool) {
		c := h264
		if film {
			c = vp8
		}
		l := newLayer(c)
		if !l.accept(&feed{turn: 1}, arrival{number: 9, time: 1, codec: c, payload: bytes.Clone(payload), at: 1e9}) {
			return
		}
		w := newRewriter(1, 2, 3, 4)
		p := l.ring.at(ringStart)
		w.splice(l, p, l.captured(p), 96)
		b := make([]byte, seal.HeaderSize+vp8DescLength+len(payload))
		o := w.current().rewrite(p)
		b = b[:o.size()]
		o.put(b)
		out := b[seal.HeaderSize:]
		if c == h264 && !bytes.Equal(out, payload) {
			t.Fatal("H.264 is not to be changed")
		}
		if c == vp8 && len(p.payload) > 0 {
			d, rest, ok := parseVP8(out)
			if !ok || !bytes.Equal(rest, p.payload) || d.picture != 4 || d.tl0 != 5 {
				t.Fatal("the descriptor was rewritten wrongly")
			}
		}
	})
}

func FuzzPacket(f *testing.F) {
	p, err := (&rtp.Packet{Header: rtp.Header{Version: 2, PayloadType: 96}, Payload: []byte{1, 2}, PaddingSize: 0}).Marshal()
	require.NoError(f, err)
	f.Add(p)
	f.Add([]byte{0xa0, 96, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1})
	var codecs [128]codec
	codecs[96], codecs[111] = vp8, opus
	f.Fuzz(func(t *testing.T, b []byte) {
		var h rtp.Header
		a, ok := readPacket(b, &h, &codecs)
		if ok && len(a.payload) > len(b)-12 {
			t.Fatal("a payload larger than its packet")
		}
		_ = loudness(&h, 1)
	})
}

func FuzzFilm(f *testing.F) {
	f.Add(slatePicture[:200], slateSound[:400])
	f.Fuzz(func(_ *testing.T, ivf, ogg []byte) { _, _ = readFilm(ivf, ogg) })
}

func TestTheNearestKeyFrameOfALoopMayBeItsBeginning(t *testing.T) {
	f := &film{frames: make([][]byte, 100), keys: []int{0, 40, 80}}
	for frame, key := range map[int]int{0: 0, 19: 0, 21: 40, 50: 40, 61: 80, 89: 80, 91: 0, 199: 0, 141: 40} {
		require.Equal(t, key, f.near(frame), frame)
	}
}
