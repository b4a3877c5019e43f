package media

import (
	"sync"
	"testing"
	"time"

	"github.com/pion/rtp"
	"github.com/stretchr/testify/require"
)

// filmer makes VP8 packets whose frames can be told apart.
type filmer struct {
	number  uint16
	time    uint32
	picture uint16
	tl0     uint8
	mark    byte
	// width is said in key frames, 320 by default.
	width uint16
}

// frame makes one of n packets.
func (f *filmer) frame(key bool, n int) []*rtp.Packet {
	if f.width == 0 {
		f.width = 320
	}
	var out []*rtp.Packet
	for i := range n {
		d := vp8Desc{}
		bits := byte(1)
		if i == 0 {
			d.first = vp8FirstS
		}
		if key {
			bits = 0
		}
		payload := make([]byte, vp8DescLength, 32)
		d.put(payload, f.picture, f.tl0)
		payload = append(payload, bits, 0, 0, 0x9d, 0x01, 0x2a, byte(f.width), byte(f.width>>8), 0xf0, 0, f.mark, byte(i))
		out = append(out, &rtp.Packet{
			Header:  rtp.Header{Version: 2, SequenceNumber: f.number, Timestamp: f.time, Marker: i == n-1},
			Payload: payload,
		})
		f.number++
	}
	f.time += 3000
	f.picture = (f.picture + 1) & pictureMask
	f.tl0++
	return out
}

// film sends packets as they are.
func (w *talker) film(t *testing.T, track string, packets []*rtp.Packet) {
	t.Helper()
	for _, p := range packets {
		w.send(t, track, p)
	}
}

// filmUntil sends key frames until somebody has one on a section or stop is called.
func (w *talker) filmUntil(t *testing.T, f *filmer, v *watcher, mid string) (stop func()) {
	t.Helper()
	quit := make(chan struct{})
	var done sync.WaitGroup
	done.Go(func() {
		tick := time.NewTicker(20 * time.Millisecond)
		defer tick.Stop()
		for {
			for _, p := range f.frame(true, 1) {
				_ = w.track["camera"].WriteRTP(p)
			}
			select {
			case <-quit:
				return
			case <-tick.C:
			}
			if len(v.packets[mid]) > 0 {
				return
			}
		}
	})
	return sync.OnceFunc(func() { close(quit); done.Wait() })
}

// shown is what pictureOf reads from a packet of a filmer.
type shown struct {
	desc vp8Desc
	key  bool
	mark byte
	part byte
}

func pictureOf(t *testing.T, p *rtp.Packet) shown {
	t.Helper()
	d, body, ok := parseVP8(p.Payload)
	require.True(t, ok)
	require.Len(t, body, 12)
	_, key := vp8Key(body)
	return shown{desc: d, key: key && d.starts(), mark: body[10], part: body[11]}
}

// sound makes an Opus packet whose first byte is mark.
func sound(number uint16, at uint32, mark byte) *rtp.Packet {
	return &rtp.Packet{
		Header:  rtp.Header{Version: 2, SequenceNumber: number, Timestamp: at},
		Payload: []byte{mark, 1, 2, 3},
	}
}

// h264Packet makes a packet with one NAL unit of this type.
func h264Packet(number uint16, kind byte) *rtp.Packet {
	return &rtp.Packet{
		Header:  rtp.Header{Version: 2, SequenceNumber: number, Timestamp: uint32(number) * 3000, Marker: true},
		Payload: []byte{kind, 1, 2, 3},
	}
}
