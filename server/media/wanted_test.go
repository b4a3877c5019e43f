package media

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/server/room"
	"konvent/signaling/wire"
)

// paused is what the publisher of a source was told last; known is false while nothing was.
func (n *notebook) paused(id wire.SourceID) (rids []string, known bool) {
	n.mu.Lock()
	defer n.mu.Unlock()
	all := n.layers[id]
	if len(all) == 0 {
		return nil, false
	}
	return all[len(all)-1], true
}

// awaitPaused waits until a publisher was told to leave just these layers off.
func (n *notebook) awaitPaused(t *testing.T, id wire.SourceID, rids ...string) {
	t.Helper()
	n.await(t, fmt.Sprint("left off: ", rids), func() bool {
		all := n.layers[id]
		return len(all) > 0 && slices.Equal(all[len(all)-1], rids)
	})
}

// obey makes a camera send what it is told to, each layer with a key frame when it goes on.
func (c *simulcaster) obey(t *testing.T, notes *notebook) {
	t.Helper()
	c.stop()
	var before []string
	c.stop = repeat(10*time.Millisecond, func(n int) {
		off, _ := notes.paused(cam)
		for rid, f := range c.films {
			if slices.Contains(off, rid) {
				f.time += 900
				continue
			}
			for _, p := range f.frame(n%25 == 0 || slices.Contains(before, rid), 2) {
				_ = p.SetExtension(c.talker.midID, []byte("0"))
				_ = p.SetExtension(c.talker.ridID, []byte(rid))
				_ = c.talker.track["camera"+rid].WriteRTP(p)
			}
		}
		before = off
	})
	t.Cleanup(c.stop)
}

func TestLayersNobodyLooksAtAreLeftOffAndComeBackAtOnce(t *testing.T) {
	t.Parallel()
	e, notes, v, mid := onStage(t)
	camera := simulcast(t, e, cam)
	camera.obey(t, notes)
	v.awaitMark(t, mid, 3, nil)
	notes.awaitPaused(t, cam, "h")
	e.Want("v", wire.Want{Videos: []wire.WantVideo{{Source: cam, Width: 300}}})
	v.awaitMark(t, mid, 1, nil)
	notes.awaitPaused(t, cam, "h", "f")
	wanted := time.Now()
	e.Want("v", wire.Want{Videos: []wire.WantVideo{{Source: cam, Width: 500}}})
	v.awaitMark(t, mid, 2, nil)
	require.Less(t, time.Since(wanted), 2*time.Second, "what is wanted does not wait until something is not")
	notes.awaitPaused(t, cam, "f")
	e.Want("v", wire.Want{})
	v.awaitMark(t, mid, 3, nil)
}

func TestACameraNobodyLooksAtRestsAndIsNeitherLostNorFrozen(t *testing.T) {
	t.Parallel()
	e, notes, v, mid := onStage(t)
	camera := simulcast(t, e, cam)
	camera.obey(t, notes)
	v.awaitMark(t, mid, 3, nil)
	e.Attach("v", "", nil)
	notes.awaitPaused(t, cam, "q", "h", "f")
	// Somebody else goes down in the ordinary way, in the time that it takes.
	const berta = wire.SourceID("berta.camera")
	e.Gate(berta, true, true)
	for range 2 {
		publish(t, e, berta, voiceStream, cameraStream).film(t, "camera", (&filmer{mark: 1}).frame(true, 1))
		notes.awaitUp(t, berta, true)
		notes.awaitUp(t, berta, false)
	}
	notes.mu.Lock()
	for _, s := range notes.sources[cam] {
		require.True(t, s.Up && s.Picture, "it only rests")
	}
	notes.mu.Unlock()
	e.Attach("v", "plenum", nil)
	notes.awaitSlot(t, "v", true, cam)
	notes.awaitPaused(t, cam, "h")
	for len(v.packets[mid]) > 0 {
		v.next(t, mid)
	}
	v.awaitMark(t, mid, 3, nil)
	require.NoError(t, camera.talker.pc.Close())
	notes.awaitUp(t, cam, false)
}

func TestACameraThatRestsAndIsGoneIsDown(t *testing.T) {
	t.Parallel()
	e, notes := openEngine(t)
	e.Gate(cam, true, true)
	camera := simulcast(t, e, cam)
	camera.obey(t, notes)
	notes.awaitPaused(t, cam, "q", "h", "f")
	require.True(t, notes.last(cam).Up)
	require.NoError(t, camera.talker.pc.Close())
	notes.awaitUp(t, cam, false)
}

