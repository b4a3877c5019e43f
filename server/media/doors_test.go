package media

import (
	"context"
	"fmt"
	"net"
	"strings"
	"testing"

	"github.com/pion/webrtc/v4"
	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/server/room"
	"konvent/signaling/wire"
)

// viewOffer is what a real client would offer for so many slots.
func viewOffer(t testing.TB, audio, video int) string {
	t.Helper()
	w := &watcher{pc: newClient(t, clientAPI(t))}
	w.slots(t, audio, video)
	return makeOffer(t, w.pc)
}

func publishOffer(t testing.TB) string {
	t.Helper()
	pc := newClient(t, clientAPI(t))
	for _, c := range []codec{opus, vp8} {
		track, err := webrtc.NewTrackLocalStaticRTP(testCodecs[c], "x", "y")
		require.NoError(t, err)
		_, err = pc.AddTransceiverFromTrack(track, webrtc.RTPTransceiverInit{Direction: webrtc.RTPTransceiverDirectionSendonly})
		require.NoError(t, err)
	}
	return makeOffer(t, pc)
}

func TestABadOfferIsRefusedAndLeavesNothing(t *testing.T) {
	e, _ := openEngine(t)
	good := viewOffer(t, 1, 1)
	rows := []struct {
		name  string
		offer string
		fault wire.FaultCode
	}{
		{"nothing", "", wire.ErrSDP.Code},
		{"no SDP", "hello\nm=audio", wire.ErrSDP.Code},
		{"two megabytes", good + strings.Repeat("a=x\r\n", 400_000), wire.ErrTooLong.Code},
		{"five thousand sections", "v=0\r\n" + strings.Repeat("m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n", 5000), wire.ErrSDP.Code},
		{"tracks of its own", strings.Replace(good, "a=recvonly", "a=sendrecv", 1), wire.ErrSDP.Code},
		{"only tracks of its own", publishOffer(t), wire.ErrSDP.Code},
		{"unknown codec", strings.ReplaceAll(strings.ReplaceAll(good, "VP8", "XYZ"), "H264", "ZYX"), wire.ErrCodec.Code},
		{"data", strings.Replace(good, "m=video", "m=application", 1), wire.ErrSDP.Code},
		{"five audio slots", viewOffer(t, 5, 1), wire.ErrSDP.Code},
		{"no fingerprint", strings.ReplaceAll(good, "a=fingerprint", "a=nothing"), wire.ErrSDP.Code},
		{"no ufrag", strings.ReplaceAll(good, "a=ice-ufrag", "a=nothing"), wire.ErrSDP.Code},
		{"no mid", strings.ReplaceAll(good, "a=mid", "a=dim"), wire.ErrSDP.Code},
	}
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			_, err := e.View(testContext(t), "v", r.offer, false)
			var fault *wire.Fault
			require.ErrorAs(t, err, &fault)
			require.Equal(t, r.fault, fault.Code)
		})
	}
	require.Zero(t, e.Stats().Viewers)
	_, err := e.View(testContext(t), "v", good, false)
	require.NoError(t, err)
}

func TestAPublisherWhoNamesWrongTracksIsRefused(t *testing.T) {
	e, _ := openEngine(t)
	good := publishOffer(t)
	rows := map[string]conference.Publishing{
		"unknown section":  {Offer: good, Tracks: []wire.Track{{Mid: "9", Device: wire.CameraVideo}}},
		"wrong kind":       {Offer: good, Tracks: []wire.Track{{Mid: "0", Device: wire.CameraVideo}}},
		"unknown device":   {Offer: good, Tracks: []wire.Track{{Mid: "0", Device: "nose"}}},
		"one device twice": {Offer: good, Tracks: []wire.Track{{Mid: "0", Device: wire.Microphone}, {Mid: "0", Device: wire.Microphone}}},
		"no screen":        {Offer: good, Tracks: []wire.Track{{Mid: "1", Device: wire.ScreenVideo}}},
		"no direction":     {Offer: strings.Replace(good, "a=sendonly", "a=anything", 1)},
		"a viewer's offer": {Offer: viewOffer(t, 1, 1)},
	}
	for name, p := range rows {
		t.Run(name, func(t *testing.T) {
			p.Camera = cam
			_, err := e.Publish(testContext(t), p)
			var fault *wire.Fault
			require.ErrorAs(t, err, &fault)
			require.Equal(t, wire.ErrSDP.Code, fault.Code)
		})
	}
	require.Zero(t, e.Stats().Publishers)
}

func TestTheHouseTakesNoMoreThanItsLimits(t *testing.T) {
	e, _ := openEngine(t, func(c *Config) { c.MaxViewers, c.MaxPublishers = 1, 1 })
	offer := viewOffer(t, 1, 1)
	_, err := e.View(testContext(t), "one", offer, false)
	require.NoError(t, err)
	_, err = e.View(testContext(t), "two", offer, false)
	require.Equal(t, wire.ErrBusy, err)
	_, err = e.View(testContext(t), "one", offer, false)
	require.NoError(t, err, "an earlier connection of the same viewer makes room")
	require.Equal(t, uint64(2), e.Stats().Opened, "and both were opened, but not the one that was refused")
	e.Unview("one")
	_, err = e.View(testContext(t), "two", offer, false)
	require.NoError(t, err)
	_, err = e.Publish(testContext(t), conference.Publishing{Camera: "a", Offer: publishOffer(t)})
	require.NoError(t, err)
	_, err = e.Publish(testContext(t), conference.Publishing{Camera: "b", Offer: publishOffer(t)})
	require.Equal(t, wire.ErrBusy, err)
}

