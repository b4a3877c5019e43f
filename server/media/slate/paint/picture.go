package main

import (
	"fmt"
	"io"
	"math"
)

// colour is linear between 0 and 255 per channel.
type colour struct{ r, g, b float64 }

var (
	ground = colour{0x0e, 0x15, 0x18}
	petrol = colour{0x0b, 0x55, 0x60}
	bright = colour{0x7f, 0xc4, 0xcd}
	amber  = colour{0xf2, 0xa6, 0x4b}
)

func (c colour) towards(o colour, part float64) colour {
	return colour{c.r + (o.r-c.r)*part, c.g + (o.g-c.g)*part, c.b + (o.b-c.b)*part}
}

// seat is a place in the round: where it is, how large, how far from the lectern.
type seat struct{ x, y, size, far float64 }

// The lectern stands low in the middle; rows of seats surround it in a half circle.
const (
	lecternX, lecternY = Width / 2, 664.0
	rows               = 6
	firstRow, rowStep  = 96.0, 46.0
	waves              = 4 // waves of light in a loop
)

func seats() []seat {
	var out []seat
	for row := range rows {
		radius := firstRow + float64(row)*rowStep
		n := 9 + 4*row
		for i := range n {
			angle := math.Pi * (0.06 + 0.88*(float64(i)+0.5)/float64(n))
			out = append(out, seat{
				x: lecternX - radius*math.Cos(angle)*1.28, y: lecternY - radius*math.Sin(angle),
				size: 7.5 + 0.7*float64(row), far: float64(row) + 0.6*math.Abs(math.Cos(angle)),
			})
		}
	}
	return out
}

// light is how bright a seat is at a moment of the loop (0–1): a soft wave that starts at the lectern.
func (s seat) light(t float64) float64 {
	phase := waves*t/Loop - s.far/9
	swell := 0.5 + 0.5*math.Cos(2*math.Pi*phase)
	return swell * swell * swell
}

func picture(out io.Writer) error {
	all := seats()
	frame := make([]byte, Width*Height*3)
	for n := range Frames * Loop {
		t := float64(n) / Frames
		fill(frame)
		for _, s := range all {
			l := s.light(t)
			disc(frame, s.x, s.y, s.size, petrol.towards(bright, l), 0.44+0.50*l)
		}
		breath := 0.5 + 0.5*math.Cos(2*math.Pi*waves*t/Loop)
		glow(frame, lecternX, lecternY, 90, amber, 0.16+0.12*breath)
		disc(frame, lecternX, lecternY, 15+2*breath, amber, 0.86+0.14*breath)
		if _, err := out.Write(frame); err != nil {
			return fmt.Errorf("write a frame: %w", err)
		}
	}
	return nil
}

func fill(frame []byte) {
	for i := 0; i < len(frame); i += 3 {
		frame[i], frame[i+1], frame[i+2] = byte(ground.r), byte(ground.g), byte(ground.b)
	}
}

// disc draws a round spot with a smooth edge.
func disc(frame []byte, x, y, radius float64, c colour, alpha float64) {
	each(x, y, radius+1, func(i int, distance float64) {
		blend(frame, i, c, alpha*min(1, max(0, radius+0.5-distance)))
	})
}

// glow draws a soft halo.
func glow(frame []byte, x, y, radius float64, c colour, alpha float64) {
	each(x, y, radius, func(i int, distance float64) {
		edge := max(0, 1-distance/radius)
		blend(frame, i, c, alpha*edge*edge)
	})
}

// each calls do for every pixel within radius of a point, with its place in the frame and its distance.
func each(x, y, radius float64, do func(i int, distance float64)) {
	for py := max(0, int(y-radius)); py <= min(Height-1, int(y+radius)+1); py++ {
		for px := max(0, int(x-radius)); px <= min(Width-1, int(x+radius)+1); px++ {
			if d := math.Hypot(float64(px)-x, float64(py)-y); d <= radius {
				do((py*Width+px)*3, d)
			}
		}
	}
}

func blend(frame []byte, i int, c colour, alpha float64) {
	frame[i] = byte(float64(frame[i])*(1-alpha) + c.r*alpha)
	frame[i+1] = byte(float64(frame[i+1])*(1-alpha) + c.g*alpha)
	frame[i+2] = byte(float64(frame[i+2])*(1-alpha) + c.b*alpha)
}
