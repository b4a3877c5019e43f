package main

import (
	"container/heap"
	"io"
	"math/rand/v2"
	"sync"
	"time"
)

const (
	// longestPacket is the largest a TUN device hands over.
	longestPacket = 1 << 16
	// underWay is how many packets may be under way at once; what is beyond counts as overflow.
	underWay = 1 << 14
)

// counts is what a way carried. Packets and Bytes are what came in, headers of IP included; Lost and Overflow did not arrive.
type counts struct {
	Packets  int `json:"packets"`
	Bytes    int `json:"bytes"`
	Lost     int `json:"lost"`
	Overflow int `json:"overflow"`
}

// way carries packets in one direction.
type way struct {
	mu    sync.Mutex // guards all below
	path  path
	count counts
	under schedule
	turn  uint64
	// news says that the first packet to arrive may be another one.
	news chan struct{}
}

func newWay(seed uint64) *way {
	return &way{path: path{random: rand.New(rand.NewPCG(seed, 0))}, news: make(chan struct{}, 1)}
}

// set changes the conditions for what comes from now on; what is under way arrives as it would have.
func (w *way) set(c conditions) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.path.conditions = c
}

// since is what was carried since it was asked last.
func (w *way) since() counts {
	w.mu.Lock()
	defer w.mu.Unlock()
	c := w.count
	w.count = counts{}
	return c
}

// carry takes packets from one end to the other until the first ends, and then drops what is under way.
func (w *way) carry(from io.Reader, to io.Writer) {
	end := make(chan struct{})
	var delivering sync.WaitGroup
	delivering.Go(func() { w.deliver(to, end) })
	defer delivering.Wait()
	defer close(end)
	buffer := make([]byte, longestPacket)
	for {
		n, err := from.Read(buffer)
		if err != nil {
			return
		}
		if n > 0 && buffer[0]>>4 == 4 {
			w.take(buffer[:n])
		}
	}
}

// take decides about a packet and puts it under way.
func (w *way) take(b []byte) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.count.Packets++
	w.count.Bytes += len(b)
	at, fate := w.path.next(time.Now(), len(b))
	switch {
	case fate == lost:
		w.count.Lost++
		return
	case fate == overflowed || len(w.under) == underWay:
		w.count.Overflow++
		return
	}
	w.turn++
	heap.Push(&w.under, packet{at: at, turn: w.turn, bytes: append([]byte(nil), b...)})
	select {
	case w.news <- struct{}{}:
	default:
	}
}

// deliver writes each packet when its time has come. What cannot be written is lost, as on a path that ends at a device that is down.
func (w *way) deliver(to io.Writer, end <-chan struct{}) {
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		due, wait := w.due(time.Now())
		for _, p := range due {
			_, _ = to.Write(p.bytes)
		}
		if wait > 0 {
			timer.Reset(wait)
		}
		select {
		case <-end:
			return
		case <-w.news:
		case <-timer.C:
		}
	}
}

// due takes out what arrives now, and says how long it is to the next, 0 when there is none.
func (w *way) due(now time.Time) (due []packet, wait time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for len(w.under) > 0 {
		if wait := w.under[0].at.Sub(now); wait > 0 {
			return due, wait
		}
		due = append(due, heap.Pop(&w.under).(packet))
	}
	return due, 0
}

// packet is under way; turn is its place in the order in which they came.
type packet struct {
	at    time.Time
	turn  uint64
	bytes []byte
}

// schedule is a heap of packets, the first to arrive on top.
type schedule []packet

func (s schedule) Len() int { return len(s) }

func (s schedule) Less(i, j int) bool {
	if s[i].at.Equal(s[j].at) {
		return s[i].turn < s[j].turn
	}
	return s[i].at.Before(s[j].at)
}

func (s schedule) Swap(i, j int) { s[i], s[j] = s[j], s[i] }

// Push is for container/heap.
func (s *schedule) Push(p any) { *s = append(*s, p.(packet)) }

// Pop is for container/heap.
func (s *schedule) Pop() any {
	last := len(*s) - 1
	p := (*s)[last]
	(*s)[last] = packet{}
	*s = (*s)[:last]
	return p
}
