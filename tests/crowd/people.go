//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"sync"
	"time"

	"konvent/signaling/wire"
	"konvent/tests/crowd/line"
	"konvent/tests/crowd/pattern"
	"konvent/tests/crowd/player"
)

// person is somebody in a room: a socket, a view connection, and for some a camera or a microphone.
type person struct {
	line   *line.Line
	id     wire.PersonID
	player *player.Player
	sends  *sender
	wants  []*person // whose pictures are looked at
	hears  []*person
}

// sender publishes a tile or a voice until it is stopped.
type sender struct {
	*publisher
	stop chan struct{}
	work sync.WaitGroup
}

// come lets guest i into a room.
func come(ctx context.Context, h *house, i int, room wire.RoomID, hear func(frame []byte, at time.Time)) (*person, error) {
	secret, err := guestToken(ctx, h, i)
	if err != nil {
		return nil, err
	}
	l, welcome, err := line.Dial(ctx, h.socket(), h.origin, secret, hear)
	if err != nil {
		return nil, err
	}
	p := &person{line: l, id: welcome.You.ID}
	if err := p.enter(ctx, room); err != nil {
		return nil, errors.Join(err, p.leave())
	}
	return p, nil
}

// enter goes to a room.
func (p *person) enter(ctx context.Context, room wire.RoomID) error {
	return p.line.Ask(ctx, "place.enter", wire.Enter{Room: room}, nil)
}

// deaf hears nothing of what the house says unasked.
func deaf([]byte, time.Time) {}

// publish opens the publishing connection of source i with a camera, a microphone or both, and switches them on.
func (p *person) publish(ctx context.Context, i int, microphone, camera bool) error {
	out, err := newPublisher(i, microphone, camera)
	if err != nil {
		return err
	}
	var tracks []wire.Track
	for _, t := range []struct {
		on     bool
		device wire.Device
	}{{microphone, wire.Microphone}, {camera, wire.CameraVideo}} { // the order in which they were added
		if t.on {
			tracks = append(tracks, wire.Track{Mid: strconv.Itoa(len(tracks)), Device: t.device})
		}
	}
	p.sends = &sender{publisher: out, stop: make(chan struct{})}
	err = out.connect(ctx, func(ctx context.Context, offer string) (string, error) {
		var answer wire.SDP
		err := p.line.Ask(ctx, "media.publish", wire.PublishOffer{SDP: offer, Tracks: tracks}, &answer)
		return answer.SDP, err
	})
	if err != nil {
		return fmt.Errorf("publish: %w", err)
	}
	if camera {
		p.sends.work.Go(p.sends.tile)
	}
	if microphone {
		p.sends.work.Go(p.sends.voice)
	}
	return p.line.Ask(ctx, "media.set", wire.MediaSet{Microphone: microphone, Camera: camera}, nil)
}

// tile sends a picture of one packet 30 times a second: 150 kbit/s.
func (s *sender) tile() {
	tick := time.NewTicker(frameEvery)
	defer tick.Stop()
	for picture := 0; ; picture++ {
		select {
		case <-s.stop:
			return
		case <-tick.C:
			key := s.wantKey.Swap(false) || picture%keyFrames == 0
			s.frame(uint16(picture), 1, pattern.TileSize, key)
			s.video.header.Timestamp += 90000 / 30
		}
	}
}

// voice sends sound.
func (s *sender) voice() {
	tick := time.NewTicker(audioEvery)
	defer tick.Stop()
	for {
		select {
		case <-s.stop:
			return
		case <-tick.C:
			s.sound()
			s.audio.header.Timestamp += 48000 / 50
		}
	}
}

func (s *sender) close() error {
	close(s.stop)
	s.work.Wait()
	return s.publisher.close()
}

// Enter opens the view connection by the words on the socket.
func (p *person) Enter(ctx context.Context, offer string) (string, func(context.Context) error, error) {
	var answer wire.SDP
	err := p.line.Ask(ctx, "media.view", wire.Offer{SDP: offer}, &answer)
	return answer.SDP, func(context.Context) error { return nil }, err // it ends with the socket
}

// want says whose pictures the person looks at, at the width of a tile, and those of more, which may be none of theirs to see.
func (p *person) want(ctx context.Context, more ...*person) error {
	var w wire.Want
	for _, o := range append(more, p.wants...) {
		w.Videos = append(w.Videos, wire.WantVideo{Source: wire.Camera(o.id), Width: 320})
	}
	return p.line.Ask(ctx, "view.want", w, nil)
}

// gathering is everybody in a workshop: a source of many.
type gathering []*person

func (g gathering) hold(held bool) {
	for _, p := range g {
		if p.sends != nil {
			p.sends.hold(held)
		}
	}
}

func (g gathering) due() (n float64) {
	for _, p := range g {
		for _, o := range p.wants {
			n += o.sends.due()
		}
		for _, o := range p.hears {
			n += o.sends.due()
		}
	}
	return n / float64(len(g))
}

// leave ends all that the person has open.
func (p *person) leave() error {
	var err error
	if p.sends != nil {
		err = p.sends.close()
	}
	p.line.Close()
	if p.player != nil {
		err = errors.Join(err, p.player.Leave())
	}
	return err
}
