package conference

import "context"

// meanwhile is beside for what may fail: that is logged.
func (c *Conference) meanwhile(what string, f func(ctx context.Context) error) {
	c.beside(func(ctx context.Context) {
		if err := f(ctx); err != nil {
			c.house.log.Error("not done", "what", what, "err", err)
		}
	})
}
