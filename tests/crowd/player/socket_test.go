//go:build linux

package player

import (
	"encoding/binary"
	"net"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/sys/unix"
)

// segments asks the kernel to cut a message into segments of that size (UDP_SEGMENT).
func segments(size uint16) []byte {
	control := make([]byte, unix.CmsgSpace(2))
	binary.NativeEndian.PutUint64(control, uint64(unix.CmsgLen(2)))
	binary.NativeEndian.PutUint32(control[8:], unix.IPPROTO_UDP)
	binary.NativeEndian.PutUint32(control[12:], unix.UDP_SEGMENT)
	binary.NativeEndian.PutUint16(control[unix.CmsgLen(0):], size)
	return control
}

func TestAMessageOfManySegmentsIsOneRead(t *testing.T) {
	house, err := net.ListenUDP("udp4", &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1)})
	require.NoError(t, err)
	defer house.Close()
	fd, own, err := openSocket(house.LocalAddr().(*net.UDPAddr).AddrPort())
	require.NoError(t, err)
	defer unix.Close(fd)
	_, _, err = house.WriteMsgUDPAddrPort(make([]byte, 2500), segments(1200), own)
	require.NoError(t, err)
	_, err = house.WriteToUDPAddrPort(make([]byte, 300), own)
	require.NoError(t, err)

	m := newMail()
	begun := time.Now()
	next := func() (int, int) {
		_, err := unix.Poll([]unix.PollFd{{Fd: int32(fd), Events: unix.POLLIN}}, 10_000)
		require.NoError(t, err)
		size, segment, at := m.take(fd)
		require.WithinRange(t, at, begun.Add(-10*time.Second), time.Now(), "when it came")
		return size, segment
	}
	size, segment := next()
	require.Equal(t, []int{2500, 1200}, []int{size, segment})
	size, segment = next()
	require.Equal(t, []int{300, 300}, []int{size, segment}, "a single packet is itself")
	size, _, _ = m.take(fd)
	require.Zero(t, size, "nothing is there")
}
