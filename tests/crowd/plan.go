//go:build linux

package main

import (
	"errors"
	"flag"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// The most that one machine is asked to carry.
const (
	maxPlayers = 2000
	maxSockets = 2000
	maxLines   = 200
	maxRate    = 500
	maxRuns    = 10
	maxLength  = time.Minute
)

// plan is what is measured. What is empty or 0 is left out.
type plan struct {
	binary, floor  string
	core           int
	start          bool
	viewers, alone []int
	check          int
	storm, rate    int
	sockets, lines int
	length         time.Duration
	runs           int
}

func parse(args []string) (plan, error) {
	var p plan
	flags := flag.NewFlagSet("crowd", flag.ContinueOnError)
	flags.StringVar(&p.binary, "binary", "bin/konvent", "the house")
	flags.StringVar(&p.floor, "floor", "", "the program floor, run beside -alone at the same numbers; empty for none")
	flags.IntVar(&p.core, "cores", 0, "hold the house on so many cores and the crowd on the others; 0 for wherever the kernel puts them")
	flags.BoolVar(&p.start, "start", false, "how soon the house is ready")
	flags.Func("viewers", "numbers of viewers of the stage, such as 100,300,1000", numbers(&p.viewers))
	flags.Func("alone", "numbers of viewers whose packets are dropped at egress: what sending alone costs", numbers(&p.alone))
	flags.IntVar(&p.check, "check", 20, "how many viewers decrypt and check every packet")
	flags.IntVar(&p.storm, "storm", 0, "viewers who join at a pace of their own")
	flags.IntVar(&p.rate, "rate", 100, "joins a second of -storm")
	flags.IntVar(&p.sockets, "sockets", 0, "sockets in the plenum")
	flags.IntVar(&p.lines, "lines", 20, "lines of chat a second of -sockets")
	flags.DurationVar(&p.length, "time", 8*time.Second, "length of one run")
	flags.IntVar(&p.runs, "runs", 3, "runs of each kind; median and range are printed")
	if err := flags.Parse(args); err != nil {
		return p, err
	}
	return p, p.bounded()
}

// numbers reads a list of numbers of viewers.
func numbers(into *[]int) func(string) error {
	return func(text string) error {
		for f := range strings.SplitSeq(text, ",") {
			if f == "" {
				continue
			}
			n, err := strconv.Atoi(f)
			if err != nil || n < 1 || n > maxPlayers {
				return fmt.Errorf("number of viewers %q: want 1 to %d", f, maxPlayers)
			}
			*into = append(*into, n)
		}
		return nil
	}
}

func (p plan) bounded() error {
	for _, b := range []struct {
		name               string
		value, least, most int
	}{
		{"cores", p.core, 0, 1024}, {"check", p.check, 0, maxPlayers}, {"storm", p.storm, 0, maxPlayers}, {"rate", p.rate, 1, maxRate},
		{"sockets", p.sockets, 0, maxSockets}, {"lines", p.lines, 1, maxLines}, {"runs", p.runs, 1, maxRuns},
	} {
		if b.value < b.least || b.value > b.most {
			return fmt.Errorf("-%s %d: want %d to %d", b.name, b.value, b.least, b.most)
		}
	}
	if p.length <= 0 || p.length > maxLength {
		return fmt.Errorf("-time %s: want up to %s", p.length, maxLength)
	}
	if !p.start && len(p.viewers) == 0 && len(p.alone) == 0 && p.storm == 0 && p.sockets == 0 {
		return errors.New("nothing to measure: -viewers, -alone, -storm or -sockets say what")
	}
	return nil
}
