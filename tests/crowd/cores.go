//go:build linux

package main

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strconv"

	"golang.org/x/sys/unix"
)

// cores says who works where: the house on the first cores of those this program was given, everybody else on the rest.
type cores struct {
	house, crowd unix.CPUSet
	count        int // of the house; 0 for wherever the kernel puts it
}

// divide gives the house count cores, and moves this program to the others. 0 divides nothing.
func divide(count int) (cores, error) {
	c := cores{count: count}
	if count == 0 {
		return c, nil
	}
	var all unix.CPUSet
	if err := unix.SchedGetaffinity(0, &all); err != nil {
		return c, err
	}
	if all.Count() <= count {
		return c, fmt.Errorf("the house shall have %d of %d cores: none is left for its guests", count, all.Count())
	}
	for cpu := 0; c.house.Count()+c.crowd.Count() < all.Count(); cpu++ {
		switch {
		case !all.IsSet(cpu):
		case c.house.Count() < count:
			c.house.Set(cpu)
		default:
			c.crowd.Set(cpu)
		}
	}
	runtime.GOMAXPROCS(c.crowd.Count())
	return c, move(c.crowd)
}

// move moves all threads of this program; those to come are where the one is that makes them.
func move(to unix.CPUSet) error {
	for range 2 { // one may be made meanwhile
		threads, err := os.ReadDir("/proc/self/task")
		if err != nil {
			return err
		}
		for _, t := range threads {
			id, err := strconv.Atoi(t.Name())
			if err != nil {
				return err
			}
			if err := unix.SchedSetaffinity(id, &to); err != nil && err != unix.ESRCH {
				return fmt.Errorf("move to other cores: %w", err)
			}
		}
	}
	return nil
}

// start starts the house where it belongs: a process begins on the cores of the thread that makes it.
func (c cores) start(cmd *exec.Cmd) error {
	if c.count == 0 {
		return cmd.Start()
	}
	cmd.Env = append(os.Environ(), "GOMAXPROCS="+strconv.Itoa(c.count))
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if err := unix.SchedSetaffinity(0, &c.house); err != nil {
		return err
	}
	defer unix.SchedSetaffinity(0, &c.crowd)
	return cmd.Start()
}
