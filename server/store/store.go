// Package store keeps conferences, people, chat and stages, in SQLite or PostgreSQL. It is the only package that knows SQL.
//
// Whoever reads asks the read pool. Whoever writes goes through the journal: one goroutine that puts all writes that arrive
// together into one transaction. A method that returned without an error has been committed to disk.
// One file per noun, the SQL beside the function that uses it, written with ? and the same on both databases.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
	"github.com/jmoiron/sqlx"
	_ "modernc.org/sqlite" // the driver "sqlite"

	"konvent/server/conference"
)

// File is the name of the SQLite database in the data folder.
const File = "konvent.db"

const (
	sqliteReaders   = 4
	postgresReaders = 8
)

// Store is the house's memory. Its methods may be called from any goroutine.
type Store struct {
	read    *sqlx.DB
	write   *sqlx.DB // one connection; the journal's, and before that the migrations'
	journal *journal
}

var _ conference.Store = (*Store)(nil)

// Open opens the database at address, brings its schema up to date and starts the journal. An empty address means SQLite
// at dir/konvent.db, made where it is missing; postgres://… means PostgreSQL. Several houses may open the same database at once.
func Open(ctx context.Context, address, dir string) (*Store, error) {
	s, err := connect(address, dir)
	if err != nil {
		return nil, fmt.Errorf("open store: %w", err)
	}
	if err := s.migrate(ctx, dir); err != nil {
		return nil, errors.Join(fmt.Errorf("open store: %w", err), s.disconnect())
	}
	s.journal = newJournal(s.write)
	go s.journal.run()
	return s, nil
}

// Close commits what is queued, stops the journal and closes the database. Writes that come later fail.
func (s *Store) Close() error {
	s.journal.close()
	return s.disconnect()
}

// disconnect closes the writer last: it is the one that folds SQLite's log into the database file.
func (s *Store) disconnect() error {
	return errors.Join(s.read.Close(), s.write.Close())
}

// Ping says whether the database answers.
func (s *Store) Ping(ctx context.Context) error {
	return s.read.PingContext(ctx)
}

func connect(address, dir string) (*Store, error) {
	switch {
	case address == "":
		return connectSQLite(dir)
	case strings.HasPrefix(address, "postgres://"), strings.HasPrefix(address, "postgresql://"):
		return pools("pgx", address, address, postgresReaders)
	default:
		return nil, errors.New("the database's address is neither empty (SQLite) nor postgres://…")
	}
}

func connectSQLite(dir string) (*Store, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	path, err := filepath.Abs(filepath.Join(dir, File))
	if err != nil {
		return nil, err
	}
	// Full synchronisation on every commit: in WAL mode anything less may lose acknowledged lines when the power fails.
	// What it keeps for a moment stays in memory (temp_store 2): a container may have no folder for it.
	writer := sqliteAddress(path, "busy_timeout(5000)", "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)", "temp_store(2)")
	reader := sqliteAddress(path, "busy_timeout(5000)", "query_only(1)", "temp_store(2)")
	return pools("sqlite", writer+"&_txlock=immediate", reader, sqliteReaders)
}

func sqliteAddress(path string, pragmas ...string) string {
	u := url.URL{Scheme: "file", Path: path, RawQuery: url.Values{"_pragma": pragmas}.Encode()}
	return u.String()
}

func pools(driver, writer, reader string, readers int) (*Store, error) {
	w, err := sql.Open(driver, writer)
	if err != nil {
		return nil, err
	}
	r, err := sql.Open(driver, reader)
	if err != nil {
		return nil, errors.Join(err, w.Close())
	}
	w.SetMaxOpenConns(1)
	r.SetMaxOpenConns(readers)
	r.SetMaxIdleConns(readers)
	// sqlx knows both ways of writing placeholders, but not that modernc's driver is called "sqlite".
	name := map[string]string{"pgx": "pgx", "sqlite": "sqlite3"}[driver]
	return &Store{write: sqlx.NewDb(w, name), read: sqlx.NewDb(r, name)}, nil
}

// get reads one row into dest; conference.ErrNone when there is none.
func (s *Store) get(ctx context.Context, dest any, query string, args ...any) error {
	err := s.read.GetContext(ctx, dest, s.read.Rebind(query), args...)
	if errors.Is(err, sql.ErrNoRows) {
		return conference.ErrNone
	}
	return err
}

// list reads all rows into dest, a pointer to a slice.
func (s *Store) list(ctx context.Context, dest any, query string, args ...any) error {
	return s.read.SelectContext(ctx, dest, s.read.Rebind(query), args...)
}
