//go:build linux

package main

import (
	"bufio"
	"context"
	"fmt"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// Names of what the house counts (GET /metrics).
const (
	delivered = "konvent_media_packets_delivered_total"
	viewing   = "konvent_media_viewers"
	heap      = "go_memstats_heap_alloc_bytes"
	// How many lines and view connections were opened so far.
	linesOpened = "konvent_lines_opened_total"
	viewsOpened = "konvent_media_views_opened_total"
	goroutines  = "go_goroutines"
	openFiles   = "process_open_fds"
)

// metrics reads all figures of the house that have no labels.
func (h *house) metrics(ctx context.Context) (map[string]float64, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, h.origin+"/metrics", nil)
	if err != nil {
		return nil, err
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	all := map[string]float64{}
	lines := bufio.NewScanner(res.Body)
	for lines.Scan() {
		name, value, ok := strings.Cut(lines.Text(), " ")
		if figure, err := strconv.ParseFloat(value, 64); ok && err == nil {
			all[name] = figure
		}
	}
	return all, lines.Err()
}

// metric reads one figure; it is an error when the house does not count it.
func (h *house) metric(ctx context.Context, name string) (float64, error) {
	all, err := h.metrics(ctx)
	if err != nil {
		return 0, err
	}
	value, ok := all[name]
	if !ok {
		return 0, fmt.Errorf("the house does not count %s", name)
	}
	return value, nil
}

// ownCPU is what this program has used so far, user and system.
func ownCPU() time.Duration {
	var u unix.Rusage
	if unix.Getrusage(unix.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// overflows is how many packets found no place in the receive buffers of the house and of its guests, or in the queue to the cores that
// receive for them.
type overflows struct{ house, crowd int }

// overflowed reads the column drops of /proc/net/udp: of the house's media port, and of all others in this namespace.
func (h *house) overflowed() (o overflows, err error) {
	if o.crowd, err = dropped(); err != nil {
		return o, err
	}
	for _, name := range []string{"/proc/net/udp", "/proc/net/udp6"} {
		text, err := os.ReadFile(name)
		if err != nil {
			return o, err
		}
		port := fmt.Sprintf(":%04X", h.media)
		for i, line := range slices.Collect(strings.Lines(string(text))) {
			fields := strings.Fields(line)
			if i == 0 || len(fields) < 13 {
				continue
			}
			drops, _ := strconv.Atoi(fields[len(fields)-1])
			if strings.HasSuffix(fields[1], port) {
				o.house += drops
			} else {
				o.crowd += drops
			}
		}
	}
	return o, nil
}

// dropped reads how many packets found the queue of a core full: the second column of /proc/net/softnet_stat, of the whole machine.
func dropped() (n int, err error) {
	text, err := os.ReadFile("/proc/net/softnet_stat")
	for line := range strings.Lines(string(text)) {
		if fields := strings.Fields(line); len(fields) > 1 {
			drops, _ := strconv.ParseInt(fields[1], 16, 64)
			n += int(drops)
		}
	}
	return n, err
}
