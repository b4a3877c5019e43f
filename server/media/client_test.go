package media

import (
	"context"
	"net"
	"testing"

	"github.com/pion/interceptor"
	"github.com/pion/rtcp"
	"github.com/pion/rtp"
	"github.com/pion/sdp/v3"
	"github.com/pion/webrtc/v4"
	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/signaling/wire"
)

// clientAPI makes real clients on 127.0.0.1 that do nothing by themselves: no interceptors.
func clientAPI(t testing.TB, change ...func(*webrtc.SettingEngine)) *webrtc.API {
	t.Helper()
	return clientAPIWith(t, &interceptor.Registry{}, change...)
}

func clientAPIWith(t testing.TB, r *interceptor.Registry, change ...func(*webrtc.SettingEngine)) *webrtc.API {
	t.Helper()
	m, err := mediaEngine()
	require.NoError(t, err)
	require.NoError(t, webrtc.ConfigureSimulcastExtensionHeaders(m))
	require.NoError(t, m.RegisterHeaderExtension(webrtc.RTPHeaderExtensionCapability{URI: audioLevelURI}, webrtc.RTPCodecTypeAudio))
	s := clientSettings()
	for _, c := range change {
		c(&s)
	}
	return webrtc.NewAPI(webrtc.WithMediaEngine(m), webrtc.WithSettingEngine(s), webrtc.WithInterceptorRegistry(r))
}

func clientSettings() webrtc.SettingEngine {
	s := webrtc.SettingEngine{LoggerFactory: quietFactory{}}
	s.DisableSRTPReplayProtection(true) // what is sent again is to be seen
	s.SetIncludeLoopbackCandidate(true)
	s.SetIPFilter(func(ip net.IP) bool { return ip.IsLoopback() })
	s.SetNetworkTypes([]webrtc.NetworkType{webrtc.NetworkTypeUDP4})
	return s
}

func newClient(t testing.TB, api *webrtc.API) *webrtc.PeerConnection {
	t.Helper()
	pc, err := api.NewPeerConnection(webrtc.Configuration{})
	require.NoError(t, err)
	t.Cleanup(func() { _ = pc.GracefulClose() })
	return pc
}

// connect makes the offer, has it answered, and waits until the connection is up.
func connect(t testing.TB, pc *webrtc.PeerConnection, answerer func(ctx context.Context, offer string) (string, error)) {
	t.Helper()
	up := make(chan struct{}, 1)
	pc.OnConnectionStateChange(func(s webrtc.PeerConnectionState) {
		if s == webrtc.PeerConnectionStateConnected {
			up <- struct{}{}
		}
	})
	ctx := testContext(t)
	answer, err := answerer(ctx, makeOffer(t, pc))
	require.NoError(t, err)
	require.NoError(t, pc.SetRemoteDescription(webrtc.SessionDescription{Type: webrtc.SDPTypeAnswer, SDP: answer}))
	select {
	case <-up:
	case <-ctx.Done():
		t.Fatal("no connection")
	}
}

func makeOffer(t testing.TB, pc *webrtc.PeerConnection) string {
	t.Helper()
	offer, err := pc.CreateOffer(nil)
	require.NoError(t, err)
	gathered := webrtc.GatheringCompletePromise(pc)
	require.NoError(t, pc.SetLocalDescription(offer))
	<-gathered
	return pc.LocalDescription().SDP
}

// talker is a publishing client.
type talker struct {
	pc     *webrtc.PeerConnection
	sender map[string]*webrtc.RTPSender
	track  map[string]*webrtc.TrackLocalStaticRTP
	// asked gets a value for each key frame request, lost for each number asked for, as far as they fit.
	asked chan uint32
	lost  chan uint16
	// levelID and ridID number the header extensions that were agreed on.
	levelID, midID, ridID uint8
}

var testCodecs = map[codec]webrtc.RTPCodecCapability{
	opus: {MimeType: webrtc.MimeTypeOpus, ClockRate: 48000, Channels: 2},
	vp8:  {MimeType: webrtc.MimeTypeVP8, ClockRate: 90000},
	h264: {MimeType: webrtc.MimeTypeH264, ClockRate: 90000, SDPFmtpLine: "level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f"},
}

