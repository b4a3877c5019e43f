//go:build linux

package player

import (
	"net/netip"
	"testing"

	"github.com/pion/sdp/v3"
	"github.com/stretchr/testify/require"
)

const answered = `v=0
o=- 1 1 IN IP4 127.0.0.1
s=-
t=0 0
a=group:BUNDLE 0 1
a=fingerprint:sha-256 AA:BB
m=audio 9 UDP/TLS/RTP/SAVPF 111
c=IN IP4 0.0.0.0
a=ice-ufrag:u
a=ice-pwd:p
a=setup:passive
a=candidate:1 1 tcp 2130706431 127.0.0.1 7882 typ host tcptype passive
a=candidate:2 1 udp 2130706431 127.0.0.1 7882 typ host
a=ssrc:5 cname:x
a=ssrc:5 msid:a b
m=video 9 UDP/TLS/RTP/SAVPF 96 97
c=IN IP4 0.0.0.0
a=ssrc-group:FID 6 7
a=ssrc:6 cname:x
a=ssrc:7 cname:x
`

func TestAnAnswerNamesStreamsAndTheirRepeats(t *testing.T) {
	a, err := parseAnswer(answered)
	require.NoError(t, err)
	require.Equal(t, answer{
		ufrag: "u", password: "p", fingerprint: "AA:BB", house: netip.MustParseAddrPort("127.0.0.1:7882"),
		streams: []stream{{ssrc: 5}, {ssrc: 6, video: true}, {ssrc: 7, video: true, repeats: 6}},
	}, a)
}

func TestAnAnswerThatWantsToShakeHandsItselfIsRefused(t *testing.T) {
	_, err := parseAnswer("v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=setup:active\r\n")
	require.ErrorContains(t, err, "want passive")
}

func TestAnOfferAsksForAllSections(t *testing.T) {
	var s sdp.SessionDescription
	require.NoError(t, s.UnmarshalString(Sections{Audio: 3, Video: 12}.offer("u", "p", "AA")))
	require.Len(t, s.MediaDescriptions, 15)
	require.Equal(t, "audio", s.MediaDescriptions[2].MediaName.Media)
	require.Equal(t, "video", s.MediaDescriptions[3].MediaName.Media)
	mid, _ := s.MediaDescriptions[14].Attribute("mid")
	require.Equal(t, "14", mid)
}
