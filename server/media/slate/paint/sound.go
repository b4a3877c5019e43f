package main

import (
	"encoding/binary"
	"fmt"
	"io"
	"math"
)

// chords are held for four seconds each, in Hz: D, B minor, G and A, with added tones that keep them open.
var chords = [][]float64{
	{73.42, 146.83, 220.00, 293.66, 329.63},
	{61.74, 123.47, 220.00, 293.66, 369.99},
	{98.00, 146.83, 246.94, 293.66, 440.00},
	{110.00, 164.81, 246.94, 293.66, 329.63},
}

const (
	held = float64(Loop) / 4
	// loudness brings the whole to about -30 dBFS.
	loudness = 0.0135
)

// tone is a frequency that fits the loop a whole number of times, moved by so many cycles per loop.
func tone(hertz float64, detune float64) float64 { return (math.Round(hertz*Loop) + detune) / Loop }

// sound writes the loop three times: make.sh takes the middle one, where the encoder has settled.
func sound(out io.Writer) error {
	loop := make([]int16, 0, 2*SampleRate*Loop)
	for n := range SampleRate * Loop {
		l, r := sample(float64(n) / SampleRate)
		loop = append(loop, int16(l*math.MaxInt16), int16(r*math.MaxInt16))
	}
	for range 3 {
		if err := binary.Write(out, binary.LittleEndian, loop); err != nil {
			return fmt.Errorf("write samples: %w", err)
		}
	}
	return nil
}

// sample adds up the voices at a moment: each a sine with a soft octave, slightly apart left and right, swelling with its chord.
func sample(t float64) (left, right float64) {
	for k, chord := range chords {
		// A chord fades in while the one before fades out; the last fades into the first.
		off := math.Mod(t-float64(k)*held+Loop+held, Loop) - held
		if off < -held/2 || off > held*1.5 {
			continue
		}
		swell := 0.5 + 0.5*math.Cos(math.Pi*(off-held/2)/held)
		for i, hertz := range chord {
			sway := 1 + 0.25*math.Sin(2*math.Pi*t*float64(1+i)/Loop+float64(i))
			gain := swell * sway / (1 + 0.35*float64(i))
			left += gain * voice(t, tone(hertz, 1+float64(i%3)))
			right += gain * voice(t, tone(hertz, -1-float64(i%2)))
		}
	}
	return left * loudness * 2, right * loudness * 2
}

func voice(t, hertz float64) float64 {
	w := 2 * math.Pi * hertz * t
	return math.Sin(w) + 0.22*math.Sin(2*w) + 0.07*math.Sin(3*w)
}