// stream is what a talker sends: its name in the test, codec and RIDs.
type stream struct {
	name   string
	codec  codec
	rids   []string
	device wire.Device
}

var (
	voiceStream  = stream{name: "voice", codec: opus, device: wire.Microphone}
	cameraStream = stream{name: "camera", codec: vp8, device: wire.CameraVideo}
)

// publish connects a talker whose tracks carry a camera source.
func publish(t *testing.T, e *Engine, id wire.SourceID, streams ...stream) *talker {
	t.Helper()
	return publishAs(t, e, conference.Publishing{Camera: id, Screen: id + "-screen", Tracks: []wire.Track{}}, streams...)
}

func publishAs(t *testing.T, e *Engine, p conference.Publishing, streams ...stream) *talker {
	t.Helper()
	return publishOn(t, e, newClient(t, clientAPI(t)), p, streams...)
}

func publishOn(t *testing.T, e *Engine, pc *webrtc.PeerConnection, p conference.Publishing, streams ...stream) *talker {
	t.Helper()
	w := &talker{
		pc: pc, sender: map[string]*webrtc.RTPSender{}, track: map[string]*webrtc.TrackLocalStaticRTP{},
		asked: make(chan uint32, 1000), lost: make(chan uint16, 1000),
	}
	for _, s := range streams {
		w.add(t, s)
	}
	connect(t, w.pc, func(ctx context.Context, offer string) (string, error) {
		p.Offer = offer
		if p.Tracks != nil {
			for i, tr := range w.pc.GetTransceivers() {
				p.Tracks = append(p.Tracks, wire.Track{Mid: tr.Mid(), Device: streams[i].device})
			}
		}
		return e.Publish(ctx, p)
	})
	w.extensions()
	return w
}

func (w *talker) add(t *testing.T, s stream) {
	t.Helper()
	rids := s.rids
	if len(rids) == 0 {
		rids = []string{""}
	}
	for i, rid := range rids {
		var opts []func(*webrtc.TrackLocalStaticRTP)
		if rid != "" {
			opts = append(opts, webrtc.WithRTPStreamID(rid))
		}
		track, err := webrtc.NewTrackLocalStaticRTP(testCodecs[s.codec], s.name, "talk", opts...)
		require.NoError(t, err)
		w.track[s.name+rid] = track
		if i == 0 {
			tr, err := w.pc.AddTransceiverFromTrack(track, webrtc.RTPTransceiverInit{Direction: webrtc.RTPTransceiverDirectionSendonly})
			require.NoError(t, err)
			w.sender[s.name] = tr.Sender()
			go w.listen(tr.Sender())
			continue
		}
		require.NoError(t, w.sender[s.name].AddEncoding(track))
	}
}

func (w *talker) extensions() {
	for _, s := range w.sender {
		for _, x := range s.GetParameters().HeaderExtensions {
			switch x.URI {
			case audioLevelURI:
				w.levelID = uint8(x.ID)
			case sdp.SDESMidURI:
				w.midID = uint8(x.ID)
			case sdp.SDESRTPStreamIDURI:
				w.ridID = uint8(x.ID)
			}
		}
	}
}

func (w *talker) listen(s *webrtc.RTPSender) {
	for {
		packets, _, err := s.ReadRTCP()
		if err != nil {
			return
		}
		for _, p := range packets {
			switch p := p.(type) {
			case *rtcp.PictureLossIndication:
				note(w.asked, p.MediaSSRC)
			case *rtcp.TransportLayerNack:
				for _, n := range p.Nacks {
					for _, number := range n.PacketList() {
						note(w.lost, number)
					}
				}
			}
		}
	}
}

// send writes a packet on a track.
func (w *talker) send(t *testing.T, track string, p *rtp.Packet) {
	t.Helper()
	require.NoError(t, w.track[track].WriteRTP(p))
}

// note sends a value to whoever waits for it, or not at all.
func note[T any](to chan T, v T) {
	select {
	case to <- v:
	default:
	}
}
