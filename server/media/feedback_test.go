package media

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/pion/rtcp"
	"github.com/stretchr/testify/require"
)

// pass lets time pass in a bubble.
func pass(d time.Duration) {
	time.Sleep(d) //nolint:forbidigo // the bubble's clock
	synctest.Wait()
}

// audience is a shard that a test drives itself, and a source whose only layer its views look at.
type audience struct {
	shard *shard
	layer *Layer
	feed  *feed
	// asked counts requests for a key frame.
	asked  int
	number uint16
}

func newAudience() *audience {
	a := &audience{shard: newShard(0, newClock())}
	e := &Engine{shards: []*shard{a.shard}, clock: a.shard.clock, tell: newTeller(newNotebook()), quit: make(chan struct{})}
	src := newSource(e, "x")
	src.setGate(true, true)
	a.layer = src.layer("")
	a.feed = &feed{turn: 1, ask: func(uint32) { a.asked++ }, skew: &skew{}}
	return a
}

// seat adds a view whose one slot is on the layer.
func (a *audience) seat(l line) *view {
	v := newView("v", a.shard, []section{{mid: "0", video: true}})
	v.line = l
	s := v.slots[0]
	s.payloads[vp8], s.ssrc = 96, 7
	v.plan.Store(&plan{video: []aim{{src: a.layer.src}}})
	a.shard.add(v)
	return v
}

// seatApart adds one whose repeats have a stream of their own.
func (a *audience) seatApart(l line) *view {
	v := a.seat(l)
	v.slots[0].repeats, v.slots[0].repeatPayloads[vp8] = 8, 97
	return v
}

// play publishes a packet that is a frame by itself, or the begin of one.
func (a *audience) play(key, whole bool) {
	payload := []byte{vp8FirstS, 1, 0, 0, 0x9d, 1, 0x2a, 0, 5, 0xd0, 2}
	if key {
		payload[1] = 0
	}
	a.number++
	at := a.shard.clock.now()
	a.layer.src.pass(a.layer, a.feed, arrival{
		number: a.number, time: uint32(at*9/100_000) + uint32(a.number), marker: whole, codec: vp8, payload: payload, at: at,
	})
}

func TestOneViewerCannotMakeAPublisherBeginAfreshAllTheTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := newAudience()
		greedy, other := a.seat(nowhere{}), a.seat(nowhere{})
		pass(time.Second)
		a.play(true, true)
		a.shard.look()
		const length = 60 * time.Second
		begun := a.asked
		for range length / (100 * time.Millisecond) {
			greedy.take(report{greedy, 0, lostPicture, 0, 0})
			pass(100 * time.Millisecond)
		}
		require.LessOrEqual(t, a.asked-begun, pleasAtOnce+int(length/pleaEvery)+1)
		require.Greater(t, a.asked-begun, pleasAtOnce, "it is helped now and then")
		pass(keyEvery)
		begun = a.asked
		other.take(report{other, 0, lostPicture, 0, 0})
		require.Equal(t, begun+1, a.asked, "another is helped at once")
	})
}

func TestAFloodOfReportsLeavesRoomForThoseOfOthers(t *testing.T) {
	a := newAudience()
	flood, other := a.seat(nowhere{}), a.seat(nowhere{})
	for range 2 * reportQueue {
		flood.hear(0, lostPackets, 1, 0xffff)
	}
	require.Len(t, a.shard.reports, reportsAtOnce)
	other.hear(0, lostPackets, 9, 0)
	require.Len(t, a.shard.reports, reportsAtOnce+1)
	for range reportsAtOnce {
		flood.take(<-a.shard.reports)
	}
	require.Equal(t, report{other, 0, lostPackets, 9, 0}, <-a.shard.reports)
	flood.hear(0, reception, 1, 0)
	require.Len(t, a.shard.reports, 1, "what was taken makes room")
}

// TestWhatComesLateIsNotLost: while packets overtake each other, some are under way whenever a report is made.
func TestWhatComesLateIsNotLost(t *testing.T) {
	a := newAudience()
	v := a.seat(nowhere{})
	b, s := &v.budget, v.slots[0]
	now := a.shard.clock.now()
	missing := []uint32{0, 5, 2, 6, 1, 5, 0xffffff, 4}
	for i := range 80 {
		if i%10 == 0 {
			b.received(s, missing[i/10], uint32(1000+7*i))
		}
		b.asked, b.sent = 20, 70
		now += int64(shardTick)
		b.look(v, now)
		require.True(t, i < 20 || b.loss < 0.05)
	}
	require.Greater(t, b.overtaking, now)
	require.Zero(t, b.times)
}

func TestAGuessIsHeardWhicheverStreamItNames(t *testing.T) {
	a := newAudience()
	v := a.seat(nowhere{})
	v.slots[0].repeats = 8
	for i, ssrc := range []uint32{7, 8} {
		guess, err := rtcp.Marshal([]rtcp.Packet{&rtcp.ReceiverEstimatedMaximumBitrate{Bitrate: float32(i+1) * 100_000, SSRCs: []uint32{ssrc}}})
		require.NoError(t, err)
		v.receive(guess)
		v.take(<-a.shard.reports)
		require.Equal(t, int64(i+1)*100_000, v.budget.estimate)
	}
}

func TestNothingIsSentAgainOfAPictureThatBeginsAfresh(t *testing.T) {
	a := newAudience()
	var got []outgoing
	v := a.seat(collector{into: &got})
	s := v.slots[0]
	a.play(true, true)
	a.shard.look()
	require.NotEmpty(t, got)
	v.budget.octets = 10_000
	number := uint16(got[0].number)
	got = nil
	v.resend(s, number, 0)
	v.flush()
	require.Len(t, got, 1)
	s.layer, s.next = nil, s.layer
	v.resend(s, number, 0)
	v.flush()
	require.Len(t, got, 1)
}

func TestTheLastOfAPictureLeavesTwiceWherePacketsAreLost(t *testing.T) {
	a := newAudience()
	var got []outgoing
	v := a.seatApart(collector{into: &got})
	a.play(true, true)
	a.shard.look()
	v.budget.times = 1
	got = nil
	a.play(false, false)
	a.play(false, true)
	a.shard.walk(false)
	require.Len(t, got, 3)
	require.True(t, got[2].repeats)
	require.Equal(t, uint16(got[1].number), got[2].original)
}
