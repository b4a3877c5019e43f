package main

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// row prints the median and the range of some values.
func row(name string, values []float64, unit string) {
	slices.Sort(values)
	fmt.Printf("%-44s %10s (%s – %s) %s\n", name, figure(values[len(values)/2]), figure(values[0]), figure(values[len(values)-1]), unit)
}

func figure(v float64) string {
	if v >= 100 {
		return fmt.Sprintf("%.0f", v)
	}
	return fmt.Sprintf("%.2f", v)
}

func millis(times []time.Duration) []float64 {
	values := make([]float64, len(times))
	for i, t := range times {
		values[i] = float64(t.Microseconds()) / 1e3
	}
	return values
}

func millisecond(t time.Duration) float64 { return float64(t.Microseconds()) / 1e3 }

// viewerRows measures and prints one number of viewers.
func (p plan) viewerRows(ctx context.Context, h *house, s *stage, n int) error {
	var cpu, memory, delivered, join, join95, middle, late []float64
	lost, broken := 0, 0
	for range p.runs {
		v, err := watch(ctx, h, s, n, p.check, p.length)
		if err != nil {
			return err
		}
		cpu, memory, delivered = append(cpu, v.cpu), append(memory, v.memory), append(delivered, v.delivered)
		join, join95 = append(join, millisecond(part(v.joins, .5))), append(join95, millisecond(part(v.joins, .95)))
		middle, late = append(middle, millisecond(part(v.latencies, .5))), append(late, millisecond(part(v.latencies, .99)))
		lost += v.lost
		broken += v.broken
	}
	at := fmt.Sprintf("%d viewers: ", n)
	row(at+"CPU", cpu, "µs of the house per delivered packet")
	row(at+"delivered ÷ published", delivered, fmt.Sprintf("(%d lost in the end, %d broken or out of order)", lost, broken))
	row(at+"latency p50", middle, "ms from the publisher's write to the player's read")
	row(at+"latency p99", late, "ms")
	row(at+"join p50", join, "ms from offer to first picture")
	row(at+"join p95", join95, "ms")
	row(at+"memory", memory[:1], "KiB per viewer more than the empty house (first run)")
	return nil
}

// socketRows measures and prints the sockets.
func (p plan) socketRows(ctx context.Context, h *house) error {
	var cpu, memory, delivered, middle, late []float64
	for range p.runs {
		t, err := talk(ctx, h, p.sockets, p.lines, p.length)
		if err != nil {
			return err
		}
		cpu, memory, delivered = append(cpu, t.cpu), append(memory, t.memory), append(delivered, t.delivered)
		middle, late = append(middle, millisecond(part(t.latencies, .5))), append(late, millisecond(part(t.latencies, .99)))
	}
	at := fmt.Sprintf("%d sockets, %d lines/s: ", p.sockets, p.lines)
	row(at+"CPU", cpu, "µs of the house per delivered line")
	row(at+"delivered", delivered, "of all lines to all")
	row(at+"p50", middle, "ms from saying to hearing")
	row(at+"p99", late, "ms")
	row(at+"memory", memory[:1], "KiB per socket more than the empty house (first run)")
	return nil
}
