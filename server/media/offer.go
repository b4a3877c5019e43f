package media

import (
	"strings"

	"github.com/pion/sdp/v3"

	"konvent/server/conference"
	"konvent/signaling/wire"
)

// Limits of an offer, checked before anything else reads it.
const (
	maxSDP      = 256 << 10
	maxSections = 32
	maxAudio    = 4
	maxVideo    = 16
)

// section is what we need to know of a media section of an offer.
type section struct {
	mid   string
	video bool
	// sends and receives are from the offerer's side.
	sends, receives bool
	// timed: the offerer wants to learn how long the way takes.
	timed bool
	// formats are the codecs of ours, in the offerer's order.
	formats []format
}

// readOffer checks an offer's limits and shape and lists its sections. Faults: ErrTooLong, ErrSDP, ErrCodec.
func readOffer(offer string) (*sdp.SessionDescription, []section, error) {
	if len(offer) > maxSDP {
		return nil, nil, wire.ErrTooLong.With("sdp")
	}
	if n := strings.Count(offer, "\nm=") + strings.Count(offer, "\rm="); n == 0 || n > maxSections {
		return nil, nil, wire.ErrSDP.With("sections")
	}
	var d sdp.SessionDescription
	if err := d.UnmarshalString(offer); err != nil {
		return nil, nil, wire.ErrSDP.With("sdp")
	}
	if len(d.MediaDescriptions) == 0 {
		return nil, nil, wire.ErrSDP.With("sections") // what looked like one stands within another line
	}
	var out []section
	mids := map[string]bool{}
	for _, m := range d.MediaDescriptions {
		s, err := readSection(m)
		if err != nil {
			return nil, nil, err
		}
		if mids[s.mid] {
			return nil, nil, wire.ErrSDP.With("mid")
		}
		mids[s.mid] = true
		out = append(out, s)
	}
	return &d, out, nil
}

func readSection(m *sdp.MediaDescription) (s section, err error) {
	switch m.MediaName.Media {
	case "audio":
	case "video":
		s.video = true
	default:
		return s, wire.ErrSDP.With("sections")
	}
	var ok bool
	if s.mid, ok = m.Attribute(sdp.AttrKeyMID); !ok || s.mid == "" || len(s.mid) > 64 {
		return s, wire.ErrSDP.With("mid")
	}
	if s.sends, s.receives, ok = direction(m); !ok {
		return s, wire.ErrSDP.With("direction")
	}
	wanted, _ := m.Attribute("rtcp-xr")
	s.timed = strings.Contains(wanted, "rcvr-rtt")
	if s.formats = formats(m, s.video); len(s.formats) == 0 {
		return s, wire.ErrCodec
	}
	return s, nil
}

// direction is that of a section. Without one it would be both (RFC 8866, section 6.7), but Pion leaves such a section out of its answer.
func direction(m *sdp.MediaDescription) (sends, receives, ok bool) {
	for _, a := range m.Attributes {
		switch a.Key {
		case sdp.AttrKeySendRecv:
			return true, true, true
		case sdp.AttrKeySendOnly:
			return true, false, true
		case sdp.AttrKeyRecvOnly:
			return false, true, true
		case sdp.AttrKeyInactive:
			return false, false, true
		}
	}
	return false, false, false
}

// readView checks the offer of a view connection: receive-only, up to maxAudio and maxVideo sections on one transport.
func readView(offer string) (transport, []section, error) {
	d, sections, err := readOffer(offer)
	if err != nil {
		return transport{}, nil, err
	}
	var audio, video int
	for _, s := range sections {
		if s.sends || !s.receives {
			return transport{}, nil, wire.ErrSDP.With("direction")
		}
		if s.video {
			video++
		} else {
			audio++
		}
	}
	if audio > maxAudio || video > maxVideo {
		return transport{}, nil, wire.ErrSDP.With("sections")
	}
	t, err := readTransport(d, sections)
	return t, sections, err
}

// readPublish checks the offer of a publishing connection, and that each track names a section of its kind, each device once.
func readPublish(p conference.Publishing) ([]section, error) {
	_, sections, err := readOffer(p.Offer)
	if err != nil {
		return nil, err
	}
	byMid := map[string]section{}
	for _, s := range sections {
		if !s.sends {
			return nil, wire.ErrSDP.With("direction")
		}
		byMid[s.mid] = s
	}
	seen := map[wire.Device]bool{}
	for _, t := range p.Tracks {
		s, ok := byMid[t.Mid]
		if !ok || p.Screen == "" && ofScreen(t.Device) || seen[t.Device] || !deviceFits(t.Device, s.video) {
			return nil, wire.ErrSDP.With("tracks")
		}
		seen[t.Device] = true
		delete(byMid, t.Mid)
	}
	return sections, nil
}

func ofScreen(d wire.Device) bool { return d == wire.ScreenVideo || d == wire.ScreenSound }

func deviceFits(d wire.Device, video bool) bool {
	switch d {
	case wire.CameraVideo, wire.ScreenVideo:
		return video
	case wire.Microphone, wire.ScreenSound:
		return !video
	default:
		return false
	}
}
