package signaling

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"konvent/signaling/wire"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// pipe is a Conn whose far end is the test.
type pipe struct {
	in     chan string
	out    chan string
	pings  chan struct{}
	closed chan int
	hangUp sync.Once
}

func newPipe() *pipe {
	return &pipe{in: make(chan string), out: make(chan string, 16), pings: make(chan struct{}, 16), closed: make(chan int, 4)}
}

func (p *pipe) Read() ([]byte, error) {
	m, ok := <-p.in
	switch {
	case !ok:
		return nil, io.EOF
	case len(m) > MaxFrame:
		return []byte(m[:MaxFrame]), ErrFrameTooLong
	}
	return []byte(m), nil
}

func (p *pipe) Write(m []byte) error { p.out <- string(m); return nil }

func (p *pipe) Ping() error { p.pings <- struct{}{}; return nil }

func (p *pipe) Close(code int) {
	select {
	case p.closed <- code:
	default:
	}
}

// deskFunc is a desk that lets in who says "in" and echoes commands.
type deskFunc struct{ left chan struct{} }

func (d deskFunc) Hello(_ context.Context, out *Outbox, n uint32, h wire.Hello) (Visitor, error) {
	switch h.Token {
	case "in":
		out.Push(wire.Encode(wire.Answer{Re: n}))
		return &echo{out: out, left: d.left}, nil
	case "panic":
		panic("postgres://konvent:secret@db")
	case "broken":
		return nil, errors.New("boom")
	}
	return nil, wire.ErrLink
}

type echo struct {
	out  *Outbox
	left chan struct{}
}

func (e *echo) Do(_ context.Context, c wire.Command) func(context.Context) {
	if c.Type == "panic" {
		panic("postgres://konvent:secret@db")
	}
	e.out.Push(wire.Encode(wire.Answer{Re: c.N, Body: c.Type}))
	return nil
}
func (e *echo) Left() { close(e.left) }

func start(t *testing.T) (*pipe, chan struct{}) {
	t.Helper()
	left := make(chan struct{})
	return startAt(t, deskFunc{left}), left
}

func startAt(t *testing.T, d Desk) *pipe {
	t.Helper()
	p, done := newPipe(), make(chan struct{})
	ctx, cancel := context.WithCancel(t.Context())
	go func() { defer close(done); Serve(ctx, p, d, slog.New(slog.DiscardHandler)) }()
	t.Cleanup(func() {
		cancel()
		p.hangUp.Do(func() { close(p.in) })
		<-done
	})
	return p
}

func answer(t *testing.T, p *pipe) wire.Answer {
	t.Helper()
	var a wire.Answer
	require.NoError(t, json.Unmarshal([]byte(<-p.out), &a))
	return a
}

const hello = `{"n":1,"type":"session.hello","body":{"token":"in","version":1}}`

func TestTheFirstWordIsHello(t *testing.T) {
	p, _ := start(t)
	p.in <- `{"n":7,"type":"chat.send"}`
	a := answer(t, p)
	require.Equal(t, uint32(7), a.Re)
	require.Equal(t, wire.ErrHello.Code, a.Fault.Code)
	p.in <- hello
	require.Nil(t, answer(t, p).Fault)
	p.in <- `{"n":2,"type":"chat.send"}`
	require.Equal(t, "chat.send", answer(t, p).Body)
}

func TestAnUnknownLinkEndsTheLine(t *testing.T) {
	p, _ := start(t)
	p.in <- `{"n":1,"type":"session.hello","body":{"token":"?","version":1}}`
	require.Equal(t, wire.ErrLink.Code, answer(t, p).Fault.Code)
	require.Equal(t, wire.CloseLink, <-p.closed)
}

func TestAMistakeOfOursIsNotTheClients(t *testing.T) {
	p, _ := start(t)
	p.in <- `{"n":1,"type":"session.hello","body":{"token":"broken","version":1}}`
	require.Equal(t, wire.ErrInternal.Code, answer(t, p).Fault.Code)
	p.in <- hello
	require.Nil(t, answer(t, p).Fault, "the client may try again on the same line")
}

