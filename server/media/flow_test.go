package media

import (
	"testing"
	"time"

	"github.com/pion/rtcp"
	"github.com/pion/rtp"
	"github.com/stretchr/testify/require"

	"konvent/server/room"
	"konvent/signaling/wire"
)

const cam = wire.SourceID("anna.camera")

// onStage opens an engine with a scene in which one camera is seen and heard, and a viewer who looks at it.
func onStage(t *testing.T, change ...func(*Config)) (*Engine, *notebook, *watcher, string) {
	t.Helper()
	e, notes := openEngine(t, change...)
	openStage(e)
	v := watch(t, e, "v", 1, 1)
	return e, notes, v, notes.awaitSlot(t, "v", true, cam).Mid
}

// openStage opens a scene with the camera, and turns the viewer to it.
func openStage(e *Engine) {
	e.Gate(cam, true, true)
	e.SetScene("plenum", room.Scene{Hear: []wire.SourceID{cam}, See: []wire.SourceID{cam}})
	e.Attach("v", "plenum", nil)
}

func TestAPublishedPictureReachesAViewerWholeAndInOrder(t *testing.T) {
	e, notes, v, mid := onStage(t)
	anna := publish(t, e, cam, voiceStream, cameraStream)
	film := &filmer{number: 65530, picture: 32766, mark: 7}
	anna.film(t, "camera", film.frame(true, 3))
	state := notes.awaitUp(t, cam, true)
	require.Equal(t, "VP8", state.Codec)
	for range 20 {
		anna.film(t, "camera", film.frame(false, 2))
	}
	first := v.next(t, mid)
	require.True(t, pictureOf(t, first).key, "a viewer begins with a key frame")
	for i := range uint16(42) {
		p := v.next(t, mid)
		require.Equal(t, first.SequenceNumber+i+1, p.SequenceNumber)
		require.Equal(t, byte(7), pictureOf(t, p).mark)
	}
}

func TestSoundFlowsWithItsTimeKept(t *testing.T) {
	e, notes, v, _ := onStage(t)
	mid := notes.awaitSlot(t, "v", false, cam).Mid
	anna := publish(t, e, cam, voiceStream, cameraStream)
	for i := range uint32(30) {
		anna.send(t, "voice", sound(uint16(i), 960*i, byte(i)))
	}
	first := v.next(t, mid)
	require.True(t, first.Marker, "what begins is marked")
	n := first.Payload[0]
	for range 29 - n {
		p := v.next(t, mid)
		ahead := p.Payload[0] - n
		require.Equal(t, first.SequenceNumber+uint16(ahead), p.SequenceNumber)
		require.Equal(t, first.Timestamp+960*uint32(ahead), p.Timestamp)
	}
}

func TestASourceThatChangesIsContinuousForTheViewer(t *testing.T) {
	e, notes, v, mid := onStage(t)
	const berta = wire.SourceID("berta.camera")
	e.Gate(berta, true, true)
	one := publish(t, e, cam, voiceStream, cameraStream)
	two := publish(t, e, berta, voiceStream, cameraStream)
	first := &filmer{number: 100, time: 9_000_000, picture: 50, tl0: 9, mark: 1}
	second := &filmer{number: 60_000, time: 7, picture: 31_000, tl0: 200, mark: 2}
	one.film(t, "camera", first.frame(true, 2))
	two.film(t, "camera", second.frame(true, 2))
	notes.awaitUp(t, berta, true)
	var last *rtp.Packet
	for range 2 {
		last = v.next(t, mid)
	}
	e.SetScene("plenum", room.Scene{See: []wire.SourceID{berta}})
	require.Equal(t, mid, notes.awaitSlot(t, "v", true, berta).Mid)
	one.film(t, "camera", first.frame(false, 2))
	stop := two.filmUntil(t, second, v, mid)
	defer stop()
	p := v.next(t, mid)
	require.Equal(t, last.SequenceNumber+1, p.SequenceNumber)
	require.Positive(t, int32(p.Timestamp-last.Timestamp))
	was, is := pictureOf(t, last), pictureOf(t, p)
	require.Equal(t, byte(2), is.mark, "nothing of the source before comes any more")
	require.True(t, is.key)
	require.Equal(t, (was.desc.picture+1)&pictureMask, is.desc.picture)
	require.Equal(t, was.desc.tl0+1, is.desc.tl0)
}

func TestAMissingPacketIsSentAgainToTheLastBit(t *testing.T) {
	e, _, v, mid := onStage(t)
	anna := publish(t, e, cam, voiceStream, cameraStream)
	film := &filmer{number: 1, mark: 1}
	anna.film(t, "camera", film.frame(true, 5))
	var sent []*rtp.Packet
	for range 5 {
		sent = append(sent, v.next(t, mid))
	}
	require.NoError(t, v.pc.WriteRTCP([]rtcp.Packet{&rtcp.TransportLayerNack{
		MediaSSRC: sent[0].SSRC, Nacks: rtcp.NackPairsFromSequenceNumbers([]uint16{sent[1].SequenceNumber, sent[3].SequenceNumber}),
	}}))
	for _, want := range []*rtp.Packet{sent[1], sent[3]} {
		got := v.next(t, mid)
		require.Equal(t, want.Header, got.Header)
		require.Equal(t, want.Payload, got.Payload)
	}
	require.Equal(t, uint64(1), e.Stats().NACKs)
}

