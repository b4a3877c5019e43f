package main

import (
	"math"
	"testing"
)

func TestTheLoopHasNoSeam(t *testing.T) {
	for n := range 2000 {
		at := float64(n) * Loop / 2000
		l, r := sample(at)
		again, alsoRight := sample(at + Loop)
		if math.Abs(l-again) > 1e-6 || math.Abs(r-alsoRight) > 1e-6 {
			t.Fatalf("at %.3f s the sound is another in the next round", at)
		}
		if math.Abs(l) > 0.5 || math.Abs(r) > 0.5 {
			t.Fatalf("at %.3f s the sound is loud", at)
		}
	}
	for _, s := range seats() {
		if math.Abs(s.light(0)-s.light(Loop)) > 1e-9 {
			t.Fatal("a light jumps where the loop begins again")
		}
	}
}
