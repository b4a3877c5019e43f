package conference

import (
	"context"
	"time"
)

// asideFor is how long what happens beside the mailbox may take.
const asideFor = 10 * time.Second

// meanwhile does what waits for the database and nobody asked for, on a goroutine of its own; close waits for it. What failed is logged. It
// runs in the mailbox.
func (c *Conference) meanwhile(what string, f func(context.Context) error) {
	if c.closed {
		return
	}
	c.aside.Go(func() {
		ctx, end := context.WithTimeout(context.Background(), asideFor)
		defer end()
		if err := f(ctx); err != nil {
			c.house.log.Error("not done", "what", what, "err", err)
		}
	})
}
