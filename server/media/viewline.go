package media

import (
	"net/netip"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/time/rate"

	"konvent/server/media/lite"
	"konvent/server/media/seal"
)

const (
	// checkReplies is how often a check is answered: Firefox makes one in five seconds, and thinks the connection lost if nothing comes.
	checkReplies = 2
	// viewSilence is after how long without a sign of the far end a view connection is over; viewBirth how long one may take to come up.
	viewSilence = int64(iceDisconnected + iceFailed)
	viewBirth   = int64(12 * time.Second)
	// A far end may send reportRate packets of reports a second, in a rush reportRush; what is beyond is not heard. A browser on a
	// bad network was seen to send 110.
	reportRate = 400
	reportRush = 200
	// checkRate and checkRush hold checks: a browser makes 20 a second while it looks for a path.
	checkRate = 50
	checkRush = 200
)

// viewLine is a view connection: ICE-lite, DTLS as the server, SRTP. The goroutines that read the ports hand it what belongs to it; the
// shard's goroutine sends on it. While it is up it has no goroutine of its own.
type viewLine struct {
	engine *Engine
	view   *view
	agent  *lite.Agent
	// print is of the far end's certificate.
	print prints
	born  int64
	// heard is when the far end last proved to be there; 0 for never.
	heard atomic.Int64
	// addrs belong to the switchboard.
	addrs []netip.AddrPort
	tasks sync.WaitGroup
	// checks hold those of the far end, and of nobody else.
	checks *rate.Limiter
	// moving: the shard was told of another path.
	moving atomic.Bool

	mu      sync.Mutex // guards the rest but what the shard owns
	path    nominee
	pace    *rate.Limiter
	records *records
	session *session
	opener  *seal.Opener
	closed  bool

	// what the shard owns
	sealer *seal.Sealer
	outlet outlet
	buffer []byte
}

func newViewLine(e *Engine, v *view, t transport) *viewLine {
	return &viewLine{
		engine: e, view: v, agent: lite.New(t.ufrag), print: t.print, born: e.clock.now(),
		pace: rate.NewLimiter(reportRate, reportRush), checks: rate.NewLimiter(checkRate, checkRush),
	}
}

// take takes what came in for this connection. It does not block; b may be used again after it returns.
func (l *viewLine) take(b []byte, from path, desk *lite.Desk) {
	switch {
	case isCheck(b):
		l.check(b, from, desk)
	case from.pipe != nil && !from.pipe.known.Load(): // a stranger who knows our name
	case isRecord(b):
		l.record(b)
	case isReport(b):
		l.hear(b)
	}
}

// check answers a check. A far end that makes too many is not answered for a moment; those of strangers are none of them.
func (l *viewLine) check(b []byte, from path, desk *lite.Desk) {
	now := l.engine.clock.wall(l.engine.clock.now())
	if l.checks.TokensAt(now) < 1 {
		return
	}
	reply, check := l.agent.Answer(desk, b, from.addr)
	if reply == nil || !l.checks.AllowN(now, 1) {
		return
	}
	for range checkReplies {
		from.write(reply)
	}
	if check.Outcome != lite.Refused {
		l.reached(from, check)
	}
}

// reached notes that the far end reaches us on a path.
func (l *viewLine) reached(from path, check lite.Check) {
	now := l.engine.clock.now()
	l.heard.Store(now)
	if from.pipe != nil {
		from.pipe.known.Store(true)
	}
	l.mu.Lock()
	first := l.path.heard == 0
	changed := l.path.consider(from, check.Outcome == lite.Nominated, check.Priority, now) && l.session != nil
	l.mu.Unlock()
	if from.pipe == nil && (first || changed || l.engine.ports.board.find(nil, from.addr) != l) {
		l.engine.ports.board.bind(l, from.addr)
	}
	if changed && l.moving.CompareAndSwap(false, true) {
		l.view.shard.post(func() {
			l.moving.Store(false)
			if l.view.joined {
				l.begin()
			}
		})
	}
}

// begin lets the shard send on the path of now.
func (l *viewLine) begin() {
	l.mu.Lock()
	p := l.path.path
	l.mu.Unlock()
	l.outlet = l.view.shard.outlet(l.view, p)
}

// write sends along the path of now.
func (l *viewLine) write(b []byte) {
	l.mu.Lock()
	p := l.path.path
	l.mu.Unlock()
	p.write(b)
}

// hear takes a sealed report.
func (l *viewLine) hear(b []byte) {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.engine.clock.now()
	if l.opener == nil || l.closed {
		return
	}
	plain, err := l.opener.RTCP(b)
	if err != nil || !l.pace.AllowN(l.engine.clock.wall(now), 1) { // forged ones use up nothing of it
		return
	}
	l.heard.Store(now)
	l.view.receive(plain)
}

// over says that nobody is there any more, or that nobody came.
func (l *viewLine) over(now int64) bool {
	l.mu.Lock()
	up := l.session != nil
	l.mu.Unlock()
	if !up {
		return now-l.born > viewBirth
	}
	return now-l.heard.Load() > viewSilence
}

// ended says that the connection was closed.
func (l *viewLine) ended() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.closed
}

// close ends the connection and waits for its goroutines. The far end is told.
func (l *viewLine) close() {
	l.engine.ports.board.remove(l)
	l.mu.Lock()
	l.closed = true
	records, session := l.records, l.session
	l.mu.Unlock()
	if session != nil {
		session.bye(l)
	}
	if records != nil {
		records.end()
	}
	l.tasks.Wait()
}
