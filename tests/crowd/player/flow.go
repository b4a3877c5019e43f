//go:build linux

package player

import "slices"

const (
	// maxHoles bounds how many missing numbers of a flow are remembered.
	maxHoles = 512
	// maxAsks is how often a packet is asked for again, and maxAge after how many reports a hole is given up.
	maxAsks = 10
	maxAge  = 3
)

// hole is a number that was jumped over and did not come yet.
type hole struct {
	number    uint16
	asks, age uint8
}

// flow is one SSRC with the numbers that came on it.
type flow struct {
	ssrc  uint32
	video bool
	of    *flow // whose packets come again on this one; nil for a flow of its own

	begun bool
	next  uint16 // the number expected next
	holes []hole
	// expected counts numbers up to next, got those of them that came, lost those that did not (yet).
	expected, got, lost int
	// wrapped counts how often the numbers began again (RFC 3550, section 6.4.1).
	wrapped uint16
	// told is expected and got at the last report.
	told struct{ expected, got int }
	// gap says that a hole of this picture flow was given up: without a key frame nobody could go on.
	gap bool
}

// arrival is what a number is to a flow.
type arrival int

const (
	again arrival = iota // it was here before, or is too old
	onward
	late // it fills a hole
)

// take notes a number.
func (f *flow) take(number uint16) arrival {
	if !f.begun {
		f.begun, f.next = true, number
	}
	ahead := number - f.next
	if ahead >= 1<<15 {
		return f.fill(number)
	}
	for ; f.next != number; f.skip() {
		f.lost++
		if len(f.holes) < maxHoles {
			f.holes = append(f.holes, hole{number: f.next})
		}
	}
	f.skip()
	f.got++
	return onward
}

func (f *flow) skip() {
	f.expected++
	if f.next++; f.next == 0 {
		f.wrapped++
	}
}

// fill notes a number that came late.
func (f *flow) fill(number uint16) arrival {
	i := slices.IndexFunc(f.holes, func(h hole) bool { return h.number == number })
	if i < 0 {
		return again
	}
	f.holes = slices.Delete(f.holes, i, i+1)
	f.lost--
	f.got++
	return late
}

// ask lists the numbers to ask for again.
func (f *flow) ask() []uint16 {
	var numbers []uint16
	for i := range f.holes {
		if h := &f.holes[i]; h.asks < maxAsks {
			h.asks++
			numbers = append(numbers, h.number)
		}
	}
	return numbers
}

// age gives up holes that stayed open for too long.
func (f *flow) age() {
	before := len(f.holes)
	f.holes = slices.DeleteFunc(f.holes, func(h hole) bool { return h.age >= maxAge })
	f.gap = f.gap || f.video && len(f.holes) < before
	for i := range f.holes {
		f.holes[i].age++
	}
}

// highest is the last number with its cycles (RFC 3550, section 6.4.1).
func (f *flow) highest() uint32 {
	cycles := uint32(f.wrapped)
	if f.next == 0 {
		cycles--
	}
	return cycles<<16 | uint32(f.next-1)
}

// share is the part of the packets since the last report that did not arrive, in 1/256.
func (f *flow) share() uint8 {
	expected, got := f.expected-f.told.expected, f.got-f.told.got
	f.told.expected, f.told.got = f.expected, f.got
	if expected == 0 || got >= expected {
		return 0
	}
	return uint8(min(255, 256*(expected-got)/expected))
}
