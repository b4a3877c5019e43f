package media

import (
	"bytes"
	"fmt"
	"net"
	"net/netip"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pion/interceptor"
	"github.com/pion/rtcp"
	"github.com/pion/rtp"
	"github.com/pion/webrtc/v4"
	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/server/media/lite"
)

// lineOf is the view connection of a viewer.
func lineOf(e *Engine, id string) *viewLine {
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, v := range e.viewers {
		if string(v.id) == id && v.view != nil {
			return v.view.line.(*viewLine)
		}
	}
	return nil
}

// upLine is the same once its handshake is over on our side too, with what is left of it.
func upLine(t testing.TB, e *Engine, id string) (*viewLine, *session) {
	t.Helper()
	l := lineOf(e, id)
	var s *session
	require.Eventually(t, func() bool { l.mu.Lock(); defer l.mu.Unlock(); s = l.session; return s != nil }, atMost, time.Millisecond)
	return l, s
}

func TestAnotherCertificateThanAnnouncedIsNotLetInAndHarmsNobodyElse(t *testing.T) {
	e, notes, v, mid := onStage(t)
	anna := publish(t, e, cam, voiceStream, cameraStream)
	steadily(t, anna, &filmer{number: 1, mark: 1}, v, mid, func() {
		for i := range 3 {
			id := conference.ViewerID(fmt.Sprint("liar", i))
			pc := newClient(t, clientAPI(t))
			(&watcher{pc: pc}).slots(t, 1, 1)
			offer := makeOffer(t, pc)
			print := regexp.MustCompile(`sha-256 (..)`).FindStringSubmatch(offer)[1]
			other := "00"
			if print == other {
				other = "01"
			}
			answer, err := e.View(testContext(t), id, strings.ReplaceAll(offer, "sha-256 "+print, "sha-256 "+other), false)
			require.NoError(t, err)
			require.NoError(t, pc.SetRemoteDescription(webrtc.SessionDescription{Type: webrtc.SDPTypeAnswer, SDP: answer}))
			notes.await(t, "gone", func() bool { return slices.Contains(notes.gone, id) })
		}
	})
	require.Equal(t, 1, e.Stats().Viewers)
}

func TestOnlyTheFarEndCanSayGoodbye(t *testing.T) {
	e, notes, v, mid := onStage(t)
	anna := publish(t, e, cam, voiceStream, cameraStream)
	l, _ := upLine(t, e, "v")
	forged := []byte{recordAlert, 0xfe, 0xfd, 0, 1, 0, 0, 0, 0, 0, 9, 0, 26, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26}
	open := []byte{recordAlert, 0xfe, 0xfd, 0, 0, 0, 0, 0, 0, 0, 9, 0, 2, 1, 0} // of the time before there were keys
	for _, alert := range [][]byte{forged, open, append(bytes.Clone(forged), open...)} {
		l.take(alert, l.path.path, &lite.Desk{})
	}
	require.Never(t, l.ended, alertTime+alertTime/2, alertTime/20)
	anna.film(t, "camera", (&filmer{mark: 4}).frame(true, 2))
	require.Equal(t, byte(4), pictureOf(t, v.next(t, mid)).mark)
	l.heard.Store(e.clock.now() + int64(time.Hour)) // so that silence does not end it
	require.NoError(t, v.pc.Close())
	notes.await(t, "gone", func() bool { return len(notes.gone) == 1 })
}

func TestWhoIsSentAwayIsToldByTheConnection(t *testing.T) {
	e, _, v, _ := onStage(t)
	upLine(t, e, "v") // who is sent away before has no keys to be told by
	over := make(chan struct{}, 10)
	v.pc.OnConnectionStateChange(func(s webrtc.PeerConnectionState) {
		if s == webrtc.PeerConnectionStateClosed {
			over <- struct{}{}
		}
	})
	e.Unview("v")
	select {
	case <-over:
	case <-time.After(atMost): // by itself it would only say that the connection failed
		t.Fatal("nobody said goodbye")
	}
}

