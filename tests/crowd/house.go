//go:build linux

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"konvent/tests/crowd/player"
)

// patience is how long we wait for anything that the house is asked to do.
const patience = 30 * time.Second

// links is what --links-file writes.
type links struct {
	Organiser, Host, Guest string
	Whip, Whep             player.Door
}

// house is a server of ours, started from the binary with a new data folder.
type house struct {
	cmd    *exec.Cmd
	dir    string
	origin string // http://127.0.0.1:port
	media  int    // its port for sound and picture
	links  links
	// ready is how long after its start /healthz answered.
	ready time.Duration
	// empty is what it held then, in bytes.
	empty int
	ended chan error
}

// openHouse starts a house in dir, which may hold one from before, on its cores.
func openHouse(ctx context.Context, binary, dir string, on cores) (*house, error) {
	http, err := freePort()
	if err != nil {
		return nil, err
	}
	media, err := freePort()
	if err != nil {
		return nil, err
	}
	address := "127.0.0.1:" + strconv.Itoa(http)
	file := filepath.Join(dir, "links.json")
	h := &house{dir: dir, origin: "http://" + address, media: media, ended: make(chan error, 1)}
	h.cmd = exec.CommandContext(ctx, binary, "serve", "--http", address, "--media-ip", "127.0.0.1", "--media-port", strconv.Itoa(media),
		"--data", filepath.Join(dir, "data"), "--demo", "kommunale-2021", "--links-file", file, "--trusted-proxy", "127.0.0.1/32")
	log, err := os.Create(filepath.Join(dir, "log"))
	if err != nil {
		return nil, err
	}
	defer log.Close()
	h.cmd.Stdout, h.cmd.Stderr = log, log
	start := time.Now()
	if err := on.start(h.cmd); err != nil {
		return nil, fmt.Errorf("start the house: %w", err)
	}
	go func() { h.ended <- h.cmd.Wait() }() // close waits for it
	if err := h.awaitReady(ctx); err != nil {
		return nil, errors.Join(err, h.close())
	}
	h.ready = time.Since(start)
	if err := h.readLinks(ctx, file); err != nil {
		return nil, errors.Join(fmt.Errorf("links of the house: %w", err), h.close())
	}
	if h.empty, err = h.memory(); err != nil {
		return nil, errors.Join(err, h.close())
	}
	return h, nil
}

// readLinks waits for the file, which the house writes when it listens already.
func (h *house) readLinks(ctx context.Context, file string) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for {
		text, err := os.ReadFile(file)
		if err == nil {
			err = json.Unmarshal(text, &h.links)
		}
		if err == nil {
			return nil
		}
		if wait(ctx, 5*time.Millisecond) != nil {
			return err
		}
	}
}

// freePort finds a port that is free for TCP now.
func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

func (h *house) awaitReady(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	tick := time.NewTicker(2 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case err := <-h.ended:
			h.ended <- err
			log, _ := os.ReadFile(filepath.Join(h.dir, "log"))
			return fmt.Errorf("the house ended: %w\n%s", err, log)
		case <-ctx.Done():
			return fmt.Errorf("the house is not ready: %w", ctx.Err())
		case <-tick.C:
			res, err := http.Get(h.origin + "/healthz")
			if err != nil {
				continue
			}
			_ = res.Body.Close()
			if res.StatusCode == http.StatusOK {
				return nil
			}
		}
	}
}

// close asks the house to end, insists after a while, and waits.
func (h *house) close() error {
	_ = h.cmd.Process.Signal(os.Interrupt) // it may have ended already
	select {
	case err := <-h.ended:
		return err
	case <-time.After(patience):
		_ = h.cmd.Process.Kill()
		return errors.Join(errors.New("the house did not end by itself"), <-h.ended)
	}
}

// cpu is what the house has used so far, user and system, in ticks of 10 ms (proc(5), /proc/pid/stat).
func (h *house) cpu() (time.Duration, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", h.cmd.Process.Pid))
	if err != nil {
		return 0, err
	}
	_, rest, _ := strings.Cut(string(text), ") ")
	fields := strings.Fields(rest)
	if len(fields) < 13 {
		return 0, errors.New("read /proc/pid/stat: too few fields")
	}
	user, err1 := strconv.Atoi(fields[11])
	system, err2 := strconv.Atoi(fields[12])
	return time.Duration(user+system) * 10 * time.Millisecond, errors.Join(err1, err2)
}

// memory is what the house holds, in bytes.
func (h *house) memory() (int, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", h.cmd.Process.Pid))
	if err != nil {
		return 0, err
	}
	fields := strings.Fields(string(text))
	if len(fields) < 2 {
		return 0, errors.New("read /proc/pid/statm: too few fields")
	}
	pages, err := strconv.Atoi(fields[1])
	return pages * os.Getpagesize(), err
}

// token is the secret part of a link.
func token(link string) string { return link[strings.LastIndexByte(link, '/')+1:] }

// socket is where the house's sockets are opened.
func (h *house) socket() string { return "ws" + strings.TrimPrefix(h.origin, "http") + "/ws" }
