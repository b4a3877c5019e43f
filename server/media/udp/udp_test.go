package udp

import (
	"bytes"
	"net"
	"net/netip"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

var loopback = net.IPv4(127, 0, 0, 1)

func open(t testing.TB, port int, shared bool) *Socket {
	t.Helper()
	s, err := Listen(loopback, port, shared, 1<<20)
	require.NoError(t, err)
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// inbox reads n packets of a socket.
func inbox(t testing.TB, s *Socket, n int) (out [][]byte) {
	t.Helper()
	r := s.Reader()
	require.NoError(t, s.conn.SetReadDeadline(time.Now().Add(10*time.Second)))
	for len(out) < n {
		got, err := r.Read()
		require.NoError(t, err)
		for i := range got {
			b, _ := r.Packet(i)
			out = append(out, bytes.Clone(b))
		}
	}
	return out
}

func at(s *Socket) netip.AddrPort {
	a := s.Addr().AddrPort()
	return netip.AddrPortFrom(a.Addr().Unmap(), a.Port())
}

// send fills three messages: one packet, five of one size, and four with a shorter last one.
func send(b *Batch, p *Peer) (want [][]byte) {
	for i, m := range []struct{ length, segment int }{{30, 30}, {500, 100}, {350, 100}} {
		out := b.Message(p, m.length, m.segment)
		for j := range out {
			out[j] = byte(i*100 + j/m.segment)
		}
		for off := 0; off < m.length; off += m.segment {
			want = append(want, bytes.Clone(out[off:min(off+m.segment, m.length)]))
		}
	}
	b.Flush()
	return want
}

func TestMessagesArriveAsThePacketsTheyWereMadeOf(t *testing.T) {
	for name, uncut := range map[string]int{"cut by the kernel": MostOctets, "one by one": 1} {
		t.Run(name, func(t *testing.T) {
			from, to := open(t, 0, false), open(t, 0, false)
			var lost atomic.Uint64
			p := from.Peer(at(to), &lost)
			p.uncut = uncut
			b := from.Batch()
			want := send(b, p)
			require.Equal(t, want, inbox(t, to, len(want)))
			_, sent := b.Counts()
			require.EqualValues(t, len(want), sent)
			require.Zero(t, lost.Load())
		})
	}
}

func TestABatchThatIsFullLeavesByItself(t *testing.T) {
	from, to := open(t, 0, false), open(t, 0, false)
	var lost atomic.Uint64
	p := from.Peer(at(to), &lost)
	b := from.Batch()
	for i := range mostMessages + 1 {
		b.Message(p, 10, 10)[0] = byte(i)
	}
	for i, got := range inbox(t, to, mostMessages) {
		require.Equal(t, byte(i), got[0])
	}
	b.Message(p, 20_000, 1000)
	for range arenaSize/20_000 + 1 {
		b.Message(p, 20_000, 1000)
	}
	inbox(t, to, 21)
}

func TestWhatTheKernelRefusesIsLostAndTheRestGoesOn(t *testing.T) {
	from, to := open(t, 0, false), open(t, 0, false)
	var lost, none atomic.Uint64
	nowhere := from.Peer(netip.MustParseAddrPort("127.0.0.1:0"), &lost) // port 0 is refused
	b := from.Batch()
	b.Message(nowhere, 10, 10)
	b.Message(from.Peer(at(to), &none), 10, 10)[0] = 7
	b.Flush()
	require.Equal(t, byte(7), inbox(t, to, 1)[0][0])
	require.EqualValues(t, 1, lost.Load())
	require.Zero(t, none.Load())
}

func TestSocketsShareAPortAndEachSenderHasOne(t *testing.T) {
	if !Shares {
		t.Skip("not on this system")
	}
	first := open(t, 0, true)
	second := open(t, first.Addr().Port, true)
	_, err := Listen(loopback, first.Addr().Port, false, 1<<20)
	require.Error(t, err, "somebody else's port")
	got := make(chan *Socket, 200)
	for _, s := range []*Socket{first, second} {
		done := make(chan struct{})
		go func() {
			defer close(done)
			r := s.Reader()
			for {
				n, err := r.Read()
				if err != nil {
					return
				}
				for range n {
					got <- s
				}
			}
		}()
		t.Cleanup(func() { _ = s.Close(); <-done })
	}
	used := map[*Socket]bool{}
	for range 32 {
		sender := open(t, 0, false)
		require.NoError(t, sender.WriteTo([]byte{1}, at(first)))
		owner := <-got
		used[owner] = true
		require.NoError(t, sender.WriteTo([]byte{2}, at(first)))
		require.Same(t, owner, <-got)
	}
	require.Len(t, used, 2, "both take part")
}

func TestAddressesOfBothFamiliesAreUnderstood(t *testing.T) {
	any, err := Listen(nil, 0, false, 1<<20)
	require.NoError(t, err)
	t.Cleanup(func() { _ = any.Close() })
	to := open(t, 0, false)
	var lost atomic.Uint64
	b := any.Batch()
	b.Message(any.Peer(at(to), &lost), 3, 3)
	b.Flush()
	require.Zero(t, lost.Load())
	inbox(t, to, 1)
	require.NoError(t, to.WriteTo([]byte{9}, netip.AddrPortFrom(netip.MustParseAddr("127.0.0.1"), uint16(any.Addr().Port))))
	r := any.Reader()
	n, err := r.Read()
	require.NoError(t, err)
	require.Equal(t, 1, n)
	packet, from := r.Packet(0)
	require.Equal(t, []byte{9}, packet)
	require.Equal(t, at(to), from)
}

// BenchmarkSend sends rows of six packets of a picture to loopback, where the kernel charges their receiving to the sender.
func BenchmarkSend(b *testing.B) {
	for name, uncut := range map[string]int{"cut by the kernel": MostOctets, "one by one": 1} {
		b.Run(name, func(b *testing.B) {
			from, to := open(b, 0, false), open(b, 0, false)
			var lost atomic.Uint64
			p := from.Peer(at(to), &lost)
			p.uncut = uncut
			batch := from.Batch()
			b.ReportAllocs()
			for b.Loop() {
				for range 10 {
					batch.Message(p, 6*1200, 1200)
				}
				batch.Flush()
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/60, "ns/packet")
		})
	}
}
