//go:build linux

package player

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
	"unsafe"

	"golang.org/x/sys/unix"
)

const (
	// tick is how often a reader looks at what its players have to say.
	tick = 10 * time.Millisecond
	// eventsAtOnce is how many sockets are read before others of the program have their turn.
	eventsAtOnce = 64
	// patient is how willingly a reader gives way to the house: as much as there is.
	patient = 19
)

// Hall is where players sit: one goroutine reads the sockets of many, and says for each what is due.
type Hall struct {
	readers []*reader
	turn    atomic.Uint32
	work    sync.WaitGroup
}

// OpenHall opens a hall with so many readers. It must be closed when all players have left.
func OpenHall(readers int) (*Hall, error) {
	h := &Hall{}
	for range readers {
		fd, err := unix.EpollCreate1(unix.EPOLL_CLOEXEC)
		if err != nil {
			h.Close()
			return nil, fmt.Errorf("open a hall: %w", err)
		}
		r := &reader{epoll: fd, mail: newMail(), seats: map[int32]*Player{}}
		h.readers = append(h.readers, r)
		h.work.Go(r.run)
	}
	return h, nil
}

// Close ends the readers and waits for them.
func (h *Hall) Close() {
	for _, r := range h.readers {
		r.stop.Store(true)
	}
	h.work.Wait()
	for _, r := range h.readers {
		unix.Close(r.epoll)
	}
}

// seat is the reader of the next player.
func (h *Hall) seat() *reader { return h.readers[int(h.turn.Add(1))%len(h.readers)] }

// reader reads the sockets of its players.
type reader struct {
	epoll  int
	events [eventsAtOnce]unix.EpollEvent
	stop   atomic.Bool

	mu    sync.Mutex // guards all below, and everything that belongs to a player who sits here
	mail  *mail
	seats map[int32]*Player // by socket
}

func (r *reader) run() {
	// Players have machines of their own: where they share the house's, it goes first.
	runtime.LockOSThread()
	_ = unix.Setpriority(unix.PRIO_PROCESS, 0, patient)
	due := time.Now().Add(tick)
	for !r.stop.Load() {
		ready := r.wait(time.Until(due))
		now := time.Now()
		r.mu.Lock()
		for _, e := range r.events[:ready] {
			if p := r.seats[e.Fd]; p != nil {
				p.read(r.mail)
			}
		}
		if !now.Before(due) {
			for _, p := range r.seats {
				p.say(now)
			}
			due = now.Add(tick)
		}
		r.mu.Unlock()
		if ready > 0 {
			runtime.Gosched() // the publisher's clock does not wait for us
		}
	}
}

// wait waits until sockets can be read, at most until something is due. It asks without giving up the processor first: in a full hall
// something is always there.
func (r *reader) wait(most time.Duration) int {
	n, _, errno := unix.RawSyscall6(unix.SYS_EPOLL_PWAIT, uintptr(r.epoll), uintptr(unsafe.Pointer(&r.events[0])), eventsAtOnce, 0, 0, 0)
	if errno == 0 && n > 0 {
		return int(n)
	}
	ready, err := unix.EpollWait(r.epoll, r.events[:], max(1, int(most.Milliseconds())))
	if err != nil {
		return 0 // interrupted
	}
	return ready
}

// do runs f while the reader stands still.
func (r *reader) do(f func()) {
	r.mu.Lock()
	defer r.mu.Unlock()
	f()
}

// add lets a player sit down; the reader stands still.
func (r *reader) add(p *Player) error {
	r.seats[int32(p.socket)] = p
	return unix.EpollCtl(r.epoll, unix.EPOLL_CTL_ADD, p.socket, &unix.EpollEvent{Events: unix.EPOLLIN, Fd: int32(p.socket)})
}

// remove lets a player go, and closes their socket; the reader stands still.
func (r *reader) remove(p *Player) {
	delete(r.seats, int32(p.socket))
	unix.Close(p.socket) // which takes it out of the epoll too
}
