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
	maxPlayers  = 2000
	maxSockets  = 2000
	maxLines    = 200
	maxWorkshop = 400
	maxRooms    = 20
	maxMoving   = 1000
	maxTables   = 60
	maxSeats    = 8
	maxRate     = 500
	maxRuns     = 10
	maxLength   = time.Minute
	maxOver     = 2 * time.Minute
	maxSoak     = 35 * time.Minute
	maxChurn    = 50
)

// plan is what is measured. What is empty or 0 is left out.
type plan struct {
	binary, floor  string
	core           int
	start          bool
	viewers, alone []int
	check          int
	storm, rate    int
	workshop       int
	workshops      int
	moving, to     int
	over           []time.Duration
	lead           time.Duration
	tables, seats  int
	sockets, lines int
	length         time.Duration
	runs           int
	soaking        time.Duration
	churn          int
}

func parse(args []string) (plan, error) {
	var p plan
	flags := flag.NewFlagSet("crowd", flag.ContinueOnError)
	flags.StringVar(&p.binary, "binary", "bin/konvent", "the house")
	flags.StringVar(&p.floor, "floor", "", "the program floor, run beside -alone at the same numbers; empty for none")
	flags.IntVar(&p.core, "cores", 0, "hold the house on so many cores, and the crowd and what receiving costs on the others; 0 for wherever the kernel puts them")
	flags.BoolVar(&p.start, "start", false, "how soon the house is ready")
	flags.Func("viewers", "numbers of viewers of the stage, such as 100,300,1000", numbers(&p.viewers))
	flags.Func("alone", "numbers of viewers whose packets are dropped at egress: what sending alone costs", numbers(&p.alone))
	flags.IntVar(&p.check, "check", 20, "how many viewers decrypt and check every packet")
	flags.IntVar(&p.storm, "storm", 0, "viewers who join at a pace of their own")
	flags.IntVar(&p.rate, "rate", 100, "joins a second of -storm")
	flags.IntVar(&p.workshop, "workshop", 0, "people in a workshop, of whom 24 show themselves and three speak")
	flags.IntVar(&p.workshops, "workshops", 1, "how many workshops of -workshop people there are at once; with more than one they are filled one after the other")
	flags.IntVar(&p.moving, "move", 0, "people of the plenum who move to workshops when these begin")
	flags.IntVar(&p.to, "to", 4, "how many workshops -move goes to")
	p.over = []time.Duration{time.Minute, 0}
	flags.Func("over", "within how long after the beginning everybody of -move goes, each at a time of their own; 0s for all at once; several are divided by commas (default 1m,0s)", times(&p.over))
	flags.DurationVar(&p.lead, "lead", 35*time.Second, "how long before they begin the workshops of -move are put up")
	flags.IntVar(&p.tables, "tables", 0, "tables of a cafeteria, at which everybody shows themselves and has a microphone")
	flags.IntVar(&p.seats, "seats", 6, "people at each of -tables")
	flags.IntVar(&p.sockets, "sockets", 0, "sockets in the plenum")
	flags.IntVar(&p.lines, "lines", 20, "lines of chat a second of -sockets")
	flags.DurationVar(&p.length, "time", 8*time.Second, "length of one run")
	flags.IntVar(&p.runs, "runs", 3, "runs of each kind; median and range are printed")
	flags.DurationVar(&p.soaking, "soak", 0, "how long -viewers (the first number) look on while some come and go")
	flags.IntVar(&p.churn, "churn", 5, "joins and leaves a second of -soak")
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

// times reads a list of durations.
func times(into *[]time.Duration) func(string) error {
	return func(text string) error {
		*into = nil
		for f := range strings.SplitSeq(text, ",") {
			d, err := time.ParseDuration(f)
			if err != nil || d < 0 || d > maxOver {
				return fmt.Errorf("%q: want up to %s", f, maxOver)
			}
			*into = append(*into, d)
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
		{"workshop", p.workshop, 0, maxWorkshop}, {"sockets", p.sockets, 0, maxSockets}, {"lines", p.lines, 1, maxLines}, {"runs", p.runs, 1, maxRuns},
		{"churn", p.churn, 1, maxChurn}, {"workshops", p.workshops, 1, maxRooms}, {"move", p.moving, 0, maxMoving}, {"to", p.to, 1, maxRooms},
		{"tables", p.tables, 0, maxTables}, {"seats", p.seats, 2, maxSeats},
	} {
		if b.value < b.least || b.value > b.most {
			return fmt.Errorf("-%s %d: want %d to %d", b.name, b.value, b.least, b.most)
		}
	}
	switch {
	case p.length <= 0 || p.length > maxLength:
		return fmt.Errorf("-time %s: want up to %s", p.length, maxLength)
	case p.soaking < 0 || p.soaking > maxSoak:
		return fmt.Errorf("-soak %s: want up to %s", p.soaking, maxSoak)
	case p.soaking > 0 && len(p.viewers) == 0:
		return errors.New("-soak: -viewers says with how many")
	case p.workshop > 0 && p.workshop < cameras+speakers:
		return fmt.Errorf("-workshop %d: %d show themselves or speak", p.workshop, cameras+speakers)
	case p.workshops > 1 && p.workshop == 0:
		return errors.New("-workshops: -workshop says of how many")
	case p.workshops*p.workshop > maxPlayers:
		return fmt.Errorf("%d workshops of %d: want up to %d people", p.workshops, p.workshop, maxPlayers)
	case p.lead < 0 || p.lead > maxOver:
		return fmt.Errorf("-lead %s: want up to %s", p.lead, maxOver)
	case !p.start && len(p.viewers)+len(p.alone)+p.storm+p.workshop+p.sockets+p.moving+p.tables == 0:
		return errors.New("nothing to measure: -start, -viewers, -alone, -storm, -workshop, -move, -tables or -sockets say what")
	}
	return nil
}