func TestALatePacketFindsItsPlace(t *testing.T) {
	e, _, v, mid := onStage(t)
	anna := publish(t, e, cam, voiceStream, cameraStream)
	film := &filmer{number: 1, mark: 1}
	key := film.frame(true, 3)
	next := film.frame(false, 3)
	anna.film(t, "camera", key)
	anna.film(t, "camera", []*rtp.Packet{next[0], next[2]})
	first := v.next(t, mid)
	for range 4 {
		v.next(t, mid)
	}
	anna.film(t, "camera", next[1:2])
	late := v.next(t, mid)
	require.Equal(t, first.SequenceNumber+4, late.SequenceNumber)
	require.Equal(t, next[1].Payload[vp8DescLength:], late.Payload[vp8DescLength:])
}

func TestAPacketTooLargeIsDroppedAndTheOthersGoOn(t *testing.T) {
	e, _, v, mid := onStage(t)
	anna := publish(t, e, cam, voiceStream, cameraStream)
	film := &filmer{mark: 1}
	anna.film(t, "camera", film.frame(true, 1))
	first := v.next(t, mid)
	for _, size := range []int{1470, 1500, 1590, 1620, 3000, 9000} {
		large := film.frame(false, 1)
		large[0].Payload = append(large[0].Payload, make([]byte, size)...)
		anna.film(t, "camera", large)
	}
	anna.film(t, "camera", film.frame(true, 1))
	for {
		if p := v.next(t, mid); pictureOf(t, p).key {
			require.NotEqual(t, first.SequenceNumber, p.SequenceNumber)
			return
		}
	}
}

func TestAThousandRequestsForAPictureAreOneInHalfASecond(t *testing.T) {
	e, notes, v, mid := onStage(t)
	anna := publish(t, e, cam, voiceStream, cameraStream)
	film := &filmer{number: 1, mark: 1}
	anna.film(t, "camera", film.frame(true, 1))
	notes.awaitUp(t, cam, true)
	ssrc := v.next(t, mid).SSRC
	begun := time.Now()
	for range 1000 {
		require.NoError(t, v.pc.WriteRTCP([]rtcp.Packet{&rtcp.PictureLossIndication{MediaSSRC: ssrc}}))
	}
	select {
	case <-anna.asked:
	case <-time.After(atMost):
		t.Fatal("nobody asked for a picture")
	}
	require.Eventually(t, func() bool { return e.Stats().Lost >= reportRush }, atMost, 5*time.Millisecond)
	most := uint64(time.Since(begun)/keyEvery) + 2
	require.LessOrEqual(t, e.Stats().PLIs, most)
}

func TestWhatIsBehindTheGateDoesNotPass(t *testing.T) {
	e, notes, v, mid := onStage(t)
	anna := publish(t, e, cam, voiceStream, cameraStream)
	film := &filmer{number: 1, mark: 1}
	anna.film(t, "camera", film.frame(true, 1))
	before := v.next(t, mid)
	e.Gate(cam, true, false)
	refused := e.Stats().Refused
	film.mark = 2
	for range 30 {
		anna.film(t, "camera", film.frame(false, 1))
	}
	require.Eventually(t, func() bool { return e.Stats().Refused >= refused+30 }, atMost, 5*time.Millisecond)
	notes.awaitUp(t, cam, false)
	e.Gate(cam, true, true)
	film.mark = 3
	anna.film(t, "camera", film.frame(true, 1))
	p := v.next(t, mid)
	require.Equal(t, byte(3), pictureOf(t, p).mark)
	require.Equal(t, before.SequenceNumber+1, p.SequenceNumber, "the viewer sees no gap")
	notes.awaitUp(t, cam, true)
}

func TestASilentSourceIsDownAndComesBackAtOnce(t *testing.T) {
	t.Parallel()
	e, notes, _, _ := onStage(t)
	anna := publish(t, e, cam, voiceStream, cameraStream)
	anna.send(t, "voice", sound(1, 960, 1))
	notes.awaitUp(t, cam, true)
	notes.awaitUp(t, cam, false)
	anna.send(t, "voice", sound(2, 1920, 1))
	notes.awaitUp(t, cam, true)
	e.Unpublish(cam)
	notes.awaitUp(t, cam, false)
	require.Zero(t, e.Stats().Publishers)
	again := publish(t, e, cam, voiceStream, cameraStream)
	again.send(t, "voice", sound(9, 1, 1))
	notes.awaitUp(t, cam, true)
}
