package signaling

import "sync"

// The size of an outbox. A client that lets more wait is closed with wire.CloseSlow and comes back with (room, epoch, seq).
const (
	outboxFrames = 1024
	outboxBytes  = 4 << 20
)

// Outbox is the bounded queue of frames for one client. Anybody may Push; one write loop takes.
type Outbox struct {
	mu     sync.Mutex // guards all below
	queue  [][]byte
	bytes  int
	code   int // close code, 0 while open
	signal chan struct{}
}

// NewOutbox makes an empty outbox.
func NewOutbox() *Outbox {
	return &Outbox{signal: make(chan struct{}, 1)}
}

// Push queues one frame, or several divided by line feeds. It never blocks; what does not fit closes the outbox as too slow.
func (o *Outbox) Push(frames []byte) {
	o.mu.Lock()
	switch {
	case o.code != 0:
	case len(o.queue) >= outboxFrames || o.bytes+len(frames) > outboxBytes:
		o.end(closeSlow)
	default:
		o.queue = append(o.queue, frames)
		o.bytes += len(frames)
	}
	o.mu.Unlock()
	o.wake()
}

// Close ends the line with a close code after what is queued was written. The first code counts.
func (o *Outbox) Close(code int) {
	o.mu.Lock()
	if o.code == 0 {
		o.code = code
	}
	o.mu.Unlock()
	o.wake()
}

// end closes at once: what is queued is dropped. The caller holds mu.
func (o *Outbox) end(code int) {
	o.code, o.queue, o.bytes = code, nil, 0
}

func (o *Outbox) wake() {
	select {
	case o.signal <- struct{}{}:
	default:
	}
}

// take returns everything queued as one message, and the close code once nothing more will come.
func (o *Outbox) take() (message []byte, code int) {
	o.mu.Lock()
	defer o.mu.Unlock()
	switch len(o.queue) {
	case 0:
		return nil, o.code
	case 1:
		message = o.queue[0]
	default:
		message = make([]byte, 0, o.bytes+len(o.queue))
		for i, f := range o.queue {
			if i > 0 {
				message = append(message, '\n')
			}
			message = append(message, f...)
		}
	}
	clear(o.queue)
	o.queue, o.bytes = o.queue[:0], 0
	return message, o.code
}
