package signaling

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/signaling/wire"
)

// slowly is a desk and the visitor at it: "wait" takes until the test says go or the line ends, "fall" falls halfway.
type slowly struct {
	out                 *Outbox
	begun, proceed, end chan struct{}
}

func newSlowly() *slowly {
	return &slowly{begun: make(chan struct{}), proceed: make(chan struct{}), end: make(chan struct{})}
}

func (s *slowly) Hello(_ context.Context, out *Outbox, n uint32, _ wire.Hello) (Visitor, error) {
	s.out = out
	out.Push(wire.Encode(wire.Answer{Re: n}))
	return s, nil
}

func (s *slowly) Do(_ context.Context, c wire.Command) func(context.Context) {
	switch c.Type {
	case "wait":
		return func(ctx context.Context) {
			close(s.begun)
			select {
			case <-s.proceed:
				s.out.Push(wire.Encode(wire.Answer{Re: c.N}))
			case <-ctx.Done():
				close(s.end)
			}
		}
	case "fall":
		return func(context.Context) { panic("postgres://konvent:secret@db") }
	}
	s.out.Push(wire.Encode(wire.Answer{Re: c.N}))
	return nil
}

func (s *slowly) Left() {}

func TestWhatTakesLongHoldsNothingUp(t *testing.T) {
	desk := newSlowly()
	p := startAt(t, desk)
	p.in <- hello
	answer(t, p)
	p.in <- `{"n":2,"type":"wait"}`
	<-desk.begun
	p.in <- `{"n":3,"type":"chat.send"}`
	require.Equal(t, uint32(3), answer(t, p).Re)
	close(desk.proceed)
	require.Equal(t, uint32(2), answer(t, p).Re)
}

func TestWhatTakesLongEndsWithTheLine(t *testing.T) {
	desk := newSlowly()
	p := startAt(t, desk)
	p.in <- hello
	answer(t, p)
	p.in <- `{"n":2,"type":"wait"}`
	<-desk.begun
	p.hangUp.Do(func() { close(p.in) })
	<-desk.end
}

func TestAPanicHalfwayHarmsOneCommandOnly(t *testing.T) {
	p := startAt(t, newSlowly())
	p.in <- hello
	answer(t, p)
	p.in <- `{"n":2,"type":"fall"}`
	require.Equal(t, wire.Answer{Re: 2, Fault: &wire.Fault{Code: wire.ErrInternal.Code, Retry: true}}, answer(t, p))
	p.in <- `{"n":3,"type":"chat.send"}`
	require.Equal(t, uint32(3), answer(t, p).Re)
}
