package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/pion/rtcp"
	"github.com/pion/rtp"
	"github.com/pion/webrtc/v4"

	"konvent/signaling/wire"
	"konvent/tests/crowd/line"
	"konvent/tests/crowd/pattern"
	"konvent/tests/crowd/player"
)

// The load of one viewer: VP8 at 1.5 Mbit/s in 30 frames of 16/3 packets, and Opus: 210 packets/s.
const (
	frameEvery = time.Second / 30
	audioEvery = time.Second / 50
	keyEvery   = 60 // frames
)

// stage is a WHIP publisher on the air, and the host who put it there.
type stage struct {
	pc           *webrtc.PeerConnection
	audio, video *webrtc.TrackLocalStaticRTP
	host         *line.Line
	wantKey      atomic.Bool
	packets      atomic.Int64 // published so far
	stop         chan struct{}
	work         sync.WaitGroup
}

// openStage publishes the pattern into the plenum and goes live with it.
func openStage(ctx context.Context, h *house) (*stage, error) {
	s := &stage{stop: make(chan struct{})}
	if err := s.open(ctx, h); err != nil {
		return nil, errors.Join(err, s.close())
	}
	return s, nil
}

func (s *stage) open(ctx context.Context, h *house) error {
	if err := s.publish(ctx, h.links.Whip); err != nil {
		return fmt.Errorf("publish: %w", err)
	}
	s.work.Go(s.send)
	host, welcome, err := line.Dial(ctx, h.socket(), h.origin, token(h.links.Host), func([]byte, time.Time) {})
	if err != nil {
		return err
	}
	s.host = host
	plenum, err := plenumOf(welcome)
	if err != nil {
		return err
	}
	if err := host.Ask(ctx, "place.enter", wire.Enter{Room: plenum}, nil); err != nil {
		return err
	}
	if err := s.arrange(ctx, wire.Whip(plenum)); err != nil {
		return err
	}
	return host.Ask(ctx, "stage.live", wire.Nothing{}, nil)
}

// arrange puts the source into the preview as soon as the house knows it.
func (s *stage) arrange(ctx context.Context, source wire.SourceID) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for {
		err := s.host.Ask(ctx, "stage.arrange", wire.Arrange{Layout: wire.One, Sources: []wire.SourceID{source}}, nil)
		var fault *wire.Fault
		if !errors.As(err, &fault) || fault.Code != wire.ErrNotFound.Code || wait(ctx, 50*time.Millisecond) != nil {
			return err
		}
	}
}

func plenumOf(w wire.Welcome) (wire.RoomID, error) {
	for _, r := range w.Programme.Rooms {
		if r.Kind == wire.Plenum {
			return r.ID, nil
		}
	}
	return "", errors.New("the conference has no plenum")
}

// publish goes through the WHIP door (RFC 9725, section 4.2).
func (s *stage) publish(ctx context.Context, d player.Door) error {
	var engine webrtc.SettingEngine
	engine.SetIncludeLoopbackCandidate(true)
	engine.SetInterfaceFilter(func(name string) bool { return name == "lo" })
	var err error
	if s.pc, err = webrtc.NewAPI(webrtc.WithSettingEngine(engine)).NewPeerConnection(webrtc.Configuration{}); err != nil {
		return err
	}
	if s.audio, err = s.track(webrtc.MimeTypeOpus, 48000, 2); err != nil {
		return err
	}
	if s.video, err = s.track(webrtc.MimeTypeVP8, 90000, 0); err != nil {
		return err
	}
	return s.negotiate(ctx, d)
}

