package api_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/pion/webrtc/v4"
	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/server/media"
	"konvent/server/store"
	"konvent/signaling/wire"
)

// key issues a key for the plenum.
func key(t *testing.T, w *world, kind wire.KeyKind) string {
	t.Helper()
	k, err := w.conf.NewKey(t.Context(), kind, wire.Room{ID: w.rooms["plenum"], Slug: "plenum"})
	require.NoError(t, err)
	return k.Key
}

// offer makes a real offer of one audio and one video section.
func offer(t *testing.T, direction webrtc.RTPTransceiverDirection) (*webrtc.PeerConnection, string) {
	t.Helper()
	pc, err := webrtc.NewPeerConnection(webrtc.Configuration{})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, pc.GracefulClose()) })
	for _, kind := range []webrtc.RTPCodecType{webrtc.RTPCodecTypeAudio, webrtc.RTPCodecTypeVideo} {
		_, err := pc.AddTransceiverFromKind(kind, webrtc.RTPTransceiverInit{Direction: direction})
		require.NoError(t, err)
	}
	o, err := pc.CreateOffer(nil)
	require.NoError(t, err)
	require.NoError(t, pc.SetLocalDescription(o))
	return pc, o.SDP
}

const sdp = "application/sdp"

func TestAPlayerLooksThroughItsKey(t *testing.T) {
	w := newWorld(t)
	path, k := "/whep/"+w.conf.Slug+"/plenum", key(t, w, wire.WhepKey)
	pc, o := offer(t, webrtc.RTPTransceiverDirectionRecvonly)
	got := make(chan string, 2)
	pc.OnTrack(func(track *webrtc.TrackRemote, _ *webrtc.RTPReceiver) {
		if _, _, err := track.ReadRTP(); err == nil {
			got <- track.Kind().String()
		}
	})
	a := w.ask("POST", path, k, sdp, o)
	require.Equal(t, http.StatusCreated, a.status, a.body)
	require.Equal(t, sdp, a.header.Get("Content-Type"))
	require.NoError(t, pc.SetRemoteDescription(webrtc.SessionDescription{Type: webrtc.SDPTypeAnswer, SDP: a.body}))
	require.NotEqual(t, <-got, <-got, "the slate is seen and heard")
	place := a.header.Get("Location")
	require.True(t, strings.HasPrefix(place, path+"/"))
	require.Equal(t, http.StatusNoContent, w.ask("PATCH", place, k, "application/trickle-ice-sdpfrag", "a=ice-ufrag:x\r\n").status)
	require.Equal(t, http.StatusOK, w.ask("DELETE", place, k, "", "").status)
}

func TestOneKeyServesManyPlayersUpToItsLimit(t *testing.T) {
	w := newWorld(t)
	path, k := "/whep/"+w.conf.Slug+"/plenum", key(t, w, wire.WhepKey)
	for range 3 {
		_, o := offer(t, webrtc.RTPTransceiverDirectionRecvonly)
		require.Equal(t, http.StatusCreated, w.ask("POST", path, k, sdp, o).status)
	}
	_, o := offer(t, webrtc.RTPTransceiverDirectionRecvonly)
	a := w.ask("POST", path, k, sdp, o)
	require.Equal(t, http.StatusServiceUnavailable, a.status)
	require.NotEmpty(t, a.header.Get("Retry-After"))
}

func TestAPlayerWaitsForItsTurnWithinItsRequest(t *testing.T) {
	itself := func(s *store.Store) conference.Store { return s }
	w := newWorldOf(t, itself, media.Config{ViewRate: 4, ViewBurst: 1})
	path, k := "/whep/"+w.conf.Slug+"/plenum", key(t, w, wire.WhepKey)
	began := time.Now()
	for range 3 {
		_, o := offer(t, webrtc.RTPTransceiverDirectionRecvonly)
		require.Equal(t, http.StatusCreated, w.ask("POST", path, k, sdp, o).status)
	}
	require.GreaterOrEqual(t, time.Since(began), 500*time.Millisecond)
}

func TestAPlayerWhoseTurnIsFarIsToldToComeBack(t *testing.T) {
	itself := func(s *store.Store) conference.Store { return s }
	w := newWorldOf(t, itself, media.Config{ViewRate: 0.01, ViewBurst: 1})
	path, k := "/whep/"+w.conf.Slug+"/plenum", key(t, w, wire.WhepKey)
	_, o := offer(t, webrtc.RTPTransceiverDirectionRecvonly)
	require.Equal(t, http.StatusCreated, w.ask("POST", path, k, sdp, o).status)
	a := w.ask("POST", path, k, sdp, o)
	require.Equal(t, http.StatusServiceUnavailable, a.status)
	require.NotEmpty(t, a.header.Get("Retry-After"))
}

