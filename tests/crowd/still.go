//go:build linux

package main

import (
	"context"
	"time"
)

// source is what is published, by one or by many.
type source interface {
	// hold stops publishing, or goes on with it.
	hold(bool)
	// due is how many packets somebody should have got so far, in the mean.
	due() float64
}

const (
	// stillEvery is how often we look whether something still arrives, and stillFor how often nothing must have.
	stillEvery = 20 * time.Millisecond
	stillFor   = 3
	// stillAtMost bounds it: a house puts the slate in the place of a source that is silent for a second.
	stillAtMost = calm / 2
)

// still does f while nothing is published and nothing is on its way: count does not change any more.
func still(ctx context.Context, s source, count func() (float64, error), f func()) error {
	s.hold(true)
	defer s.hold(false)
	end := time.Now().Add(stillAtMost)
	for last, same := -1.0, 0; same < stillFor && time.Now().Before(end); {
		now, err := count()
		if err != nil {
			return err
		}
		if same++; now != last {
			last, same = now, 0
		}
		if err := wait(ctx, stillEvery); err != nil {
			return err
		}
	}
	f()
	return nil
}