// The far end repeats its last flight when ours was lost: it gets ours again, and not more often than is of use.
func TestALostLastFlightIsSentAgain(t *testing.T) {
	e, _, _, _ := onStage(t)
	l, session := upLine(t, e, "v")
	require.NotEmpty(t, session.flight)
	ear, err := net.ListenUDP("udp4", &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1)})
	require.NoError(t, err)
	t.Cleanup(func() { _ = ear.Close() })
	at := ear.LocalAddr().(*net.UDPAddr).AddrPort()
	l.mu.Lock()
	l.path.path = path{host: e.ports.hosts[0], addr: netip.AddrPortFrom(at.Addr().Unmap(), at.Port())}
	for range 100 {
		session.late(l, []byte{recordHandshake, 0xfe, 0xfd, 0, 1})
	}
	l.mu.Unlock()
	require.NoError(t, ear.SetReadDeadline(time.Now().Add(atMost)))
	buf := make([]byte, receiveSize)
	for range repeatMost {
		for _, want := range session.flight {
			n, err := ear.Read(buf)
			require.NoError(t, err)
			require.Equal(t, want, buf[:n])
		}
	}
	require.NoError(t, ear.SetReadDeadline(time.Now().Add(repeatEvery/2)))
	_, err = ear.Read(buf)
	require.Error(t, err)
}

// A view connection that is up has no goroutine of its own, however many there are.
func TestAConnectionThatIsUpHoldsNoGoroutine(t *testing.T) {
	e, _ := openEngine(t)
	for i := range 3 {
		id := fmt.Sprint("v", i)
		e.Attach(conference.ViewerID(id), "p", nil)
		watch(t, e, conference.ViewerID(id), 1, 1)
		l, _ := upLine(t, e, id)
		l.tasks.Wait()
	}
}

// watchRepeats connects a viewer whose stack knows repeats of VP8 (RFC 4588).
func watchRepeats(t *testing.T, e *Engine, id conference.ViewerID) *watcher {
	t.Helper()
	m := &webrtc.MediaEngine{}
	feedback := []webrtc.RTCPFeedback{{Type: "nack"}, {Type: "nack", Parameter: "pli"}}
	for i, c := range []webrtc.RTPCodecCapability{
		{MimeType: webrtc.MimeTypeVP8, ClockRate: 90_000, RTCPFeedback: feedback},
		{MimeType: webrtc.MimeTypeRTX, ClockRate: 90_000, SDPFmtpLine: "apt=96"},
	} {
		p := webrtc.RTPCodecParameters{RTPCodecCapability: c, PayloadType: webrtc.PayloadType(96 + i)}
		require.NoError(t, m.RegisterCodec(p, webrtc.RTPCodecTypeVideo))
	}
	s := clientSettings()
	pc := newClient(t, webrtc.NewAPI(webrtc.WithMediaEngine(m), webrtc.WithSettingEngine(s), webrtc.WithInterceptorRegistry(&interceptor.Registry{})))
	return watchOn(t, e, id, pc, 0, 1)
}

// A viewer whose connection knows streams for repeats gets them there, as another's stack understands them.
func TestAMissingPacketComesOnAStreamOfItsOwn(t *testing.T) {
	e, notes := openEngine(t)
	openStage(e)
	v := watchRepeats(t, e, "v")
	mid := notes.awaitSlot(t, "v", true, cam).Mid
	anna := publish(t, e, cam, voiceStream, cameraStream)
	film := &filmer{number: 1, mark: 1}
	anna.film(t, "camera", film.frame(true, 5))
	var sent []*rtp.Packet
	for range 5 {
		sent = append(sent, v.next(t, mid))
	}
	for range 2 {
		before := e.Stats().Delivered
		require.NoError(t, v.pc.WriteRTCP([]rtcp.Packet{&rtcp.TransportLayerNack{
			MediaSSRC: sent[0].SSRC, Nacks: rtcp.NackPairsFromSequenceNumbers([]uint16{sent[1].SequenceNumber}),
		}}))
		require.Eventually(t, func() bool { return e.Stats().Delivered == before+1 }, atMost, time.Millisecond)
		anna.film(t, "camera", film.frame(false, 1)) // the client looks at repeats after something new
		v.next(t, mid)
		again := v.next(t, mid)
		require.Equal(t, sent[1].SequenceNumber, again.SequenceNumber)
		require.Equal(t, sent[1].Payload, again.Payload)
	}
}
