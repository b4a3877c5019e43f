//go:build linux

package main

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"

	"github.com/pion/rtcp"
	"github.com/pion/rtp"
	"github.com/pion/webrtc/v4"

	"konvent/tests/crowd/pattern"
)

// levelURI names the header extension for the loudness of a packet (RFC 6464).
const levelURI = "urn:ietf:params:rtp-hdrext:ssrc-audio-level"

// loudness is that of speech, in −dBov, with the bit for voice.
const loudness = 0x80 | 25

// publisher is a publishing connection with a picture, a sound or both.
type publisher struct {
	pc           *webrtc.PeerConnection
	audio, video *outgoing
	wantKey      atomic.Bool
	held         atomic.Bool // nothing is published
	work         sync.WaitGroup
}

// outgoing is a track on its way out.
type outgoing struct {
	track  *webrtc.TrackLocalStaticRTP
	sender *webrtc.RTPSender
	header rtp.Header
	number uint64
	level  uint8 // the id of the extension for loudness; 0 for none
	// packets were published so far.
	packets atomic.Int64
}

// newPublisher prepares a connection. Its packets are numbered as those of the source.
func newPublisher(source int, sound, picture bool) (*publisher, error) {
	var settings webrtc.SettingEngine
	settings.SetIncludeLoopbackCandidate(true)
	settings.SetInterfaceFilter(func(name string) bool { return name == "lo" })
	codecs := &webrtc.MediaEngine{}
	if err := codecs.RegisterDefaultCodecs(); err != nil {
		return nil, err
	}
	if err := codecs.RegisterHeaderExtension(webrtc.RTPHeaderExtensionCapability{URI: levelURI}, webrtc.RTPCodecTypeAudio); err != nil {
		return nil, err
	}
	p := &publisher{}
	var err error
	if p.pc, err = webrtc.NewAPI(webrtc.WithSettingEngine(settings), webrtc.WithMediaEngine(codecs)).NewPeerConnection(webrtc.Configuration{}); err != nil {
		return nil, err
	}
	if sound {
		p.audio, err = p.add(source, webrtc.RTPCodecCapability{MimeType: webrtc.MimeTypeOpus, ClockRate: 48000, Channels: 2})
	}
	if picture && err == nil {
		p.video, err = p.add(source, webrtc.RTPCodecCapability{MimeType: webrtc.MimeTypeVP8, ClockRate: 90000})
	}
	if err != nil {
		p.close()
		return nil, err
	}
	return p, nil
}

// add adds a track and listens for wishes for a key frame.
func (p *publisher) add(source int, codec webrtc.RTPCodecCapability) (*outgoing, error) {
	track, err := webrtc.NewTrackLocalStaticRTP(codec, codec.MimeType, "crowd")
	if err != nil {
		return nil, err
	}
	transceiver, err := p.pc.AddTransceiverFromTrack(track, webrtc.RTPTransceiverInit{Direction: webrtc.RTPTransceiverDirectionSendonly})
	if err != nil {
		return nil, err
	}
	sender := transceiver.Sender()
	p.work.Go(func() {
		for {
			packets, _, err := sender.ReadRTCP()
			if err != nil {
				return
			}
			for _, r := range packets {
				p.wantKey.CompareAndSwap(false, asksForKey(r))
			}
		}
	})
	return &outgoing{track: track, sender: sender, number: pattern.First(source), header: rtp.Header{Version: 2}}, nil
}

// asksForKey tells whether a report asks the publisher for a key frame (RFC 4585, section 6.3.1; RFC 5104, section 4.3.1).
func asksForKey(p rtcp.Packet) bool {
	switch p.(type) {
	case *rtcp.PictureLossIndication, *rtcp.FullIntraRequest:
		return true
	}
	return false
}

// connect hands the offer to a door and returns when the connection stands.
func (p *publisher) connect(ctx context.Context, door func(ctx context.Context, offer string) (answer string, err error)) error {
	offer, err := p.pc.CreateOffer(nil)
	if err != nil {
		return err
	}
	gathered := webrtc.GatheringCompletePromise(p.pc)
	if err := p.pc.SetLocalDescription(offer); err != nil {
		return err
	}
	<-gathered
	answer, err := door(ctx, p.pc.LocalDescription().SDP)
	if err != nil {
		return err
	}
	connected := make(chan struct{})
	var once sync.Once
	p.pc.OnConnectionStateChange(func(state webrtc.PeerConnectionState) {
		if state == webrtc.PeerConnectionStateConnected {
			once.Do(func() { close(connected) })
		}
	})
	if err := p.pc.SetRemoteDescription(webrtc.SessionDescription{Type: webrtc.SDPTypeAnswer, SDP: answer}); err != nil {
		return err
	}
	select {
	case <-connected:
		p.agree()
		return nil
	case <-ctx.Done():
		return fmt.Errorf("connect to publish: %w", ctx.Err())
	}
}

// agree notes which extensions the answer took.
func (p *publisher) agree() {
	if p.audio == nil {
		return
	}
	for _, e := range p.audio.sender.GetParameters().HeaderExtensions {
		if e.URI == levelURI {
			p.audio.level = uint8(e.ID)
		}
	}
}

// write sends the next packet of a track.
func (p *publisher) write(to *outgoing, payload func(number uint64) []byte) {
	to.number++
	to.header.SequenceNumber++
	if to.level != 0 {
		_ = to.header.SetExtension(to.level, []byte{loudness}) // one octet always fits
	}
	if to.track.WriteRTP(&rtp.Packet{Header: to.header, Payload: payload(to.number)}) == nil {
		to.packets.Add(1)
	}
}

func (p *publisher) hold(held bool) { p.held.Store(held) }
func (p *publisher) due() float64   { return p.audio.due() + p.video.due() }

// due is how many packets of a track were published so far; 0 of none.
func (o *outgoing) due() float64 {
	if o == nil {
		return 0
	}
	return float64(o.packets.Load())
}

func (p *publisher) close() error {
	err := p.pc.Close()
	p.work.Wait()
	return err
}