func TestTheAnswerAnnouncesOneStreamForEachSlot(t *testing.T) {
	e, _ := openEngine(t)
	answer, err := e.View(testContext(t), "v", viewOffer(t, 3, 16), false)
	require.NoError(t, err)
	sections := strings.Split(answer, "\nm=")[1:]
	require.Len(t, sections, 19)
	seen := map[string]bool{}
	for _, s := range sections {
		_, rest, ok := strings.Cut(s, "a=ssrc:")
		require.True(t, ok, "a section without SSRC cannot play")
		ssrc, _, _ := strings.Cut(rest, " ")
		require.False(t, seen[ssrc])
		seen[ssrc] = true
		require.Contains(t, s, "a=sendonly")
		require.Contains(t, s, "a=setup:passive")
	}
	require.Contains(t, answer, "a=ice-lite")
	require.Regexp(t, `\r\na=fingerprint:sha-256 ([0-9A-F]{2}:){31}[0-9A-F]{2}\r\n`, answer, "Firefox takes no small letters")
	require.NotContains(t, answer, "transport-cc")
	require.Contains(t, answer, fmt.Sprintf("127.0.0.1 %d typ host", e.Port()))
	require.Contains(t, answer, fmt.Sprintf("127.0.0.1 %d typ host tcptype passive", e.Port()))
}

func TestAViewerWithoutTheCodecIsTold(t *testing.T) {
	e, notes := openEngine(t)
	e.Gate(cam, true, true)
	e.SetScene("p", room.Scene{See: []wire.SourceID{cam}})
	e.Attach("v", "p", nil)
	_, err := e.View(testContext(t), "v", strings.ReplaceAll(viewOffer(t, 1, 1), "H264", "H000"), false)
	require.NoError(t, err)
	require.False(t, notes.awaitSlot(t, "v", true, cam).Blocked)
	box := publishAs(t, e, conference.Publishing{Camera: cam}, stream{name: "camera", codec: h264})
	box.send(t, "camera", h264Packet(1, 7))
	require.Equal(t, "H264", notes.awaitUp(t, cam, true).Codec)
	notes.await(t, "blocked", func() bool {
		s := notes.slots["v"].Video
		return len(s) == 1 && s[0].Blocked
	})
}

func TestAHallMixerOnH264IsSeen(t *testing.T) {
	e, notes, v, mid := onStage(t)
	box := publishAs(t, e, conference.Publishing{Camera: cam}, stream{name: "voice", codec: opus}, stream{name: "camera", codec: h264})
	box.send(t, "camera", h264Packet(1, nalSPS))
	require.Equal(t, "H264", notes.awaitUp(t, cam, true).Codec)
	p := v.next(t, mid)
	require.Equal(t, byte(nalSPS), p.Payload[0])
	require.False(t, notes.awaitSlot(t, "v", true, cam).Blocked)
}

func TestAViewerOnTCPAloneIsServed(t *testing.T) {
	e, notes := openEngine(t)
	e.Gate(cam, true, true)
	e.SetScene("p", room.Scene{Hear: []wire.SourceID{cam}, See: []wire.SourceID{cam}})
	e.Attach("v", "p", nil)
	v := watch(t, e, "v", 1, 1, func(s *webrtc.SettingEngine) { s.SetNetworkTypes([]webrtc.NetworkType{webrtc.NetworkTypeTCP4}) })
	mid := notes.awaitSlot(t, "v", true, cam).Mid
	anna := publish(t, e, cam, voiceStream, cameraStream)
	anna.film(t, "camera", (&filmer{mark: 4}).frame(true, 2))
	require.Equal(t, byte(4), pictureOf(t, v.next(t, mid)).mark)
}

func TestTheHouseIsToldOfAViewerWhoGoes(t *testing.T) {
	e, notes, v, _ := onStage(t)
	require.NoError(t, v.pc.Close())
	notes.await(t, "gone", func() bool { return len(notes.gone) == 1 && notes.gone[0] == "v" })
	require.Zero(t, e.Stats().Viewers)
}

func TestStrangePacketsToThePortHarmNobody(t *testing.T) {
	e, _, v, mid := onStage(t)
	anna := publish(t, e, cam, voiceStream, cameraStream)
	for _, network := range []string{"udp", "tcp"} {
		conn, err := (&net.Dialer{}).DialContext(context.Background(), network, fmt.Sprintf("127.0.0.1:%d", e.Port()))
		require.NoError(t, err)
		for _, junk := range [][]byte{{0}, {0x80, 96, 0, 1}, {0, 1, 0, 0, 0x21, 0x12, 0xa4, 0x42}, []byte(strings.Repeat("GET / HTTP/1.1\r\n", 60))} {
			_, _ = conn.Write(junk) // the engine may hang up
		}
		require.NoError(t, conn.Close())
	}
	anna.film(t, "camera", (&filmer{mark: 4}).frame(true, 2))
	require.Equal(t, byte(4), pictureOf(t, v.next(t, mid)).mark)
}
