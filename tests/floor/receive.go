//go:build linux

package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sys/unix"
)

// settle is how long the receivers go on after the sender has stopped, for what is still in their buffers.
const settle = 200 * time.Millisecond

// receiveAll opens "N" or "N,gro" sockets, prints their addresses on one line, counts until stdin ends and prints the count.
func receiveAll(what string) error {
	count, mode, _ := strings.Cut(what, ",")
	n, err := strconv.Atoi(count)
	if err != nil || n < 1 || n > maxViewers {
		return fmt.Errorf("receivers %q: want 1 to %d", what, maxViewers)
	}
	var total atomic.Int64
	var readers sync.WaitGroup
	conns := make([]*net.UDPConn, n)
	addrs := make([]string, n)
	for i := range conns {
		if conns[i], err = listen(mode == "gro"); err != nil {
			return err
		}
		addrs[i] = conns[i].LocalAddr().String()
		readers.Go(func() { total.Add(countPackets(conns[i])) })
	}
	fmt.Println(strings.Join(addrs, " "))
	io.Copy(io.Discard, os.Stdin)
	for _, c := range conns {
		c.SetReadDeadline(time.Now().Add(settle))
	}
	readers.Wait()
	for _, c := range conns {
		c.Close()
	}
	fmt.Println(total.Load())
	return nil
}

func listen(gro bool) (*net.UDPConn, error) {
	c, err := net.ListenUDP("udp4", &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1)})
	if err != nil {
		return nil, fmt.Errorf("open a receiver: %w", err)
	}
	if err := c.SetReadBuffer(1 << 20); err != nil {
		return nil, err
	}
	if !gro {
		return c, nil
	}
	raw, err := c.SyscallConn()
	if err != nil {
		return nil, err
	}
	var set error
	err = raw.Control(func(fd uintptr) { set = unix.SetsockoptInt(int(fd), unix.IPPROTO_UDP, unix.UDP_GRO, 1) })
	return c, errors.Join(err, set)
}

// countPackets counts the packets of one receiver until its deadline. A message of several segments counts as several.
func countPackets(c *net.UDPConn) int64 {
	var n int64
	buf := make([]byte, 1<<16)
	for {
		size, err := c.Read(buf)
		if err != nil {
			return n
		}
		n += int64((size + videoSize - 1) / videoSize)
	}
}