// negotiate goes through the door with an offer, and returns when the connection stands.
func (s *stage) negotiate(ctx context.Context, d player.Door) error {
	offer, err := s.pc.CreateOffer(nil)
	if err != nil {
		return err
	}
	gathered := webrtc.GatheringCompletePromise(s.pc)
	if err := s.pc.SetLocalDescription(offer); err != nil {
		return err
	}
	<-gathered
	answer, err := post(ctx, d, s.pc.LocalDescription().SDP)
	if err != nil {
		return err
	}
	connected := make(chan struct{})
	s.pc.OnConnectionStateChange(func(state webrtc.PeerConnectionState) {
		if state == webrtc.PeerConnectionStateConnected {
			close(connected)
		}
	})
	if err := s.pc.SetRemoteDescription(webrtc.SessionDescription{Type: webrtc.SDPTypeAnswer, SDP: answer}); err != nil {
		return err
	}
	select {
	case <-connected:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// track adds a track and listens for wishes for a key frame.
func (s *stage) track(mime string, clock uint32, channels uint16) (*webrtc.TrackLocalStaticRTP, error) {
	t, err := webrtc.NewTrackLocalStaticRTP(webrtc.RTPCodecCapability{MimeType: mime, ClockRate: clock, Channels: channels}, mime, "stage")
	if err != nil {
		return nil, err
	}
	transceiver, err := s.pc.AddTransceiverFromTrack(t, webrtc.RTPTransceiverInit{Direction: webrtc.RTPTransceiverDirectionSendonly})
	if err != nil {
		return nil, err
	}
	s.work.Go(func() {
		for {
			packets, _, err := transceiver.Sender().ReadRTCP()
			if err != nil {
				return
			}
			for _, p := range packets {
				s.wantKey.CompareAndSwap(false, asksForKey(p))
			}
		}
	})
	return t, nil
}

func post(ctx context.Context, d player.Door, offer string) (string, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, d.URL, strings.NewReader(offer))
	if err != nil {
		return "", err
	}
	req.Header.Set("Content-Type", "application/sdp")
	req.Header.Set("Authorization", "Bearer "+d.Key)
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return "", err
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusCreated {
		return "", fmt.Errorf("the door answered %s", res.Status)
	}
	text, err := io.ReadAll(io.LimitReader(res.Body, 1<<18))
	return string(text), err
}

// send publishes the pattern at its times until the stage closes.
func (s *stage) send() {
	frames, sounds := time.NewTicker(frameEvery), time.NewTicker(audioEvery)
	defer frames.Stop()
	defer sounds.Stop()
	var video, audio rtp.Header
	var picture, videoNumber, audioNumber uint64
	for {
		select {
		case <-s.stop:
			return
		case <-frames.C:
			key := picture%keyEvery == 0 || s.wantKey.Swap(false)
			count := 5 + int(picture%3/2)
			for i := range count {
				videoNumber++
				video.SequenceNumber++
				video.Marker = i == count-1
				stamp := pattern.Stamp{Number: videoNumber, Sent: time.Now()}
				s.write(s.video, &video, pattern.Video(stamp, uint16(picture&0x7fff), key, i == 0))
			}
			picture++
			video.Timestamp += 90000 / 30
		case <-sounds.C:
			audioNumber++
			audio.SequenceNumber++
			s.write(s.audio, &audio, pattern.Audio(pattern.Stamp{Number: audioNumber, Sent: time.Now()}))
			audio.Timestamp += 48000 / 50
		}
	}
}

func (s *stage) write(t *webrtc.TrackLocalStaticRTP, h *rtp.Header, payload []byte) {
	h.Version = 2
	if err := t.WriteRTP(&rtp.Packet{Header: *h, Payload: payload}); err == nil {
		s.packets.Add(1)
	}
}

func (s *stage) close() error {
	close(s.stop)
	if s.host != nil {
		s.host.Close()
	}
	var err error
	if s.pc != nil {
		err = s.pc.Close()
	}
	s.work.Wait()
	return err
}

// asksForKey tells whether a report asks the publisher for a key frame (RFC 4585, section 6.3.1; RFC 5104, section 4.3.1).
func asksForKey(p rtcp.Packet) bool {
	switch p.(type) {
	case *rtcp.PictureLossIndication, *rtcp.FullIntraRequest:
		return true
	}
	return false
}
