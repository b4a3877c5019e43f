package media

import (
	"strconv"
	"strings"

	"github.com/pion/sdp/v3"
)

// format is a codec of ours as a section offers it.
type format struct {
	codec   codec
	payload uint8
	// rtpmap and fmtp are as they were offered, without the payload type; feedback what we can do of what was asked for.
	rtpmap, fmtp string
	feedback     []string
	// repeats is the payload type for retransmissions (RFC 4588), 0 for none.
	repeats uint8
}

// feedbackKnown is what we take from viewers: requests for packets and for pictures (RFC 4585, RFC 5104), and guesses of the bandwidth.
// transport-cc is not among it: such reports cost more than sending.
var feedbackKnown = map[bool][]string{
	false: {"nack"},
	true:  {"nack", "nack pli", "ccm fir", "goog-remb"},
}

// formats lists the codecs of ours that a section offers, in its order.
func formats(m *sdp.MediaDescription, video bool) (out []format) {
	fmtp, feedback := map[string]string{}, map[string]map[string]bool{}
	for _, a := range m.Attributes {
		payload, rest, _ := strings.Cut(a.Value, " ")
		switch a.Key {
		case "fmtp":
			fmtp[payload] = rest
		case "rtcp-fb":
			if feedback[payload] == nil {
				feedback[payload] = map[string]bool{}
			}
			feedback[payload][strings.TrimSpace(rest)] = true
		}
	}
	repeats := map[string]uint8{}
	for _, a := range m.Attributes {
		payload, name, rate, ok := rtpmap(a)
		switch c := codecOf(name, rate, fmtp[strconv.Itoa(int(payload))]); {
		case !ok:
		case video && strings.EqualFold(name, "rtx"):
			repeats[apt(fmtp[strconv.Itoa(int(payload))])] = payload
		case c != noCodec && (c != opus) == video:
			f := format{codec: c, payload: payload, fmtp: fmtp[strconv.Itoa(int(payload))]}
			_, f.rtpmap, _ = strings.Cut(a.Value, " ")
			for _, known := range feedbackKnown[video] {
				// Chromium asks for lost sound where the answer says so, though its offer does not.
				if !video || feedback[strconv.Itoa(int(payload))][known] || feedback["*"][known] {
					f.feedback = append(f.feedback, known)
				}
			}
			out = append(out, f)
		}
	}
	for i := range out {
		out[i].repeats = repeats[strconv.Itoa(int(out[i].payload))]
	}
	return out
}

// apt is the payload type that a retransmission is of (RFC 4588, section 8.1), as it is written.
func apt(fmtp string) string {
	for f := range strings.SplitSeq(fmtp, ";") {
		if v, ok := strings.CutPrefix(strings.TrimSpace(f), "apt="); ok {
			return strings.TrimSpace(v)
		}
	}
	return ""
}

// rtpmap reads "96 VP8/90000".
func rtpmap(a sdp.Attribute) (payload uint8, name string, rate uint32, ok bool) {
	if a.Key != "rtpmap" {
		return 0, "", 0, false
	}
	first, rest, _ := strings.Cut(a.Value, " ")
	n, err := strconv.ParseUint(first, 10, 7)
	if err != nil || n == 0 {
		return 0, "", 0, false
	}
	parts := strings.Split(rest, "/")
	if len(parts) < 2 {
		return 0, "", 0, false
	}
	hz, err := strconv.ParseUint(parts[1], 10, 32)
	return uint8(n), parts[0], uint32(hz), err == nil
}
