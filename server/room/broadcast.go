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
	timer   *time.Timer // runs while something waits
	// The stage as the audience and as those behind it see it: changed since it was told.
	stage, backstage bool
}

func (b *broadcast) stop() {
	if b.timer != nil {
		b.timer.Stop()
		b.timer = nil
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
	r.out.join(frame)
	r.flushSoon()
}

func (b *broadcast) join(frame []byte) {
	if len(b.pending) > 0 {
		b.pending = append(b.pending, '\n')
	}
	b.pending = append(b.pending, frame...)
}

func (r *Room) flushSoon() {
	if r.out.timer == nil {
		r.out.timer = r.later(mergeFor, r.flush)
	}
}

// flush says what waits: in one message what is for everybody, then what is for those behind the stage.
func (r *Room) flush() {
	r.out.stop()
	if r.out.stage {
		r.joinStage()
	}
	message, backstage := r.out.pending, r.out.backstage
	r.out.pending, r.out.stage, r.out.backstage = nil, false, false
	for _, m := range r.members {
		if m.Out != nil && len(message) > 0 {
			m.Out.Push(message)
		}
	}
	if backstage {
		r.tellBehind(wire.Encode(wire.Event{Room: r.ID, Type: "backstage.changed", Body: r.backstage()}))
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
