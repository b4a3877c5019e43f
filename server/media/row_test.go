package media

import (
	"testing"

	"github.com/pion/rtp"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// TestRowsHoldWhatTheyWereMadeOf lays packets of any sizes in rows and reads them back with another's parser.
func TestRowsHoldWhatTheyWereMadeOf(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var out []outgoing
		for i := range rapid.IntRange(1, 60).Draw(t, "packets") {
			p := &packet{codec: vp8, payload: rapid.SliceOfN(rapid.Byte(), 1, 1200).Draw(t, "payload")}
			o := outgoing{
				packet: p, number: rapid.Uint64Range(0, 1<<40).Draw(t, "number"), time: rapid.Uint32().Draw(t, "time"), ssrc: uint32(i),
				payload: rapid.Uint8Range(96, 127).Draw(t, "type"), marker: rapid.Bool().Draw(t, "marker"),
				described: rapid.Bool().Draw(t, "described"), padded: rapid.Bool().Draw(t, "padded"),
			}
			if rapid.Bool().Draw(t, "repeats") {
				o.repeats, o.original = true, rapid.Uint16().Draw(t, "original")
			}
			out = append(out, o)
		}
		pad := rapid.Bool().Draw(t, "pad")
		for rest := out; len(rest) > 0; {
			n, size := row(rest, mostRow, pad)
			require.True(t, n > 0 && n <= min(len(rest), mostRow))
			for i := range rest[:n] {
				checkInRow(t, &rest[i], size, i == n-1, pad)
			}
			rest = rest[n:]
		}
	})
}

func checkInRow(t require.TestingT, o *outgoing, size int, last, pad bool) {
	own := o.size()
	require.LessOrEqual(t, own, size, "a row's packets fit its size")
	if last {
		size = own
	}
	if size > own {
		require.True(t, pad && o.padded, "only what may be made longer is")
		require.LessOrEqual(t, size-own, mostPadding)
	}
	b := make([]byte, size)
	for i := range b {
		b[i] = 0xaa // what was there before
	}
	o.put(b)
	var p rtp.Packet
	require.NoError(t, p.Unmarshal(b))
	require.Equal(t, rtp.Header{
		Version: 2, Marker: o.marker, PayloadType: o.payload, SequenceNumber: uint16(o.number), Timestamp: o.time, SSRC: o.ssrc,
		Padding: size > own, PaddingSize: byte(size - own), CSRC: p.CSRC,
	}, p.Header)
	rest := p.Payload
	if o.repeats {
		require.Equal(t, []byte{byte(o.original >> 8), byte(o.original)}, rest[:originalSize])
		rest = rest[originalSize:]
	}
	if o.described {
		rest = rest[vp8DescLength:]
	}
	require.Equal(t, o.packet.payload, rest)
}

// Packets of nearly one size, as encoders make them of a frame, leave in one message.
func TestAFrameIsOneRow(t *testing.T) {
	frame := func(padded bool, sizes ...int) (out []outgoing) {
		for _, n := range sizes {
			out = append(out, outgoing{packet: &packet{payload: make([]byte, n)}, padded: padded})
		}
		return out
	}
	for name, c := range map[string]struct {
		out  []outgoing
		pad  bool
		want int
	}{
		"nearly one size":             {frame(true, 1001, 1000, 1001, 1000), true, 4},
		"of one size":                 {frame(false, 1000, 1000, 1000), false, 3},
		"that may not be made longer": {frame(false, 1001, 1000, 1001), true, 2},
		"to somebody with little":     {frame(true, 1001, 1000, 1001), false, 2},
		"with a small last one":       {frame(true, 1000, 1000, 20), true, 3},
		"with a large last one":       {frame(true, 1000, 1000, 1251), true, 2},
		"that grows":                  {frame(true, 800, 1000, 1050), true, 3},
		"and a sound behind it":       {append(frame(true, 1000, 999), frame(false, 80, 80)...), true, 3},
	} {
		t.Run(name, func(t *testing.T) {
			n, _ := row(c.out, mostRow, c.pad)
			require.Equal(t, c.want, n)
		})
	}
}
