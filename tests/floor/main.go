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

func main() {
	receive := flag.String("receive", "", "run as the receivers: N or N,gro (the program starts itself so)")
	viewers := flag.String("n", "10,50,100", "numbers of viewers")
	length := flag.Duration("time", 4*time.Second, "length of one run")
	runs := flag.Int("runs", 3, "runs of each kind; median and range are printed")
	flag.Parse()
	if err := run(*receive, *viewers, *length, *runs); err != nil {
		fmt.Fprintln(os.Stderr, "floor:", err)
		os.Exit(1)
	}
}

func run(receive, viewers string, length time.Duration, runs int) error {
	if receive != "" {
		return receiveAll(receive)
	}
	counts, err := parseCounts(viewers)
	if err != nil {
		return err
	}
	alone, err := netns.Enter()
	if err != nil {
		return err
	}
	ways := []way{loopback, gro}
	if alone {
		ways = append(ways, senderAlone)
	} else {
		fmt.Println("no root: loopback of the machine, sender alone left out")
	}
	fmt.Printf("%-32s %8s %22s %12s %8s\n", "floor", "viewers", "CPU µs per packet", "packets/s", "lost")
	for _, w := range ways {
		for _, n := range counts {
			if err := measure(w, n, length, runs); err != nil {
				return fmt.Errorf("%s at %d: %w", w, n, err)
			}
		}
	}
	return nil
}

func parseCounts(s string) ([]int, error) {
	var counts []int
	for f := range strings.SplitSeq(s, ",") {
		n, err := strconv.Atoi(f)
		if err != nil || n < 1 || n > maxViewers {
			return nil, fmt.Errorf("number of viewers %q: want 1 to %d", f, maxViewers)
		}
		counts = append(counts, n)
	}
	return counts, nil
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
	fmt.Printf("%-32s %8d %7.2f (%5.2f – %5.2f) %13.0f %8s\n", w, n, costs[len(costs)/2], costs[0], costs[len(costs)-1],
		float64(sent)/(length.Seconds()*float64(runs)), lostText)
	return nil
}
