//go:build linux

// Command crowd fills a house of ours with light participants and prints what it cost: players that look at the stage (real ICE,
// DTLS and SRTP), people in a workshop, and guests on sockets that chat. The house is started from its binary, with a new data folder, in
// a network namespace of its own; without root on 127.0.0.1. Everything is bounded in number and time and is gone afterwards.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"strconv"
	"syscall"
	"time"

	"konvent/tests/crowd/player"
	"konvent/tests/netns"
)

// maxReaders is how many goroutines read for all players at most: one is enough for a thousand.
const maxReaders = 2

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "crowd:", err)
		os.Exit(1)
	}
}

func run() error {
	p, err := parse(os.Args[1:])
	if errors.Is(err, flag.ErrHelp) {
		return nil // it was printed
	}
	if err != nil {
		return err
	}
	apart, err := netns.Enter()
	if err != nil {
		return err
	}
	if !apart {
		fmt.Println("no root: on 127.0.0.1 of the machine, not alone")
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	c, err := p.gather(apart)
	if err != nil {
		return err
	}
	defer c.hall.Close()
	return c.measure(ctx)
}

// crowd is everybody who visits a house, and the plan of what is measured.
type crowd struct {
	plan
	cores cores
	// apart: in a namespace of its own, where rules for packets disturb nobody.
	apart bool
	hall  *player.Hall
	id    player.Identity
}

// gather makes a crowd ready.
func (p plan) gather(apart bool) (*crowd, error) {
	c := &crowd{plan: p, apart: apart}
	var err error
	if c.cores, err = divide(p.core); err != nil {
		return nil, err
	}
	if c.cores.count > 0 && apart {
		if err := netns.Receive(c.cores.crowd); err != nil {
			return nil, err
		}
	}
	if c.id, err = player.NewIdentity(); err != nil {
		return nil, err
	}
	c.hall, err = player.OpenHall(min(maxReaders, runtime.GOMAXPROCS(0)))
	return c, err
}

// measure prints all that is planned. What cannot be measured is said, and does not keep the rest from being measured.
func (c *crowd) measure(ctx context.Context) error {
	var all error
	for _, part := range []func(context.Context) error{c.starts, c.loopback, c.senderAlone, c.storms, c.oneWorkshop, c.manyWorkshops, c.moves, c.cafeteria, c.chat, c.soaks} {
		all = errors.Join(all, part(ctx))
		if ctx.Err() != nil {
			break
		}
	}
	return all
}

// missed says in the place of rows why there are none.
func missed(format string, values ...any) error {
	err := fmt.Errorf(format, values...)
	fmt.Println("NOT MEASURED:", err)
	return err
}

// inHouse opens a house in a new folder for as long as f takes.
func (c *crowd) inHouse(ctx context.Context, f func(*house) error) error {
	dir, err := os.MkdirTemp("", "konvent-crowd-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	h, err := openHouse(ctx, c.binary, dir, c.cores)
	if err != nil {
		return err
	}
	err = f(h)
	player.CloseIdle()
	return errors.Join(err, h.close())
}

// starts measures how soon the house is ready: with an empty folder, where it makes its database and brings the demo in, and again.
func (c *crowd) starts(ctx context.Context) error {
	if !c.start {
		return nil
	}
	dir, err := os.MkdirTemp("", "konvent-crowd-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	var first, again []time.Duration
	for i := range c.runs {
		folder := dir + "/start-" + strconv.Itoa(i)
		if err := os.Mkdir(folder, 0o700); err != nil {
			return err
		}
		for _, times := range []*[]time.Duration{&first, &again} {
			h, err := openHouse(ctx, c.binary, folder, c.cores)
			if err != nil {
				return err
			}
			*times = append(*times, h.ready)
			if err := h.close(); err != nil {
				return fmt.Errorf("close the house: %w", err)
			}
		}
	}
	row(c.label("ready, first start with the demo"), millis(first), "ms to /healthz")
	row(c.label("ready, started again"), millis(again), "ms to /healthz")
	return nil
}

// wait lets time pass; what is measured is what others do in it.
func wait(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
