package media

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"
)

func TestAFrameThatComesSlowlyDoesNotWaitForItsEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := newAudience()
		v := a.seat(nowhere{})
		quit, done := make(chan struct{}), make(chan struct{})
		go func() { a.shard.run(quit); close(done) }()
		defer func() { close(quit); <-done }()
		pass(time.Second)
		a.play(true, true)
		pass(shardTick)
		begun := v.sent.Load()
		require.Positive(t, begun)
		for range 10 {
			a.play(false, false)
			pass(gather / 2)
		}
		require.Greater(t, v.sent.Load(), begun+5)
	})
}
