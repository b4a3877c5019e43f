package media

import (
	"fmt"
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// link is a path with a narrow place and a queue before it, and a viewer behind it who reports as browsers do; a tick is a step.
type link struct {
	// rate is in bit/s, loss the part lost at random.
	rate int64
	loss float64
	// queued is what waits, in bits: three tenths of a second of the link at most.
	queued int64
	// asks are the requests that arrive, by tick.
	asks map[int]request
	// lost and sent are packets of pictures since the last report.
	lost, sent float64
}

type request struct{ asked, again float64 }

// way is how many ticks a packet and the answer to it take where nothing waits.
const way = 1

// pass lets the packets of a tick through and returns the part that is lost.
func (l *link) pass(bits int64) float64 {
	rate := l.rate * int64(shardTick) / second
	l.queued += bits - rate
	over := max(0, l.queued-3*rate)
	l.queued = max(0, l.queued-over)
	return 1 - (1-l.loss)*(1-float64(over)/float64(max(bits, 1)))
}

// delay is how many ticks a packet waits.
func (l *link) delay() int { return int(l.queued * 10 / l.rate) }

// stage is a viewer of one camera with layers of 150, 500 and 1,500 kbit/s behind a link.
type stage struct {
	link
	*gallery
	tick int
	feed *feed
	// awaits is since when a layer is awaited, number the last of its key frames.
	awaits int
	number uint16
	// deaf is the sound that was lost, in s.
	deaf float64
}

func newStage(t *testing.T) *stage {
	g := newGallery(t)
	g.view.order = g.view.order[:1]
	s := g.view.order[0]
	s.repeats, s.repeatPayloads[vp8] = 8, 97
	g.view.budget.estimate, g.view.budget.peak = 5_000_000, 5_000_000
	return &stage{link: link{rate: 10_000_000, asks: map[int]request{}}, gallery: g, number: 1, feed: g.sources[0].video()[0].feed.Load()}
}

// pass lets time pass, tick by tick.
func (s *stage) pass(d time.Duration) {
	for range d / shardTick {
		s.step()
	}
}

func (s *stage) step() {
	s.tick++
	s.now += int64(shardTick)
	v, b := s.view, &s.view.budget
	slot := v.order[0]
	var picture int64
	if slot.layer != nil {
		picture = slot.layer.bits.Load()
	}
	if b.trying() {
		picture = int64(float64(picture) * (1 + b.repeats))
	}
	times := 1 + b.echoes()
	bits := (picture + int64(times)*40_000) / 10
	lost := s.link.pass(bits)
	s.deaf += math.Pow(lost, float64(times)) * shardTick.Seconds()
	v.octets.Add(uint64(bits / 8))
	s.report(b, lost, slot)
	s.arrive()
	v.choose(s.now)
	s.begin(slot)
}

// report says what the viewer says of this tick.
func (s *stage) report(b *budget, lost float64, slot *slot) {
	packets := 5.0 // of sound
	if slot.layer != nil {
		packets = float64(slot.layer.bits.Load()) / 10 / 8 / 1000
		s.sent, s.lost = s.sent+packets, s.lost+packets*lost
		for i := range s.delay() + 1 { // until the answer has come
			s.ask(i, packets*lost)
		}
		s.ask(s.delay()+1, packets*lost*s.loss) // where it was lost too
	}
	b.sent += packets + 5
	if slot.layer != nil {
		b.asked, b.again = b.asked+s.asks[s.tick].asked, b.again+s.asks[s.tick].again
	}
	if s.tick%10 == 3 {
		b.recent[0].lost, b.recent[0].expected = b.recent[0].lost+s.lost, b.recent[0].expected+s.sent
		s.lost, s.sent = 0, 0
	}
	if s.delay() > 1 && s.tick%5 == 0 {
		b.estimate = min(b.estimate, s.rate*85/100)
	} else {
		b.estimate = min(b.estimate*101/100, 5_000_000)
	}
}

// ask asks for packets, some ticks after they were first.
func (s *stage) ask(later int, packets float64) {
	at := s.tick + way + s.delay() + later
	r := s.asks[at]
	r.asked += packets
	if later > 0 {
		r.again += packets
	}
	s.asks[at] = r
}

// arrive keeps the sources alive.
func (s *stage) arrive() {
	for _, src := range s.sources {
		src.alive.Store(s.now)
		for _, layer := range src.video() {
			layer.arrived.Store(s.now)
		}
		src.audio.arrived.Store(s.now)
	}
}

// begin brings the key frame of a layer that is awaited, two ticks after it was asked for.
func (s *stage) begin(slot *slot) {
	if s.awaits++; slot.next == nil {
		s.awaits = 0
	} else if l := slot.next; s.awaits == 2 {
		s.number++
		bits := l.bits.Load()
		key := []byte{vp8FirstS, 0, 0, 0, 0x9d, 1, 0x2a, 0, byte(l.width.Load() >> 8), 0xd0, 2}
		l.accept(s.feed, arrival{number: s.number, time: uint32(s.now * 9 / 100_000), marker: true, codec: vp8, payload: key, at: s.now})
		l.bits.Store(bits)
		slot.advance(s.now)
	}
}

// flows is the layer on the screen, "-" for none.
func (s *stage) flows() string {
	if l := s.view.order[0].layer; l != nil {
		return l.rid
	}
	return "-"
}

// TestALinkThatNarrowsKeepsItsSoundAndIsBackSoon narrows a link to a sixth for a while: the sound stays, the picture becomes small and
// stays, while more is tried in vain, and it is back in full soon after the link is.
func TestALinkThatNarrowsKeepsItsSoundAndIsBackSoon(t *testing.T) {
	for narrow := 100; narrow <= 400; narrow += 7 {
		t.Run(fmt.Sprint("after ", narrow, " ticks"), func(t *testing.T) {
			s := newStage(t)
			s.pass(5 * time.Second)
			require.Equal(t, "f", s.flows())
			s.rate = 250_000
			s.pass(10 * time.Second)
			require.Less(t, s.deaf, 0.6, "seconds without sound")
			s.deaf = 0
			for range narrow {
				s.step()
				require.Equal(t, "q", s.flows())
			}
			require.Less(t, s.deaf, 0.02*float64(narrow)*shardTick.Seconds(), "seconds without sound")
			s.rate = 10_000_000
			s.pass(8 * time.Second)
			require.Equal(t, "f", s.flows())
		})
	}
}

func TestALargePictureIsGivenUpWhereItFloodsTheLink(t *testing.T) {
	s := newStage(t)
	s.pass(5 * time.Second)
	s.rate = 250_000
	for s.flows() == "f" {
		s.step()
	}
	require.Equal(t, "-", s.flows(), "the smaller one is still on its way")
}

func TestSoundIsNotSentAgainIntoAFlood(t *testing.T) {
	s := newStage(t)
	s.pass(5 * time.Second)
	b := &s.view.budget
	s.rate, b.limit, b.times = 250_000, b.least, 3
	s.pass(2 * time.Second)
	require.True(t, b.narrow)
	require.Zero(t, b.echoes())
}

func TestLossAtRandomTakesNoPictureAway(t *testing.T) {
	b := budget{limit: 200_000, least: 200_000, bits: 200_000}
	b.judge(0.3, second)
	require.Equal(t, int64(200_000), b.limit)
	b.judge(0.6, 10*second)
	require.Less(t, b.limit, int64(200_000))
}

func TestALinkThatLosesMuchIsSeenToNarrow(t *testing.T) {
	s := newStage(t)
	s.view.budget.estimate, s.view.budget.peak = 0, 0
	s.loss = 0.3
	s.pass(10 * time.Second)
	s.loss, s.rate, s.deaf = 0, 250_000, 0
	s.pass(10 * time.Second)
	require.Equal(t, "q", s.flows())
	require.Less(t, s.deaf, 0.6, "seconds without sound")
}

func TestSoundComesThroughWhereAThirdIsLost(t *testing.T) {
	s := newStage(t)
	s.pass(5 * time.Second)
	s.loss = 0.3
	s.pass(2 * time.Second)
	s.deaf = 0
	for range 200 {
		s.step()
		require.False(t, s.view.budget.narrow)
		require.NotEqual(t, "-", s.flows())
	}
	require.Less(t, s.deaf, 0.02*20, "seconds without sound")
	s.loss = 0
	s.pass(20 * time.Second)
	require.Equal(t, "f", s.flows())
}

// TestATrialProvesOnlyWhatItSent: the picture may take less just then.
func TestATrialProvesOnlyWhatItSent(t *testing.T) {
	b := budget{limit: 200_000, bits: 210_000}
	b.target = 300_000
	b.conclude(true, second)
	require.Equal(t, int64(210_000), b.limit)
	b.target, b.bits = 300_000, 400_000
	b.conclude(true, 2*second)
	require.Equal(t, int64(300_000), b.limit)
	b.target, b.begun = 600_000, 2*second
	b.conclude(false, 2*second+late/2)
	require.Equal(t, int64(210_000), b.limit, "what is felt at once was the trial before")
}

func TestATrialEndsWithTheFirstSign(t *testing.T) {
	for name, sign := range map[string]func(b *budget){
		"packets are asked for": func(b *budget) { b.asked, b.sent = 3, 50 },
		"the guess falls":       func(b *budget) { b.estimate = 190_000 },
	} {
		t.Run(name, func(t *testing.T) {
			g := newGallery(t)
			b := &g.view.budget
			b.limit, b.estimate, b.at = 500_000, 200_000, g.now
			b.target, b.guess = 700_000, 200_000
			g.view.choose(g.now + int64(shardTick))
			require.True(t, b.trying())
			sign(b)
			g.view.choose(g.now + 2*int64(shardTick))
			require.False(t, b.trying())
			require.Equal(t, int64(500_000), b.limit)
		})
	}
}
