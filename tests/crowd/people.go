//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"konvent/signaling/wire"
	"konvent/tests/crowd/line"
	"konvent/tests/crowd/pattern"
	"konvent/tests/crowd/player"
)

// person is somebody in a workshop: a socket, a view connection, and for some a camera or a microphone.
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
func come(ctx context.Context, h *house, i int, kind wire.RoomKind) (*person, error) {
	secret, err := guestToken(ctx, h, i)
	if err != nil {
		return nil, err
	}
	l, welcome, err := line.Dial(ctx, h.socket(), h.origin, secret, func([]byte, time.Time) {})
	if err != nil {
		return nil, err
	}
	p := &person{line: l, id: welcome.You.ID}
	room, err := roomOf(welcome, kind)
	if err == nil {
		err = l.Ask(ctx, "place.enter", wire.Enter{Room: room}, nil)
	}
	if err != nil {
		return nil, errors.Join(err, p.leave())
	}
	return p, nil
}

// publish opens the publishing connection of source i with a camera or a microphone, and switches it on.
func (p *person) publish(ctx context.Context, i int, device wire.Device) error {
	camera := device == wire.CameraVideo
	out, err := newPublisher(i, !camera, camera)
	if err != nil {
		return err
	}
	p.sends = &sender{publisher: out, stop: make(chan struct{})}
	err = out.connect(ctx, func(ctx context.Context, offer string) (string, error) {
		var answer wire.SDP
		ask := wire.PublishOffer{SDP: offer, Tracks: []wire.Track{{Mid: "0", Device: device}}}
		err := p.line.Ask(ctx, "media.publish", ask, &answer)
		return answer.SDP, err
	})
	if err != nil {
		return fmt.Errorf("publish: %w", err)
	}
	if camera {
		p.sends.work.Go(p.sends.tile)
	} else {
		p.sends.work.Go(p.sends.voice)
	}
	return p.line.Ask(ctx, "media.set", wire.MediaSet{Microphone: !camera, Camera: camera}, nil)
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

// want says whose pictures the person looks at, at the width of a tile.
func (p *person) want(ctx context.Context) error {
	var w wire.Want
	for _, o := range p.wants {
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