func TestAFeedComesInByItsKey(t *testing.T) {
	w := newWorld(t)
	path, k := "/whip/"+w.conf.Slug+"/plenum", key(t, w, wire.WhipKey)
	place := w.feed(path, k)
	require.True(t, strings.HasPrefix(place, path+"/"))
	require.Equal(t, http.StatusNoContent, w.ask("PATCH", place, k, "application/trickle-ice-sdpfrag", "a=ice-ufrag:x\r\n").status)
	require.Equal(t, http.StatusUnauthorized, w.ask("DELETE", place, "wrong", "", "").status)
	require.Equal(t, http.StatusOK, w.ask("DELETE", place, k, "", "").status)
	require.Equal(t, http.StatusNotFound, w.ask("DELETE", place, k, "", "").status)
}

func TestTheLateEndOfAFeedLeavesTheNextAlone(t *testing.T) {
	w := newWorld(t)
	path, k := "/whip/"+w.conf.Slug+"/plenum", key(t, w, wire.WhipKey)
	before, after := w.feed(path, k), w.feed(path, k)
	require.NotEqual(t, before, after)
	require.Equal(t, http.StatusNotFound, w.ask("DELETE", before, k, "", "").status)
	require.Equal(t, http.StatusOK, w.ask("DELETE", after, k, "", "").status, "it was still there")
}

func TestAKeyEndsWhateverFeedRuns(t *testing.T) {
	w := newWorld(t)
	path, k := "/whip/"+w.conf.Slug+"/plenum", key(t, w, wire.WhipKey)
	place := w.feed(path, k)
	require.Equal(t, http.StatusUnauthorized, w.ask("DELETE", path, "wrong", "", "").status)
	require.Equal(t, http.StatusOK, w.ask("DELETE", path, k, "", "").status)
	require.Equal(t, http.StatusNotFound, w.ask("DELETE", place, k, "", "").status)
}

// feed comes in by a key, and returns the session's address.
func (w *world) feed(path, key string) string {
	w.t.Helper()
	_, o := offer(w.t, webrtc.RTPTransceiverDirectionSendonly)
	a := w.ask("POST", path, key, sdp, o)
	require.Equal(w.t, http.StatusCreated, a.status, a.body)
	return a.header.Get("Location")
}

func TestBadOffersAreFaultsToTheirSender(t *testing.T) {
	w := newWorld(t)
	whip, whep := "/whip/"+w.conf.Slug+"/plenum", "/whep/"+w.conf.Slug+"/plenum"
	in, out := key(t, w, wire.WhipKey), key(t, w, wire.WhepKey)
	_, sends := offer(t, webrtc.RTPTransceiverDirectionSendonly)
	_, receives := offer(t, webrtc.RTPTransceiverDirectionRecvonly)
	head, _, _ := strings.Cut(receives, "m=")
	for name, c := range map[string]struct {
		path, key, kind, body string
		want                  int
	}{
		"a wrong key":             {whip, "wrong", sdp, sends, 401},
		"no key":                  {whip, "", sdp, sends, 401},
		"the other door's key":    {whip, out, sdp, sends, 401},
		"an unknown room":         {"/whip/" + w.conf.Slug + "/cellar", in, sdp, sends, 401},
		"an unknown conference":   {"/whip/none/plenum", in, sdp, sends, 401},
		"no SDP":                  {whip, in, "application/json", "{}", 415},
		"nonsense":                {whip, in, sdp, "nonsense", 400},
		"nothing":                 {whip, in, sdp, "", 400},
		"two megabytes":           {whep, out, sdp, receives + strings.Repeat("a=x\r\n", 400_000), 413},
		"five thousand sections":  {whep, out, sdp, head + strings.Repeat("m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n", 5000), 400},
		"a player offering media": {whep, out, sdp, sends, 400},
		"an unknown codec":        {whep, out, sdp, strings.NewReplacer("opus/", "elefant/", "VP8/", "x/", "H264/", "y/", "VP9/", "z/", "AV1/", "w/", "H265/", "v/").Replace(receives), 422},
	} {
		a := w.ask("POST", c.path, c.key, c.kind, c.body)
		require.Equal(t, c.want, a.status, "%s: %s", name, a.body)
	}
	require.Equal(t, http.StatusOK, w.ask("GET", "/healthz", "", "", "").status)
}

func TestDoorsAreOpenToPagesOfOtherOrigins(t *testing.T) {
	w := newWorld(t)
	for _, door := range []string{"/whip/", "/whep/"} {
		a := w.ask("OPTIONS", door+w.conf.Slug+"/plenum", "", "", "")
		require.Equal(t, "*", a.header.Get("Access-Control-Allow-Origin"))
		require.Contains(t, a.header.Get("Access-Control-Allow-Headers"), "Authorization")
		require.Equal(t, sdp, a.header.Get("Accept-Post"))
	}
}
