package room

import (
	"bytes"
	"time"

	"konvent/signaling/wire"
)

const (
	// mergeFor is how long a room's events wait for each other: one write to a client costs more than what is in it.
	mergeFor = 50 * time.Millisecond
	// logged is how many numbered events are kept for people who were away; older gaps end in a fresh snapshot.
	logged = 2048
	// missedAtMost is how many bytes of them one is told who comes back, in one message; who missed more gets a fresh snapshot.
	missedAtMost = 1 << 20
)

// broadcast is what a room says to everybody: events collected into one message, and a log of the numbered ones.
type broadcast struct {
	seq     uint64
	log     [][]byte // the frames of seq-len(log)+1 … seq
	pending []byte
	timer   *time.Timer
}

func (b *broadcast) stop() {
	if b.timer != nil {
		b.timer.Stop()
	}
}

// tell says a state to everybody in the room: a newer one makes it superfluous, so it has no number.
func (r *Room) tell(event string, body any) {
	r.spread(wire.Encode(wire.Event{Room: r.ID, Type: event, Body: body}))
}

// keep says something to everybody that nobody may miss.
func (r *Room) keep(event string, body any) {
	r.out.seq++
	frame := wire.Encode(wire.Event{Room: r.ID, Seq: r.out.seq, Type: event, Body: body})
	if len(r.out.log) == logged {
		copy(r.out.log, r.out.log[1:])
		r.out.log = r.out.log[:logged-1]
	}
	r.out.log = append(r.out.log, frame)
	r.spread(frame)
}

func (r *Room) spread(frame []byte) {
	if len(r.out.pending) == 0 {
		r.out.timer = r.later(mergeFor, r.flush)
	} else {
		r.out.pending = append(r.out.pending, '\n')
	}
	r.out.pending = append(r.out.pending, frame...)
}

func (r *Room) flush() {
	message := r.out.pending
	if len(message) == 0 {
		return
	}
	r.out.pending = nil
	r.out.stop()
	for _, m := range r.members {
		if m.Out != nil {
			m.Out.Push(message)
		}
	}
}

// missed returns the frames after seq of this epoch as one message, and false when they are not all there any more or too many.
func (r *Room) missed(epoch uint32, seq uint64) ([]byte, bool) {
	if epoch != r.epoch || seq > r.out.seq || r.out.seq-seq > uint64(len(r.out.log)) {
		return nil, false
	}
	frames := r.out.log[len(r.out.log)-int(r.out.seq-seq):]
	size := 0
	for _, f := range frames {
		size += len(f) + 1
	}
	if size > missedAtMost {
		return nil, false
	}
	return bytes.Join(frames, []byte{'\n'}), true
}

// say tells one member something.
func (m *member) say(event string, body any) {
	if m.Out != nil {
		m.Out.Push(wire.Encode(wire.Event{Type: event, Body: body}))
	}
}
