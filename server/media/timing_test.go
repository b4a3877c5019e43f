package media

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/pion/rtcp"
	"github.com/stretchr/testify/require"
)

// letters keeps the reports that were sent.
type letters struct {
	nowhere
	sent *[][]byte
}

func (l letters) report(b []byte) { *l.sent = append(*l.sent, b) }

func TestAViewerLearnsHowLongTheWayTakes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := newAudience()
		var sent [][]byte
		v := a.seat(letters{sent: &sent})
		pass(time.Second)
		a.play(true, true)
		a.shard.look()
		sent = nil
		b, err := rtcp.Marshal([]rtcp.Packet{&rtcp.ExtendedReport{SenderSSRC: 1, Reports: []rtcp.ReportBlock{
			&rtcp.ReceiverReferenceTimeReportBlock{NTPTimestamp: 0x1122_3344_5566_7788},
		}}})
		require.NoError(t, err)
		v.receive(b)
		v.take(<-a.shard.reports)
		pass(1250 * time.Millisecond)
		v.report(a.shard.clock.now())
		require.Len(t, sent, 1)
		packets, err := rtcp.Unmarshal(sent[0])
		require.NoError(t, err)
		require.Len(t, packets, 2)
		x := packets[1].(*rtcp.ExtendedReport)
		require.Equal(t, v.slots[0].ssrc, x.SenderSSRC)
		require.Equal(t, []rtcp.DLRRReport{{SSRC: 1, LastRR: 0x3344_5566, DLRR: 5 << 14}}, x.Reports[0].(*rtcp.DLRRReportBlock).Reports, "held for a second and a quarter")
		v.report(a.shard.clock.now())
		require.Len(t, sent, 1, "it goes with the sender report")
	})
}

func TestOnlyWhoAsksForTheTimeIsOfferedIt(t *testing.T) {
	e, _ := openEngine(t)
	const wish = "a=rtcp-xr:rcvr-rtt=all\r\n"
	offer := viewOffer(t, 1, 1)
	for _, wanted := range []bool{false, true} {
		if wanted {
			offer = strings.Replace(offer, "a=recvonly\r\n", "a=recvonly\r\n"+wish, 1)
		}
		answer, err := e.View(testContext(t), "v", offer, false)
		require.NoError(t, err)
		require.Equal(t, wanted, strings.Contains(answer, wish))
	}
}
