package media

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAViewThatLeavesIsForgottenByEveryLayer(t *testing.T) {
	sh := newShard(0, newClock())
	e := &Engine{shards: []*shard{sh}, clock: sh.clock, tell: newTeller(nil)}
	src := newSource(e, "x")
	src.setGate(true, true)
	half, full := src.layer("h"), src.layer("f")
	v := &view{shard: sh, line: nowhere{}, joined: true}
	v.addSlot(0, section{mid: "0", video: true})
	s := v.slots[0]
	s.payloads[vp8] = 96
	s.aim = aim{src: src}
	key := []byte{0x10, 0, 0, 0, 0x9d, 1, 0x2a, 0, 5, 0xd0, 2}
	from := func(turn uint64) *feed { return &feed{turn: turn, ask: func(uint32) {}, skew: &skew{}} }
	now := sh.clock.now()
	before := from(1)
	half.accept(before, arrival{number: 1, time: 1, marker: true, codec: vp8, payload: key, at: now})
	s.follow(half, now)
	require.Equal(t, half, s.layer)
	full.accept(before, arrival{number: 1, time: 1, marker: true, codec: vp8, payload: []byte{0x10, 1, 2, 3}, at: now})
	s.follow(full, now)
	require.Equal(t, full, s.next, "the larger layer waits for its key frame")
	half.accept(from(2), arrival{number: 1, time: 1, marker: true, codec: vp8, payload: key, at: now})
	sh.walk(false)
	sh.remove(v)
	require.Empty(t, sh.byLayer)
}
