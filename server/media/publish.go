package media

import (
	"cmp"
	"context"
	"errors"
	"sync"
	"sync/atomic"
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
	skew   skew
	quit   chan struct{}
	tasks  sync.WaitGroup
	// listens: it can be told which layers are wanted. told is what it was told; the engine's lock guards it.
	listens bool
	told    map[*Source]told
	// connected: the connection is there now.
	connected atomic.Bool

	mu     sync.Mutex // guards the rest
	closed bool
	// turn grows with each publishing connection of the engine; routes say what each section carries. Both are set once, by admit.
	turn   uint64
	routes map[string]route
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

// Publish opens a publishing connection and answers its offer; see conference.Doors. An earlier one goes on until then.
func (e *Engine) Publish(ctx context.Context, p conference.Publishing) (string, error) {
	sections, err := readPublish(p)
	if err != nil {
		return "", err
	}
	pub, err := e.newPublisher(p.Camera, p.Tracks != nil)
	if err != nil {
		return "", err
	}
	answer, err := answerOffer(ctx, pub.pc, p.Offer)
	if err = e.admit(pub, p, sections, err); err != nil {
		return "", err
	}
	return answer, nil
}

// Unpublish closes a publishing connection, one that is being answered too; its sources stay and go down.
func (e *Engine) Unpublish(camera wire.SourceID) {
	e.mu.Lock()
	defer e.mu.Unlock()
	for pub := range e.opening {
		if pub.camera == camera {
			e.endPublisher(pub)
		}
	}
	if pub := e.publishers[camera]; pub != nil {
		delete(e.publishers, camera)
		e.endPublisher(pub)
	}
}

// newPublisher takes a place for a publishing connection; admit follows.
func (e *Engine) newPublisher(camera wire.SourceID, listens bool) (*publisher, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closed || e.publishers[camera] == nil && len(e.publishers)+len(e.opening) >= e.cfg.MaxPublishers {
		return nil, wire.ErrBusy
	}
	pc, err := e.publishAPI.NewPeerConnection(webrtc.Configuration{Certificates: e.certificates})
	if err != nil {
		e.log.Error("publishing connection failed", "error", err)
		return nil, wire.ErrInternal
	}
	pub := &publisher{engine: e, camera: camera, pc: pc, quit: make(chan struct{}), listens: listens, told: map[*Source]told{}}
	pc.OnTrack(pub.track)
	pc.OnConnectionStateChange(func(s webrtc.PeerConnectionState) {
		pub.connected.Store(s == webrtc.PeerConnectionStateConnected)
		if s == webrtc.PeerConnectionStateFailed || s == webrtc.PeerConnectionStateClosed {
			e.closePublisher(pub)
		}
	})
	e.opening[pub] = struct{}{}
	e.tasks.Add(1)
	return pub, nil
}

// admit lets a publishing connection whose answer is ready take the place of an earlier one. It ends one that has a fault, and returns it.
func (e *Engine) admit(pub *publisher, p conference.Publishing, sections []section, fault error) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	delete(e.opening, pub)
	if fault == nil && !e.closed && pub.begin(e.turn+1, e.routes(p, sections)) {
		e.turn++
		if old := e.publishers[p.Camera]; old != nil {
			e.endPublisher(old)
		}
		e.publishers[p.Camera] = pub
		return nil
	}
	e.endPublisher(pub)
	return cmp.Or(fault, error(wire.ErrBusy))
}

// begin says where the connection's packets go. It reports false if it was closed already.
func (p *publisher) begin(turn uint64, routes map[string]route) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return false
	}
	p.turn, p.routes, p.uplink = turn, routes, newUplink(routes)
	p.tasks.Go(p.guide)
	return true
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
	go func() {
		defer e.tasks.Done() // newPublisher added it
		if err := pub.pc.GracefulClose(); err != nil {
			e.log.Debug("closing a publishing connection", "error", err)
		}
		pub.tasks.Wait()
	}()
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
