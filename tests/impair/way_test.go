package main

import (
	"encoding/binary"
	"io"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"
)

// source hands over the packets that are put into it; it ends when it is closed.
type source chan []byte

func (s source) Read(b []byte) (int, error) {
	p, ok := <-s
	if !ok {
		return 0, io.EOF
	}
	return copy(b, p), nil
}

// sink keeps what arrives, and when.
type sink struct {
	start   time.Time
	numbers []uint32
	at      []time.Duration
}

func (s *sink) Write(b []byte) (int, error) {
	s.numbers = append(s.numbers, binary.BigEndian.Uint32(b[20:]))
	s.at = append(s.at, time.Since(s.start))
	return len(b), nil
}

// numbered is an IPv4 packet of 100 bytes with a number in it.
func numbered(n uint32) []byte {
	b := make([]byte, 100)
	b[0] = 0x45
	binary.BigEndian.PutUint32(b[20:], n)
	return b
}

// pass lets time go by.
func pass(d time.Duration) {
	time.Sleep(d) //nolint:forbidigo // the bubble's clock
}

// onWay runs what with a way that carries from in to the sink, in a bubble of synthetic time.
func onWay(t *testing.T, c conditions, what func(w *way, in source, out *sink)) {
	synctest.Test(t, func(t *testing.T) {
		w, in, out := newWay(3), make(source), &sink{start: time.Now()}
		w.set(c)
		ended := make(chan struct{})
		go func() {
			defer close(ended)
			w.carry(in, out)
		}()
		what(w, in, out)
		close(in)
		<-ended
	})
}

func TestAWayDeliversEachPacketWhenItsTimeHasCome(t *testing.T) {
	onWay(t, conditions{DelayMS: 30}, func(_ *way, in source, out *sink) {
		for n := range uint32(3) {
			in <- numbered(n)
			pass(10 * time.Millisecond)
		}
		pass(time.Second)
		synctest.Wait()
		require.Equal(t, []uint32{0, 1, 2}, out.numbers)
		require.Equal(t, []time.Duration{30 * time.Millisecond, 40 * time.Millisecond, 50 * time.Millisecond}, out.at)
	})
}

func TestConditionsChangeWhileAWayCarries(t *testing.T) {
	onWay(t, conditions{DelayMS: 500}, func(w *way, in source, out *sink) {
		in <- numbered(0)
		synctest.Wait()
		w.set(conditions{Loss: 1})
		in <- numbered(1)
		synctest.Wait()
		w.set(conditions{Reorder: 1})
		in <- numbered(2)
		pass(time.Second)
		synctest.Wait()
		require.Equal(t, []uint32{2, 0}, out.numbers, "what was under way arrives as it would have")
		require.Equal(t, []time.Duration{0, 500 * time.Millisecond}, out.at)
	})
}

func TestAWayCountsWhatItCarried(t *testing.T) {
	onWay(t, conditions{Loss: 1}, func(w *way, in source, _ *sink) {
		in <- numbered(0)
		in <- []byte{0x60, 0, 0, 0} // IPv6: a device says hello to its neighbours
		synctest.Wait()
		require.Equal(t, counts{Packets: 1, Bytes: 100, Lost: 1}, w.since())
		w.set(conditions{KBit: 0.8, QueueMS: 500}) // a second a packet
		for n := range uint32(3) {
			in <- numbered(n)
		}
		synctest.Wait()
		require.Equal(t, counts{Packets: 3, Bytes: 300, Overflow: 2}, w.since())
		require.Zero(t, w.since())
	})
}

func TestWhatIsUnderWayIsBounded(t *testing.T) {
	onWay(t, conditions{DelayMS: longest}, func(w *way, in source, _ *sink) {
		for n := range uint32(underWay + 5) {
			in <- numbered(n)
		}
		synctest.Wait()
		require.Equal(t, 5, w.since().Overflow)
	})
}

func TestAnEndedWayDropsWhatIsUnderWay(t *testing.T) {
	var out *sink
	onWay(t, conditions{DelayMS: 100}, func(_ *way, in source, o *sink) {
		in <- numbered(0)
		out = o
	})
	require.Empty(t, out.numbers)
}
