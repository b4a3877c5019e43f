package media

import (
	"context"
	"fmt"
	"sync"

	"github.com/pion/interceptor"
	"github.com/pion/rtcp"
	"github.com/pion/rtp"
	"github.com/pion/webrtc/v4"

	"konvent/signaling/wire"
)

// pionLine is a view connection on a Pion PeerConnection.
type pionLine struct {
	pc     *webrtc.PeerConnection
	view   *view
	tracks []*slotTrack
	tasks  sync.WaitGroup
}

// slotTrack is a slot's sender: it hands Pion's writer and report reader out and lets the shard choose the payload type.
type slotTrack struct {
	id, stream string
	kind       webrtc.RTPCodecType
	writer     webrtc.TrackLocalWriter
	reports    interceptor.RTCPReader
	ssrc       webrtc.SSRC
	codecs     []webrtc.RTPCodecParameters
}

// Bind is told what the offer and the answer agreed on.
func (t *slotTrack) Bind(c webrtc.TrackLocalContext) (webrtc.RTPCodecParameters, error) {
	t.writer, t.reports, t.ssrc, t.codecs = c.WriteStream(), c.RTCPReader(), c.SSRC(), c.CodecParameters()
	if len(t.codecs) == 0 {
		return webrtc.RTPCodecParameters{}, webrtc.ErrUnsupportedCodec
	}
	return t.codecs[0], nil
}

// Unbind has nothing to let go of.
func (t *slotTrack) Unbind(webrtc.TrackLocalContext) error { return nil }

// ID names the track in the answer.
func (t *slotTrack) ID() string { return t.id }

// RID is empty: a slot has one stream.
func (t *slotTrack) RID() string { return "" }

// StreamID names what is played in step: the first slots of both kinds, which carry the programme, share one.
func (t *slotTrack) StreamID() string { return t.stream }

// Kind is audio or video.
func (t *slotTrack) Kind() webrtc.RTPCodecType { return t.kind }

func newPionLine(e *Engine, v *view) (*pionLine, error) {
	pc, err := e.viewAPI.NewPeerConnection(webrtc.Configuration{Certificates: e.certificates})
	if err != nil {
		return nil, fmt.Errorf("new connection: %w", err)
	}
	l := &pionLine{pc: pc, view: v}
	if err := l.addTracks(); err != nil {
		_ = pc.Close()
		return nil, err
	}
	pc.OnConnectionStateChange(func(s webrtc.PeerConnectionState) {
		switch s {
		case webrtc.PeerConnectionStateConnected:
			e.viewUp(v)
		case webrtc.PeerConnectionStateFailed, webrtc.PeerConnectionStateClosed:
			e.closeView(v)
		}
	})
	return l, nil
}

// addTracks makes a sender for each section before the offer is set, so that Pion finds each by its mid.
func (l *pionLine) addTracks() error {
	var audio, video int
	for _, s := range l.view.slots {
		t := &slotTrack{kind: webrtc.RTPCodecTypeAudio}
		n, name := &audio, "audio"
		if s.video {
			t.kind, n, name = webrtc.RTPCodecTypeVideo, &video, "video"
		}
		t.id, t.stream = fmt.Sprintf("%s%d", name, *n), fmt.Sprintf("%s%d", name, *n)
		if *n == 0 {
			t.stream = "programme"
		}
		*n++
		tr, err := l.pc.AddTransceiverFromTrack(t, webrtc.RTPTransceiverInit{Direction: webrtc.RTPTransceiverDirectionSendonly})
		if err != nil {
			return fmt.Errorf("add slot: %w", err)
		}
		if err := tr.SetMid(s.mid); err != nil {
			return fmt.Errorf("name slot: %w", err)
		}
		l.tracks = append(l.tracks, t)
	}
	return nil
}

// answer answers the offer and tells the slots what was agreed on.
func (l *pionLine) answer(ctx context.Context, offer string) (string, error) {
	answer, err := answerOffer(ctx, l.pc, offer)
	if err != nil {
		return "", err
	}
	for i, t := range l.tracks {
		s := l.view.slots[i]
		if t.writer == nil {
			return "", wire.ErrSDP.With("sections")
		}
		s.ssrc, s.payloads = uint32(t.ssrc), payloadsOf(t.codecs)
	}
	for _, t := range l.tracks {
		l.tasks.Go(func() { l.read(t) })
	}
	return answer, nil
}

// read takes a slot's reports until the connection ends. Pion hands a packet that speaks of several slots to each of them.
func (l *pionLine) read(t *slotTrack) {
	buf := make([]byte, receiveSize)
	for {
		n, _, err := t.reports.Read(buf, nil)
		if err != nil {
			return
		}
		l.view.receive(buf[:n], uint32(t.ssrc))
	}
}

func (l *pionLine) send(slot int, h *rtp.Header, payload []byte) error {
	_, err := l.tracks[slot].writer.WriteRTP(h, payload)
	return err
}

func (l *pionLine) report(b []byte) error {
	raw := rtcp.RawPacket(b)
	return l.pc.WriteRTCP([]rtcp.Packet{&raw})
}

// flush has nothing to do: Pion sends each packet at once.
func (l *pionLine) flush() {}

func (l *pionLine) close() {
	_ = l.pc.GracefulClose() // it is over either way
	l.tasks.Wait()
}
