//go:build linux

package player

import (
	"encoding/binary"
	"testing"
	"time"

	"github.com/pion/rtp"
	"github.com/pion/srtp/v3"
	"github.com/stretchr/testify/require"

	"konvent/tests/crowd/pattern"
)

// writer seals packets as a house does.
type writer struct {
	t   *testing.T
	out *srtp.Context
}

const picture, repeats = 7, 8

// newTest makes a tally that checks and knows two streams, and who writes to it.
func newTest(t *testing.T, check bool) (*tally, writer) {
	t.Helper()
	key, salt := make([]byte, 16), make([]byte, 12)
	out, err := srtp.CreateContext(key, salt, srtp.ProtectionProfileAeadAes128Gcm)
	require.NoError(t, err)
	in, err := srtp.CreateContext(key, salt, srtp.ProtectionProfileAeadAes128Gcm)
	require.NoError(t, err)
	y := newTally(check)
	y.in = in
	y.announce([]stream{{ssrc: repeats, video: true, repeats: picture}, {ssrc: picture, video: true}})
	return y, writer{t, out}
}

func (w writer) seal(ssrc uint32, number uint16, kind uint8, marker bool, payload []byte, padding byte) []byte {
	w.t.Helper()
	p := rtp.Packet{Header: rtp.Header{Version: 2, PayloadType: kind, SequenceNumber: number, SSRC: ssrc, Marker: marker, Timestamp: 9}, Payload: payload}
	p.Padding, p.PaddingSize = padding > 0, padding
	plain, err := p.Marshal()
	require.NoError(w.t, err)
	sealed, err := w.out.EncryptRTP(nil, plain, nil)
	require.NoError(w.t, err)
	return sealed
}

func video(number int, key, first bool) []byte {
	return pattern.Video(pattern.Stamp{Number: uint64(number), Sent: time.Now()}, pattern.TileSize, 1, key, first)
}

func TestTheFirstPictureIsThereWhenItsLastPacketIs(t *testing.T) {
	y, w := newTest(t, false)
	y.packet(w.seal(picture, 1, vp8, true, video(1, false, true), 0), time.Unix(1, 0))
	y.packet(w.seal(picture, 2, vp8, false, video(2, true, true), 0), time.Unix(2, 0))
	require.True(t, y.first.IsZero())
	y.packet(w.seal(picture, 3, vp8, true, video(3, true, false), 0), time.Unix(3, 0))
	require.Equal(t, time.Unix(3, 0), y.first)
	<-y.started
}

func TestWhatComesBeforeTheKeysIsKept(t *testing.T) {
	y, w := newTest(t, false)
	in := y.in
	y.in = nil
	y.packet(w.seal(picture, 1, vp8, true, video(1, true, true), 0), time.Unix(1, 0))
	require.True(t, y.first.IsZero())
	y.unlock(in, time.Unix(2, 0))
	require.Equal(t, time.Unix(2, 0), y.first, "it can be seen only now")
	require.Equal(t, 1, y.sum().Packets)
}

func TestARepeatOnAnSSRCOfItsOwnFillsTheHole(t *testing.T) {
	y, w := newTest(t, true)
	for _, n := range []int{1, 2, 4} {
		y.packet(w.seal(picture, uint16(n), vp8, false, video(n, true, n == 1), 0), time.Now())
	}
	require.Equal(t, 1, y.sum().Lost)
	again := binary.BigEndian.AppendUint16(nil, 3)
	y.packet(w.seal(repeats, 900, rtx, false, append(again, video(3, true, false)...), 0), time.Now())
	s := y.sum()
	require.Equal(t, 4, s.Packets)
	require.Zero(t, s.Lost)
	y.packet(w.seal(repeats, 901, rtx, false, append(again, video(3, true, false)...), 0), time.Now())
	y.packet(w.seal(repeats, 902, rtx, false, nil, 200), time.Now())
	s = y.sum()
	require.Equal(t, 4, s.Packets, "nothing counts twice, and padding is no packet")
	require.Equal(t, 1, s.Repeated)
	require.Zero(t, s.Broken+s.Disordered)
}

func TestPaddingAndStrangersDoNotDisturb(t *testing.T) {
	y, w := newTest(t, true)
	y.packet(w.seal(picture, 1, vp8, true, video(1, true, true), 100), time.Now())
	y.packet(w.seal(4711, 1, 45, true, []byte{1, 2, 3}, 0), time.Now())
	y.packet([]byte{0x80, 200, 0, 0}, time.Now())
	s := y.sum()
	require.Equal(t, 1, s.Packets)
	require.Equal(t, 1, s.Foreign)
	require.Zero(t, s.Broken)
	require.Len(t, y.latencies, 1)
}

func TestWhatWasChangedOrComesInTheWrongOrderIsNoticed(t *testing.T) {
	y, w := newTest(t, true)
	damaged := w.seal(picture, 1, vp8, false, video(1, true, true), 0)
	damaged[20] ^= 1
	y.packet(damaged, time.Now())
	other := video(2, true, true)
	other[len(other)-1] ^= 1
	y.packet(w.seal(picture, 2, vp8, false, other, 0), time.Now())
	require.Equal(t, 2, y.sum().Broken)
	y.packet(w.seal(picture, 3, vp8, false, video(5, true, true), 0), time.Now())
	y.packet(w.seal(picture, 4, vp8, false, video(4, true, true), 0), time.Now())
	require.Equal(t, 1, y.sum().Disordered)
	y.packet(w.seal(picture, 5, vp8, false, video(int(pattern.First(1)), true, true), 0), time.Now())
	require.Equal(t, 1, y.sum().Disordered, "another source has numbers of its own")
}

// sound is a packet of sound of a source.
func sound(source int) []byte {
	return pattern.Audio(pattern.Stamp{Number: pattern.First(source) + 1, Sent: time.Now()})
}

func TestTheFirstSoundOfASourceIsHeardByWhoDoesNotCheck(t *testing.T) {
	y, w := newTest(t, false)
	heard := make(chan time.Time, 1)
	y.awaits = &awaited{7, heard}
	y.packet(w.seal(11, 1, opus, false, sound(3), 0), time.Unix(1, 0))
	require.Empty(t, heard, "another speaks")
	y.packet(w.seal(11, 2, opus, false, sound(7), 0), time.Unix(2, 0))
	y.packet(w.seal(11, 3, opus, false, sound(7), 0), time.Unix(3, 0))
	require.Equal(t, time.Unix(2, 0), <-heard)
	require.Empty(t, heard, "once")
	require.Equal(t, 3, y.sum().Packets)
	require.Zero(t, y.sum().Broken)
}

func TestPacketsAreCountedByWhoSentThem(t *testing.T) {
	y, w := newTest(t, true)
	y.packet(w.seal(11, 1, opus, false, sound(3), 0), time.Now())
	y.packet(w.seal(picture, 1, vp8, false, video(int(pattern.First(4)), true, true), 0), time.Now())
	y.packet(w.seal(picture, 3, vp8, false, video(int(pattern.First(4))+2, false, true), 0), time.Now())
	again := binary.BigEndian.AppendUint16(nil, 2)
	y.packet(w.seal(repeats, 1, rtx, false, append(again, video(int(pattern.First(5)), false, true)...), 0), time.Now())
	require.Equal(t, map[uint64]int{3: 1, 4: 2, 5: 1}, y.from, "also what came again")
}
