package media

import (
	"testing"
	"time"

	"github.com/pion/rtcp"
	"github.com/stretchr/testify/require"

	"konvent/signaling/wire"
)

func TestABudgetFallsAtOnceAndRisesByTrying(t *testing.T) {
	b := budget{bits: 1_500_000, estimate: 2_000_000}
	b.judge(0, 1*second)
	b.estimate = 1_300_000
	b.judge(0, 2*second)
	require.Zero(t, b.limit, "a busy computer is no reason")
	b.estimate = 300_000
	b.judge(0, 3*second)
	require.Equal(t, int64(300_000), b.limit, "a guess that falls is")
	b.bits, b.estimate = 250_000, 310_000
	b.judge(0.5, 4*second)
	require.Equal(t, int64(300_000), b.limit, "what is on the way still is not held against it")
	b.judge(0.01, 5*second)
	require.Equal(t, int64(300_000), b.limit)
	b.judge(0, 7*second)
	b.goOn(7 * second)
	require.Equal(t, int64(420_000), b.limit, "clean seconds, and more is tried")
	tried := b.limit
	b.bits = tried
	b.judge(0.3, 8*second)
	require.Less(t, b.limit, tried)
	require.Equal(t, 2*leastHold, b.hold, "after a try that failed it waits longer")
	for at := 9 * second; at < 60*second; at += second {
		b.bits = b.limit
		b.judge(0.3, at)
	}
	require.Equal(t, leastLimit, b.limit)
	require.LessOrEqual(t, b.hold, mostHold)
	b.limit = 0
	b.judge(0, b.raised+mostHold)
	require.Zero(t, b.hold, "bad times are forgotten")
}

func TestAGuessThatClimbsMayDip(t *testing.T) {
	b := budget{bits: 3_000_000}
	for at, estimate := range []int64{430_000, 600_000, 450_000, 900_000, 500_000, 1_400_000, 900_000} {
		b.estimate = estimate
		b.judge(0, int64(at)*second)
		require.Zero(t, b.limit)
	}
}

func TestAGuessAloneTakesNoPictureAway(t *testing.T) {
	b := budget{bits: 3_000_000, least: 400_000, estimate: 3_500_000}
	b.judge(0, 1*second)
	b.estimate = 90_000
	b.judge(0, 2*second)
	require.Equal(t, int64(400_000), b.limit)
}

func TestAGuessThatFallsWhereSomeIsLostAnywayIsNoNarrowLink(t *testing.T) {
	b := budget{bits: 1_100_000, least: 200_000, estimate: 1_250_000}
	b.judge(0.05, 1*second)
	b.estimate = 690_000
	b.judge(0.05, 2*second)
	require.Equal(t, int64(690_000), b.limit)
	require.False(t, b.narrow)
	b = budget{bits: 1_100_000, least: 200_000, estimate: 690_000, peak: 1_250_000}
	b.judge(0.15, 3*second)
	require.Equal(t, int64(200_000), b.limit)
	require.True(t, b.narrow)
	b.bits, b.estimate, b.peak = 300_000, 90_000, 400_000
	b.judge(0, 10*second)
	require.True(t, b.narrow, "it falls again, because little comes")
}

// gallery is a viewer of three cameras, their layers of 150, 500 and 1,500 kbit/s, and of one voice of 40.
type gallery struct {
	view    *view
	sources []*Source
	now     int64
}

func newGallery(t *testing.T) *gallery {
	a := newAudience()
	g := &gallery{now: second}
	var see []aim
	for i := range 3 {
		src := newSource(a.layer.src.engine, wire.SourceID("abc"[i:i+1]))
		src.setGate(true, true)
		for j, bits := range []int64{150_000, 500_000, 1_500_000} {
			l := src.layer([]string{"q", "h", "f"}[j])
			key := []byte{vp8FirstS, 0, 0, 0, 0x9d, 1, 0x2a, 0, byte(j + 1), 0xd0, 2}
			require.True(t, l.accept(a.feed, arrival{number: 1, marker: true, codec: vp8, payload: key, at: g.now}))
			l.bits.Store(bits)
		}
		g.sources = append(g.sources, src)
		see = append(see, aim{src: src, rank: i})
	}
	voices := g.sources[0].audio
	require.True(t, voices.accept(a.feed, arrival{number: 1, codec: opus, payload: []byte{1}, at: g.now}))
	voices.bits.Store(40_000)
	see[0], see[2] = see[2], see[0] // the most important is not on the first slot
	g.view = newView("v", a.shard, []section{{mid: "0", video: true}, {mid: "1", video: true}, {mid: "2", video: true}, {mid: "3", video: true}, {mid: "4"}})
	g.view.line = nowhere{}
	for _, s := range g.view.slots {
		s.payloads[vp8], s.payloads[opus] = 96, 111
	}
	g.view.plan.Store(&plan{video: append([]aim{{}}, see...), audio: []aim{{src: g.sources[0]}}})
	g.view.joined = true
	g.view.budget.at = g.now
	g.view.apply(g.now)
	return g
}

