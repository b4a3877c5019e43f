//go:build linux

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"konvent/signaling/wire"
	"konvent/tests/crowd/line"
)

// every how many sockets one looks at the stamps of the lines; all count them.
const listenEvery = 20

// talked is what one run of sockets showed.
type talked struct {
	cpu       float64 // µs of the house per delivered line
	memory    float64 // KiB of the house per socket
	said      int
	delivered float64 // of what was said to everybody, 1 is all
	latencies []time.Duration
}

// ear counts the lines that reach the sockets.
type ear struct {
	lines atomic.Int64

	mu        sync.Mutex // guards latencies
	latencies []time.Duration
}

var addedWord = []byte(`"type":"chat.added"`)

func (e *ear) count(frame []byte, _ time.Time) {
	if bytes.Contains(frame, addedWord) {
		e.lines.Add(1)
	}
}

// listen counts and reads the moment at which a line was said out of its text.
func (e *ear) listen(frame []byte, at time.Time) {
	e.count(frame, at)
	var event struct {
		Type string
		Body wire.ChatLine
	}
	if json.Unmarshal(frame, &event) != nil || event.Type != "chat.added" {
		return
	}
	said, err := strconv.ParseInt(event.Body.Text, 10, 64)
	if err != nil {
		return // a line of the demo
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	e.latencies = append(e.latencies, at.Sub(time.Unix(0, said)))
}

// talk lets n guests into the plenum, of whom the first say rate lines a second together.
func talk(ctx context.Context, h *house, n, rate int, length time.Duration) (t talked, err error) {
	e := &ear{}
	lines, err := seat(ctx, h, n, e)
	defer func() {
		for _, l := range lines {
			l.Close()
		}
	}()
	if err != nil {
		return t, err
	}
	full, err := h.memory()
	if err != nil {
		return t, err
	}
	t.memory = float64(full-h.empty) / 1024 / float64(n)
	cpu, err := h.cpu()
	if err != nil {
		return t, err
	}
	if t.said, err = say(ctx, lines, rate, length); err != nil {
		return t, err
	}
	e.settle(ctx, int64(t.said*n))
	cpuAfter, err := h.cpu()
	heard := e.lines.Load()
	t.cpu = float64((cpuAfter - cpu).Microseconds()) / float64(heard)
	t.delivered = float64(heard) / float64(t.said*n)
	e.mu.Lock()
	defer e.mu.Unlock()
	t.latencies = e.latencies
	return t, err
}

// settle waits until every line was heard, or for a second.
func (e *ear) settle(ctx context.Context, want int64) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	for e.lines.Load() < want && wait(ctx, 10*time.Millisecond) == nil {
	}
}

// seat makes n guests and lets them into the plenum.
func seat(ctx context.Context, h *house, n int, e *ear) ([]*line.Line, error) {
	lines := make([]*line.Line, 0, n)
	for i := range n {
		l, err := guest(ctx, h, i, e)
		if l != nil {
			lines = append(lines, l)
		}
		if err != nil {
			return lines, fmt.Errorf("guest %d: %w", i+1, err)
		}
	}
	return lines, nil
}

func guest(ctx context.Context, h *house, i int, e *ear) (*line.Line, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	secret, err := guestToken(ctx, h, i)
	if err != nil {
		return nil, err
	}
	hear := e.count
	if i%listenEvery == 0 {
		hear = e.listen
	}
	l, welcome, err := line.Dial(ctx, h.socket(), h.origin, secret, hear)
	if err != nil {
		return nil, err
	}
	plenum, err := roomOf(welcome, wire.Plenum)
	if err != nil {
		return l, err
	}
	return l, l.Ask(ctx, "place.enter", wire.Enter{Room: plenum}, nil)
}

// guestToken asks for the personal token of guest i, again after a moment where the house finds us too fast.
func guestToken(ctx context.Context, h *house, i int) (string, error) {
	body, err := json.Marshal(wire.GuestAsk{Name: "Gast " + strconv.Itoa(i+1)})
	if err != nil {
		return "", err
	}
	for {
		req, err := http.NewRequestWithContext(ctx, http.MethodPost, h.origin+"/api/v1/guests", bytes.NewReader(body))
		if err != nil {
			return "", err
		}
		req.Header.Set("Authorization", "Bearer "+token(h.links.Guest))
		req.Header.Set("Content-Type", "application/json")
		req.Header.Set("Origin", h.origin)
		req.Header.Set("X-Forwarded-For", address(i))
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			return "", err
		}
		var link wire.GuestLink
		err = errors.Join(json.NewDecoder(res.Body).Decode(&link), res.Body.Close())
		switch {
		case res.StatusCode == http.StatusTooManyRequests:
			if err := wait(ctx, 100*time.Millisecond); err != nil {
				return "", err
			}
		case res.StatusCode >= 300:
			return "", fmt.Errorf("the door answered %s", res.Status)
		default:
			return link.Token, err
		}
	}
}

// say lets the first sockets in turn say rate lines a second together; each says one line a second.
func say(ctx context.Context, lines []*line.Line, rate int, length time.Duration) (int, error) {
	ctx, cancel := context.WithTimeout(ctx, length+patience)
	defer cancel()
	tick := time.NewTicker(time.Second / time.Duration(rate))
	defer tick.Stop()
	total := int(length.Seconds() * float64(rate))
	answers := make(chan error, total)
	for i := range total {
		<-tick.C
		now := time.Now().UnixNano()
		text := strconv.FormatInt(now, 10)
		go func() {
			answers <- lines[i%rate%len(lines)].Ask(ctx, "chat.send", wire.Say{Text: text, Ref: "line-" + text}, nil)
		}()
	}
	var err error
	for range total {
		err = errors.Join(err, <-answers)
	}
	return total, err
}

// chat measures the sockets and prints it.
func (c *crowd) chat(ctx context.Context) error {
	if c.sockets == 0 {
		return nil
	}
	var cpu, memory, delivered, middle, late []float64
	err := c.inHouse(ctx, func(h *house) error {
		for range c.runs {
			t, err := talk(ctx, h, c.sockets, c.lines, c.length)
			if err != nil {
				return err
			}
			cpu, memory, delivered = append(cpu, t.cpu), append(memory, t.memory), append(delivered, t.delivered)
			middle, late = append(middle, millisecond(part(t.latencies, .5))), append(late, millisecond(part(t.latencies, .99)))
		}
		return nil
	})
	if err != nil {
		return missed("%d sockets: %w", c.sockets, err)
	}
	at := c.label("%d sockets, %d lines/s", c.sockets, c.lines)
	row(at+"CPU", cpu, "µs of the house per delivered line")
	row(at+"delivered", delivered, "of all lines to all")
	row(at+"p50", middle, "ms from saying to hearing")
	row(at+"p99", late, "ms")
	row(at+"memory", memory[:1], "KiB per socket more than the empty house (first run)")
	return nil
}
