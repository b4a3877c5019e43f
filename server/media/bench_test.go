package media

import (
	"runtime"
	"sync/atomic"
	"testing"
	"time"
)

// BenchmarkRewrite makes one viewer's form of a packet of 1,160 bytes.
func BenchmarkRewrite(b *testing.B) {
	l := newLayer(vp8)
	payload := make([]byte, 1160)
	payload[0] = vp8FirstS
	l.accept(&feed{turn: 1}, arrival{number: 1, codec: vp8, payload: payload, at: 1e9})
	p := l.ring.at(ringStart)
	w := newRewriter(1, 2, 3, 4)
	run := w.splice(l, p, 1e9, 96)
	buf := make([]byte, 2000)
	b.ReportAllocs()
	for b.Loop() {
		o := run.rewrite(p)
		o.put(buf[:o.size()])
		w.sent(p)
	}
}

// BenchmarkRing reads a packet from a ring, as each viewer does.
func BenchmarkRing(b *testing.B) {
	l := newLayer(opus)
	f := &feed{turn: 1}
	for i := range uint16(100) {
		l.accept(f, arrival{number: i, time: uint32(i) * 960, codec: opus, payload: []byte{1}, at: int64(i) * int64(20*time.Millisecond)})
	}
	head := l.ring.head.Load()
	b.ReportAllocs()
	var n uint64
	for b.Loop() {
		if l.ring.at(head-1-n%100) == nil {
			b.Fatal("lost")
		}
		n++
	}
}

// BenchmarkIntake takes one published packet in; what it allocates is the packet itself.
func BenchmarkIntake(b *testing.B) {
	l := newLayer(vp8)
	f := &feed{turn: 1}
	payload := make([]byte, 1160)
	var n int
	b.ReportAllocs()
	for b.Loop() {
		a := arrival{number: uint16(n), time: uint32(n/5) * 3000, codec: vp8, payload: payload, at: 1e9 + int64(n/5)*33_333_333}
		if !l.accept(f, a) {
			b.Fatal("refused")
		}
		n++
	}
}

// BenchmarkShard sends a frame of six packets to a hundred viewers, whose line takes everything.
func BenchmarkShard(b *testing.B) {
	a := newAudience()
	var line countdown
	line.wanted = make(chan struct{}, 1)
	for range 100 {
		a.seat(&line)
	}
	a.play(true, true)
	a.shard.look()
	quit := make(chan struct{})
	done := make(chan struct{})
	go func() { a.shard.run(quit); close(done) }()
	b.ReportAllocs()
	for b.Loop() {
		line.left.Store(600)
		for i := range 6 {
			a.play(false, i == 5)
		}
		<-line.wanted
	}
	close(quit)
	<-done
}

// countdown is a line that takes everything and says when a number of packets came.
type countdown struct {
	nowhere
	left   atomic.Int64
	wanted chan struct{}
}

func (l *countdown) send(out []outgoing) int {
	if l.left.Add(-int64(len(out))) == 0 {
		l.wanted <- struct{}{}
	}
	return 0
}

// BenchmarkCamera keeps a minute of a camera in three layers and its sound (2.2 Mbit/s), and tells what lies in memory then, and
// ten seconds after its gate was shut.
func BenchmarkCamera(b *testing.B) {
	inUse := func() int64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.GC()
		runtime.ReadMemStats(&m)
		return int64(m.HeapAlloc)
	}
	const sources = 20
	for b.Loop() {
		empty := inUse()
		var all []*Source
		for range sources {
			all = append(all, newLayer(opus).src)
		}
		made := inUse()
		for _, s := range all {
			publishMinute(s)
		}
		full := inUse()
		for _, s := range all {
			s.setGate(false, false)
			s.release(int64(70 * time.Second))
		}
		shut := inUse()
		b.ReportMetric(float64(made-empty)/1024/sources, "KiB/silent")
		b.ReportMetric(float64(full-empty)/1024/sources, "KiB/sending")
		b.ReportMetric(float64(shut-empty)/1024/sources, "KiB/shut")
		runtime.KeepAlive(all)
	}
}

// publishMinute sends 60 s of frames at 30 and sounds at 50 a second.
func publishMinute(s *Source) {
	feeds := &feed{turn: 1}
	numbers := map[string]uint16{}
	for at := int64(0); at < int64(time.Minute); at += int64(time.Second) / 30 {
		for rid, size := range map[string]int{"q": 625, "h": 2083, "f": 6250} {
			for left := size; left > 0; left -= 1100 {
				payload := make([]byte, min(left, 1100))
				payload[0] = vp8FirstS
				numbers[rid]++
				s.pass(s.layer(rid), feeds, arrival{number: numbers[rid], time: uint32(at * 9 / 100_000), marker: left <= 1100, codec: vp8, payload: payload, at: at})
			}
		}
	}
	for i := range 3000 {
		s.pass(s.audio, feeds, arrival{number: uint16(i), time: uint32(i) * 960, codec: opus, payload: make([]byte, 80), at: int64(i) * int64(20*time.Millisecond)})
	}
}
