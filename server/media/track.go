package media

import (
	"time"

	"github.com/pion/rtcp"
	"github.com/pion/rtp"
	"github.com/pion/webrtc/v4"
)

const (
	// nackEvery is how often lost packets of a publisher are asked for.
	nackEvery = 25 * time.Millisecond
	// receiveSize holds any RTP packet.
	receiveSize = 1600
	// maxFeeds is how many streams are named to a publisher; a client has a handful.
	maxFeeds = 16
	// levelUnknown stands for the level of sound without the audio level extension: that of speech.
	levelUnknown = 72
)

// track takes the packets of one stream; Pion runs it in a goroutine of its own.
func (p *publisher) track(t *webrtc.TrackRemote, r *webrtc.RTPReceiver) {
	p.mu.Lock()
	if p.closed {
		p.mu.Unlock()
		return
	}
	f := &feed{turn: p.turn, ssrc: uint32(t.SSRC()), ask: p.ask, skew: &p.skew}
	p.feeds = append(p.feeds[max(0, len(p.feeds)-maxFeeds+1):], f)
	p.tasks.Add(1)
	p.mu.Unlock()
	defer p.tasks.Done()

	to, ok := p.route(r)
	if !ok {
		return
	}
	to.src.fedBy(p.turn)
	l := to.src.audio
	if to.video {
		l = to.src.layer(t.RID())
	}
	p.tasks.Go(func() { p.readReports(r, t.RID(), l, f) })
	p.carry(l)
	p.read(t, r, l, f)
}

// route finds where a receiver's packets go. A client that names no section in its packets has one of each kind.
func (p *publisher) route(r *webrtc.RTPReceiver) (route, bool) {
	if tr := r.RTPTransceiver(); tr != nil {
		if to, ok := p.routes[tr.Mid()]; ok {
			return to, true
		}
		if tr.Mid() != "" {
			return route{}, false
		}
		for _, to := range p.routes {
			if to.video == (tr.Kind() == webrtc.RTPCodecTypeVideo) {
				return to, true
			}
		}
	}
	return route{}, false
}

// read takes packets until the connection ends.
func (p *publisher) read(t *webrtc.TrackRemote, r *webrtc.RTPReceiver, l *Layer, f *feed) {
	params := r.GetParameters()
	codecs := codecsOf(params.Codecs)
	var level uint8
	for _, x := range params.HeaderExtensions {
		if x.URI == audioLevelURI {
			level = uint8(x.ID)
		}
	}
	buf := make([]byte, receiveSize)
	var h rtp.Header
	for {
		n, _, err := t.Read(buf)
		if err != nil {
			return
		}
		at, ok := readPacket(buf[:n], &h, &codecs)
		if !ok {
			continue
		}
		at.at = p.engine.clock.now()
		at.level = loudness(&h, level)
		l.src.pass(l, f, at)
	}
}

// readPacket parses an RTP packet and copies its payload. It reports false for one of no codec of ours or cut short.
func readPacket(b []byte, h *rtp.Header, codecs *[128]codec) (arrival, bool) {
	n, err := h.Unmarshal(b)
	if err != nil {
		return arrival{}, false
	}
	end := len(b)
	if h.Padding {
		if end -= int(b[end-1]); b[len(b)-1] == 0 || end < n {
			return arrival{}, false
		}
	}
	c := codecs[h.PayloadType&0x7f]
	if c == noCodec {
		return arrival{}, false
	}
	a := arrival{number: h.SequenceNumber, time: h.Timestamp, marker: h.Marker, codec: c}
	if end > n {
		a.payload = append(make([]byte, 0, end-n), b[n:end]...)
	}
	return a, true
}

// loudness is a packet's level, 0–100: 100 is 0 dBov, 0 is -100 dBov and below (RFC 6464, section 3).
func loudness(h *rtp.Header, id uint8) int32 {
	if id == 0 || !h.Extension {
		return levelUnknown
	}
	b := h.GetExtension(id)
	if len(b) == 0 {
		return levelUnknown
	}
	return max(0, 100-int32(b[0]&0x7f))
}

// readReports takes the sender reports of a stream: they tie its time to the publisher's clock, and a source that says nothing else
// (a screen that does not change) is still there.
func (p *publisher) readReports(r *webrtc.RTPReceiver, rid string, l *Layer, f *feed) {
	buf := make([]byte, receiveSize)
	for {
		n, err := readRTCP(r, rid, buf)
		if err != nil {
			return
		}
		packets, err := rtcp.Unmarshal(buf[:n])
		if err != nil {
			continue
		}
		now := p.engine.clock.now()
		for _, packet := range packets {
			if sr, ok := packet.(*rtcp.SenderReport); ok && sr.SSRC == f.ssrc {
				l.reported(f, sr.NTPTime, sr.RTPTime, now)
				l.src.stay(l, now)
			}
		}
	}
}

func readRTCP(r *webrtc.RTPReceiver, rid string, buf []byte) (int, error) {
	if rid == "" {
		n, _, err := r.Read(buf)
		return n, err
	}
	n, _, err := r.ReadSimulcast(buf, rid)
	return n, err
}

// ask sends a PLI (RFC 4585, section 6.3.1).
func (p *publisher) ask(ssrc uint32) {
	_ = p.pc.WriteRTCP([]rtcp.Packet{&rtcp.PictureLossIndication{MediaSSRC: ssrc}}) // a lost request is repeated
}
