//go:build linux

// Command floor measures the least that sending encrypted media to many viewers can cost on this machine: AES-128-GCM sealing
// (RFC 7714) and sendmmsg of GSO messages (UDP_SEGMENT), and nothing else. The figures of the media engine are read beside it.
//
// Three ways are measured: to receivers on loopback, where the kernel charges their receiving to the sender; to receivers
// that take whole GSO messages (UDP_GRO); and the sender alone, its packets dropped at egress by an nftables rule.
// It runs in a network namespace of its own and needs root; without root it says so and measures loopback on 127.0.0.1.
package main

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"konvent/tests/netns"
)

const maxViewers = 2000

// plan is what is measured.
type plan struct {
	ways    []way
	viewers []int // empty for each way's own
	length  time.Duration
	runs    int
	heading bool
}

func main() {
	receive := flag.String("receive", "", "run as the receivers: N or N,gro (the program starts itself so)")
	ways := flag.String("ways", "loopback,gro,alone", "where packets go")
	viewers := flag.String("n", "", "numbers of viewers; empty for those that each way can carry")
	var p plan
	flag.DurationVar(&p.length, "time", 4*time.Second, "length of one run")
	flag.IntVar(&p.runs, "runs", 3, "runs of each kind; median and range are printed")
	flag.BoolVar(&p.heading, "heading", true, "print what the columns mean")
	flag.Parse()
	if err := run(*receive, *ways, *viewers, p); err != nil {
		fmt.Fprintln(os.Stderr, "floor:", err)
		os.Exit(1)
	}
}

func run(receive, ways, viewers string, p plan) error {
	if receive != "" {
		return receiveAll(receive)
	}
	var err error
	if p.viewers, err = parseCounts(viewers); err != nil {
		return err
	}
	for name := range strings.SplitSeq(ways, ",") {
		w, ok := byName[name]
		if !ok {
			return fmt.Errorf("way %q: want some of loopback,gro,alone", name)
		}
		p.ways = append(p.ways, w)
	}
	apart, err := netns.Enter()
	if err != nil {
		return err
	}
	if !apart {
		fmt.Println("no root: loopback of the machine, sender alone left out")
		p.ways = slices.DeleteFunc(p.ways, func(w way) bool { return w == senderAlone })
	}
	return p.measure()
}

// parseCounts reads numbers of viewers; none for an empty text.
func parseCounts(s string) ([]int, error) {
	var counts []int
	for f := range strings.SplitSeq(s, ",") {
		if s == "" {
			break
		}
		n, err := strconv.Atoi(f)
		if err != nil || n < 1 || n > maxViewers {
			return nil, fmt.Errorf("number of viewers %q: want 1 to %d", f, maxViewers)
		}
		counts = append(counts, n)
	}
	return counts, nil
}

func (p plan) measure() error {
	if p.heading {
		fmt.Printf("%-40s %8s %22s %12s %8s\n", "floor", "viewers", "CPU µs per packet", "packets/s", "lost")
	}
	for _, w := range p.ways {
		counts := p.viewers
		if len(counts) == 0 {
			counts = carries[w]
		}
		for _, n := range counts {
			if err := measure(w, n, p.length, p.runs); err != nil {
				return fmt.Errorf("%s at %d: %w", w, n, err)
			}
		}
	}
	return nil
}

// measure prints one row: the median and the range of some runs.
func measure(w way, n int, length time.Duration, runs int) error {
	costs := make([]float64, 0, runs)
	var sent, lost int
	for range runs {
		r, err := once(w, n, length)
		if err != nil {
			return err
		}
		costs = append(costs, float64(r.cpu.Nanoseconds())/1e3/float64(r.sent))
		sent += r.sent
		lost += r.sent - r.received
	}
	slices.Sort(costs)
	lostText := strconv.Itoa(lost)
	if w == senderAlone {
		lostText = "–"
	}
	fmt.Printf("%-40s %8d %7.2f (%5.2f – %5.2f) %13.0f %8s\n", w, n, costs[len(costs)/2], costs[0], costs[len(costs)-1],
		float64(sent)/(length.Seconds()*float64(runs)), lostText)
	return nil
}
