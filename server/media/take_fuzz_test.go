package media

import (
	"bytes"
	"encoding/binary"
	"io"
	"net"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/server/media/lite"
)

// FuzzTake gives a view connection anything that may come in on its address, before its handshake and after: it goes on.
func FuzzTake(f *testing.F) {
	f.Add([]byte{recordHandshake, 0xfe, 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 1, 0, 0, 0})
	f.Add([]byte{recordAlert, 0xfe, 0xfd, 0, 1, 0, 0, 0, 0, 0, 9, 0, 2, 1, 0})
	f.Add([]byte{0x81, 201, 0, 1, 0, 0, 0, 1, 0x80, 0, 0, 1})
	f.Add([]byte{0x80, 96, 0, 1})
	f.Add([]byte{0, 1, 0, 0, 0x21, 0x12, 0xa4, 0x42})
	e, _ := openEngine(f)
	offer := viewOffer(f, 1, 1)
	_, err := e.View(testContext(f), "young", offer, false)
	require.NoError(f, err)
	young := lineOf(e, "young")
	openStage(e)
	watch(f, e, "old", 1, 1)
	old, _ := upLine(f, e, "old")
	f.Fuzz(func(t *testing.T, b []byte) {
		before := bytes.Clone(b)
		for _, l := range []*viewLine{young, old} {
			l.take(b, path{host: e.ports.hosts[0]}, &lite.Desk{})
			require.Equal(t, before, b)
		}
		require.False(t, old.ended(), "nobody has its keys")
		young.mu.Lock()
		defer young.mu.Unlock()
		require.Nil(t, young.session, "nobody has shaken hands")
	})
}

// FuzzFrames reads a stream cut anywhere: what comes out is what was framed.
func FuzzFrames(f *testing.F) {
	f.Add([]byte{0, 2, 1, 2, 0, 0, 0, 1, 9})
	f.Add([]byte{0xff, 0xff, 1})
	f.Fuzz(func(t *testing.T, b []byte) {
		in, rest := bytes.NewReader(b), b
		buf := make([]byte, 1500)
		for {
			got, err := readFrame(in, buf)
			if err != nil {
				return
			}
			n := int(binary.BigEndian.Uint16(rest))
			require.Equal(t, rest[frameHeader:frameHeader+n], got)
			rest = rest[frameHeader+n:]
		}
	})
}

func TestAPipeThatIsFullLosesPacketsAndGoesOn(t *testing.T) {
	near, far := net.Pipe() // it takes nothing that is not read
	p := newPipe(near)
	done := make(chan struct{})
	go func() { defer close(done); p.write() }()
	packet := bytes.Repeat([]byte{7}, 1000)
	sent := 0
	for p.send(packet) {
		sent++
		require.LessOrEqual(t, sent, 2*tcpWrite/len(packet))
	}
	require.GreaterOrEqual(t, sent, tcpWrite/(len(packet)+frameHeader))
	require.NoError(t, far.SetReadDeadline(time.Now().Add(atMost)))
	buf := make([]byte, 1500)
	for range sent {
		got, err := readFrame(far, buf)
		require.NoError(t, err)
		require.Equal(t, packet, got)
	}
	require.True(t, p.send(packet))
	_, err := io.ReadFull(far, buf[:frameHeader+len(packet)])
	require.NoError(t, err)
	p.end()
	require.False(t, p.send(packet))
	<-done
}
