package media

import (
	"crypto/rand"
	"encoding/binary"
	"fmt"
	"strings"
)

// answer writes the answer to a view connection's offer (RFC 8829): each section sends one stream, announced by its SSRC, and one for
// repeats where the offer has a place for them. All candidates are in it.
func (l *viewLine) answer(sections []section) string {
	var id [8]byte
	_, _ = rand.Read(id[:]) // it never fails
	var b strings.Builder
	fmt.Fprintf(&b, "v=0\r\no=- %d 2 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\na=ice-lite\r\na=fingerprint:sha-256 %s\r\na=msid-semantic:WMS *\r\n",
		binary.BigEndian.Uint64(id[:])>>1, l.engine.print)
	if len(sections) > 1 {
		b.WriteString("a=group:BUNDLE")
		for _, s := range sections {
			b.WriteString(" " + s.mid)
		}
		b.WriteString("\r\n")
	}
	var audio, video int
	for i, s := range sections {
		n, kind := &audio, "audio"
		if s.video {
			n, kind = &video, "video"
		}
		l.answerSection(&b, s, l.view.slots[i], kind, *n)
		*n++
		if i == 0 {
			b.WriteString(l.engine.ports.candidates)
		}
	}
	return b.String()
}

func (l *viewLine) answerSection(b *strings.Builder, s section, slot *slot, kind string, n int) {
	fmt.Fprintf(b, "m=%s 9 UDP/TLS/RTP/SAVPF", kind)
	for _, f := range s.formats {
		fmt.Fprintf(b, " %d", f.payload)
		if f.repeats != 0 {
			fmt.Fprintf(b, " %d", f.repeats)
		}
	}
	fmt.Fprintf(b, "\r\nc=IN IP4 0.0.0.0\r\na=mid:%s\r\na=sendonly\r\na=setup:passive\r\na=ice-ufrag:%s\r\na=ice-pwd:%s\r\na=rtcp-mux\r\na=rtcp-rsize\r\n",
		s.mid, l.agent.Ufrag, l.agent.Password)
	s.answerFormats(b)
	// The first slots of both kinds carry the programme and are played in step.
	stream := fmt.Sprintf("%s%d", kind, n)
	if n == 0 {
		stream = "programme"
	}
	fmt.Fprintf(b, "a=msid:%s %s%d\r\n", stream, kind, n)
	if slot.repeats != 0 {
		fmt.Fprintf(b, "a=ssrc-group:FID %d %d\r\n", slot.ssrc, slot.repeats)
	}
	fmt.Fprintf(b, "a=ssrc:%d cname:%s\r\na=ssrc:%d msid:%s %s%d\r\n", slot.ssrc, stream, slot.ssrc, stream, kind, n)
	if slot.repeats != 0 {
		fmt.Fprintf(b, "a=ssrc:%d cname:%s\r\na=ssrc:%d msid:%s %s%d\r\n", slot.repeats, stream, slot.repeats, stream, kind, n)
	}
}

func (s *section) answerFormats(b *strings.Builder) {
	if s.timed {
		b.WriteString("a=rtcp-xr:rcvr-rtt=all\r\n")
	}
	for i := range s.formats {
		s.formats[i].answer(b)
	}
}

func (f *format) answer(b *strings.Builder) {
	fmt.Fprintf(b, "a=rtpmap:%d %s\r\n", f.payload, f.rtpmap)
	switch {
	case f.codec == opus:
		fmt.Fprintf(b, "a=fmtp:%d minptime=10;useinbandfec=1\r\n", f.payload)
	case f.fmtp != "":
		fmt.Fprintf(b, "a=fmtp:%d %s\r\n", f.payload, f.fmtp)
	}
	for _, feedback := range f.feedback {
		fmt.Fprintf(b, "a=rtcp-fb:%d %s\r\n", f.payload, feedback)
	}
	if f.repeats != 0 {
		fmt.Fprintf(b, "a=rtpmap:%d rtx/90000\r\na=fmtp:%d apt=%d\r\n", f.repeats, f.repeats, f.payload)
	}
}
