package media

import (
	"context"
	"io"
	"net"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pion/ice/v4"
	"github.com/pion/webrtc/v4"
	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/server/room"
	"konvent/signaling/wire"
)

func TestAPublisherWhoComesBackGoesOnWhereTheyLeft(t *testing.T) {
	e, notes, v, mid := onStage(t)
	before := publish(t, e, cam, voiceStream, cameraStream)
	film := &filmer{number: 500, time: 1_000_000, picture: 77, mark: 1}
	before.film(t, "camera", film.frame(true, 1))
	last := v.next(t, mid)
	after := publish(t, e, cam, voiceStream, cameraStream)
	require.Equal(t, 1, e.Stats().Publishers)
	again := &filmer{number: 60_000, time: 3, picture: 4000, mark: 2}
	after.film(t, "camera", again.frame(true, 1))
	p := v.next(t, mid)
	require.Equal(t, byte(2), pictureOf(t, p).mark)
	require.Equal(t, last.SequenceNumber+1, p.SequenceNumber)
	require.Positive(t, int32(p.Timestamp-last.Timestamp))
	require.Equal(t, (pictureOf(t, last).desc.picture+1)&pictureMask, pictureOf(t, p).desc.picture)
	require.True(t, notes.awaitUp(t, cam, true).Up)
}

func TestARefusedOfferDoesNotEndTheFeedThatRuns(t *testing.T) {
	e, notes, v, mid := onStage(t, func(c *Config) { c.MaxPublishers = 2 })
	anna := publish(t, e, cam, voiceStream, cameraStream)
	film := &filmer{mark: 1}
	anna.film(t, "camera", film.frame(true, 1))
	notes.awaitUp(t, cam, true)
	last := v.next(t, mid)
	for range 3 {
		_, err := e.Publish(testContext(t), conference.Publishing{
			Camera: cam, Offer: strings.ReplaceAll(publishOffer(t), "a=fingerprint", "a=nothing"),
		})
		require.Equal(t, wire.ErrSDP.With("sdp"), err)
	}
	require.Equal(t, 1, e.Stats().Publishers)
	anna.film(t, "camera", film.frame(false, 1))
	require.Equal(t, last.SequenceNumber+1, v.next(t, mid).SequenceNumber)
	_, err := e.Publish(testContext(t), conference.Publishing{Camera: "berta.camera", Offer: publishOffer(t)})
	require.NoError(t, err, "a refused offer holds no place")
}

func TestWhoIsUnpublishedWhileBeingAnsweredStaysOut(t *testing.T) {
	e, _ := openEngine(t)
	p := conference.Publishing{Camera: cam, Offer: publishOffer(t)}
	sections, err := readPublish(p)
	require.NoError(t, err)
	pub, err := e.newPublisher(cam, false)
	require.NoError(t, err)
	e.Unpublish(cam)
	require.Equal(t, wire.ErrBusy, e.admit(pub, p, sections, nil))
	require.Zero(t, e.Stats().Publishers)
}

func TestAPublisherWhoseConnectionEndsIsFreed(t *testing.T) {
	e, notes, _, _ := onStage(t)
	anna := publish(t, e, cam, voiceStream, cameraStream)
	anna.send(t, "voice", sound(1, 1, 1))
	notes.awaitUp(t, cam, true)
	require.NoError(t, anna.pc.Close())
	notes.awaitUp(t, cam, false)
	require.Eventually(t, func() bool { return e.Stats().Publishers == 0 }, atMost, 5*time.Millisecond)
}

func TestAViewerWhoIsSentAwayGetsNothingMore(t *testing.T) {
	e, notes, v, mid := onStage(t)
	anna := publish(t, e, cam, voiceStream, cameraStream)
	film := &filmer{mark: 1}
	anna.film(t, "camera", film.frame(true, 1))
	v.next(t, mid)
	e.Unview("v")
	require.Zero(t, e.Stats().Viewers)
	for _, s := range e.shards { // a turn that has begun may still send
		done := make(chan struct{})
		s.post(func() { close(done) })
		<-done
	}
	published := e.Stats().Published
	for range 20 {
		anna.film(t, "camera", film.frame(true, 1))
	}
	require.Eventually(t, func() bool { return e.Stats().Published >= published+20 }, atMost, 5*time.Millisecond)
	require.Empty(t, v.packets[mid])
	notes.mu.Lock()
	defer notes.mu.Unlock()
	require.Empty(t, notes.gone, "who was sent away is not told as gone")
}

func TestAViewerWhoNeverComesIsForgotten(t *testing.T) {
	t.Parallel()
	e, notes := openEngine(t)
	_, err := e.View(testContext(t), "ghost", viewOffer(t, 1, 1), false)
	require.NoError(t, err)
	require.Equal(t, 1, e.Stats().Viewers)
	notes.await(t, "gone", func() bool { return len(notes.gone) == 1 })
	require.Zero(t, e.Stats().Viewers)
}

