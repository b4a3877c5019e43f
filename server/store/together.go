package store

import "context"

// togetherKey is where the context of Together carries its transaction.
type togetherKey struct{}

// Together makes one write of several: all that do writes with the context it is given is committed at once after do has
// returned, or, when do fails, not at all. What do reads is as it was before. do runs on the journal's goroutine, so everybody
// else's writes wait for it: it is for bringing in a conference, not for daily life.
func (s *Store) Together(ctx context.Context, what string, do func(ctx context.Context) error) error {
	return s.journal.write(ctx, what, func(ctx context.Context, t *tx) error {
		return do(context.WithValue(ctx, togetherKey{}, t))
	})
}
