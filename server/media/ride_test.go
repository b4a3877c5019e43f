package media

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/server/conference"
)

// listener seats somebody who hears the source and sees it, or not.
func (a *audience) listener(page *sheet, name string, rides, sees bool) *view {
	v := newView(conference.ViewerID(name), a.shard, []section{{mid: "0", video: true}, {mid: "1"}})
	v.line = scribe{name: name, page: page}
	v.slots[0].payloads[vp8], v.slots[1].payloads[opus] = 96, 111
	p := &plan{video: []aim{{}}, audio: []aim{{src: a.layer.src, rides: rides}}}
	if sees {
		p.video[0].src = a.layer.src
	}
	v.plan.Store(p)
	a.shard.post(func() { a.shard.add(v) })
	return v
}

// speak publishes a sound.
func (a *audience) speak(number uint16) {
	p := speech(number, uint32(number)*960)
	p.at = a.shard.clock.now()
	a.layer.src.pass(a.layer.src.audio, a.feed, p)
}

func TestSoundLeavesWithThePictureWhereAllOnlyListen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := newAudience()
		var page sheet
		quit, done := make(chan struct{}), make(chan struct{})
		a.listener(&page, "hall", true, true)
		a.listener(&page, "radio", true, false)
		go func() { a.shard.run(quit); close(done) }()
		defer func() { close(quit); <-done }()
		pass(time.Second)
		a.play(true, true)
		a.speak(1)
		pass(time.Second)
		page.take()
		a.speak(2)
		pass(rideAtMost / 2)
		require.Empty(t, page.take(), "it waits for a picture")
		a.play(false, true)
		pass(0)
		require.Equal(t, []string{"hall sends 2"}, page.take())
		pass(rideAtMost / 2)
		require.Equal(t, []string{"radio sends 1"}, page.take(), "who sees nothing does not wait for ever")
		pass(time.Second)
		require.Empty(t, page.take())
		a.speak(3)
		pass(rideAtMost)
		require.ElementsMatch(t, []string{"hall sends 1", "radio sends 1"}, page.take(), "and neither does anybody where no picture comes")
	})
}

func TestSoundLeavesAtOnceToWhoSpeaksWithOthers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := newAudience()
		var page sheet
		quit, done := make(chan struct{}), make(chan struct{})
		a.listener(&page, "host", false, true)
		guest := a.listener(&page, "guest", true, true)
		go func() { a.shard.run(quit); close(done) }()
		defer func() { close(quit); <-done }()
		pass(time.Second)
		a.play(true, true)
		a.speak(1)
		pass(time.Second)
		page.take()
		a.speak(2)
		pass(0)
		require.Equal(t, []string{"host sends 1"}, page.take())
		pass(rideAtMost)
		require.Equal(t, []string{"guest sends 1"}, page.take())
		guest.set(&plan{video: []aim{{src: a.layer.src}}, audio: []aim{{src: a.layer.src}}})
		pass(0)
		a.speak(3)
		pass(0)
		require.ElementsMatch(t, []string{"host sends 1", "guest sends 1"}, page.take(), "who comes onto the stage waits no more")
	})
}

// A key frame of many packets leaves in bursts, to everybody in turn, and sound does not wait behind it.
func TestALargeKeyFrameIsSpread(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := newAudience()
		var page sheet
		quit, done := make(chan struct{}), make(chan struct{})
		a.listener(&page, "one", false, true)
		a.listener(&page, "two", false, true)
		go func() { a.shard.run(quit); close(done) }()
		defer func() { close(quit); <-done }()
		pass(time.Second)
		a.play(true, true)
		pass(time.Second)
		page.take()
		for i := range 25 {
			a.play(false, i == 24)
		}
		pass(0)
		require.Equal(t, []string{"one sends 10", "two sends 10"}, page.take())
		a.speak(1)
		pass(0)
		require.Equal(t, []string{"one sends 1", "two sends 1"}, page.take())
		pass(3 * burstEvery)
		require.Equal(t, []string{"one sends 10", "two sends 10", "one sends 5", "two sends 5"}, page.take())
	})
}
