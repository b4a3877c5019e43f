package media

import (
	"encoding/binary"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// sealed stands in the place of the sealer: what it is given under a number once, it must be given again to the last bit.
type sealed struct {
	nowhere
	t     require.TestingT
	view  *view
	known map[[2]uint64]string
	// first counts what came for the first time, again what came more than once on the stream it belongs to.
	first, again int
}

func (s *sealed) send(out []outgoing) int {
	for pads := s.view.budget.limit == 0; len(out) > 0; {
		n, size := row(out, mostRow, pads)
		for i := range out[:n] {
			b := make([]byte, size)
			if i == n-1 {
				b = b[:out[i].size()]
			}
			out[i].put(b)
			require.Equal(s.t, uint16(out[i].number), binary.BigEndian.Uint16(b[2:]))
			key := [2]uint64{uint64(out[i].ssrc), out[i].number}
			before, twice := s.known[key]
			require.True(s.t, !twice || before == string(b), "two packets under number %d: %d and %d octets", out[i].number, len(before), len(b))
			s.known[key] = string(b)
			if twice {
				s.again++
			} else if !out[i].repeats {
				s.first++
			}
		}
		out = out[n:]
	}
	return 0
}

// shot is a packet of a picture of two to five, of sizes that differ.
func shot(number int, at int64) arrival {
	payload := make([]byte, 20+number*37%1000)
	copy(payload, []byte{0, 1, 0, 0, 0x9d, 1, 0x2a, 0, 5, 0xd0, 2})
	if number%16 == 0 {
		payload[0], payload[1] = vp8FirstS, 0
	}
	return arrival{number: uint16(number), time: uint32(number / 4 * 3000), marker: number%4 == 3, codec: vp8, payload: payload, at: at}
}

// However packets overtake each other, are doubled, late and asked for again, with repeats on a stream of their own or without, padded or
// not: no two different packets are ever sealed for the same number, and what was not asked for again leaves once.
func TestNoNumberIsEverSealedForTwoPackets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := newAudience()
		s := &sealed{t: t, known: map[[2]uint64]string{}}
		s.view = a.seat(s)
		slot := s.view.slots[0]
		apart := rapid.Bool().Draw(t, "repeats apart")
		if apart {
			slot.repeatPayloads[vp8] = 97
		}
		slot.repeats = 8 // perhaps for another codec
		for i := range 16 {
			a.layer.src.pass(a.layer, a.feed, shot(i, a.shard.clock.now()))
		}
		a.shard.look()
		require.Equal(t, 10, s.first, "a burst of a key frame and what follows")
		order := rapid.Permutation(upTo(24)).Draw(t, "order")
		asked := false
		for i := range 120 {
			number := 16 + i/24*24 + order[i%24]
			if rapid.IntRange(0, 9).Draw(t, "near") > 0 {
				number = 16 + i
			}
			a.layer.src.pass(a.layer, a.feed, shot(number, a.shard.clock.now()))
			switch rapid.IntRange(0, 6).Draw(t, "then") {
			case 0, 1:
				a.shard.walk(false)
			case 2:
				a.shard.goOn()
			case 3:
				a.shard.look()
			case 4:
				s.view.budget.octets, asked = 1<<20, true
				s.view.resend(slot, uint16(slot.rewriter.number)-uint16(rapid.IntRange(0, 40).Draw(t, "back")), 0xffff)
				s.view.flush()
			case 5:
				s.view.budget.limit = int64(rapid.IntRange(0, 1).Draw(t, "limited")) * 10_000_000
			}
		}
		a.shard.walk(false)
		if apart || !asked {
			require.Zero(t, s.again, "it leaves once")
		}
	})
}

func upTo(n int) (out []int) {
	for i := range n {
		out = append(out, i)
	}
	return out
}
