package media

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/pion/rtp"
	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/server/room"
	"konvent/signaling/wire"
)

// awaitPacket waits for a packet that passes, and gives what came before it to others.
func (w *watcher) awaitPacket(t *testing.T, mid string, passes func(*rtp.Packet) bool) (before []*rtp.Packet) {
	t.Helper()
	for {
		p := w.next(t, mid)
		if passes(p) {
			return before
		}
		before = append(before, p)
	}
}

func TestNobodyGetsAPacketOfAnotherRoomNorTheirOwn(t *testing.T) {
	e, notes := openEngine(t)
	people := []string{"a1", "a2", "b1"}
	scenes := map[string]room.SceneID{"a1": "a", "a2": "a", "b1": "b"}
	talkers, watchers := map[string]*talker{}, map[string]*watcher{}
	source := func(who string) wire.SourceID { return wire.Camera(wire.PersonID(who)) }
	e.SetScene("a", room.Scene{Hear: []wire.SourceID{source("a1"), source("a2")}, See: []wire.SourceID{source("a1"), source("a2")}})
	e.SetScene("b", room.Scene{Hear: []wire.SourceID{source("b1")}, See: []wire.SourceID{source("b1")}})
	for _, who := range people {
		e.Gate(source(who), true, true)
		e.Attach(conference.ViewerID(who), scenes[who], []wire.SourceID{source(who)})
		watchers[who] = watch(t, e, conference.ViewerID(who), 3, 4)
		talkers[who] = publish(t, e, source(who), voiceStream, cameraStream)
	}
	for i := range uint16(40) {
		for mark, who := range people {
			talkers[who].send(t, "voice", sound(i, uint32(i)*960, byte(mark)))
			f := &filmer{number: i, time: uint32(i) * 3000, picture: i, tl0: uint8(i), mark: byte(mark)}
			talkers[who].film(t, "camera", f.frame(true, 1))
		}
	}
	for _, who := range people {
		notes.awaitUp(t, source(who), true)
	}
	require.Eventually(t, func() bool { return e.Stats().Published >= 3*80 }, atMost, 5*time.Millisecond)
	for who, other := range map[string]byte{"a1": 1, "a2": 0} {
		w := watchers[who]
		voice := notes.awaitSlot(t, conference.ViewerID(who), false, source(people[other])).Mid
		w.awaitPacket(t, voice, func(p *rtp.Packet) bool { return p.Payload[0] == other })
		for mid := range w.packets {
			for range len(w.packets[mid]) {
				require.Equal(t, other, markOf(w.next(t, mid)))
			}
		}
	}
	for mid := range watchers["b1"].packets {
		require.Empty(t, watchers["b1"].packets[mid], "alone in a room one hears nothing")
	}
}

func markOf(p *rtp.Packet) byte {
	if d, body, ok := parseVP8(p.Payload); ok && d.wide && len(body) == 12 {
		return body[10]
	}
	return p.Payload[0]
}

func TestALeftRoomIsNeitherSeenNorHeardFromThenOn(t *testing.T) {
	e, notes, v, mid := onStage(t)
	anna := publish(t, e, cam, voiceStream, cameraStream)
	film := &filmer{number: 1, mark: 1}
	anna.film(t, "camera", film.frame(true, 1))
	v.next(t, mid)
	e.Attach("v", "", nil)
	notes.await(t, "no slots", func() bool { return len(notes.slots["v"].Video) == 0 })
	film.mark = 2
	passed := e.Stats().Published
	for range 20 {
		anna.film(t, "camera", film.frame(true, 1))
	}
	require.Eventually(t, func() bool { return e.Stats().Published >= passed+20 }, atMost, time.Millisecond)
	anna.awaitPassed(t, e, film)
	require.Empty(t, v.packets[mid], "who is away gets nothing")
	e.Attach("v", "plenum", nil)
	notes.awaitSlot(t, "v", true, cam)
	film.mark = 3
	stop := anna.filmUntil(t, film, v, mid)
	defer stop()
	require.Equal(t, byte(3), pictureOf(t, v.next(t, mid)).mark)
}

// awaitPassed waits until all that was sent has come in, and lets the film start afresh.
func (w *talker) awaitPassed(t *testing.T, e *Engine, f *filmer) {
	t.Helper()
	e.Gate(cam, false, false)
	refused := e.Stats().Refused
	w.film(t, "camera", f.frame(true, 1))
	require.Eventually(t, func() bool { return e.Stats().Refused > refused }, atMost, 5*time.Millisecond)
	e.Gate(cam, true, true)
}

func TestTheLoudestThreeOfSixAreHeard(t *testing.T) {
	order := []string{"a", "b", "c", "d", "e", "f"}
	loud := map[string]int32{"a": 10, "b": 10, "c": 10, "d": 70, "e": 75, "f": 60}
	rank(order, loud)
	rank(order, loud)
	require.ElementsMatch(t, []string{"d", "e", "f"}, order[:loudest])
	require.Equal(t, "e", order[0])
	loud["a"], loud["f"] = 62, 60
	before := fmt.Sprint(order[:loudest])
	rank(order, loud)
	require.Equal(t, before, fmt.Sprint(order[:loudest]), "somebody hardly louder takes no place")
	loud["a"], loud["d"], loud["e"], loud["f"] = 20, 0, 0, 0
	require.False(t, rank(order, loud), "a whisper takes no place")
}

