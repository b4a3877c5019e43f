package media

import (
	"fmt"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/pion/rtcp"
	"github.com/stretchr/testify/require"

	"konvent/server/conference"
)

// nowhere is a line that takes everything.
type nowhere struct{}

func (nowhere) begin()              {}
func (nowhere) send([]outgoing) int { return 0 }
func (nowhere) report([]byte)       {}
func (nowhere) over(int64) bool     { return false }
func (nowhere) close()              {}

// sheet is a page that several write on.
type sheet struct {
	mu    sync.Mutex // guards lines
	lines []string
}

func (s *sheet) note(what string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lines = append(s.lines, what)
}

// take reads the page and turns it.
func (s *sheet) take() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	lines := s.lines
	s.lines = nil
	return lines
}

// scribe is a line that notes what it is asked, on a page that others may share.
type scribe struct {
	name string
	page *sheet
	// hold, where it is not nil, keeps a send from returning.
	hold chan struct{}
}

func (s scribe) note(what string) { s.page.note(s.name + " " + what) }

func (s scribe) begin() {}

func (s scribe) send(out []outgoing) int {
	s.note(fmt.Sprint("sends ", len(out)))
	if s.hold != nil {
		<-s.hold
		s.note("sent")
	}
	return 0
}
func (s scribe) report([]byte)   {}
func (s scribe) over(int64) bool { return false }
func (s scribe) close()          { s.note("closes") }

func TestWhatGoesToOneViewerLeavesTogether(t *testing.T) {
	a := newAudience()
	voice := a.layer.src.audio
	var page sheet
	for _, name := range []string{"one", "two"} {
		v := newView(conference.ViewerID(name), a.shard, []section{{mid: "0", video: true}, {mid: "1"}})
		v.line = scribe{name: name, page: &page}
		v.slots[0].payloads[vp8], v.slots[1].payloads[opus] = 96, 111
		v.plan.Store(&plan{video: []aim{{src: a.layer.src}}, audio: []aim{{src: a.layer.src}}})
		a.shard.add(v)
	}
	a.play(true, true)
	first := speech(1, 960)
	first.at = a.shard.clock.now()
	a.layer.src.pass(voice, a.feed, first)
	a.shard.look()
	page.take()
	second := speech(2, 1920)
	second.at = a.shard.clock.now()
	a.layer.src.pass(voice, a.feed, second)
	a.play(false, true)
	a.play(false, true)
	a.shard.walk(false)
	require.Equal(t, []string{"one sends 3", "two sends 3"}, page.take())
	a.shard.walk(false)
	require.Empty(t, page.take(), "nothing new, nothing done")
}

func TestALineIsClosedOnlyWhenNobodySendsOnIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := newAudience()
		e := a.layer.src.engine
		var page sheet
		hold := make(chan struct{})
		v := a.seat(scribe{name: "line", page: &page, hold: hold})
		who := &viewer{id: v.id, engine: e, view: v}
		e.tasks.Add(1) // as reserve does
		e.tasks.Go(func() { a.shard.run(e.quit) })
		a.play(true, true)
		pass(time.Second)
		require.Equal(t, []string{"line sends 1"}, page.take())
		e.mu.Lock()
		e.endView(who)
		e.mu.Unlock()
		synctest.Wait()
		close(e.quit)
		synctest.Wait()
		require.Empty(t, page.take())
		close(hold)
		e.tasks.Wait()
		require.Equal(t, []string{"line sent", "line closes"}, page.take())
		v.take(report{v, 0, lostPackets, uint32(v.slots[0].rewriter.number - 1), 0})
		require.Empty(t, page.take(), "what was asked for before is not sent after")
	})
}

func TestAReportIsTakenForTheSlotItSpeaksOf(t *testing.T) {
	a := newAudience()
	v := newView("v", a.shard, []section{{mid: "0", video: true}, {mid: "1", video: true}})
	v.slots[0].ssrc, v.slots[1].ssrc, v.slots[1].repeats = 7, 8, 6
	b, err := rtcp.Marshal([]rtcp.Packet{
		&rtcp.PictureLossIndication{MediaSSRC: 8},
		&rtcp.TransportLayerNack{MediaSSRC: 7, Nacks: []rtcp.NackPair{{PacketID: 5}}},
		&rtcp.PictureLossIndication{MediaSSRC: 9},
		&rtcp.PictureLossIndication{MediaSSRC: 6},
		&rtcp.ReceiverEstimatedMaximumBitrate{Bitrate: 300_000, SSRCs: []uint32{6, 8}},
	})
	require.NoError(t, err)
	v.receive(b)
	require.Len(t, a.shard.reports, 3)
	require.Equal(t, report{v, 1, lostPicture, 0, 0}, <-a.shard.reports)
	require.Equal(t, report{v, 0, lostPackets, 5, 0}, <-a.shard.reports)
	guess := <-a.shard.reports
	require.Equal(t, bandwidth, guess.kind, "a guess is of the whole connection, and names its repeats first as likely as not")
}
