// Command crowd fills a house of ours with light participants and prints what it cost: players that look at the stage (real ICE,
// DTLS and SRTP) and guests on sockets that chat. The house is started from its binary, with a new data folder, in a network
// namespace of its own; without root on 127.0.0.1. Everything is bounded in number and time and is gone afterwards.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"time"

	"konvent/tests/netns"
)

// The most that one machine is asked to carry.
const (
	maxPlayers = 1000
	maxSockets = 2000
	maxLines   = 200
	maxLength  = time.Minute
)

// plan is what is measured.
type plan struct {
	binary  string
	viewers []int
	check   int
	sockets int
	lines   int
	length  time.Duration
	runs    int
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "crowd:", err)
		os.Exit(1)
	}
}

func run() error {
	p, err := parse()
	if err != nil {
		return err
	}
	alone, err := netns.Enter()
	if err != nil {
		return err
	}
	if !alone {
		fmt.Println("no root: on 127.0.0.1 of the machine, not alone")
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	return p.measure(ctx)
}

func parse() (plan, error) {
	var p plan
	var viewers string
	flag.StringVar(&p.binary, "binary", "bin/konvent", "the house")
	flag.StringVar(&viewers, "viewers", "10,50,100", "numbers of viewers; empty for none")
	flag.IntVar(&p.check, "check", 5, "how many viewers decrypt and check every packet")
	flag.IntVar(&p.sockets, "sockets", 1000, "sockets in the plenum; 0 for none")
	flag.IntVar(&p.lines, "lines", 20, "lines of chat a second")
	flag.DurationVar(&p.length, "time", 8*time.Second, "length of one run")
	flag.IntVar(&p.runs, "runs", 3, "runs of each kind; median and range are printed")
	flag.Parse()
	for f := range strings.SplitSeq(viewers, ",") {
		if f == "" {
			continue
		}
		n, err := strconv.Atoi(f)
		if err != nil || n < 1 || n > maxPlayers {
			return p, fmt.Errorf("number of viewers %q: want 1 to %d", f, maxPlayers)
		}
		p.viewers = append(p.viewers, n)
	}
	if p.sockets < 0 || p.sockets > maxSockets || p.lines < 1 || p.lines > maxLines || p.length <= 0 || p.length > maxLength || p.runs < 1 {
		return p, errors.New("a number is out of its bounds")
	}
	return p, nil
}

func (p plan) measure(ctx context.Context) error {
	dir, err := os.MkdirTemp("", "konvent-crowd-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if err := p.start(ctx, dir); err != nil {
		return err
	}
	for _, visit := range []func(context.Context, *house) error{p.visitStage, p.visitChat} {
		h, err := openHouse(ctx, p.binary, dir)
		if err != nil {
			return err
		}
		if err := errors.Join(visit(ctx, h), h.close()); err != nil {
			return err
		}
	}
	return nil
}

// start measures how soon the house is ready: with an empty folder, where it makes its database and brings the demo in, and again.
func (p plan) start(ctx context.Context, dir string) error {
	var first, again []time.Duration
	for i := range p.runs {
		folder := dir + "/start-" + strconv.Itoa(i)
		if err := os.Mkdir(folder, 0o700); err != nil {
			return err
		}
		for _, times := range []*[]time.Duration{&first, &again} {
			h, err := openHouse(ctx, p.binary, folder)
			if err != nil {
				return err
			}
			*times = append(*times, h.ready)
			if err := h.close(); err != nil {
				return fmt.Errorf("close the house: %w", err)
			}
		}
	}
	row("ready, first start with the demo", millis(first), "ms to /healthz")
	row("ready, started again", millis(again), "ms to /healthz")
	return nil
}

func (p plan) visitStage(ctx context.Context, h *house) error {
	if len(p.viewers) == 0 {
		return nil
	}
	s, err := openStage(ctx, h)
	if err != nil {
		return fmt.Errorf("open the stage: %w", err)
	}
	for _, n := range p.viewers {
		if err := p.viewerRows(ctx, h, s, n); err != nil {
			return errors.Join(fmt.Errorf("%d viewers: %w", n, err), s.close())
		}
	}
	return s.close()
}

func (p plan) visitChat(ctx context.Context, h *house) error {
	if p.sockets == 0 {
		return nil
	}
	if err := p.socketRows(ctx, h); err != nil {
		return fmt.Errorf("%d sockets: %w", p.sockets, err)
	}
	return nil
}
