// Package line is a light client of the socket: it says words and hands on what it hears, and shows nothing.
package line

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/fasthttp/websocket"

	"konvent/signaling/wire"
)

// Line is one socket. Ask may be called from any goroutine.
type Line struct {
	conn *websocket.Conn
	hear func(frame []byte, at time.Time)
	read sync.WaitGroup

	mu      sync.Mutex // guards all below, and writing
	last    uint32
	waiting map[uint32]chan reply
	ended   error
}

type reply struct {
	Re    uint32
	Body  json.RawMessage
	Fault *wire.Fault
}

// Dial opens a socket at ws://…/ws and says hello. hear gets every event's frame, from one goroutine, and must not keep it.
func Dial(ctx context.Context, url, origin, token string, hear func(frame []byte, at time.Time)) (*Line, wire.Welcome, error) {
	dialer := websocket.Dialer{HandshakeTimeout: 10 * time.Second, ReadBufferSize: 2048, WriteBufferSize: 1024}
	conn, res, err := dialer.DialContext(ctx, url, http.Header{"Origin": {origin}})
	if err != nil {
		return nil, wire.Welcome{}, fmt.Errorf("open the line: %w", err)
	}
	_ = res.Body.Close()
	l := &Line{conn: conn, hear: hear, waiting: map[uint32]chan reply{}}
	l.read.Go(l.listen)
	var welcome wire.Welcome
	if err := l.Ask(ctx, "session.hello", wire.Hello{Token: token, Version: wire.Version}, &welcome); err != nil {
		l.Close()
		return nil, wire.Welcome{}, err
	}
	return l, welcome, nil
}

// Ask says a command and waits for its answer; a fault comes back as *wire.Fault. back may be nil.
func (l *Line) Ask(ctx context.Context, kind string, body, back any) error {
	answer, n, err := l.say(kind, body)
	if err != nil {
		return fmt.Errorf("%s: %w", kind, err)
	}
	select {
	case r, ok := <-answer:
		switch {
		case !ok:
			return fmt.Errorf("%s: the line ended: %w", kind, l.Ended())
		case r.Fault != nil:
			return fmt.Errorf("%s: %w", kind, r.Fault)
		case back == nil:
			return nil
		}
		return json.Unmarshal(r.Body, back)
	case <-ctx.Done():
		l.mu.Lock()
		defer l.mu.Unlock()
		delete(l.waiting, n)
		return fmt.Errorf("%s: %w", kind, ctx.Err())
	}
}

func (l *Line) say(kind string, body any) (chan reply, uint32, error) {
	raw, err := json.Marshal(body)
	if err != nil {
		return nil, 0, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.ended != nil {
		return nil, 0, l.ended
	}
	l.last++
	answer := make(chan reply, 1)
	l.waiting[l.last] = answer
	return answer, l.last, l.conn.WriteJSON(wire.Command{N: l.last, Type: kind, Body: raw})
}

// Ended is why the line ended; nil while it holds.
func (l *Line) Ended() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.ended
}

func (l *Line) listen() {
	for {
		_, message, err := l.conn.ReadMessage()
		if err != nil {
			l.fail(err)
			return
		}
		at := time.Now()
		for frame := range bytes.SplitSeq(message, []byte{'\n'}) {
			if bytes.HasPrefix(frame, []byte(`{"re":`)) {
				l.answer(frame)
			} else if len(frame) > 0 {
				l.hear(frame, at)
			}
		}
	}
}

func (l *Line) answer(frame []byte) {
	var r reply
	if err := json.Unmarshal(frame, &r); err != nil {
		l.fail(err)
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if w := l.waiting[r.Re]; w != nil {
		delete(l.waiting, r.Re)
		w <- r
	}
}

func (l *Line) fail(err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.ended == nil {
		l.ended = err
	}
	for n, w := range l.waiting {
		close(w)
		delete(l.waiting, n)
	}
}

// Close ends the line and waits for its goroutine.
func (l *Line) Close() {
	_ = l.conn.Close()
	l.read.Wait()
}
