// Package signaling is the line between a client and the house: it reads commands, writes frames from a bounded outbox, keeps the
// line alive and ends it with a code that tells the client what to do. It knows no room.
package signaling

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"

	"konvent/signaling/wire"
)

const (
	closeSlow    = wire.CloseSlow
	helloTimeout = 10 * time.Second
	// pingEvery keeps proxies from closing an idle line; two unanswered pings end it.
	pingEvery = 20 * time.Second
	// commandTimeout bounds one command, databases and media included, but not its rest.
	commandTimeout = 10 * time.Second
	// badFrames is how many frames in one session may be unreadable before it ends with wire.CloseProtocol.
	badFrames = 20
)

// MaxFrame is the largest message a client may send, in bytes.
const MaxFrame = 512 << 10

// ErrFrameTooLong is what Conn.Read answers, with the beginning of the message, for one larger than MaxFrame.
var ErrFrameTooLong = errors.New("frame too long")

// Conn is one socket. Read and Write are each used by one goroutine; Close by any.
type Conn interface {
	// Read returns the next text message, and fails when nothing (not even a pong) came for 45 s.
	Read() ([]byte, error)
	// Write sends one text message, or fails within 10 s.
	Write(message []byte) error
	Ping() error
	// Close sends the close code and ends Read.
	Close(code int)
}

// Desk is where a session introduces itself.
type Desk interface {
	// Hello checks who it is, and pushes the answer to command n before anything else; a *wire.Fault refuses.
	Hello(ctx context.Context, out *Outbox, n uint32, h wire.Hello) (Visitor, error)
}

// Visitor is a person at the desk, for as long as this line holds.
type Visitor interface {
	// Do carries out a command and pushes its answer. Of what may take long it returns the rest, which is run beside the commands that
	// follow, with a ctx that ends with the line.
	Do(ctx context.Context, c wire.Command) (rest func(ctx context.Context))
	// Left says that the line is gone.
	Left()
}

// session is one client's line.
type session struct {
	conn Conn
	desk Desk
	out  *Outbox
	log  *slog.Logger
	bad  int // owned by read
	// beside are the rests of commands that take long.
	beside sync.WaitGroup

	mu      sync.Mutex // guards visitor, which the hello timer looks at
	visitor Visitor
}

// Serve runs a line until it ends. When it returns, no goroutine of it touches conn any more.
func Serve(ctx context.Context, conn Conn, desk Desk, log *slog.Logger) {
	s := &session{conn: conn, desk: desk, out: NewOutbox(), log: log}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var writer sync.WaitGroup
	writer.Go(func() { s.write(ctx) })
	line, hangUp := context.WithCancel(ctx)
	s.read(line)
	hangUp()
	if v := s.current(); v != nil {
		v.Left()
	}
	s.beside.Wait()
	s.out.Close(wire.CloseProtocol)
	cancel()
	writer.Wait()
}

// write sends what is queued and pings in between, until the outbox ends or the socket fails.
func (s *session) write(ctx context.Context) {
	ping := time.NewTicker(pingEvery)
	defer ping.Stop()
	hello := time.AfterFunc(helloTimeout, func() { s.closeStranger() })
	defer hello.Stop()
	for {
		message, code := s.out.take()
		if message != nil {
			if s.conn.Write(message) != nil {
				break
			}
			continue
		}
		if code != 0 {
			s.conn.Close(code)
			return
		}
		select {
		case <-s.out.signal:
		case <-ping.C:
			if s.conn.Ping() != nil {
				s.conn.Close(wire.CloseSlow)
				return
			}
		case <-ctx.Done():
			s.conn.Close(wire.CloseRestart)
			return
		}
	}
	s.conn.Close(wire.CloseSlow)
}

// closeStranger ends a line on which nobody introduced themselves.
func (s *session) closeStranger() {
	if s.current() == nil {
		s.out.Close(wire.CloseProtocol)
	}
}

func (s *session) current() Visitor {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.visitor
}

func (s *session) setVisitor(v Visitor) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.visitor = v
}

func (s *session) read(ctx context.Context) {
	for s.bad < badFrames {
		message, err := s.conn.Read()
		if errors.Is(err, ErrFrameTooLong) {
			s.refuse(frameNumber(message), wire.ErrTooLong)
			continue
		}
		if err != nil {
			return
		}
		s.frame(ctx, message)
	}
	s.out.Close(wire.CloseProtocol)
}

// frame carries out one command, or begins it.
func (s *session) frame(line context.Context, message []byte) {
	var c wire.Command
	if err := json.Unmarshal(message, &c); err != nil || c.N == 0 || c.Type == "" {
		s.refuse(c.N, wire.ErrFrame)
		return
	}
	ctx, cancel := context.WithTimeout(line, commandTimeout)
	defer cancel()
	defer s.fallen(c.N)
	v := s.current()
	if v == nil {
		s.hello(ctx, c)
		return
	}
	if rest := v.Do(ctx, c); rest != nil {
		s.beside.Go(func() {
			defer s.fallen(c.N)
			rest(line)
		})
	}
}

// fallen ends a panic where it harms one command only. What it says stays in the house.
func (s *session) fallen(n uint32) {
	if p := recover(); p != nil {
		s.log.Error("command panicked", "panic", p, "stack", string(debug.Stack()))
		s.out.Push(wire.Encode(wire.Answer{Re: n, Fault: wire.ErrInternal}))
	}
}

func (s *session) hello(ctx context.Context, c wire.Command) {
	var h wire.Hello
	if c.Type != "session.hello" {
		s.refuse(c.N, wire.ErrHello)
		return
	}
	if json.Unmarshal(c.Body, &h) != nil {
		s.refuse(c.N, wire.ErrBody)
		return
	}
	if h.Version != wire.Version {
		s.refuse(c.N, wire.ErrVersion)
		s.out.Close(wire.CloseVersion)
		return
	}
	visitor, err := s.desk.Hello(ctx, s.out, c.N, h)
	if err != nil {
		s.stranger(c.N, err)
		return
	}
	s.setVisitor(visitor)
}

// stranger answers a refused hello: an unknown link ends the line, anything else may be tried again.
func (s *session) stranger(n uint32, err error) {
	fault := wire.ErrInternal
	errors.As(err, &fault)
	s.out.Push(wire.Encode(wire.Answer{Re: n, Fault: fault}))
	if fault.Code == wire.ErrLink.Code {
		s.out.Close(wire.CloseLink)
	}
}

// refuse answers a frame that is no command.
func (s *session) refuse(n uint32, f *wire.Fault) {
	s.bad++
	s.out.Push(wire.Encode(wire.Answer{Re: n, Fault: f}))
}

// frameNumber finds the number of a command in the beginning of its frame, 0 where there is none.
func frameNumber(beginning []byte) uint32 {
	d := json.NewDecoder(bytes.NewReader(beginning))
	for depth := 0; ; {
		t, err := d.Token()
		if err != nil {
			return 0
		}
		switch v := t.(type) {
		case json.Delim:
			if v == '{' || v == '[' {
				depth++
			} else {
				depth--
			}
		case string:
			var n uint32
			if depth == 1 && v == "n" && d.Decode(&n) == nil {
				return n
			}
		}
	}
}
