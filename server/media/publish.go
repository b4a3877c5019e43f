package media

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/pion/webrtc/v4"

	"konvent/server/conference"
	"konvent/signaling/wire"
)

// publisher is a publishing connection.
type publisher struct {
	engine *Engine
	camera wire.SourceID
	pc     *webrtc.PeerConnection
	// turn grows with each publishing connection of the engine.
	turn uint64
	// routes say what each section carries.
	routes map[string]route
	skew   skew
	quit   chan struct{}
	tasks  sync.WaitGroup

	mu     sync.Mutex // guards the rest
	closed bool
	feeds  []*feed
	layers []*Layer
	uplink uplink
}

// route is where a section's packets go.
type route struct {
	src   *Source
	video bool
}

// answerTime is how long gathering our own candidates may take; they are all known, so it takes none.
const answerTime = 5 * time.Second

// Publish opens a publishing connection and answers its offer; see conference.Doors.
func (e *Engine) Publish(ctx context.Context, p conference.Publishing) (string, error) {
	sections, err := readPublish(p)
	if err != nil {
		return "", err
	}
	pub, err := e.newPublisher(p, sections)
	if err != nil {
		return "", err
	}
	answer, err := answerOffer(ctx, pub.pc, p.Offer)
	if err != nil {
		e.closePublisher(pub)
		return "", err
	}
	return answer, nil
}

// Unpublish closes a publishing connection; its sources stay and go down.
func (e *Engine) Unpublish(camera wire.SourceID) {
	e.mu.Lock()
	pub := e.publishers[camera]
	e.mu.Unlock()
	if pub != nil {
		e.closePublisher(pub)
	}
}

func (e *Engine) newPublisher(p conference.Publishing, sections []section) (*publisher, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	old := e.publishers[p.Camera]
	if e.closed || old == nil && len(e.publishers) >= e.cfg.MaxPublishers {
		return nil, wire.ErrBusy
	}
	pc, err := e.publishAPI.NewPeerConnection(webrtc.Configuration{Certificates: e.certificates})
	if err != nil {
		e.log.Error("publishing connection failed", "error", err)
		return nil, wire.ErrInternal
	}
	e.turn++
	pub := &publisher{engine: e, camera: p.Camera, pc: pc, turn: e.turn, quit: make(chan struct{})}
	pub.routes = e.routes(p, sections)
	pub.uplink = newUplink(pub.routes)
	pc.OnTrack(pub.track)
	pc.OnConnectionStateChange(func(s webrtc.PeerConnectionState) {
		if s == webrtc.PeerConnectionStateFailed || s == webrtc.PeerConnectionStateClosed {
			e.closePublisher(pub)
		}
	})
	e.publishers[p.Camera] = pub
	if old != nil {
		e.endPublisher(old)
	}
	pub.tasks.Go(pub.guide)
	return pub, nil
}

// routes maps sections to sources; the engine's lock is held.
func (e *Engine) routes(p conference.Publishing, sections []section) map[string]route {
	out := map[string]route{}
	if p.Tracks == nil {
		var audio, video bool
		for _, s := range sections {
			if s.video && !video || !s.video && !audio {
				out[s.mid] = route{e.source(p.Camera), s.video}
			}
			video, audio = video || s.video, audio || !s.video
		}
		return out
	}
	for _, t := range p.Tracks {
		switch t.Device {
		case wire.Microphone, wire.CameraVideo:
			out[t.Mid] = route{e.source(p.Camera), t.Device == wire.CameraVideo}
		case wire.ScreenVideo, wire.ScreenSound:
			screen := e.source(p.Screen)
			screen.patience.Store(int64(screenSilence))
			out[t.Mid] = route{screen, t.Device == wire.ScreenVideo}
		}
	}
	return out
}

// closePublisher ends a publishing connection. It does not wait; the engine's Close does.
func (e *Engine) closePublisher(pub *publisher) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.publishers[pub.camera] == pub {
		delete(e.publishers, pub.camera)
	}
	e.endPublisher(pub)
}

// endPublisher frees what a publishing connection holds; the engine's lock is held.
func (e *Engine) endPublisher(pub *publisher) {
	pub.mu.Lock()
	defer pub.mu.Unlock()
	if pub.closed {
		return
	}
	pub.closed = true
	close(pub.quit)
	e.tasks.Go(func() {
		if err := pub.pc.GracefulClose(); err != nil {
			e.log.Debug("closing a publishing connection", "error", err)
		}
		pub.tasks.Wait()
	})
}

// answerOffer runs the one offer and answer of a connection. The answer carries all candidates.
func answerOffer(ctx context.Context, pc *webrtc.PeerConnection, offer string) (string, error) {
	if err := pc.SetRemoteDescription(webrtc.SessionDescription{Type: webrtc.SDPTypeOffer, SDP: offer}); err != nil {
		return "", wire.ErrSDP.With("sdp")
	}
	answer, err := pc.CreateAnswer(nil)
	if errors.Is(err, webrtc.ErrSenderWithNoCodecs) {
		return "", wire.ErrCodec
	}
	if err != nil {
		return "", wire.ErrSDP.With("sdp")
	}
	gathered := webrtc.GatheringCompletePromise(pc)
	if err := pc.SetLocalDescription(answer); err != nil {
		return "", wire.ErrSDP.With("sdp")
	}
	ctx, cancel := context.WithTimeout(ctx, answerTime)
	defer cancel()
	select {
	case <-gathered:
		return pc.LocalDescription().SDP, nil
	case <-ctx.Done():
		return "", wire.ErrBusy
	}
}
