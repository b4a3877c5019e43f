package netns

import (
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// Receive lets these cores do what receiving costs in the kernel, as if what leaves by loopback came from another machine: without it,
// the sender pays for both. It needs a namespace of its own: Enter.
func Receive(on unix.CPUSet) error {
	// /sys shows the devices of the namespace in which it was mounted.
	if err := unix.Mount("", "/", "", unix.MS_REC|unix.MS_PRIVATE, ""); err != nil {
		return fmt.Errorf("part the mounts: %w", err)
	}
	if err := unix.Mount("sysfs", "/sys", "sysfs", 0, ""); err != nil {
		return fmt.Errorf("mount /sys: %w", err)
	}
	return os.WriteFile("/sys/class/net/lo/queues/rx-0/rps_cpus", []byte(mask(on)), 0)
}

// mask writes a set of cores as the kernel reads it: groups of 32 bits, the highest first.
func mask(set unix.CPUSet) (out string) {
	const group = 32
	var left = set.Count()
	for first := 0; left > 0; first += group {
		var bits uint32
		for i := range group {
			if set.IsSet(first + i) {
				bits |= 1 << i
				left--
			}
		}
		if out != "" {
			out = "," + out
		}
		out = fmt.Sprintf("%08x", bits) + out
	}
	return out
}
