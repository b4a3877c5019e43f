package main

import (
	"fmt"
	"net"
	"net/netip"
	"os"
	"runtime"

	"golang.org/x/sys/unix"
)

// openTUN makes a TUN device in a network namespace, gives it this address and switches it on. The file's name is the device's.
func openTUN(namespace, address string) (*os.File, error) {
	prefix, err := netip.ParsePrefix(address)
	if err != nil || !prefix.Addr().Is4() {
		return nil, fmt.Errorf("address %q: want IPv4 ADDRESS/BITS", address)
	}
	var file *os.File
	err = within(namespace, func() error {
		fd, name, err := newTUN()
		if err != nil {
			return err
		}
		if err := configure(name, prefix); err != nil {
			unix.Close(fd)
			return err
		}
		file = os.NewFile(uintptr(fd), name)
		return nil
	})
	return file, err
}

// within runs what on a thread that has entered the namespace. The thread ends with it: no other goroutine may find itself there.
func within(namespace string, what func() error) error {
	done := make(chan error)
	go func() {
		runtime.LockOSThread()
		done <- func() error {
			file, err := os.Open(namespace)
			if err != nil {
				return fmt.Errorf("open namespace: %w", err)
			}
			defer file.Close()
			if err := unix.Setns(int(file.Fd()), unix.CLONE_NEWNET); err != nil {
				return fmt.Errorf("enter %s: %w", namespace, err)
			}
			return what()
		}()
	}()
	return <-done
}

// newTUN opens a device that hands over whole IP packets. Its descriptor does not block, so the runtime can wait for it.
func newTUN() (int, string, error) {
	fd, err := unix.Open("/dev/net/tun", unix.O_RDWR|unix.O_CLOEXEC|unix.O_NONBLOCK, 0)
	if err != nil {
		return 0, "", fmt.Errorf("open /dev/net/tun: %w", err)
	}
	ifr, err := unix.NewIfreq("wan%d")
	if err != nil {
		unix.Close(fd)
		return 0, "", err
	}
	ifr.SetUint16(unix.IFF_TUN | unix.IFF_NO_PI)
	if err := unix.IoctlIfreq(fd, unix.TUNSETIFF, ifr); err != nil {
		unix.Close(fd)
		return 0, "", fmt.Errorf("make a TUN device: %w", err)
	}
	return fd, ifr.Name(), nil
}

// configure gives a device of this namespace its address and switches it on.
func configure(name string, prefix netip.Prefix) error {
	fd, err := unix.Socket(unix.AF_INET, unix.SOCK_DGRAM|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		return fmt.Errorf("configure %s: %w", name, err)
	}
	defer unix.Close(fd)
	for _, step := range []struct {
		what    string
		request uint
		put     func(*unix.Ifreq) error
	}{
		{"address", unix.SIOCSIFADDR, func(r *unix.Ifreq) error { return r.SetInet4Addr(prefix.Addr().AsSlice()) }},
		{"mask", unix.SIOCSIFNETMASK, func(r *unix.Ifreq) error { return r.SetInet4Addr(net.CIDRMask(prefix.Bits(), 32)) }},
		{"flags", unix.SIOCSIFFLAGS, func(r *unix.Ifreq) error { r.SetUint16(unix.IFF_UP | unix.IFF_RUNNING); return nil }},
	} {
		r, err := unix.NewIfreq(name)
		if err == nil {
			err = step.put(r)
		}
		if err == nil {
			err = unix.IoctlIfreq(fd, step.request, r)
		}
		if err != nil {
			return fmt.Errorf("set %s of %s: %w", step.what, name, err)
		}
	}
	return nil
}
