//go:build linux

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

	"konvent/signaling/wire"
	"konvent/tests/crowd/line"
	"konvent/tests/crowd/pattern"
	"konvent/tests/crowd/player"
)

// The load of one viewer: VP8 at 1.5 Mbit/s in 30 frames a second, of which one in 60 is a key frame of 24 packets and the others have 5 (one
// of them 6), which makes 160 packets/s; and Opus in 50.
const (
	frameEvery = time.Second / 30
	audioEvery = time.Second / 50
	keyFrames  = 60
	keySize    = 24
	deltaSize  = 5
	// A stage that is thin sends only what lets somebody in: a small key frame twice a second and sound five times.
	thinFrames = 15
	thinSounds = 10
	thinSize   = 2
)

// stage is a WHIP publisher on the air, and the host who put it there.
type stage struct {
	*publisher
	host *line.Line
	thin atomic.Bool
	stop chan struct{}
	work sync.WaitGroup
}

// openStage publishes the pattern into the plenum and goes live with it.
func openStage(ctx context.Context, h *house, thin bool) (*stage, error) {
	p, err := newPublisher(0, true, true)
	if err != nil {
		return nil, err
	}
	s := &stage{publisher: p, stop: make(chan struct{})}
	s.thin.Store(thin)
	if err := s.open(ctx, h); err != nil {
		return nil, errors.Join(err, s.close())
	}
	return s, nil
}

func (s *stage) open(ctx context.Context, h *house) error {
	if err := s.connect(ctx, func(ctx context.Context, offer string) (string, error) { return post(ctx, h.links.Whip, offer) }); err != nil {
		return fmt.Errorf("publish: %w", err)
	}
	s.work.Go(s.send)
	host, welcome, err := line.Dial(ctx, h.socket(), h.origin, token(h.links.Host), func([]byte, time.Time) {})
	if err != nil {
		return err
	}
	s.host = host
	plenum, err := roomOf(welcome, wire.Plenum)
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

// roomOf is the first room of a kind.
func roomOf(w wire.Welcome, kind wire.RoomKind) (wire.RoomID, error) {
	for _, r := range w.Programme.Rooms {
		if r.Kind == kind {
			return r.ID, nil
		}
	}
	return "", fmt.Errorf("the conference has no %s", kind)
}

// post goes through the WHIP door (RFC 9725, section 4.2).
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
	var camera shots
	for sound := 0; ; {
		select {
		case <-s.stop:
			return
		case <-frames.C:
			if size, key := camera.next(s.wantKey.Swap(false), s.thin.Load()); size > 0 {
				s.frame(camera.picture, size, pattern.VideoSize, key)
			}
			s.video.header.Timestamp += 90000 / 30
		case <-sounds.C:
			if sound++; !s.thin.Load() || sound%thinSounds == 0 {
				s.sound()
			}
			s.audio.header.Timestamp += 48000 / 50
		}
	}
}

// shots says how large the pictures of a camera are.
type shots struct {
	picture uint16
	since   int // pictures since the last key frame
}

// next is how many packets the next picture has, 0 for none, and whether it is a key frame.
func (c *shots) next(wanted, thin bool) (size int, key bool) {
	every, first := keyFrames, keySize
	if thin {
		every, first = thinFrames, thinSize
	}
	c.picture++
	c.since++
	switch {
	case wanted || c.since >= every || c.picture == 1:
		c.since = 0
		return first, true
	case thin:
		return 0, false
	case c.since == keyFrames/2:
		return deltaSize + 1, false
	}
	return deltaSize, false
}

// frame publishes a picture of size packets.
func (p *publisher) frame(picture uint16, size, octets int, key bool) {
	if p.held.Load() {
		return
	}
	for i := range size {
		p.video.header.Marker = i == size-1
		p.write(p.video, func(number uint64) []byte {
			return pattern.Video(pattern.Stamp{Number: number, Sent: time.Now()}, octets, picture&0x7fff, key, i == 0)
		})
	}
}

// sound publishes a packet of sound.
func (p *publisher) sound() {
	if p.held.Load() {
		return
	}
	p.write(p.audio, func(number uint64) []byte { return pattern.Audio(pattern.Stamp{Number: number, Sent: time.Now()}) })
}

func (s *stage) close() error {
	close(s.stop)
	if s.host != nil {
		s.host.Close()
	}
	s.work.Wait()
	return s.publisher.close()
}
