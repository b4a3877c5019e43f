//go:build linux

// Command impair is a bad network: it joins two network namespaces over a pair of TUN devices and carries IPv4 between them with loss, delay,
// jitter, reordering and a narrow rate, each way on its own. It needs root, but no queueing discipline of the kernel.
//
//	impair -near /proc/123/ns/net=10.98.0.2/30 -far /proc/456/ns/net=10.98.0.1/30
//
// When both devices are up it prints their names, {"near":"wan0","far":"wan0"}. Each line it then reads sets the conditions of the ways it
// names, and is answered by a line with what was carried since the one before; {} changes nothing:
//
//	{"down":{"loss":0.05,"delay_ms":20},"up":{"loss":0.05}}
//	{"down":{"packets":2113,"bytes":1834220,"lost":104,"overflow":0},"up":{…}}
//
// Up is from near to far. It ends with its input, and the devices with it.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
)

func main() {
	near := flag.String("near", "", "NAMESPACE=ADDRESS/BITS of the near end; the namespace is a file like /proc/123/ns/net")
	far := flag.String("far", "", "the same of the far end")
	seed := flag.Uint64("seed", 1, "begin of the random numbers")
	flag.Parse()
	if err := run(*near, *far, *seed, os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "impair:", err)
		os.Exit(1)
	}
}

func run(near, far string, seed uint64, in io.Reader, out io.Writer) error {
	a, err := openEnd(near)
	if err != nil {
		return fmt.Errorf("near end: %w", err)
	}
	b, err := openEnd(far)
	if err != nil {
		a.Close()
		return fmt.Errorf("far end: %w", err)
	}
	up, down := newWay(seed), newWay(seed+1)
	var carriers sync.WaitGroup
	carriers.Go(func() { up.carry(a, b) })
	carriers.Go(func() { down.carry(b, a) })
	defer carriers.Wait()
	defer a.Close() // what is read ends, so the carriers do
	defer b.Close()
	say := json.NewEncoder(out)
	if err := say.Encode(map[string]string{"near": a.Name(), "far": b.Name()}); err != nil {
		return err
	}
	return obey(in, say, up, down)
}

// openEnd makes the device that NAMESPACE=ADDRESS/BITS names.
func openEnd(s string) (*os.File, error) {
	namespace, address, ok := strings.Cut(s, "=")
	if !ok {
		return nil, fmt.Errorf("%q: want NAMESPACE=ADDRESS/BITS", s)
	}
	return openTUN(namespace, address)
}

// obey reads conditions until there are no more.
func obey(in io.Reader, say *json.Encoder, up, down *way) error {
	lines := json.NewDecoder(in)
	lines.DisallowUnknownFields()
	for {
		var now struct{ Up, Down *conditions }
		if err := lines.Decode(&now); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return fmt.Errorf("read conditions: %w", err)
		}
		for _, each := range []struct {
			way *way
			now *conditions
		}{{up, now.Up}, {down, now.Down}} {
			if each.now == nil {
				continue
			}
			if err := each.now.check(); err != nil {
				return err
			}
			each.way.set(*each.now)
		}
		if err := say.Encode(map[string]counts{"up": up.since(), "down": down.since()}); err != nil {
			return err
		}
	}
}
