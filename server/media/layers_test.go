package media

import (
	"testing"
	"time"

	"github.com/pion/rtcp"
	"github.com/pion/rtp"
	"github.com/stretchr/testify/require"

	"konvent/signaling/wire"
)

// simulcaster films all layers of a camera over and over, a key frame every half second of the film.
type simulcaster struct {
	talker *talker
	films  map[string]*filmer
	stop   func()
}

func simulcast(t *testing.T, e *Engine, id wire.SourceID) *simulcaster {
	t.Helper()
	c := &simulcaster{
		talker: publish(t, e, id, stream{name: "camera", codec: vp8, device: wire.CameraVideo, rids: []string{"q", "h", "f"}}),
		films: map[string]*filmer{
			"q": {mark: 1, width: 320, number: 65_500, picture: 100, tl0: 3},
			"h": {mark: 2, width: 640, number: 9, picture: 32_760, tl0: 250},
			"f": {mark: 3, width: 1280, number: 30_000, picture: 5},
		},
	}
	c.stop = repeat(10*time.Millisecond, func(n int) {
		for rid, f := range c.films {
			for _, p := range f.frame(n%25 == 0, 2) {
				_ = p.SetExtension(c.talker.midID, []byte("0"))
				_ = p.SetExtension(c.talker.ridID, []byte(rid))
				_ = c.talker.track["camera"+rid].WriteRTP(p)
			}
		}
	})
	t.Cleanup(c.stop)
	return c
}

// repeat runs do at this pace until stop is called, which waits for it.
func repeat(every time.Duration, do func(n int)) (stop func()) {
	quit, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		tick := time.NewTicker(every)
		defer tick.Stop()
		for n := 0; ; n++ {
			do(n)
			select {
			case <-quit:
				return
			case <-tick.C:
			}
		}
	}()
	var stopped bool
	return func() {
		if !stopped {
			stopped = true
			close(quit)
		}
		<-done
	}
}

// awaitMark reads a viewer's section until a packet of this layer comes, and checks that everything on the way is continuous.
func (w *watcher) awaitMark(t *testing.T, mid string, mark byte, last *rtp.Packet) *rtp.Packet {
	t.Helper()
	for {
		p := w.next(t, mid)
		if last != nil {
			was, is := pictureOf(t, last), pictureOf(t, p)
			require.Equal(t, last.SequenceNumber+1, p.SequenceNumber)
			if was.mark != is.mark || last.Marker {
				require.Equal(t, (was.desc.picture+1)&pictureMask, is.desc.picture)
				require.Equal(t, was.desc.tl0+1, is.desc.tl0)
				require.Positive(t, int32(p.Timestamp-last.Timestamp))
			}
			if was.mark != is.mark {
				require.True(t, is.key, "another layer begins with a key frame")
			}
		}
		last = p
		if pictureOf(t, p).mark == mark {
			return last
		}
	}
}

func TestAViewerGetsTheLayerOfTheSizeItShows(t *testing.T) {
	e, _, v, mid := onStage(t)
	simulcast(t, e, cam)
	last := v.awaitMark(t, mid, 3, nil)
	e.Want("v", wire.Want{Videos: []wire.WantVideo{{Source: cam, Width: 300}}})
	last = v.awaitMark(t, mid, 1, last)
	e.Want("v", wire.Want{Videos: []wire.WantVideo{{Source: cam, Width: 500}}})
	last = v.awaitMark(t, mid, 2, last)
	e.Want("v", wire.Want{})
	v.awaitMark(t, mid, 3, last)
}

func TestALayerThatItsPublisherDropsIsReplacedByASmaller(t *testing.T) {
	e, _, v, mid := onStage(t)
	c := simulcast(t, e, cam)
	last := v.awaitMark(t, mid, 3, nil)
	c.stop()
	delete(c.films, "f")
	c.stop = repeat(10*time.Millisecond, func(n int) {
		for rid, f := range c.films {
			for _, p := range f.frame(n%25 == 0, 1) {
				_ = c.talker.track["camera"+rid].WriteRTP(p)
			}
		}
	})
	defer c.stop()
	v.awaitMark(t, mid, 2, last)
}

func TestALossyViewerGetsLess(t *testing.T) {
	t.Parallel()
	e, _, v, mid := onStage(t)
	simulcast(t, e, cam)
	last := v.awaitMark(t, mid, 3, nil)
	stop := repeat(50*time.Millisecond, func(n int) { v.misses(last.SSRC, n, 4) })
	defer stop()
	v.awaitMark(t, mid, 1, last)
}

func TestSenderReportsKeepSoundAndPictureInStep(t *testing.T) {
	e, notes, v, mid := onStage(t)
	voice := notes.awaitSlot(t, "v", false, cam).Mid
	anna := publish(t, e, cam, voiceStream, cameraStream)
	// Picture and sound of the same number arrive together, but the picture was recorded earlier, as the publisher's reports say.
	const earlier = 300 * time.Millisecond
	const step = 20 * time.Millisecond
	const voiceTime, pictureTime = uint32(77_000), uint32(5_000)
	now := time.Now()
	reports := []rtcp.Packet{
		&rtcp.SenderReport{SSRC: anna.ssrc("voice"), NTPTime: ntp(now), RTPTime: voiceTime},
		&rtcp.SenderReport{SSRC: anna.ssrc("camera"), NTPTime: ntp(now.Add(-earlier)), RTPTime: pictureTime},
	}
	film := &filmer{}
	stop := repeat(step, func(n int) {
		_ = anna.pc.WriteRTCP(reports)
		_ = anna.track["voice"].WriteRTP(sound(uint16(n), voiceTime+uint32(n)*960, byte(n)))
		film.time, film.mark = pictureTime+uint32(n)*1800, byte(n)
		for _, p := range film.frame(n%10 == 0, 1) {
			_ = anna.track["camera"].WriteRTP(p)
		}
	})
	defer stop()
	heard, seen := v.next(t, voice), v.next(t, mid)
	between := time.Duration(int8(heard.Payload[0]-pictureOf(t, seen).mark))*step + earlier
	for range 20 {
		// The first reports may have left before the publisher's came in.
		at := reportTime(v.awaitReport(t, voice), heard.Timestamp, 48_000)
		off := at - reportTime(v.awaitReport(t, mid), seen.Timestamp, 90_000) - between
		if off.Abs() <= 100*time.Millisecond {
			return
		}
	}
	t.Fatal("sound and picture are out of step")
}

// reportTime is the time of day an RTP time stands for by a sender report.
func reportTime(sr *rtcp.SenderReport, at uint32, rate int64) time.Duration {
	return time.Duration(fromNTP(sr.NTPTime)) + time.Duration(int64(int32(at-sr.RTPTime))*int64(time.Second)/rate)
}

func (w *watcher) awaitReport(t *testing.T, mid string) *rtcp.SenderReport {
	t.Helper()
	select {
	case sr := <-w.reports[mid]:
		return sr
	case <-time.After(atMost):
		t.Fatal("no sender report")
		return nil
	}
}

func (w *talker) ssrc(name string) uint32 {
	return uint32(w.sender[name].GetParameters().Encodings[0].SSRC)
}
