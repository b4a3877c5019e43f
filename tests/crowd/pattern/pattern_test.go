package pattern

import (
	"testing"
	"time"

	"github.com/pion/rtp/codecs"
	"github.com/stretchr/testify/require"
)

var at = Stamp{Number: 4711, Sent: time.Unix(1, 2)}

func TestWhatIsSentIsRead(t *testing.T) {
	got, err := ReadVideo(Video(at, VideoSize, 9, true, true))
	require.NoError(t, err)
	require.Equal(t, at, got)
	got, err = ReadAudio(Audio(at))
	require.NoError(t, err)
	require.Equal(t, at, got)
}

func TestAChangedByteIsNoticed(t *testing.T) {
	b := Video(at, VideoSize, 9, false, false)
	for _, i := range []int{4 + frameHeader, 4 + frameHeader + stamp, len(b) - 1} {
		b[i] ^= 1
		_, err := ReadVideo(b)
		require.ErrorIs(t, err, ErrBroken, "byte %d", i)
		b[i] ^= 1
	}
	_, err := ReadVideo(b[:len(b)/50])
	require.ErrorIs(t, err, ErrBroken)
}

func TestAVideoPacketIsVP8ToOthers(t *testing.T) {
	var p codecs.VP8Packet
	frame, err := p.Unmarshal(Video(at, VideoSize, 0x1234, true, true))
	require.NoError(t, err)
	require.EqualValues(t, 1, p.S)
	require.EqualValues(t, 0x1234, p.PictureID)
	require.Zero(t, frame[0]&1, "a key frame")
	frame, err = p.Unmarshal(Video(at, VideoSize, 0x1234, false, false))
	require.NoError(t, err)
	require.EqualValues(t, 0, p.S)
	require.EqualValues(t, 1, frame[0]&1)
}

func TestAKeyFrameIsToldByItsFirstPacket(t *testing.T) {
	require.True(t, BeginsKey(Video(at, TileSize, 1, true, true)))
	require.False(t, BeginsKey(Video(at, TileSize, 1, true, false)), "its second packet")
	require.False(t, BeginsKey(Video(at, TileSize, 1, false, true)), "a delta frame")
	require.False(t, BeginsKey(nil))
}

func TestTheNumbersOfSourcesDoNotMix(t *testing.T) {
	require.EqualValues(t, 7, Stamp{Number: First(7) + 1<<39}.Source())
	require.NotEqual(t, Stamp{Number: First(1)}.Source(), Stamp{Number: First(2)}.Source())
}
