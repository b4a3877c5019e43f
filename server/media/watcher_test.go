package media

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/pion/rtcp"
	"github.com/pion/rtp"
	"github.com/pion/webrtc/v4"
	"github.com/stretchr/testify/require"

	"konvent/server/conference"
)

// watcher is a viewing client: what arrives on each section.
type watcher struct {
	id      conference.ViewerID
	pc      *webrtc.PeerConnection
	packets map[string]chan *rtp.Packet
	reports map[string]chan *rtcp.SenderReport
	ssrc    map[string]uint32
}

// watch connects a viewer with so many slots.
func watch(t testing.TB, e *Engine, id conference.ViewerID, audio, video int, change ...func(*webrtc.SettingEngine)) *watcher {
	t.Helper()
	return watchOn(t, e, id, newClient(t, clientAPI(t, change...)), audio, video)
}

// watchOn connects a viewer on this connection.
func watchOn(t testing.TB, e *Engine, id conference.ViewerID, pc *webrtc.PeerConnection, audio, video int) *watcher {
	t.Helper()
	return watchBy(t, id, pc, audio, video, func(ctx context.Context, offer string) (string, error) { return e.View(ctx, id, offer, false) })
}

// watchBy connects a viewer whose offer is answered so.
func watchBy(t testing.TB, id conference.ViewerID, pc *webrtc.PeerConnection, audio, video int, answerer func(context.Context, string) (string, error)) *watcher {
	t.Helper()
	w := &watcher{
		id: id, pc: pc,
		packets: map[string]chan *rtp.Packet{}, reports: map[string]chan *rtcp.SenderReport{}, ssrc: map[string]uint32{},
	}
	w.slots(t, audio, video)
	w.pc.OnTrack(func(tr *webrtc.TrackRemote, r *webrtc.RTPReceiver) {
		mid := r.RTPTransceiver().Mid()
		go w.readReports(r, mid)
		w.read(tr, mid)
	})
	connect(t, w.pc, func(ctx context.Context, offer string) (string, error) {
		for _, tr := range w.pc.GetTransceivers() {
			w.packets[tr.Mid()] = make(chan *rtp.Packet, 10_000)
			w.reports[tr.Mid()] = make(chan *rtcp.SenderReport, 100)
		}
		return answerer(ctx, offer)
	})
	return w
}

func (w *watcher) slots(t testing.TB, audio, video int) {
	t.Helper()
	recvonly := webrtc.RTPTransceiverInit{Direction: webrtc.RTPTransceiverDirectionRecvonly}
	for range audio {
		_, err := w.pc.AddTransceiverFromKind(webrtc.RTPCodecTypeAudio, recvonly)
		require.NoError(t, err)
	}
	for range video {
		_, err := w.pc.AddTransceiverFromKind(webrtc.RTPCodecTypeVideo, recvonly)
		require.NoError(t, err)
	}
}

func (w *watcher) read(tr *webrtc.TrackRemote, mid string) {
	for {
		p, _, err := tr.ReadRTP()
		if err != nil {
			return
		}
		w.packets[mid] <- p
	}
}

func (w *watcher) readReports(r *webrtc.RTPReceiver, mid string) {
	for {
		packets, _, err := r.ReadRTCP()
		if err != nil {
			return
		}
		for _, p := range packets {
			if sr, ok := p.(*rtcp.SenderReport); ok {
				select {
				case w.reports[mid] <- sr:
				default:
				}
			}
		}
	}
}

var errNothing = errors.New("nothing came")

// next is the next packet on a section.
func (w *watcher) next(t *testing.T, mid string) *rtp.Packet {
	t.Helper()
	select {
	case p := <-w.packets[mid]:
		return p
	case <-time.After(atMost):
		require.NoError(t, errNothing, "section %s", mid)
		return nil
	}
}
