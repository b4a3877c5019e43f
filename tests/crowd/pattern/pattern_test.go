package pattern

import (
	"testing"
	"time"

	"github.com/pion/rtp/codecs"
	"github.com/stretchr/testify/require"
)

var at = Stamp{Number: 4711, Sent: time.Unix(1, 2)}

func TestWhatIsSentIsRead(t *testing.T) {
	got, err := ReadVideo(Video(at, 9, true, true))
	require.NoError(t, err)
	require.Equal(t, at, got)
	got, err = ReadAudio(Audio(at))
	require.NoError(t, err)
	require.Equal(t, at, got)
}

func TestAChangedByteIsNoticed(t *testing.T) {
	b := Video(at, 9, false, false)
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
	frame, err := p.Unmarshal(Video(at, 0x1234, true, true))
	require.NoError(t, err)
	require.EqualValues(t, 1, p.S)
	require.EqualValues(t, 0x1234, p.PictureID)
	require.Zero(t, frame[0]&1, "a key frame")
	frame, err = p.Unmarshal(Video(at, 0x1234, false, false))
	require.NoError(t, err)
	require.EqualValues(t, 0, p.S)
	require.EqualValues(t, 1, frame[0]&1)
}
