package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"konvent/migrations"
)

// lockFile is an empty SQLite database whose only use is its lock, which ends with the process that holds it.
const lockFile = "konvent.lock"

// migrate brings the schema up to date. Of several processes that start at once, one does it and the others wait.
func (s *Store) migrate(ctx context.Context, dir string) error {
	if s.write.DriverName() == "pgx" {
		locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 60))
		if err != nil {
			return fmt.Errorf("migrate: %w", err)
		}
		return s.up(ctx, goose.DialectPostgres, goose.WithSessionLocker(locker))
	}
	return whileLocked(ctx, dir, func() error { return s.up(ctx, goose.DialectSQLite3) })
}

func (s *Store) up(ctx context.Context, dialect goose.Dialect, options ...goose.ProviderOption) error {
	options = append(options, goose.WithDisableGlobalRegistry(true))
	provider, err := goose.NewProvider(dialect, s.write.DB, migrations.FS, options...)
	if err != nil {
		return fmt.Errorf("read migrations: %w", err)
	}
	if _, err := provider.Up(ctx); err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	return nil
}

// whileLocked runs do while no other process that opens the same folder does.
func whileLocked(ctx context.Context, dir string, do func() error) (err error) {
	path, err := filepath.Abs(filepath.Join(dir, lockFile))
	if err != nil {
		return err
	}
	db, err := sql.Open("sqlite", sqliteAddress(path, "busy_timeout(60000)")+"&_txlock=exclusive")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("wait for the migrations of another process: %w", err)
	}
	defer func() { err = errors.Join(err, tx.Rollback()) }()
	return do()
}
