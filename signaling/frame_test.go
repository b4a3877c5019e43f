package signaling

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/signaling/wire"
)

// takes is a desk and a visitor in one: it lets everybody in and keeps the commands it gets.
type takes struct {
	out  *Outbox
	got  []wire.Command
	said []wire.Hello
}

func (v *takes) Hello(_ context.Context, out *Outbox, n uint32, h wire.Hello) (Visitor, error) {
	v.said = append(v.said, h)
	out.Push(wire.Encode(wire.Answer{Re: n}))
	return v, nil
}

func (v *takes) Do(_ context.Context, c wire.Command) func(context.Context) {
	v.got = append(v.got, c)
	v.out.Push(wire.Encode(wire.Answer{Re: c.N}))
	return nil
}

func (v *takes) Left() {}

// frameOnce hands one message to a session, and returns what it answered and what came of it.
func frameOnce(t *testing.T, message []byte, known bool) (wire.Answer, *takes) {
	t.Helper()
	var log bytes.Buffer
	s := &session{out: NewOutbox(), log: slog.New(slog.NewTextHandler(&log, nil))}
	v := &takes{out: s.out}
	s.desk = v
	if known {
		s.visitor = v
	}
	s.frame(t.Context(), message)
	require.Empty(t, log.String(), "no panic was caught")
	said, _ := s.out.take()
	require.NotContains(t, string(said), "\n", "one frame, one answer")
	var a wire.Answer
	require.NoError(t, json.Unmarshal(said, &a))
	return a, v
}

// plain is JSON without blanks, and with the characters escaped that our encoder escapes.
func plain(t *testing.T, body json.RawMessage) string {
	t.Helper()
	var compact, escaped bytes.Buffer
	if len(body) > 0 {
		require.NoError(t, json.Compact(&compact, body))
	}
	json.HTMLEscape(&escaped, compact.Bytes())
	return escaped.String()
}

// FuzzFrame: each message has one answer with its number. What is a command arrives as it was sent, and is one when it is encoded anew.
func FuzzFrame(f *testing.F) {
	for _, seed := range []string{
		hello, ``, `{`, `[]`, `null`, `{"n":4294967295,"type":"chat.send","body":{"text":"x\n"}}`, `{"n":4294967296,"type":"x"}`,
		`{"n":1.0,"type":"x"}`, `{"n":1,"type":"x","body":null}`, `{"n":1,"type":"\ud800"}`, `{"N":1,"TYPE":"x","n":2}`, "\xff",
		`{"n":1,"type":"session.hello","body":[]}`, `{"n":1,"type":"session.hello"}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, message []byte) {
		first, stranger := frameOnce(t, message, false)
		require.Empty(t, stranger.got, "nothing is done before hello")
		require.Equal(t, len(stranger.said) == 1, first.Fault == nil)

		a, v := frameOnce(t, message, true)
		if a.Fault != nil {
			require.Equal(t, wire.ErrFrame.Code, a.Fault.Code)
			require.Empty(t, v.got)
			return
		}
		c := v.got[0]
		require.Equal(t, c.N, a.Re)
		require.Equal(t, c.N, first.Re)
		encoded, err := json.Marshal(c)
		require.NoError(t, err)
		_, again := frameOnce(t, encoded, true)
		require.Len(t, again.got, 1, "%s was a command and %s is none", message, encoded)
		require.Equal(t, c.Type, again.got[0].Type)
		require.Equal(t, plain(t, c.Body), plain(t, again.got[0].Body))
	})
}
