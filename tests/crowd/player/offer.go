//go:build linux

package player

import (
	"errors"
	"fmt"
	"net/netip"
	"strconv"
	"strings"

	"github.com/pion/ice/v4"
	"github.com/pion/sdp/v3"
)

// Payload types of our offer. An answer keeps the offer's (RFC 3264, section 6.1).
const (
	opus = 111
	vp8  = 96
	rtx  = 97 // repeats of vp8 (RFC 4588)
)

// Sections is what a player asks for: so many of sound and so many of picture.
type Sections struct{ Audio, Video int }

// Programme is what a plain WHEP player asks for.
var Programme = Sections{Audio: 1, Video: 1}

const (
	audioSection = "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n"
	audioCodecs  = "a=rtpmap:111 opus/48000/2\r\na=fmtp:111 minptime=10;useinbandfec=1\r\n"
	videoSection = "m=video 9 UDP/TLS/RTP/SAVPF 96 97\r\n"
	videoCodecs  = "a=rtpmap:96 VP8/90000\r\na=rtcp-fb:96 goog-remb\r\na=rtcp-fb:96 ccm fir\r\na=rtcp-fb:96 nack\r\na=rtcp-fb:96 nack pli\r\n" +
		"a=rtpmap:97 rtx/90000\r\na=fmtp:97 apt=96\r\n"
)

// offer asks for sections as a browser does that was told to use Opus and VP8.
func (s Sections) offer(ufrag, password, fingerprint string) string {
	mids := make([]string, s.Audio+s.Video)
	for i := range mids {
		mids[i] = strconv.Itoa(i)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE %s\r\na=msid-semantic: WMS\r\n", strings.Join(mids, " "))
	for i, mid := range mids {
		section, codecs := audioSection, audioCodecs
		if i >= s.Audio {
			section, codecs = videoSection, videoCodecs
		}
		fmt.Fprintf(&b, "%sc=IN IP4 0.0.0.0\r\na=rtcp:9 IN IP4 0.0.0.0\r\na=ice-ufrag:%s\r\na=ice-pwd:%s\r\na=ice-options:trickle\r\n", section, ufrag, password)
		fmt.Fprintf(&b, "a=fingerprint:sha-256 %s\r\na=setup:actpass\r\na=mid:%s\r\na=recvonly\r\na=rtcp-mux\r\na=rtcp-rsize\r\n%s", fingerprint, mid, codecs)
	}
	return b.String()
}

// answer is what a player needs of an answer.
type answer struct {
	ufrag, password string
	fingerprint     string // sha-256, as the answer writes it
	house           netip.AddrPort
	streams         []stream
}

// stream is an SSRC that the answer announces.
type stream struct {
	ssrc  uint32
	video bool
	// repeats is the SSRC whose packets come again on this one (a=ssrc-group:FID, RFC 5576, section 4.2); 0 for a stream of its own.
	repeats uint32
}

// parseAnswer reads the answer of a server that waits for our DTLS handshake (a=setup:passive).
func parseAnswer(text string) (answer, error) {
	var s sdp.SessionDescription
	if err := s.UnmarshalString(text); err != nil {
		return answer{}, fmt.Errorf("read answer: %w", err)
	}
	if len(s.MediaDescriptions) == 0 {
		return answer{}, errors.New("read answer: it has no section")
	}
	first := s.MediaDescriptions[0]
	get := func(key string) string {
		if v, ok := first.Attribute(key); ok {
			return v
		}
		v, _ := s.Attribute(key)
		return v
	}
	a := answer{ufrag: get("ice-ufrag"), password: get("ice-pwd"), fingerprint: strings.TrimPrefix(get("fingerprint"), "sha-256 ")}
	for _, m := range s.MediaDescriptions {
		a.streams = append(a.streams, streamsOf(m)...)
	}
	a.house = candidateOf(first)
	switch {
	case get("setup") != "passive":
		return a, fmt.Errorf("read answer: setup is %q, want passive", get("setup"))
	case a.ufrag == "" || a.password == "" || a.fingerprint == "":
		return a, errors.New("read answer: no ICE credentials or no sha-256 fingerprint")
	case !a.house.IsValid():
		return a, errors.New("read answer: no UDP candidate")
	}
	return a, nil
}

// candidateOf is the first UDP address over IPv4 of a section.
func candidateOf(m *sdp.MediaDescription) netip.AddrPort {
	for _, attribute := range m.Attributes {
		if attribute.Key != "candidate" {
			continue
		}
		c, err := ice.UnmarshalCandidate(attribute.Value)
		if err != nil || c.NetworkType() != ice.NetworkTypeUDP4 {
			continue
		}
		if address, err := netip.ParseAddr(c.Address()); err == nil {
			return netip.AddrPortFrom(address, uint16(c.Port()))
		}
	}
	return netip.AddrPort{}
}

// streamsOf lists the SSRCs of a section in order, each once.
func streamsOf(m *sdp.MediaDescription) []stream {
	repeats := map[uint32]uint32{}
	var order []uint32
	for _, attribute := range m.Attributes {
		value := attribute.Value
		group, grouped := strings.CutPrefix(value, "FID ")
		switch {
		case attribute.Key == "ssrc-group" && grouped:
			if first, second, ok := strings.Cut(group, " "); ok {
				repeats[ssrcOf(second)] = ssrcOf(first)
			}
		case attribute.Key == "ssrc":
			id, _, _ := strings.Cut(value, " ")
			if n := len(order); n == 0 || order[n-1] != ssrcOf(id) {
				order = append(order, ssrcOf(id))
			}
		}
	}
	var all []stream
	for _, ssrc := range order {
		all = append(all, stream{ssrc: ssrc, video: m.MediaName.Media == "video", repeats: repeats[ssrc]})
	}
	return all
}

// ssrcOf reads an SSRC; 0 for none.
func ssrcOf(text string) uint32 {
	n, err := strconv.ParseUint(strings.TrimSpace(text), 10, 32)
	if err != nil {
		return 0
	}
	return uint32(n)
}
