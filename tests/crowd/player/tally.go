package player

import (
	"encoding/binary"
	"slices"
	"sync"
	"time"

	"github.com/pion/rtp"
	"github.com/pion/srtp/v3"

	"konvent/tests/crowd/pattern"
)

// maxLatencies bounds what one player remembers: about half a minute of a stage.
const maxLatencies = 8192

// Stats is what a player has seen.
type Stats struct {
	// Packets of sound and picture; Lost are numbers that never came.
	Packets, Lost int
	// Broken are packets whose content was not as sent, Disordered those whose stamps went back. Both stay 0 without checking.
	Broken, Disordered int
	// Latencies are from the publisher's write to the player's read, of packets that were checked.
	Latencies []time.Duration
}

// tally counts the packets of one player.
type tally struct {
	check   bool
	started chan struct{} // closed at the first video packet
	first   time.Time     // set before started is closed

	mu      sync.Mutex // guards all below
	in      *srtp.Context
	flows   map[uint32]*flow
	current Stats
}

// maxMissing bounds for how many packets of a flow a player asks again.
const maxMissing = 256

// flow is one SSRC.
type flow struct {
	video   bool
	next    uint16   // the number expected next
	missing []uint16 // numbers that were jumped over and did not come yet
	number  uint64   // the last stamp
	seen    bool
}

// jump notes the numbers before number as missing.
func (f *flow) jump(number uint16) {
	for ; f.next != number; f.next++ {
		if f.video && len(f.missing) < maxMissing {
			f.missing = append(f.missing, f.next)
		}
	}
}

func newTally(check bool) *tally {
	return &tally{check: check, started: make(chan struct{}), flows: map[uint32]*flow{}}
}

func (t *tally) decryptWith(in *srtp.Context) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.in = in
}

func (t *tally) stats() Stats {
	t.mu.Lock()
	defer t.mu.Unlock()
	s := t.current
	s.Latencies = append([]time.Duration(nil), s.Latencies...)
	return s
}

// packet takes one RTP packet; RTCP, told apart by its type (RFC 5761, section 4), is left alone.
func (t *tally) packet(b []byte, at time.Time) {
	if len(b) < 12 || b[1] >= 192 && b[1] <= 223 {
		return
	}
	kind, number, ssrc := b[1]&0x7f, binary.BigEndian.Uint16(b[2:]), binary.BigEndian.Uint32(b[8:])
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.in == nil {
		return // it came before the keys
	}
	f := t.flows[ssrc]
	if f == nil {
		f = &flow{video: kind == vp8, next: number}
		t.flows[ssrc] = f
		if kind == vp8 && t.first.IsZero() {
			t.first = at
			close(t.started)
		}
	}
	t.current.Packets++
	late := false
	switch ahead := number - f.next; {
	case ahead == 0:
		f.next++
	case ahead < 1<<15:
		t.current.Lost += int(ahead)
		f.jump(number)
		f.next++
	default:
		t.current.Lost-- // it came late
		f.missing = slices.DeleteFunc(f.missing, func(n uint16) bool { return n == number })
		late = true
	}
	if t.check {
		t.open(b, kind, f, late, at)
	}
}

// open decrypts a packet and checks what is in it.
func (t *tally) open(b []byte, kind byte, f *flow, late bool, at time.Time) {
	var header rtp.Header
	plain, err := t.in.DecryptRTP(nil, b, &header)
	if err != nil {
		t.current.Broken++
		return
	}
	packet := rtp.Packet{}
	if err := packet.Unmarshal(plain); err != nil {
		t.current.Broken++
		return
	}
	if len(packet.Payload) == 0 {
		return // padding
	}
	read := pattern.ReadAudio
	if kind == vp8 {
		read = pattern.ReadVideo
	}
	s, err := read(packet.Payload)
	if err != nil {
		t.current.Broken++
		return
	}
	if late {
		return // asked for again: it has no place in the order, and its age is the loss's
	}
	if f.seen && s.Number <= f.number {
		t.current.Disordered++
	}
	f.seen, f.number = true, s.Number
	if len(t.current.Latencies) < maxLatencies {
		t.current.Latencies = append(t.current.Latencies, at.Sub(s.Sent))
	}
}
