//go:build linux

package main

import (
	"fmt"
	"slices"
	"time"
)

// row prints the median and the range of some values; of a single one, it alone.
func row(name string, values []float64, unit string) {
	slices.Sort(values)
	spread := ""
	if len(values) > 1 {
		spread = fmt.Sprintf("(%s – %s)", figure(values[0]), figure(values[len(values)-1]))
	}
	fmt.Printf("%-54s %8s %-18s %s\n", name, figure(values[len(values)/2]), spread, unit)
}

// label begins a row. It says when the house is held on some cores.
func (c *crowd) label(format string, values ...any) string {
	text := fmt.Sprintf(format, values...)
	switch c.cores.count {
	case 0:
	case 1:
		text += ", house on one core"
	default:
		text += fmt.Sprintf(", house on %d cores", c.cores.count)
	}
	return text + ": "
}

func figure(v float64) string {
	switch {
	case v >= 100:
		return fmt.Sprintf("%.0f", v)
	case v > 0.99 && v < 1:
		return fmt.Sprintf("%.4f", v) // a share, where the last packets count
	}
	return fmt.Sprintf("%.2f", v)
}

func millis(times []time.Duration) []float64 {
	values := make([]float64, len(times))
	for i, t := range times {
		values[i] = millisecond(t)
	}
	return values
}

func millisecond(t time.Duration) float64 { return float64(t.Microseconds()) / 1e3 }

// part is the share-th part of times in order: 0.5 is the median, 1 the longest.
func part(times []time.Duration, share float64) time.Duration {
	if len(times) == 0 {
		return 0
	}
	slices.Sort(times)
	return times[min(len(times)-1, int(float64(len(times))*share))]
}