// babble lets everybody talk, the first quiet of them hardly to be heard, until stop is called.
func babble(talkers []*talker, quiet int) (stop func()) {
	return repeat(20*time.Millisecond, func(n int) {
		for i, w := range talkers {
			p := sound(uint16(n), uint32(n)*960, byte(i))
			level := byte(25)
			if i < quiet {
				level = 80
			}
			_ = p.SetExtension(w.levelID, []byte{level})
			_ = w.track["voice"].WriteRTP(p)
		}
	})
}

func TestTheLoudestThreeOfSixFlow(t *testing.T) {
	e, notes := openEngine(t)
	var all []wire.SourceID
	var talkers []*talker
	for i := range 6 {
		id := wire.Camera(wire.PersonID(fmt.Sprint(i)))
		e.Gate(id, true, false)
		all, talkers = append(all, id), append(talkers, publish(t, e, id, voiceStream))
	}
	e.SetScene("w", room.Scene{Hear: all})
	e.Attach("v", "w", nil)
	e.Attach("loud", "w", all[5:])
	watch(t, e, "v", 3, 0)
	watch(t, e, "loud", 3, 0)
	defer babble(talkers, 3)()
	for _, id := range all[3:] {
		notes.awaitSlot(t, "v", false, id)
	}
	notes.await(t, "a loud one hears the others", func() bool {
		list := notes.slots["loud"].Audio
		return len(list) == 3 && !slices.ContainsFunc(list, func(s wire.Slot) bool { return s.Source == all[5] })
	})
	notes.await(t, "levels", func() bool {
		list := notes.levels["w"]
		return len(list) > 0 && slices.Contains(list[len(list)-1], wire.Level{Source: all[5], Level: 75})
	})
}

func TestAViewerPicksWhatToSeeInAWorkshop(t *testing.T) {
	e, notes := openEngine(t)
	see := []wire.SourceID{"a.camera", "b.camera", "c.camera"}
	e.SetScene("w", room.Scene{See: see, Pick: true})
	e.Attach("v", "w", []wire.SourceID{"a.camera"})
	watch(t, e, "v", 1, 2)
	notes.awaitSlot(t, "v", true, "b.camera")
	kept := notes.awaitSlot(t, "v", true, "c.camera").Mid
	e.Want("v", wire.Want{Videos: []wire.WantVideo{{Source: "c.camera", Width: 320}, {Source: "x.camera", Width: 9}, {Source: "a.camera", Width: 9}}})
	notes.await(t, "only c", func() bool { return len(notes.slots["v"].Video) == 1 })
	require.Equal(t, kept, notes.awaitSlot(t, "v", true, "c.camera").Mid, "a source keeps its slot")
	e.Want("v", wire.Want{Videos: []wire.WantVideo{{Source: "b.camera", Width: 1}, {Source: "c.camera", Width: 0}}})
	notes.await(t, "only b", func() bool {
		s := notes.slots["v"].Video
		return len(s) == 1 && s[0].Source == "b.camera"
	})
}

func TestAPlainPlayerGetsTheProgramme(t *testing.T) {
	e, notes := openEngine(t)
	e.SetScene("p", room.Scene{See: []wire.SourceID{"a.camera", "b.camera"}})
	e.Attach("tv", "p", nil)
	watch(t, e, "tv", 1, 1)
	notes.awaitSlot(t, "tv", true, "a.camera")
	e.SetScene("p", room.Scene{See: []wire.SourceID{"b.camera", "a.camera"}})
	notes.awaitSlot(t, "tv", true, "b.camera")
	e.DropScene("p")
	notes.await(t, "nothing", func() bool { return len(notes.slots["tv"].Video) == 0 })
}

func TestAFilmThatIsAskedGoesToAKeyFrameAndOnInNumberAndTime(t *testing.T) {
	f, err := readFilm(slatePicture, slateSound)
	require.NoError(t, err)
	l := newLayer(vp8)
	p := &player{film: f, src: l.src, picture: l, feed: &feed{film: true}}
	for i := range 300 {
		if i%70 == 69 {
			p.asked.Store(true)
		}
		asked, frame, head := p.asked.Load(), p.frame, max(l.ring.head.Load(), ringStart)
		p.next(1e9 + int64(i)*20_000_000)
		if p.frame == frame {
			continue
		}
		first := l.ring.at(head)
		require.Equal(t, uint32(frame*7500), first.time)
		require.Equal(t, uint32(1), first.epoch)
		require.True(t, first.starts)
		if asked {
			require.True(t, first.key)
		}
	}
	require.False(t, p.asked.Load())
	require.Equal(t, 300, p.sound)
}

func TestTheSlateIsSeenAndHeard(t *testing.T) {
	e, notes := openEngine(t)
	require.Equal(t, "VP8", notes.awaitUp(t, wire.Slate, true).Codec)
	e.SetScene("p", room.Scene{Hear: []wire.SourceID{wire.Slate}, See: []wire.SourceID{wire.Slate}})
	e.Attach("v", "p", nil)
	v := watch(t, e, "v", 1, 1)
	mid := notes.awaitSlot(t, "v", true, wire.Slate).Mid
	last := v.next(t, mid)
	d, body, ok := parseVP8(last.Payload)
	require.True(t, ok && d.starts())
	width, key := vp8Key(body)
	require.True(t, key)
	require.Equal(t, 1280, width)
	for range 100 {
		p := v.next(t, mid)
		require.Equal(t, last.SequenceNumber+1, p.SequenceNumber)
		last = p
	}
	voice := notes.awaitSlot(t, "v", false, wire.Slate).Mid
	v.next(t, voice)
}
