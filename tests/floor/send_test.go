//go:build linux

package main

import (
	"net"
	"net/netip"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/sys/unix"
)

func TestPacketsArriveOneByOneAndOpen(t *testing.T) {
	receiver, err := listen(false)
	require.NoError(t, err)
	defer receiver.Close()
	to := receiver.LocalAddr().(*net.UDPAddr).AddrPort()
	s, err := newSender([]netip.AddrPort{to})
	require.NoError(t, err)
	defer s.close()

	require.NoError(t, s.toAll(videoSize, 6))
	require.NoError(t, s.toAll(audioSize, 1))
	require.Equal(t, 7, s.sent)

	require.NoError(t, receiver.SetReadDeadline(time.Now().Add(10*time.Second)))
	buf := make([]byte, 1<<16)
	for i := range 7 {
		n, err := receiver.Read(buf)
		require.NoError(t, err)
		want := videoSize
		if i == 6 {
			want = audioSize
		}
		require.Equal(t, want, n, "a GSO message arrives as the packets it was made of")
		nonce := make([]byte, 12)
		nonce[11] = byte(i + 1)
		plain, err := s.viewers[0].aead.Open(nil, nonce, buf[headerSize:n], buf[:headerSize])
		require.NoError(t, err)
		require.Equal(t, s.payload[:len(plain)], plain)
	}
}

func TestTheLoadIsThatOfOneViewer(t *testing.T) {
	packets := 0
	for frame := range 30 {
		packets += 5 + frame%3/2
	}
	require.Equal(t, 160, packets, "video packets a second")
	require.InDelta(t, 1_500_000, packets*(videoSize-headerSize-tagSize)*8, 5_000, "bits a second")
	require.Equal(t, 210, packets+int(time.Second/audioEvery))
	require.GreaterOrEqual(t, len(message{}.oob), unix.CmsgSpace(2))
}
