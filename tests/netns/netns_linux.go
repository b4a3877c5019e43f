// Package netns puts a measuring program into a network namespace of its own: nothing it sends leaves the machine, nothing on the
// machine disturbs it, and the namespace ends with its last process.
package netns

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"syscall"

	"golang.org/x/sys/unix"
)

const inside = "KONVENT_NETNS"

// Enter runs the program again inside a new network namespace with its loopback up, which sees mounts of its own, and ends the outer process with the exit
// code of the inner one. It returns true in the inner process, and false where namespaces cannot be made (no root), in which
// case the caller goes on with 127.0.0.1 of the machine.
func Enter() (bool, error) {
	if os.Getenv(inside) != "" {
		return true, loopbackUp()
	}
	if os.Geteuid() != 0 {
		return false, nil
	}
	runtime.LockOSThread() // Pdeathsig follows the thread that started the child
	cmd := exec.Command("/proc/self/exe", os.Args[1:]...)
	cmd.Env = append(os.Environ(), inside+"=1")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	cmd.SysProcAttr = &syscall.SysProcAttr{Cloneflags: unix.CLONE_NEWNET | unix.CLONE_NEWNS, Pdeathsig: unix.SIGKILL}
	err := cmd.Run()
	var exit *exec.ExitError
	switch {
	case err == nil:
		os.Exit(0)
	case errors.As(err, &exit):
		os.Exit(exit.ExitCode())
	case errors.Is(err, unix.EPERM):
		return false, nil
	}
	return false, fmt.Errorf("start in a network namespace: %w", err)
}

func loopbackUp() error {
	fd, err := unix.Socket(unix.AF_INET, unix.SOCK_DGRAM|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		return fmt.Errorf("bring loopback up: %w", err)
	}
	defer unix.Close(fd)
	ifr, err := unix.NewIfreq("lo")
	if err != nil {
		return fmt.Errorf("bring loopback up: %w", err)
	}
	ifr.SetUint16(unix.IFF_UP | unix.IFF_RUNNING)
	if err := unix.IoctlIfreq(fd, unix.SIOCSIFFLAGS, ifr); err != nil {
		return fmt.Errorf("bring loopback up: %w", err)
	}
	return nil
}
