package media

import (
	"context"
	"net"
	"net/netip"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/pion/webrtc/v4"
	"github.com/stretchr/testify/require"

	"konvent/server/conference"
)

// ferry carries UDP between clients and an engine until it sinks: from then on nothing arrives on either side, and nobody is told.
type ferry struct {
	near  *net.UDPConn
	to    netip.AddrPort
	sunk  atomic.Bool
	tasks sync.WaitGroup
	// sees are shown what goes to the engine.
	sees []func(b []byte)

	mu  sync.Mutex // guards far
	far map[netip.AddrPort]*net.UDPConn
}

func newFerry(t *testing.T, e *Engine, sees ...func(b []byte)) *ferry {
	t.Helper()
	loopback := netip.MustParseAddr("127.0.0.1")
	near, err := net.ListenUDP("udp4", net.UDPAddrFromAddrPort(netip.AddrPortFrom(loopback, 0)))
	require.NoError(t, err)
	f := &ferry{near: near, to: netip.AddrPortFrom(loopback, uint16(e.Port())), far: map[netip.AddrPort]*net.UDPConn{}, sees: sees}
	f.tasks.Go(f.out)
	t.Cleanup(func() { _ = near.Close(); f.tasks.Wait() })
	return f
}

// out carries to the engine, from a port of its own for each client.
func (f *ferry) out() {
	defer func() {
		f.mu.Lock()
		defer f.mu.Unlock()
		for _, conn := range f.far {
			_ = conn.Close()
		}
	}()
	buf := make([]byte, receiveSize)
	for {
		n, from, err := f.near.ReadFromUDPAddrPort(buf)
		if err != nil {
			return
		}
		conn, err := f.landing(from)
		if err != nil {
			return
		}
		for _, see := range f.sees {
			see(buf[:n])
		}
		if !f.sunk.Load() {
			_, _ = conn.Write(buf[:n])
		}
	}
}

// landing is the port of a client.
func (f *ferry) landing(from netip.AddrPort) (*net.UDPConn, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if known := f.far[from]; known != nil {
		return known, nil
	}
	conn, err := net.DialUDP("udp4", nil, net.UDPAddrFromAddrPort(f.to))
	if err == nil {
		f.far[from] = conn
		f.tasks.Go(func() { f.back(conn, from) })
	}
	return conn, err
}

// inject sends something to the engine as if a client had: from each one's port.
func (f *ferry) inject(t *testing.T, b []byte) {
	t.Helper()
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, conn := range f.far {
		_, err := conn.Write(b)
		require.NoError(t, err)
	}
}

// ride connects a viewer over the ferry, with a slot of each kind.
func ride(t *testing.T, e *Engine, f *ferry, id conference.ViewerID) *watcher {
	t.Helper()
	return watchBy(t, id, newClient(t, clientAPI(t)), 1, 1, func(ctx context.Context, offer string) (string, error) {
		answer, err := e.View(ctx, id, offer, false)
		return f.aboard(answer), err
	})
}

func (f *ferry) back(conn *net.UDPConn, to netip.AddrPort) {
	buf := make([]byte, receiveSize)
	for {
		n, err := conn.Read(buf)
		if err != nil {
			return
		}
		if !f.sunk.Load() {
			_, _ = f.near.WriteToUDPAddrPort(buf[:n], to)
		}
	}
}

// aboard makes an answer name the ferry in place of the engine.
func (f *ferry) aboard(answer string) string {
	port := strconv.Itoa(int(f.near.LocalAddr().(*net.UDPAddr).AddrPort().Port()))
	return strings.ReplaceAll(answer, " "+strconv.Itoa(int(f.to.Port()))+" typ", " "+port+" typ")
}

func TestWhoseNetworkDiesIsSoonForgotten(t *testing.T) {
	t.Parallel()
	e, notes := openEngine(t)
	f := newFerry(t, e)
	viewer, publisher := newClient(t, clientAPI(t)), newClient(t, clientAPI(t))
	(&watcher{pc: viewer}).slots(t, 1, 1)
	connect(t, viewer, func(ctx context.Context, offer string) (string, error) {
		answer, err := e.View(ctx, "v", offer, false)
		return f.aboard(answer), err
	})
	track, err := webrtc.NewTrackLocalStaticRTP(testCodecs[opus], "x", "y")
	require.NoError(t, err)
	_, err = publisher.AddTransceiverFromTrack(track, webrtc.RTPTransceiverInit{Direction: webrtc.RTPTransceiverDirectionSendonly})
	require.NoError(t, err)
	connect(t, publisher, func(ctx context.Context, offer string) (string, error) {
		answer, err := e.Publish(ctx, conference.Publishing{Camera: cam, Offer: offer})
		return f.aboard(answer), err
	})
	f.sunk.Store(true)
	const soon = 2 * (iceDisconnected + iceFailed) // Pion by itself takes more than half a minute
	require.Eventually(t, func() bool { s := e.Stats(); return s.Viewers+s.Publishers == 0 }, soon, watchTick)
	notes.await(t, "gone", func() bool { return len(notes.gone) == 1 })
}
