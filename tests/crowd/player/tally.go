//go:build linux

package player

import (
	"encoding/binary"
	"slices"
	"time"

	"github.com/pion/rtp"
	"github.com/pion/srtp/v3"

	"konvent/tests/crowd/pattern"
)

const (
	// maxLatencies bounds what one player remembers: about half a minute of a stage.
	maxLatencies = 8192
	// maxEarly bounds what a player keeps while its handshake ends: about a second of a stage.
	maxEarly = 256
)

// Stats is what a player has seen since it came. Counts only grow, but for Lost, which a packet that comes late lessens.
type Stats struct {
	// Packets of sound and picture, each counted once; Lost are numbers that did not come, LostAudio those of sound among them.
	Packets, Lost, LostAudio int
	// Flows are the streams on which something came.
	Flows int
	// Repeated packets came again or too late; Foreign were of no flow that we know.
	Repeated, Foreign int
	// Broken are packets whose content was not as sent, Disordered those whose stamps went back. Both stay 0 without checking.
	Broken, Disordered int
	// Unanswered are checks of the connection that the house did not answer, and Ended is 1 when it ended the connection.
	Unanswered, Ended int
}

// tally counts the packets of one player.
type tally struct {
	check bool
	in    *srtp.Context // nil before the keys are there
	early [][]byte      // what came before them
	flows []*flow
	plain []byte
	stats Stats
	// latencies are those of checked packets since they were last asked for.
	latencies []time.Duration

	// started is closed when the first key frame was complete, which it was at first.
	started chan struct{}
	first   time.Time
	// picture is the time stamp of that key frame, once it began on the flow begun.
	picture uint32
	begun   *flow
	// last are the last stamps seen of each source on each flow, and from is how many packets came of each.
	last map[place]uint64
	from map[uint64]int
	// awaits is whose first sound is waited for, nil for nobody's.
	awaits *awaited
}

// awaited is a source whose first sound is waited for.
type awaited struct {
	source uint64
	heard  chan time.Time
}

// place is a source on a flow.
type place struct {
	flow   *flow
	source uint64
}

func newTally(check bool) *tally {
	return &tally{check: check, started: make(chan struct{}), last: map[place]uint64{}, from: map[uint64]int{}}
}

// announce makes the flows that an answer names.
func (t *tally) announce(streams []stream) {
	for _, s := range streams {
		if s.repeats == 0 {
			t.flows = append(t.flows, &flow{ssrc: s.ssrc, video: s.video})
		}
	}
	for _, s := range streams {
		if of := t.find(s.repeats); s.repeats != 0 && of != nil {
			t.flows = append(t.flows, &flow{ssrc: s.ssrc, video: true, of: of})
		}
	}
}

func (t *tally) find(ssrc uint32) *flow {
	for _, f := range t.flows {
		if f.ssrc == ssrc {
			return f
		}
	}
	return nil
}

// flow finds the flow of a packet, or makes one that no answer named from its payload type; nil for what we did not ask for.
func (t *tally) flow(ssrc uint32, kind byte) *flow {
	f := t.find(ssrc)
	if f == nil && (kind == vp8 || kind == opus) {
		f = &flow{ssrc: ssrc, video: kind == vp8}
		t.flows = append(t.flows, f)
	}
	return f
}

// packet takes one RTP packet; RTCP, told apart by its type (RFC 5761, section 4), is left alone.
func (t *tally) packet(b []byte, at time.Time) {
	if len(b) < 12 || b[1] >= 192 && b[1] <= 223 {
		return
	}
	if t.in == nil {
		if len(t.early) < maxEarly {
			t.early = append(t.early, slices.Clone(b))
		}
		return
	}
	f := t.flow(binary.BigEndian.Uint32(b[8:]), b[1]&0x7f)
	if f == nil {
		t.stats.Foreign++
		return
	}
	if f.of != nil {
		t.repeat(f, b)
		return
	}
	came := f.take(binary.BigEndian.Uint16(b[2:]))
	if came == again {
		t.stats.Repeated++
		return
	}
	waits := f.video && t.first.IsZero() || !f.video && t.awaits != nil
	if t.check || waits {
		t.look(b, f, came, at)
	}
}