func TestASoundThatStopsWhileThePictureRestsIsMissed(t *testing.T) {
	t.Parallel()
	e, notes := openEngine(t)
	e.Gate(cam, true, true)
	anna := publish(t, e, cam, voiceStream, cameraStream)
	stop := repeat(20*time.Millisecond, func(n int) {
		_ = anna.track["voice"].WriteRTP(sound(uint16(n), uint32(n)*960, 1))
	})
	defer stop()
	film := &filmer{mark: 1}
	anna.film(t, "camera", film.frame(true, 1))
	both := room.SourceState{Up: true, Picture: true, Codec: "VP8"}
	notes.await(t, "sound and picture", func() bool { s := notes.sources[cam]; return len(s) > 0 && s[len(s)-1] == both })
	stopFilm := repeat(20*time.Millisecond, func(int) {
		if off, _ := notes.paused(cam); len(off) == 0 {
			_ = anna.track["camera"].WriteRTP(film.frame(false, 1)[0])
		}
	})
	defer stopFilm()
	notes.awaitPaused(t, cam, "")
	stop()
	require.True(t, notes.last(cam).Up)
	notes.awaitUp(t, cam, false)
}

func TestAPublisherWhoComesBackIsToldAfresh(t *testing.T) {
	t.Parallel()
	e, notes := openEngine(t)
	e.Gate(cam, true, true)
	first := simulcast(t, e, cam)
	first.obey(t, notes)
	notes.awaitPaused(t, cam, "q", "h", "f")
	told := len(notes.layers[cam])
	simulcast(t, e, cam)
	notes.await(t, "another word", func() bool { return len(notes.layers[cam]) > told && len(notes.layers[cam][told]) == 0 })
	notes.awaitPaused(t, cam, "q", "h", "f")
}

func TestACameraThatIsSwitchedOnAgainMayBegin(t *testing.T) {
	t.Parallel()
	e, notes := openEngine(t)
	e.Gate(cam, true, true)
	simulcast(t, e, cam)
	notes.awaitPaused(t, cam, "q", "h", "f")
	e.Gate(cam, true, false)
	notes.awaitPaused(t, cam)
}

func TestAFeedIsNeverTold(t *testing.T) {
	t.Parallel()
	e, notes := openEngine(t)
	feed := wire.Whip("plenum")
	e.Gate(feed, true, true)
	e.Gate(cam, true, true)
	box := publishAs(t, e, conference.Publishing{Camera: feed}, voiceStream, cameraStream)
	box.film(t, "camera", (&filmer{mark: 1}).frame(true, 1))
	notes.awaitUp(t, feed, true)
	simulcast(t, e, cam)
	notes.awaitPaused(t, cam, "q", "h", "f")
	_, known := notes.paused(feed)
	require.False(t, known)
}

// off leaves all but the smallest layers of a gallery off, as if nobody had looked for long.
func (g *gallery) off() {
	for _, s := range g.sources {
		for _, l := range s.video()[1:] {
			l.paused.Store(true)
			l.arrived.Store(g.now - 10*second)
		}
	}
}

// wanted lists the largest layer of each picture that is not left off, the most important first.
func (g *gallery) wanted() (out string) {
	for _, s := range g.view.order {
		largest := "-"
		for _, l := range s.aim.src.video() {
			if !l.paused.Load() {
				largest = l.rid
			}
		}
		out += largest
	}
	return out
}

func TestANarrowConnectionWakesOnlyWhatItCarries(t *testing.T) {
	g := newGallery(t)
	g.off()
	const narrow = 48_000 + 1_150_000
	require.Equal(t, "qqq", g.shows(narrow), "what flows already")
	require.Equal(t, "hhq", g.wanted(), "what it carries is on its way")
	require.Equal(t, int64(narrow), g.view.budget.limit, "that all which flows fits is not plenty")
	require.Equal(t, "qqq", g.shows(narrow))
	require.Equal(t, "hhq", g.wanted(), "nothing is given away twice")
	require.Equal(t, "qqq", g.shows(0))
	require.Equal(t, "fff", g.wanted())
}

func TestAPictureThatDoesNotFitKeepsItsSmallestLayerAwake(t *testing.T) {
	g := newGallery(t)
	require.Equal(t, "---", g.shows(leastLimit))
	later := g.now + 2*unwanted
	g.view.choose(later)
	for _, s := range g.sources {
		q, h := s.video()[0], s.video()[1]
		require.False(t, q.tire(later))
		require.True(t, h.tire(later))
	}
}

func TestALayerOfAnEarlierConnectionIsNotWaitedFor(t *testing.T) {
	g := newGallery(t)
	src := g.sources[0]
	src.fedBy(2)
	require.Nil(t, src.wish(0, 0))
	only := src.layer("q")
	require.True(t, only.accept(&feed{turn: 2}, arrival{number: 1, marker: true, codec: vp8, payload: []byte{vp8FirstS, 0, 0, 0, 0x9d, 1, 0x2a, 0, 1, 0xd0, 2}, at: g.now}))
	require.Equal(t, only, src.wish(0, 0))
}