func TestAPanicHarmsOneCommandOnlyAndSaysNothing(t *testing.T) {
	p, _ := start(t)
	internal := &wire.Fault{Code: wire.ErrInternal.Code, Retry: true}
	p.in <- `{"n":1,"type":"session.hello","body":{"token":"panic","version":1}}`
	require.Equal(t, wire.Answer{Re: 1, Fault: internal}, answer(t, p))
	p.in <- hello
	require.Nil(t, answer(t, p).Fault)
	p.in <- `{"n":2,"type":"panic"}`
	require.Equal(t, wire.Answer{Re: 2, Fault: internal}, answer(t, p))
	p.in <- `{"n":3,"type":"chat.send"}`
	require.Equal(t, "chat.send", answer(t, p).Body)
}

func TestAnotherVersionIsToldToLoadThePageAgain(t *testing.T) {
	p, _ := start(t)
	p.in <- `{"n":1,"type":"session.hello","body":{"token":"in","version":99}}`
	require.Equal(t, wire.ErrVersion.Code, answer(t, p).Fault.Code)
	require.Equal(t, wire.CloseVersion, <-p.closed)
}

func TestBadFramesAreAnsweredAndThenEndTheLine(t *testing.T) {
	for _, bad := range []string{``, `{`, `[]`, `{"n":0,"type":"x"}`, `{"n":-1,"type":"x"}`, `{"n":1}`, "\x00\xff", `{"n":"1","type":"x"}`} {
		p, left := start(t)
		p.in <- hello
		answer(t, p)
		for range badFrames {
			p.in <- bad
			require.Equal(t, wire.ErrFrame.Code, answer(t, p).Fault.Code, bad)
		}
		require.Equal(t, wire.CloseProtocol, <-p.closed)
		<-left
	}
}

func TestAFrameThatIsTooLongGetsItsNumberBack(t *testing.T) {
	p, _ := start(t)
	p.in <- hello
	answer(t, p)
	p.in <- `{"type":"media.view","n":5,"body":{"sdp":"` + strings.Repeat("v", MaxFrame) + `"}}`
	a := answer(t, p)
	require.Equal(t, uint32(5), a.Re)
	require.Equal(t, wire.ErrTooLong.Code, a.Fault.Code)
	p.in <- `{"n":6,"type":"chat.send"}`
	require.Equal(t, uint32(6), answer(t, p).Re)
}

func TestAStrangerWhoSaysNothingIsSentAway(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, _ := start(t)
		began := time.Now()
		require.Equal(t, wire.CloseProtocol, <-p.closed)
		require.Equal(t, helloTimeout, time.Since(began))
	})
}

func TestAQuietLineIsPinged(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, _ := start(t)
		p.in <- hello
		answer(t, p)
		began := time.Now()
		<-p.pings
		require.LessOrEqual(t, time.Since(began), 25*time.Second)
	})
}

func TestWhoDoesNotReadIsClosedAsTooSlow(t *testing.T) {
	o := NewOutbox()
	for range outboxFrames + 1 {
		o.Push([]byte("x"))
	}
	message, code := o.take()
	require.Empty(t, message, "what was queued is dropped")
	require.Equal(t, wire.CloseSlow, code)
	o.Push([]byte("x"))
	_, code = o.take()
	require.Equal(t, wire.CloseSlow, code, "it stays closed")
}

func TestManySmallFramesAreOneMessage(t *testing.T) {
	o := NewOutbox()
	o.Push([]byte("a"))
	o.Push([]byte("b"))
	o.Close(wire.CloseElsewhere)
	message, _ := o.take()
	require.Equal(t, "a\nb", string(message), "what was queued before a close is still written")
	_, code := o.take()
	require.Equal(t, wire.CloseElsewhere, code)
}

func FuzzFrameNumber(f *testing.F) {
	f.Add([]byte(`{"n":5,"type":"x","body":{"n":6}}`))
	f.Add([]byte(`{"body":{"n":6},"n":5`))
	f.Add([]byte(`[{"n":5}]`))
	f.Fuzz(func(t *testing.T, frame []byte) {
		n := frameNumber(frame)
		var c wire.Command
		if json.Unmarshal(frame, &c) == nil && n != 0 && !strings.Contains(strings.ToLower(string(frame[1:])), `"n"`) {
			t.Fatal("a number out of nothing")
		}
	})
}
