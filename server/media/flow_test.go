package media

import (
	"testing"

	"github.com/pion/rtp"
	"github.com/stretchr/testify/require"

	"konvent/server/room"
	"konvent/signaling/wire"
)

// frame makes a VP8 frame of n packets whose bodies can be told apart.
type filmer struct {
	number  uint16
	time    uint32
	picture uint16
	tl0     uint8
	mark    byte
}

func (f *filmer) frame(key bool, n int) []*rtp.Packet {
	var out []*rtp.Packet
	for i := range n {
		first := byte(vp8FirstX)
		if i == 0 {
			first |= vp8FirstS
		}
		bits := byte(1)
		if key {
			bits = 0
		}
		body := []byte{bits, 0, 0, 0x9d, 0x01, 0x2a, 0x40, 0x01, 0xf0, 0, f.mark, byte(i)}
		payload := append([]byte{first, vp8ExtI | vp8ExtL | vp8ExtT, vp8Wide | byte(f.picture>>8), byte(f.picture), f.tl0, 0}, body...)
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

func TestAPublishedPictureReachesAViewerWholeAndInOrder(t *testing.T) {
	e, notes := openEngine(t)
	const cam = wire.SourceID("anna.camera")
	e.Gate(cam, true, true)
	e.SetScene("plenum", room.Scene{Hear: []wire.SourceID{cam}, See: []wire.SourceID{cam}})
	e.Attach("v", "plenum", nil)
	v := watch(t, e, "v", 1, 1)
	slot := notes.awaitSlot(t, "v", true, cam)
	anna := publish(t, e, cam, voiceStream, cameraStream)
	film := &filmer{number: 65530, picture: 32766, mark: 7}
	for _, p := range film.frame(true, 3) {
		anna.send(t, "camera", p)
	}
	require.True(t, notes.awaitUp(t, cam, true).Up)
	for range 20 {
		for _, p := range film.frame(false, 2) {
			anna.send(t, "camera", p)
		}
	}
	first := v.next(t, slot.Mid)
	_, _, ok := parseVP8(first.Payload)
	require.True(t, ok)
	for i := range uint16(42) {
		p := v.next(t, slot.Mid)
		require.Equal(t, first.SequenceNumber+i+1, p.SequenceNumber)
	}
}
