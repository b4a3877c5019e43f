package media

import (
	"fmt"
	"strings"

	"github.com/pion/interceptor"
	"github.com/pion/interceptor/pkg/nack"
	reports "github.com/pion/interceptor/pkg/report"
	"github.com/pion/webrtc/v4"
)

// audioLevelURI names the header extension with the level of a packet's sound (RFC 6464).
const audioLevelURI = "urn:ietf:params:rtp-hdrext:ssrc-audio-level"

// h264Profiles are those a browser or OBS may offer with packetization-mode=1: constrained baseline, baseline, main, high, constrained high.
var h264Profiles = []string{"42e01f", "42001f", "4d001f", "64001f", "640c1f"}

// codecOf says which of ours an SDP codec is. Of H.264 only packetization-mode=1 is (RFC 6184, section 6.3).
func codecOf(name string, rate uint32, fmtp string) codec {
	switch {
	case strings.EqualFold(name, "opus") && rate == 48_000:
		return opus
	case strings.EqualFold(name, "VP8") && rate == 90_000:
		return vp8
	case strings.EqualFold(name, "H264") && rate == 90_000 && strings.Contains(fmtp, "packetization-mode=1"):
		return h264
	default:
		return noCodec
	}
}

// codecParameters are what the publishing door takes. Neither transport-cc (reports cost more than sending) nor RTX (retransmissions come
// on their own stream) is offered.
func codecParameters() (audio, video []webrtc.RTPCodecParameters) {
	feedback := []webrtc.RTCPFeedback{{Type: "nack"}, {Type: "nack", Parameter: "pli"}, {Type: "ccm", Parameter: "fir"}, {Type: "goog-remb"}}
	audio = []webrtc.RTPCodecParameters{{
		RTPCodecCapability: webrtc.RTPCodecCapability{
			MimeType: webrtc.MimeTypeOpus, ClockRate: 48_000, Channels: 2,
			SDPFmtpLine: "minptime=10;useinbandfec=1", RTCPFeedback: []webrtc.RTCPFeedback{{Type: "nack"}},
		},
		PayloadType: 111,
	}}
	video = []webrtc.RTPCodecParameters{{
		RTPCodecCapability: webrtc.RTPCodecCapability{MimeType: webrtc.MimeTypeVP8, ClockRate: 90_000, RTCPFeedback: feedback},
		PayloadType:        96,
	}}
	for i, profile := range h264Profiles {
		video = append(video, webrtc.RTPCodecParameters{
			RTPCodecCapability: webrtc.RTPCodecCapability{
				MimeType: webrtc.MimeTypeH264, ClockRate: 90_000, RTCPFeedback: feedback,
				SDPFmtpLine: "level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=" + profile,
			},
			PayloadType: webrtc.PayloadType(102 + i),
		})
	}
	return audio, video
}

func mediaEngine() (*webrtc.MediaEngine, error) {
	m := &webrtc.MediaEngine{}
	audio, video := codecParameters()
	for _, c := range audio {
		if err := m.RegisterCodec(c, webrtc.RTPCodecTypeAudio); err != nil {
			return nil, fmt.Errorf("register %s: %w", c.MimeType, err)
		}
	}
	for _, c := range video {
		if err := m.RegisterCodec(c, webrtc.RTPCodecTypeVideo); err != nil {
			return nil, fmt.Errorf("register %s: %w", c.MimeType, err)
		}
	}
	return m, nil
}

// publishAPI makes publishing connections: receiver reports and requests for lost packets, simulcast and audio levels.
func publishAPI(s webrtc.SettingEngine) (*webrtc.API, error) {
	m, err := mediaEngine()
	if err != nil {
		return nil, err
	}
	if err := webrtc.ConfigureSimulcastExtensionHeaders(m); err != nil {
		return nil, fmt.Errorf("register simulcast: %w", err)
	}
	level := webrtc.RTPHeaderExtensionCapability{URI: audioLevelURI}
	if err := m.RegisterHeaderExtension(level, webrtc.RTPCodecTypeAudio); err != nil {
		return nil, fmt.Errorf("register audio level: %w", err)
	}
	received, err := reports.NewReceiverInterceptor()
	if err != nil {
		return nil, fmt.Errorf("receiver reports: %w", err)
	}
	lost, err := nack.NewGeneratorInterceptor(nack.GeneratorInterval(nackEvery), nack.GeneratorLog(quiet{}))
	if err != nil {
		return nil, fmt.Errorf("requests for lost packets: %w", err)
	}
	r := &interceptor.Registry{}
	r.Add(received)
	r.Add(lost)
	return webrtc.NewAPI(webrtc.WithMediaEngine(m), webrtc.WithSettingEngine(s), webrtc.WithInterceptorRegistry(r)), nil
}

// codecsOf is the way back: codecs by payload type.
func codecsOf(list []webrtc.RTPCodecParameters) (out [128]codec) {
	for _, p := range list {
		_, name, _ := strings.Cut(p.MimeType, "/")
		out[p.PayloadType&0x7f] = codecOf(name, p.ClockRate, p.SDPFmtpLine)
	}
	return out
}
