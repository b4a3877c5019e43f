package media

import (
	"net"
	"net/netip"
	"testing"

	"github.com/pion/srtp/v3"
	"github.com/stretchr/testify/require"

	"konvent/server/media/seal"
	"konvent/server/media/udp"
)

// keys stand for what a handshake agreed on.
type keys struct{}

func (keys) ExportKeyingMaterial(_ string, _ []byte, n int) ([]byte, error) {
	return make([]byte, n), nil
}

// sealing is the line of a connection that is up, without its handshake: it seals, and sends to a socket that nobody reads.
type sealing struct{ *viewLine }

func (sealing) begin() {}

// row seats n viewers whose packets leave in earnest.
func (a *audience) row(t *testing.T, n int) {
	open := func() *udp.Socket {
		s, err := udp.Listen(net.IPv4(127, 0, 0, 1), 0, false, 1<<20)
		require.NoError(t, err)
		t.Cleanup(func() { _ = s.Close() })
		return s
	}
	from, to := open(), open().Addr().AddrPort()
	a.shard.batches = append(a.shard.batches, from.Batch())
	for range n {
		sealer, _, err := seal.New(srtp.ProtectionProfileAeadAes128Gcm, keys{})
		require.NoError(t, err)
		l := &viewLine{sealer: sealer}
		v := a.seatApart(sealing{l})
		l.view = v
		l.outlet = outlet{batch: a.shard.batches[0], peer: from.Peer(netip.AddrPortFrom(to.Addr().Unmap(), to.Port()), &v.unsent)}
	}
}

// What a frame allocates does not grow with those who look: from the ring to the kernel nothing is made for a packet and a viewer.
func TestSendingAllocatesNothingForAViewer(t *testing.T) {
	frame := func(viewers int) float64 {
		a := newAudience()
		a.row(t, viewers)
		a.play(true, true)
		a.shard.look()
		return testing.AllocsPerRun(100, func() {
			for i := range 2*burstPackets + 5 {
				a.play(false, i == 2*burstPackets+4)
			}
			a.shard.walk(false)
			for len(a.shard.behind) > 0 {
				a.shard.goOn()
			}
		})
	}
	few, many := frame(1), frame(101)
	require.InDelta(t, few, many, 1)
	a := newAudience()
	a.row(t, 100)
	a.play(true, true)
	a.shard.look()
	require.Less(t, testing.AllocsPerRun(50, a.shard.look), 5.0, "a look at 100 viewers")
}
