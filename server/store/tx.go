package store

import (
	"context"
	"database/sql"

	"github.com/jmoiron/sqlx"

	"konvent/server/conference"
)

// tx is the journal's transaction, as a write sees it.
type tx struct {
	*sqlx.Tx
}

// alone does one write in a savepoint, so that its failure undoes nothing else. Its own error goes into the write; what comes
// back means that the transaction as a whole is lost.
func (t *tx) alone(ctx context.Context, w *write) error {
	if _, err := t.ExecContext(ctx, "SAVEPOINT one"); err != nil {
		return err
	}
	if w.err = w.do(ctx, t); w.err != nil {
		if _, err := t.ExecContext(ctx, "ROLLBACK TO SAVEPOINT one"); err != nil {
			return w.err // the database undid everything already, and this is why
		}
	}
	_, err := t.ExecContext(ctx, "RELEASE SAVEPOINT one")
	return err
}

// exec runs a statement and tells how many rows it touched.
func (t *tx) exec(ctx context.Context, query string, args ...any) (int64, error) {
	result, err := t.ExecContext(ctx, t.Rebind(query), args...)
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

// must runs a statement that touches something; conference.ErrNone when it did not.
func (t *tx) must(ctx context.Context, query string, args ...any) error {
	n, err := t.exec(ctx, query, args...)
	if err == nil && n == 0 {
		return conference.ErrNone
	}
	return err
}

// named runs a statement once for each of rows, a slice of structs, a few hundred at a time, and tells how many it touched.
func named[R any](ctx context.Context, t *tx, query string, rows []R) (int64, error) {
	var total int64
	for len(rows) > 0 {
		n := min(len(rows), rowsAtOnce)
		result, err := t.NamedExecContext(ctx, query, rows[:n])
		if err != nil {
			return total, err
		}
		touched, err := result.RowsAffected()
		if err != nil {
			return total, err
		}
		total, rows = total+touched, rows[n:]
	}
	return total, nil
}

// rowsAtOnce keeps one statement below the databases' limits (32,766 and 65,535 parameters).
const rowsAtOnce = 500

// link is a hash as the database keeps it: hex, or NULL for none.
func link(h *conference.Hash) sql.NullString {
	if h == nil {
		return sql.NullString{}
	}
	return sql.NullString{String: hexOf(*h), Valid: true}
}
