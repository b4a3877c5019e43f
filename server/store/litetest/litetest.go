// Package litetest gives tests SQLite databases that are made once in a test binary and copied for each test: most of what opening a
// new one takes is its migrations.
package litetest

import (
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// Original is what is copied.
type Original struct {
	files func() (map[string][]byte, error)
}

// New returns an original that is made in an empty folder when the first copy is asked for. It must have left the folder to itself when
// it returns.
func New(write func(dir string) error) *Original {
	return &Original{sync.OnceValues(func() (files map[string][]byte, err error) {
		dir, err := os.MkdirTemp("", "original.")
		if err != nil {
			return nil, err
		}
		defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
		if err := write(dir); err != nil {
			return nil, err
		}
		return read(dir)
	})}
}

func read(dir string) (map[string][]byte, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for _, e := range entries {
		if files[e.Name()], err = os.ReadFile(filepath.Join(dir, e.Name())); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// Copy returns a folder with a copy, which goes when the test ends.
func (o *Original) Copy(t testing.TB) string {
	t.Helper()
	files, err := o.files()
	if err != nil {
		t.Fatal("make what is copied: ", err)
	}
	dir := t.TempDir()
	for name, contents := range files {
		if err := os.WriteFile(filepath.Join(dir, name), contents, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}