// shows lists the layers that flow on a link that is known to carry so many bit/s, 0 for all of them: the most important first; "-" for a
// picture that is paused.
func (g *gallery) shows(limit int64) (out string) {
	g.view.budget.limit, g.view.budget.narrow = limit, limit > 0
	g.view.choose(g.now)
	for _, s := range g.view.order {
		switch {
		case s.paused.Load() != nil && s.layer == nil:
			out += "-"
		case s.paused.Load() == nil && s.layer != nil:
			out += s.layer.rid
		default:
			out += "?"
		}
	}
	return out
}

func TestEveryPictureGetsItsSmallestLayerBeforeAnyGetsMore(t *testing.T) {
	g := newGallery(t)
	require.Equal(t, "fff", g.shows(0))
	require.Equal(t, "fqq", g.shows(48_000+1_800_000))
	require.Equal(t, "hhq", g.shows(48_000+1_150_000))
	require.Equal(t, "qqq", g.shows(48_000+450_000))
	require.Equal(t, "qqq", g.shows(48_000+380_000), "a bit too little takes no picture away")
	require.Equal(t, "qq-", g.shows(48_000+370_000))
	require.Equal(t, int64(48_000+450_000), g.view.budget.waits)
	require.Equal(t, "qq-", g.shows(48_000+440_000), "but does not bring it back either")
	require.Equal(t, "qqq", g.shows(g.view.budget.waits))
	require.Equal(t, "q--", g.shows(48_000+100_000))
	require.Equal(t, "---", g.shows(leastLimit), "sound comes before all")
	require.NotNil(t, g.view.audio[0].layer)
	require.Equal(t, "fff", g.shows(48_000+8_000_000))
	require.Zero(t, g.view.budget.limit, "plenty for all is no limit")
}

func TestALimitOfALinkThatIsNotNarrowTakesNoPictureAway(t *testing.T) {
	g := newGallery(t)
	require.Equal(t, "qqq", g.shows(48_000+450_000))
	b := &g.view.budget
	b.limit, b.narrow = 48_000+100_000, false // from a time when the pictures seemed to take less
	g.view.choose(g.now)
	require.Zero(t, b.waits)
	b.recent[0] = losses{lost: 60, expected: 100}
	g.view.choose(g.now)
	require.NotZero(t, b.waits, "but where most is lost they go, whatever the reason")
}

func TestAPictureThatWasPausedComesBackSoon(t *testing.T) {
	g := newGallery(t)
	require.Equal(t, "---", g.shows(leastLimit))
	b := &g.view.budget
	b.clean = g.now
	for _, want := range []string{"---", "q--", "qq-", "qqq"} {
		b.judge(0, g.now+leastHold-1)
		require.Equal(t, want, g.shows(b.limit))
		b.judge(0, g.now+leastHold)
		b.goOn(g.now + leastHold)
	}
}

// misses reports the nth time that of ten packets more so many did not come.
func (w *watcher) misses(ssrc uint32, n, lost int) {
	report := rtcp.ReceptionReport{SSRC: ssrc, TotalLost: uint32(lost * n), LastSequenceNumber: uint32(10 * n)}
	_ = w.pc.WriteRTCP([]rtcp.Packet{&rtcp.ReceiverReport{Reports: []rtcp.ReceptionReport{report}}})
}

func TestAViewerIsToldOfAPictureThatIsPaused(t *testing.T) {
	t.Parallel()
	e, notes, v, mid := onStage(t)
	anna := publish(t, e, cam, voiceStream, cameraStream)
	film := &filmer{}
	stop := repeat(10*time.Millisecond, func(n int) {
		f := film.frame(n%20 == 0, 1)
		f[0].Payload = append(f[0].Payload, make([]byte, 1000)...)
		_ = anna.track["camera"].WriteRTP(f[0])
	})
	defer stop()
	ssrc := v.next(t, mid).SSRC
	lossy := repeat(50*time.Millisecond, func(n int) { v.misses(ssrc, n, 9) })
	paused := func(is bool) func() bool {
		return func() bool { s := notes.slots["v"].Video; return len(s) == 1 && s[0].Paused == is }
	}
	notes.await(t, "paused", paused(true))
	lossy()
	for len(v.packets[mid]) > 0 {
		v.next(t, mid)
	}
	notes.await(t, "it goes on", paused(false))
	v.next(t, mid)
}
