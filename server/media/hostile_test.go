package media

import (
	"bytes"
	"net"
	"sync/atomic"
	"testing"
	"time"

	"github.com/pion/interceptor"
	"github.com/pion/rtcp"
	"github.com/pion/rtp"
	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/server/media/lite"
	"konvent/server/room"
	"konvent/signaling/wire"
)

// steadily publishes frames of three packets while something is done, and checks that a viewer gets every one of them, once and in order.
func steadily(t *testing.T, anna *talker, film *filmer, v *watcher, mid string, what func()) {
	t.Helper()
	quit, frames := make(chan struct{}), make(chan int, 1)
	go func() {
		tick := time.NewTicker(5 * time.Millisecond)
		defer tick.Stop()
		over := false
		for n := 0; ; n++ {
			<-tick.C
			select {
			case <-quit:
				over = true
			default:
			}
			if over && n >= 20 {
				frames <- n
				return
			}
			for _, p := range film.frame(n == 0, 3) {
				_ = anna.track["camera"].WriteRTP(p)
			}
		}
	}()
	what()
	close(quit)
	packets := 3 * <-frames
	first := v.next(t, mid)
	for i := 1; i < packets; i++ {
		require.Equal(t, first.SequenceNumber+uint16(i), v.next(t, mid).SequenceNumber, "packet %d of %d", i, packets)
	}
	require.Empty(t, v.packets[mid])
}

// A viewer who asks ten thousand times for packets or pictures costs nobody else a packet, and does not get ten thousand.
func TestAFloodOfRequestsHarmsNobodyElse(t *testing.T) {
	e, notes, v, mid := onStage(t)
	e.Attach("greedy", "plenum", nil)
	greedy := watch(t, e, "greedy", 1, 1)
	at := notes.awaitSlot(t, "greedy", true, cam).Mid
	anna := publish(t, e, cam, voiceStream, cameraStream)
	steadily(t, anna, &filmer{number: 1, mark: 1}, v, mid, func() {
		first := greedy.next(t, at)
		begun := time.Now()
		for i := range 10_000 {
			var wish rtcp.Packet = &rtcp.PictureLossIndication{MediaSSRC: first.SSRC}
			if i%2 == 0 {
				wish = &rtcp.TransportLayerNack{MediaSSRC: first.SSRC, Nacks: []rtcp.NackPair{{PacketID: first.SequenceNumber, LostPackets: 0xffff}}}
			}
			_ = greedy.pc.WriteRTCP([]rtcp.Packet{wish})
		}
		s := e.Stats()
		seconds := uint64(time.Since(begun)/time.Second) + 1
		require.LessOrEqual(t, s.NACKs+s.Lost, reportRush+reportRate*seconds, "what is beyond is not heard")
		require.LessOrEqual(t, s.PLIs, 2*seconds+2)
	})
}

// What comes from the far end's address without its keys, or with them a second time, is not heard.
func TestForgedAndRepeatedReportsAreNotHeard(t *testing.T) {
	e, _ := openEngine(t)
	openStage(e)
	var caught atomic.Pointer[[]byte]
	f := newFerry(t, e, func(b []byte) {
		if isReport(b) {
			c := bytes.Clone(b)
			caught.Store(&c)
		}
	})
	v := ride(t, e, f, "v")
	anna := publish(t, e, cam, voiceStream, cameraStream)
	film := &filmer{number: 1, mark: 1}
	anna.film(t, "camera", film.frame(true, 1))
	ssrc := v.next(t, "1").SSRC
	require.NoError(t, v.pc.WriteRTCP([]rtcp.Packet{&rtcp.PictureLossIndication{MediaSSRC: ssrc}}))
	require.Eventually(t, func() bool { return e.Stats().Lost == 1 }, atMost, time.Millisecond)
	real := *caught.Load()
	forged := bytes.Clone(real)
	forged[len(forged)-1] ^= 1
	plain, err := rtcp.Marshal([]rtcp.Packet{&rtcp.PictureLossIndication{MediaSSRC: ssrc}})
	require.NoError(t, err)
	media, err := (&rtp.Packet{Header: rtp.Header{Version: 2, PayloadType: 96, SSRC: ssrc}, Payload: make([]byte, 100)}).Marshal()
	require.NoError(t, err)
	for range 50 {
		for _, b := range [][]byte{real, forged, plain, media, {0x80}, {recordHandshake}} {
			f.inject(t, b)
		}
	}
	require.NoError(t, v.pc.WriteRTCP([]rtcp.Packet{&rtcp.PictureLossIndication{MediaSSRC: ssrc}}))
	require.Eventually(t, func() bool { return e.Stats().Lost == 2 }, atMost, time.Millisecond, "the far end itself is heard")
	anna.film(t, "camera", film.frame(true, 1))
	v.next(t, "1")
}

