//go:build linux

package main

import (
	"bufio"
	"fmt"
	"io"
	"net/netip"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/unix"

	"konvent/tests/netns"
)

// way is where the packets go.
type way string

const (
	loopback    way = "floor, loopback"
	gro         way = "floor, loopback, receivers with GRO"
	senderAlone way = "floor, sender alone (dropped at egress)"
)

var byName = map[string]way{"loopback": loopback, "gro": gro, "alone": senderAlone}

// carries says how many viewers a way can carry on a small machine: with more, the receivers are slower than the sender.
var carries = map[way][]int{loopback: {100, 300}, gro: {100, 300, 1000}, senderAlone: {100, 300, 1000, 2000}}

type result struct {
	cpu            time.Duration
	sent, received int
}

// once sends to n viewers for a while and tells what it cost the sender's process.
func once(w way, n int, length time.Duration) (result, error) {
	r, err := startReceivers(w, n)
	if err != nil {
		return result{}, err
	}
	defer r.stop()
	if w == senderAlone {
		lift, err := netns.Drop("")
		if err != nil {
			return result{}, err
		}
		defer lift()
	}
	s, err := newSender(r.ports)
	if err != nil {
		return result{}, err
	}
	defer s.close()
	before := cpuTime()
	if err := s.send(length); err != nil {
		return result{}, err
	}
	res := result{cpu: cpuTime() - before, sent: s.sent}
	res.received, err = r.finish()
	return res, err
}

// cpuTime is what this process has used, user and system.
func cpuTime() time.Duration {
	var u unix.Rusage
	if err := unix.Getrusage(unix.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// receivers is the process that receives, so that its time is not ours.
type receivers struct {
	cmd   *exec.Cmd
	in    io.WriteCloser
	out   *bufio.Scanner
	ports []netip.AddrPort
}

func startReceivers(w way, n int) (*receivers, error) {
	arg := strconv.Itoa(n)
	if w == gro {
		arg += ",gro"
	}
	cmd := exec.Command("/proc/self/exe", "-receive", arg)
	cmd.Stderr = os.Stderr
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: unix.SIGKILL}
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start receivers: %w", err)
	}
	r := &receivers{cmd: cmd, in: in, out: bufio.NewScanner(out)}
	r.out.Buffer(nil, 1<<20)
	for port := range strings.FieldsSeq(r.line()) {
		a, err := netip.ParseAddrPort(port)
		if err != nil {
			r.stop()
			return nil, fmt.Errorf("receivers' ports: %w", err)
		}
		r.ports = append(r.ports, a)
	}
	if len(r.ports) != n {
		r.stop()
		return nil, fmt.Errorf("receivers opened %d ports of %d", len(r.ports), n)
	}
	return r, nil
}

func (r *receivers) line() string {
	r.out.Scan()
	return r.out.Text()
}

// finish ends the receivers and returns how many packets they took.
func (r *receivers) finish() (int, error) {
	if err := r.in.Close(); err != nil {
		return 0, err
	}
	return strconv.Atoi(r.line())
}

// stop is safe after finish; the process has nothing left to say then, and its exit code means nothing to us.
func (r *receivers) stop() {
	r.in.Close()
	r.cmd.Wait()
}
