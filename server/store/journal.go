package store

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/jmoiron/sqlx"

	"konvent/server/conference"
	"konvent/signaling/wire"
)

const (
	// queueSize is how many writes may wait. When it is full, a write fails at once with wire.ErrStore.
	queueSize = 4096
	// batchSize is how many writes one transaction takes at most.
	batchSize = 256
	// commitWait is how long a transaction may take before it is given up.
	commitWait = 10 * time.Second
)

var (
	errQueueFull = errors.New("too many writes wait")
	errClosed    = errors.New("the store is closed")
)

// journal commits writes in groups: while one transaction is written to disk others queue, and together they are the next. So
// a lone write does not wait for company, and a thousand at once share a few transactions. Its goroutine owns the write
// connection; everybody else hands it closures.
type journal struct {
	db    *sqlx.DB
	queue chan *write
	quit  chan struct{} // closed by close
	ended chan struct{} // closed by the goroutine when it has drained the queue
	stats counters
}

// write is one caller's wish. Whoever moves taken from false to true has it: the journal to do it, the caller to give it up.
type write struct {
	do    func(context.Context, *tx) error
	taken atomic.Bool
	err   error         // set by the journal before done is closed
	done  chan struct{} // closed after the commit
}

type counters struct{ accepted, written, failed, commits atomic.Uint64 }

// Stats counts since the store was opened.
type Stats struct {
	// Accepted writes were queued; Written ones are committed; Failed ones were answered with an error.
	Accepted, Written, Failed uint64
	// Commits is how many transactions that took.
	Commits uint64
	// Waiting is how many writes are queued now.
	Waiting int
}

// Stats tells how the journal is doing.
func (s *Store) Stats() Stats {
	c := &s.journal.stats
	return Stats{
		Accepted: c.accepted.Load(), Written: c.written.Load(), Failed: c.failed.Load(),
		Commits: c.commits.Load(), Waiting: len(s.journal.queue),
	}
}

// newJournal makes a journal that takes writes; run does them.
func newJournal(db *sqlx.DB) *journal {
	return &journal{
		db:    db,
		queue: make(chan *write, queueSize),
		quit:  make(chan struct{}),
		ended: make(chan struct{}),
	}
}

// write runs do in a transaction, together with others, and returns after the commit. do runs on the journal's goroutine; its
// error undoes this write alone. A failure of the database comes back as wire.ErrStore, with the cause wrapped; what do
// refuses (conference.ErrNone, a fault) comes back as it is. When ctx ends while the write waits, it is not done. Inside
// Together it is done at once, as a part of that transaction.
func (j *journal) write(ctx context.Context, what string, do func(context.Context, *tx) error) error {
	if t, inside := ctx.Value(togetherKey{}).(*tx); inside {
		if err := do(ctx, t); err != nil {
			return fmt.Errorf("%s: %w", what, fault(err))
		}
		return nil
	}
	err := j.wait(ctx, &write{do: do, done: make(chan struct{})})
	if err == nil {
		return nil
	}
	j.stats.failed.Add(1)
	return fmt.Errorf("%s: %w", what, fault(err))
}

func (j *journal) wait(ctx context.Context, w *write) error {
	select {
	case <-j.quit:
		return errClosed
	default:
	}
	select {
	case j.queue <- w:
		j.stats.accepted.Add(1)
	default:
		return errQueueFull
	}
	select {
	case <-w.done:
		return w.err
	case <-ctx.Done():
		if w.taken.CompareAndSwap(false, true) {
			return ctx.Err()
		}
	case <-j.ended:
		if w.taken.CompareAndSwap(false, true) {
			return errClosed
		}
	}
	<-w.done // it is being committed, and that ends within commitWait
	return w.err
}

// fault makes the database's errors the house's fault, and leaves refusals as they are.
func fault(err error) error {
	var refusal *wire.Fault
	if errors.Is(err, conference.ErrNone) || errors.As(err, &refusal) {
		return err
	}
	return fmt.Errorf("%w: %w", wire.ErrStore, err)
}

// close ends run: it lets the journal commit what is queued, and waits for it.
func (j *journal) close() {
	close(j.quit)
	<-j.ended
}

// run commits what comes until close, and then what is queued still.
func (j *journal) run() {
	defer close(j.ended)
	for {
		select {
		case w := <-j.queue:
			j.commit(j.gather(w))
		case <-j.quit:
			for len(j.queue) > 0 {
				j.commit(j.gather(<-j.queue))
			}
			return
		}
	}
}

// gather returns first and those that were queued meanwhile, without those given up by their callers.
func (j *journal) gather(first *write) []*write {
	var batch []*write
	for w := first; ; {
		if w.taken.CompareAndSwap(false, true) {
			batch = append(batch, w)
		}
		if len(batch) == batchSize {
			return batch
		}
		select {
		case w = <-j.queue:
		default:
			return batch
		}
	}
}

func (j *journal) commit(batch []*write) {
	if len(batch) == 0 {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), commitWait)
	defer cancel()
	if err := j.transact(ctx, batch); err != nil {
		for _, w := range batch {
			w.err = fmt.Errorf("commit: %w", err)
		}
	}
	for _, w := range batch {
		close(w.done)
	}
}

// transact does the writes in one transaction. Its error means that none of them was done; that of a single write stands in
// the write.
func (j *journal) transact(ctx context.Context, batch []*write) error {
	sqlTx, err := j.db.BeginTxx(ctx, nil)
	if err != nil {
		return err
	}
	defer sqlTx.Rollback() //nolint:errcheck // nothing is left to undo after the commit
	t := &tx{sqlTx}
	var done uint64
	for _, w := range batch {
		if err := t.alone(ctx, w); err != nil {
			return err
		}
		if w.err == nil {
			done++
		}
	}
	if err := sqlTx.Commit(); err != nil {
		return err
	}
	j.stats.commits.Add(1)
	j.stats.written.Add(done)
	return nil
}
