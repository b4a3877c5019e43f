// Package migrations carries the schema of the house, in goose's format: one set of SQL for SQLite and PostgreSQL alike.
package migrations

import "embed"

// FS holds the migrations, in the order of their numbers.
//
//go:embed *.sql
var FS embed.FS
