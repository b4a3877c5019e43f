package media

import (
	_ "embed" // the slate
	"fmt"
	"sync/atomic"
	"time"

	"konvent/signaling/wire"
)

//go:embed slate/slate.ivf
var slatePicture []byte

//go:embed slate/slate.ogg
var slateSound []byte

const (
	// chunk is how much of a frame goes into a packet.
	chunk = 1160
	// opusStep and videoClock are the RTP clock's: ticks of an Opus packet of 20 ms, and ticks of video a second.
	opusStep   = 960
	videoClock = 90_000
)

// startSlate begins to play the film that every stage falls back to.
func (e *Engine) startSlate() error {
	f, err := readFilm(slatePicture, slateSound)
	if err != nil {
		return fmt.Errorf("read the slate: %w", err)
	}
	e.mu.Lock()
	src := e.source(wire.Slate)
	src.setGate(true, true)
	e.mu.Unlock()
	p := &player{film: f, src: src, picture: src.layer("")}
	p.feed = &feed{film: true, ask: func(uint32) { p.asked.Store(true) }}
	e.tasks.Go(func() { p.run(e.quit) })
	return nil
}

// player plays a film in a loop: numbers and times go on where it begins again.
type player struct {
	film    *film
	src     *Source
	picture *Layer
	feed    *feed
	// asked: somebody waits for a key frame; the picture goes to the nearest.
	asked atomic.Bool
	// frame and sound count what was played; moved is how far the picture went off the count; number is of the next video packet.
	frame, sound, moved int
	number              uint16
}

// run plays until quit is closed. Each tick is one Opus packet; frames go out when they are due.
func (p *player) run(quit <-chan struct{}) {
	const step = 20 * time.Millisecond
	tick := time.NewTicker(step)
	defer tick.Stop()
	begun := p.src.engine.clock.now()
	for {
		select {
		case <-quit:
			return
		case <-tick.C:
		}
		now := p.src.engine.clock.now()
		if now-begun-int64(p.sound)*int64(step) > int64(time.Second) {
			begun = now - int64(p.sound)*int64(step) // the machine slept
		}
		for due := begun; due <= now; due = begun + int64(p.sound)*int64(step) {
			p.next(now)
		}
	}
}

// next plays 20 ms.
func (p *player) next(now int64) {
	const perSecond = 50
	f := p.film
	if p.frame*perSecond <= p.sound*f.rate {
		at := (p.frame + p.moved) % len(f.frames)
		if p.asked.Swap(false) {
			key := f.near(at)
			p.moved, at = p.moved+len(f.frames)+key-at, key
		}
		p.show(f.frames[at], uint32(p.frame*(videoClock/f.rate)), now)
		p.frame++
	}
	p.src.pass(p.src.audio, p.feed, arrival{
		number: uint16(p.sound), time: uint32(p.sound * opusStep), codec: opus, payload: f.sounds[p.sound%len(f.sounds)], at: now,
		level: levelSlate,
	})
	p.sound++
}

// levelSlate is the level of the slate's music, 0–100.
const levelSlate = 60

// show sends a frame in chunks, each behind a VP8 descriptor that says whether it is the first; pictures are counted by the intake.
func (p *player) show(frame []byte, t uint32, now int64) {
	first := byte(vp8FirstS)
	for len(frame) > 0 {
		n := min(chunk, len(frame))
		payload := append(append(make([]byte, 0, n+1), first), frame[:n]...)
		frame, first = frame[n:], 0
		p.src.pass(p.picture, p.feed, arrival{
			number: p.number, time: t, marker: len(frame) == 0, codec: vp8, payload: payload, at: now,
		})
		p.number++
	}
}
