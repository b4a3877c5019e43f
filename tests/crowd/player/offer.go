package player

import (
	"errors"
	"fmt"
	"strings"

	"github.com/pion/ice/v4"
	"github.com/pion/sdp/v3"
)

// Payload types of our offer. A server may renumber nothing: an answer keeps the offer's (RFC 3264, section 6.1).
const (
	opus = 111
	vp8  = 96
)

// offer is what a plain WHEP player asks for: the sound and the picture of the programme.
func offer(ufrag, password, fingerprint string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE 0 1\r\n")
	for mid, line := range []string{
		"m=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=rtpmap:111 opus/48000/2\r\n",
		"m=video 9 UDP/TLS/RTP/SAVPF 96\r\na=rtpmap:96 VP8/90000\r\na=rtcp-fb:96 nack\r\na=rtcp-fb:96 nack pli\r\na=rtcp-fb:96 goog-remb\r\n",
	} {
		media, rest, _ := strings.Cut(line, "\r\n")
		fmt.Fprintf(&b, "%s\r\nc=IN IP4 0.0.0.0\r\na=mid:%d\r\na=recvonly\r\na=rtcp-mux\r\na=ice-ufrag:%s\r\na=ice-pwd:%s\r\na=fingerprint:sha-256 %s\r\na=setup:actpass\r\n%s",
			media, mid, ufrag, password, fingerprint, rest)
	}
	return b.String()
}

// answer is what a player needs of an answer.
type answer struct {
	ufrag, password string
	candidates      []ice.Candidate
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
	m := s.MediaDescriptions[0]
	get := func(key string) string {
		if v, ok := m.Attribute(key); ok {
			return v
		}
		v, _ := s.Attribute(key)
		return v
	}
	if setup := get("setup"); setup != "passive" {
		return answer{}, fmt.Errorf("read answer: setup is %q, want passive", setup)
	}
	a := answer{ufrag: get("ice-ufrag"), password: get("ice-pwd")}
	for _, attribute := range m.Attributes {
		if attribute.Key != "candidate" {
			continue
		}
		c, err := ice.UnmarshalCandidate(attribute.Value)
		if err != nil {
			return answer{}, fmt.Errorf("read answer: %w", err)
		}
		if c.NetworkType() == ice.NetworkTypeUDP4 {
			a.candidates = append(a.candidates, c)
		}
	}
	if a.ufrag == "" || a.password == "" || len(a.candidates) == 0 {
		return answer{}, errors.New("read answer: no ICE credentials or no UDP candidate")
	}
	return a, nil
}