// Whoever answers ICE and never begins the handshake holds no place for ever.
func TestAViewerWhoNeverShakesHandsIsForgotten(t *testing.T) {
	t.Parallel()
	e, notes := openEngine(t)
	agent, err := ice.NewAgentWithOptions(
		ice.WithNetworkTypes([]ice.NetworkType{ice.NetworkTypeUDP4}), ice.WithIncludeLoopback(), ice.WithMaxBindingRequests(100),
	)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, agent.GracefulClose()) })
	ufrag, pwd, err := agent.GetLocalUserCredentials()
	require.NoError(t, err)
	offer := regexp.MustCompile(`a=ice-ufrag:\S+`).ReplaceAllString(viewOffer(t, 1, 1), "a=ice-ufrag:"+ufrag)
	answer, err := e.View(testContext(t), "quiet", regexp.MustCompile(`a=ice-pwd:\S+`).ReplaceAllString(offer, "a=ice-pwd:"+pwd), false)
	require.NoError(t, err)
	field := func(name string) string {
		return regexp.MustCompile(`a=` + name + `:(\S.*)`).FindStringSubmatch(answer)[1]
	}
	require.NoError(t, agent.OnCandidate(func(ice.Candidate) {}))
	require.NoError(t, agent.GatherCandidates())
	for _, found := range regexp.MustCompile(`a=candidate:(\S.*)`).FindAllStringSubmatch(answer, -1) {
		candidate, err := ice.UnmarshalCandidate(strings.TrimSpace(found[1]))
		require.NoError(t, err)
		require.NoError(t, agent.AddRemoteCandidate(candidate))
	}
	conn, err := agent.Dial(testContext(t), strings.TrimSpace(field("ice-ufrag")), strings.TrimSpace(field("ice-pwd")))
	require.NoError(t, err, "ICE is there")
	t.Cleanup(func() { _ = conn.Close() })
	notes.await(t, "gone", func() bool { return len(notes.gone) == 1 })
	require.Zero(t, e.Stats().Viewers)
}

// clot forwards TCP to a port until it is told to stop reading from it.
type clot struct {
	listener net.Listener
	stuck    chan struct{}
	over     chan struct{}
	tasks    sync.WaitGroup
}

func newClot(t *testing.T, port int) *clot {
	t.Helper()
	ln, err := (&net.ListenConfig{}).Listen(context.Background(), "tcp", "127.0.0.1:0")
	require.NoError(t, err)
	c := &clot{listener: ln, stuck: make(chan struct{}), over: make(chan struct{})}
	c.tasks.Go(func() {
		for {
			near, err := ln.Accept()
			if err != nil {
				return
			}
			far, err := net.Dial("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
			if err != nil {
				_ = near.Close()
				continue
			}
			_ = far.(*net.TCPConn).SetReadBuffer(4096)
			c.tasks.Go(func() { _, _ = io.Copy(far, near); _ = far.Close() })
			c.tasks.Go(func() { c.drip(near, far) })
		}
	})
	t.Cleanup(func() { _ = ln.Close(); close(c.over); c.tasks.Wait() })
	return c
}

// drip copies until the clot is stuck; then it holds the connection without reading until the listener is closed.
func (c *clot) drip(near, far net.Conn) {
	buf := make([]byte, 4096)
	for {
		select {
		case <-c.stuck:
			<-c.over
			_ = far.Close()
			return
		default:
		}
		n, err := far.Read(buf)
		if err != nil {
			_ = near.Close()
			return
		}
		if _, err := near.Write(buf[:n]); err != nil {
			return
		}
	}
}

func TestAViewerWhoDoesNotReadDelaysNobody(t *testing.T) {
	e, _, v, mid := onStage(t, func(c *Config) { c.Workers = 1 })
	c := newClot(t, e.Port())
	e.Attach("slow", "plenum", nil)
	slow := &watcher{pc: newClient(t, clientAPI(t, func(s *webrtc.SettingEngine) {
		s.SetNetworkTypes([]webrtc.NetworkType{webrtc.NetworkTypeTCP4})
	}))}
	slow.slots(t, 1, 1)
	connect(t, slow.pc, func(ctx context.Context, offer string) (string, error) {
		answer, err := e.View(ctx, "slow", offer, false)
		through := strconv.Itoa(c.listener.Addr().(*net.TCPAddr).Port)
		return strings.ReplaceAll(answer, " "+strconv.Itoa(e.Port())+" typ", " "+through+" typ"), err
	})
	anna := publish(t, e, cam, voiceStream, cameraStream)
	film := &filmer{mark: 1}
	close(c.stuck)
	large := make([]byte, 1100)
	// Many times what may wait for one connection.
	for n := range 2 * (tcpWrite + 2*tcpSend) / len(large) {
		f := film.frame(n == 0, 1)
		f[0].Payload = append(f[0].Payload, large...)
		anna.film(t, "camera", f)
		v.next(t, mid)
	}
}

func TestWhatWasSaidBeforeTheViewerCameHolds(t *testing.T) {
	e, notes := openEngine(t)
	e.Want("v", wire.Want{Videos: []wire.WantVideo{{Source: "b", Width: 100}}})
	e.Attach("v", "w", nil)
	e.SetScene("w", room.Scene{See: []wire.SourceID{"a", "b"}, Pick: true})
	_, err := e.View(testContext(t), "v", viewOffer(t, 1, 2), false)
	require.NoError(t, err)
	notes.awaitSlot(t, "v", true, "b")
	require.Len(t, e.ViewerStats()[0].Slots.Video, 1)
	_, err = e.View(testContext(t), "v", viewOffer(t, 1, 1), false)
	require.NoError(t, err)
	require.Len(t, e.ViewerStats(), 1)
	require.Equal(t, conference.ViewerID("v"), e.ViewerStats()[0].ID)
	require.Len(t, e.ViewerStats()[0].Slots.Video, 1, "another connection, the same wishes")
}
