package media

import (
	"bytes"
	"encoding/binary"
	"errors"
	"strings"
	"testing"

	"github.com/pion/rtcp"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"konvent/server/conference"
	"konvent/signaling/wire"
)

// FuzzReports checks that what is made of RTCP stands in it, and that little RTCP does not make many reports.
func FuzzReports(f *testing.F) {
	f.Add([]byte{0x81, 205, 0, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 5, 0, 1})
	f.Add([]byte{0x81, 206, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0x81, 201, 0, 7, 0, 0, 0, 1, 0, 0, 0, 2, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0})
	f.Add([]byte{0x8f, 206, 0, 5, 0, 0, 0, 1, 0, 0, 0, 0, 'R', 'E', 'M', 'B', 1, 0xff, 0xff, 0xff, 0, 0, 0, 2})
	f.Fuzz(func(t *testing.T, b []byte) {
		var n int
		parseReports(b, func(ssrc uint32, kind reportKind, a, behind uint32) {
			n++
			written := binary.BigEndian.AppendUint32(nil, ssrc)
			switch kind {
			case lostPackets:
				require.LessOrEqual(t, max(a, behind), uint32(0xffff))
				require.True(t, bytes.Contains(b, binary.BigEndian.AppendUint32(nil, a<<16|behind)), "numbers that nobody wrote")
			case lostPicture:
				require.Zero(t, a|behind)
			case reception:
				require.Less(t, a, uint32(1<<24))
				require.True(t, bytes.Contains(b, binary.BigEndian.AppendUint32(nil, behind)), "a number that nobody wrote")
			case bandwidth:
				require.LessOrEqual(t, a, uint32(1<<30))
			case reference:
				require.True(t, bytes.Contains(b, binary.BigEndian.AppendUint32(nil, a)), "a time that nobody wrote")
			}
			require.True(t, bytes.Contains(b, written), "a slot that nobody wrote of")
		})
		require.LessOrEqual(t, n, len(b)/4)
	})
}

// said is a report and the SSRC it speaks of.
type said struct {
	ssrc uint32
	kind reportKind
	a, b uint32
}

func TestReportsAreReadAsTheyWereWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var packets []rtcp.Packet
		var want, got []said
		for range rapid.IntRange(1, 8).Draw(t, "packets") {
			ssrc, n, m := rapid.Uint32().Draw(t, "ssrc"), rapid.Uint16().Draw(t, "n"), rapid.Uint16().Draw(t, "m")
			switch kind := reportKind(rapid.IntRange(int(lostPackets), int(reference)).Draw(t, "kind")); kind {
			case lostPackets:
				packets = append(packets, &rtcp.TransportLayerNack{MediaSSRC: ssrc, Nacks: []rtcp.NackPair{{PacketID: n, LostPackets: rtcp.PacketBitmap(m)}}})
				want = append(want, said{ssrc, kind, uint32(n), uint32(m)})
			case lostPicture:
				packets = append(packets, &rtcp.FullIntraRequest{FIR: []rtcp.FIREntry{{SSRC: ssrc}}}, &rtcp.PictureLossIndication{MediaSSRC: ssrc})
				want = append(want, said{ssrc, kind, 0, 0}, said{ssrc, kind, 0, 0})
			case reception:
				packets = append(packets, &rtcp.ReceiverReport{Reports: []rtcp.ReceptionReport{{SSRC: ssrc, TotalLost: uint32(n), LastSequenceNumber: uint32(m)}}})
				want = append(want, said{ssrc, kind, uint32(n), uint32(m)})
			case bandwidth:
				packets = append(packets, &rtcp.ReceiverEstimatedMaximumBitrate{Bitrate: float32(n%200+1) * 1000, SSRCs: []uint32{ssrc}})
				want = append(want, said{ssrc, kind, uint32(n%200 + 1), 0})
			case reference:
				time := uint64(n)<<32 | uint64(m)<<16
				packets = append(packets, &rtcp.ExtendedReport{SenderSSRC: ssrc, Reports: []rtcp.ReportBlock{&rtcp.ReceiverReferenceTimeReportBlock{NTPTimestamp: time}}})
				want = append(want, said{ssrc, kind, uint32(n)<<16 | uint32(m), 0})
			}
		}
		b, err := rtcp.Marshal(packets)
		require.NoError(t, err)
		parseReports(b, func(ssrc uint32, kind reportKind, a, behind uint32) { got = append(got, said{ssrc, kind, a, behind}) })
		require.Equal(t, want, got)
	})
}

// FuzzOffer takes what the checks let through on to both doors: each answers, or says in words why not, and nothing is left of it.
func FuzzOffer(f *testing.F) {
	f.Add("v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\na=mid:0\r\na=recvonly\r\na=rtpmap:96 VP8/90000\r\n")
	f.Add(strings.Repeat("m=audio\r\n", 40))
	f.Add("v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\na=x\rm=audio\r\n")
	f.Add(viewOffer(f, 1, 1))
	f.Add(publishOffer(f))
	e, _ := openEngine(f)
	f.Fuzz(func(t *testing.T, offer string) {
		_, view, viewErr := readView(offer)
		if viewErr == nil {
			require.NotEmpty(t, view)
			require.LessOrEqual(t, len(view), maxAudio+maxVideo)
			answer, err := e.View(testContext(t), "v", offer, false)
			checkAnswer(t, answer, err, len(view))
			e.Unview("v")
		}
		p := conference.Publishing{Camera: cam, Offer: offer}
		publish, publishErr := readPublish(p)
		if publishErr == nil {
			require.Error(t, viewErr, "an offer for both doors")
			answer, err := e.Publish(testContext(t), p)
			checkAnswer(t, answer, err, len(publish))
			e.Unpublish(cam)
		}
		s := e.Stats()
		require.Zero(t, s.Viewers+s.Publishers)
	})
}

func checkAnswer(t *testing.T, answer string, err error, sections int) {
	t.Helper()
	if err == nil {
		require.Equal(t, sections, strings.Count(answer, "\nm="))
		return
	}
	var fault *wire.Fault
	require.True(t, errors.As(err, &fault), err)
	require.Contains(t, []wire.FaultCode{wire.ErrSDP.Code, wire.ErrCodec.Code}, fault.Code)
}