// Whoever knows a connection's name or guesses at its address gets nowhere: records and reports are taken from addresses only that have
// shown the password.
func TestStrangersAreNotTakenForTheFarEnd(t *testing.T) {
	e, _, v, mid := onStage(t)
	anna := publish(t, e, cam, voiceStream, cameraStream)
	l := lineOf(e, "v")
	steadily(t, anna, &filmer{number: 1, mark: 1}, v, mid, func() {
		stranger, err := net.DialUDP("udp4", nil, &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1), Port: e.Port()})
		require.NoError(t, err)
		defer func() { _ = stranger.Close() }()
		name := append([]byte{0, 6, 0, byte(len(l.agent.Ufrag) + 2)}, l.agent.Ufrag+":x\x00\x00"...)
		check := append([]byte{0, 1, 0, byte(len(name)), 0x21, 0x12, 0xa4, 0x42, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, name...)
		require.Equal(t, l.agent.Ufrag, string(lite.Name(check)))
		hello := []byte{recordHandshake, 0xfe, 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 1, 0, 0, 0}
		for range 500 {
			for _, b := range [][]byte{check, hello, {0x81, 201, 0, 1, 0, 0, 0, 1}} {
				_, _ = stranger.Write(b)
			}
		}
		require.Nil(t, e.ports.board.find(hello, stranger.LocalAddr().(*net.UDPAddr).AddrPort()))
	})
}

// berta publishes in the other room.
const berta = wire.SourceID("berta.camera")

// otherRoom is a room beside the stage, with a viewer.
func otherRoom(t *testing.T, e *Engine, notes *notebook) (w *watcher, mid string) {
	t.Helper()
	e.Gate(berta, true, true)
	e.SetScene("other", room.Scene{See: []wire.SourceID{berta}})
	e.Attach("w", "other", nil)
	w = watch(t, e, "w", 1, 1)
	return w, notes.awaitSlot(t, "w", true, berta).Mid
}

// masker lets a client send under another SSRC than it announced.
type masker struct {
	interceptor.NoOp
	shift atomic.Uint32
}

func (m *masker) NewInterceptor(string) (interceptor.Interceptor, error) { return m, nil }

func (m *masker) BindLocalStream(_ *interceptor.StreamInfo, w interceptor.RTPWriter) interceptor.RTPWriter {
	return interceptor.RTPWriterFunc(func(h *rtp.Header, payload []byte, a interceptor.Attributes) (int, error) {
		masked := *h
		masked.SSRC += m.shift.Load()
		return w.Write(&masked, payload, a)
	})
}

// A publisher whose SSRC changes all the time costs those who look at another nothing, and is seen again under the one it announced.
func TestAPublisherWhoseSSRCChangesHarmsNobodyElse(t *testing.T) {
	e, notes, v, mid := onStage(t)
	w, at := otherRoom(t, e, notes)
	anna := publish(t, e, cam, voiceStream, cameraStream)
	mask := &masker{}
	r := &interceptor.Registry{}
	r.Add(mask)
	changing := publishOn(t, e, newClient(t, clientAPIWith(t, r)), conference.Publishing{Camera: berta}, voiceStream, cameraStream)
	film := &filmer{number: 1, mark: 2}
	changing.film(t, "camera", film.frame(true, 2))
	w.next(t, at)
	steadily(t, anna, &filmer{number: 1, mark: 1}, v, mid, func() {
		for range 300 {
			mask.shift.Add(1)
			changing.film(t, "camera", film.frame(true, 2))
		}
	})
	mask.shift.Store(0)
	stop := changing.filmUntil(t, film, w, at)
	defer stop()
	w.next(t, at)
}

// A publisher whose time jumps, or who begins anew under another SSRC, costs those who look at another nothing.
func TestAPublisherWhoJumpsHarmsNobodyElse(t *testing.T) {
	e, notes, v, mid := onStage(t)
	w, at := otherRoom(t, e, notes)
	anna := publish(t, e, cam, voiceStream, cameraStream)
	jumper := publish(t, e, berta, voiceStream, cameraStream)
	steadily(t, anna, &filmer{number: 1, mark: 1}, v, mid, func() {
		for i := range uint16(30) {
			wild := &filmer{number: i * 7919, time: uint32(i) * 1_000_003_777, picture: i * 1777 & pictureMask, tl0: uint8(i * 31), mark: 2}
			jumper.film(t, "camera", wild.frame(true, 3))
			if i == 15 {
				jumper = publishAs(t, e, conference.Publishing{Camera: berta}, stream{name: "camera", codec: vp8})
			}
		}
	})
	stop := jumper.filmUntil(t, &filmer{number: 5, mark: 3}, w, at)
	defer stop()
	w.next(t, at)
}