// unlock takes the keys, and what came before them: a house sends as soon as it has said its last word of the handshake.
func (t *tally) unlock(in *srtp.Context, at time.Time) {
	t.in = in
	for _, b := range t.early {
		t.packet(b, at)
	}
	t.early = nil
}

// look decrypts a packet and looks for the first key frame; a player that checks compares what is in it.
func (t *tally) look(b []byte, f *flow, came arrival, at time.Time) {
	packet, ok := t.open(b)
	if !ok {
		return
	}
	if f.video && t.first.IsZero() {
		t.await(packet, f, at)
	}
	if !f.video && t.awaits != nil {
		t.hearken(packet.Payload, at)
	}
	if !t.check || len(packet.Payload) == 0 { // padding alone
		return
	}
	s, ok := t.compare(packet.Payload, f.video)
	if ok {
		t.from[s.Source()]++
	}
	if !ok || came == late {
		return // asked for again: it has no place in the order, and its age is the loss's
	}
	here := place{f, s.Source()}
	if last, seen := t.last[here]; seen && s.Number <= last {
		t.stats.Disordered++
	}
	t.last[here] = s.Number
	if len(t.latencies) < maxLatencies {
		t.latencies = append(t.latencies, at.Sub(s.Sent))
	}
}

// hearken notes when the first sound came of the source that is waited for.
func (t *tally) hearken(payload []byte, at time.Time) {
	if s, err := pattern.ReadAudio(payload); err == nil && s.Source() == t.awaits.source {
		t.awaits.heard <- at
		t.awaits = nil
	}
}

// await notes when the first key frame is complete: a packet begins it, and one with the same time stamp carries the marker.
func (t *tally) await(packet rtp.Packet, f *flow, at time.Time) {
	if t.begun == nil && pattern.BeginsKey(packet.Payload) {
		t.begun, t.picture = f, packet.Timestamp
	}
	if t.begun == f && packet.Timestamp != t.picture {
		t.begun = nil // its end was lost
	}
	if t.begun == f && packet.Marker {
		t.first = at
		close(t.started)
	}
}

// open decrypts a packet into memory that the next one takes over.
func (t *tally) open(b []byte) (packet rtp.Packet, ok bool) {
	plain, err := t.in.DecryptRTP(t.plain[:0], b, nil)
	if err == nil {
		t.plain = plain
		err = packet.Unmarshal(plain)
	}
	if err != nil {
		t.stats.Broken++
	}
	return packet, err == nil
}

func (t *tally) compare(payload []byte, video bool) (pattern.Stamp, bool) {
	read := pattern.ReadAudio
	if video {
		read = pattern.ReadVideo
	}
	s, err := read(payload)
	if err != nil {
		t.stats.Broken++
	}
	return s, err == nil
}

// repeat takes a packet that came again on an SSRC of its own: its first two octets are the number it had (RFC 4588, section 4).
func (t *tally) repeat(f *flow, b []byte) {
	packet, ok := t.open(b)
	if !ok || len(packet.Payload) < 2 { // padding alone probes the way
		return
	}
	if f.of.take(binary.BigEndian.Uint16(packet.Payload)) == again {
		t.stats.Repeated++
		return
	}
	if !t.check {
		return
	}
	if s, ok := t.compare(packet.Payload[2:], true); ok {
		t.from[s.Source()]++
	}
}

// sum is what was seen so far.
func (t *tally) sum() Stats {
	s := t.stats
	for _, f := range t.flows {
		if f.of != nil || f.expected == 0 {
			continue
		}
		s.Flows++
		s.Packets += f.got
		s.Lost += f.lost
		if !f.video {
			s.LostAudio += f.lost
		}
	}
	return s
}
