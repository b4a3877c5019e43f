package house

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const (
	maxFile     = 300 // lines, tests included
	maxFunction = 40  // lines, from "func" to the closing brace; tests may be longer, their tables are
)

// source tells by its name what people write and read as code.
var source = []string{".go", ".ts", ".tsx", ".css", ".mjs", ".js", ".py", ".sql"}

// notOurs are folders that are fetched or built.
var notOurs = []string{".git", "node_modules", "dist", "bin", "data", "out"}

func TestFilesAreShortEnoughToRead(t *testing.T) {
	files := 0
	for path, text := range sources(t) {
		files++
		if lines := bytes.Count(text, []byte("\n")); lines > maxFile && !generated(text) {
			t.Errorf("%s has %d lines, more than %d: what is its second topic?", path, lines, maxFile)
		}
	}
	require.Greater(t, files, 20, "the sources were found")
}

func TestFunctionsAreShortEnoughToRead(t *testing.T) {
	functions := 0
	for path, text := range sources(t) {
		if filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") || generated(text) {
			continue
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, path, text, parser.SkipObjectResolution)
		require.NoError(t, err)
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			functions++
			if lines := set.Position(f.End()).Line - set.Position(f.Pos()).Line + 1; lines > maxFunction {
				t.Errorf("%s: %s has %d lines, more than %d", path, f.Name.Name, lines, maxFunction)
			}
		}
	}
	require.Greater(t, functions, 50, "the functions were found")
}

func sources(t *testing.T) map[string][]byte {
	t.Helper()
	found := map[string][]byte{}
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && slices.Contains(notOurs, e.Name()) {
			return filepath.SkipDir
		}
		if e.IsDir() || !slices.Contains(source, filepath.Ext(path)) {
			return nil
		}
		text, err := os.ReadFile(path)
		name, _ := filepath.Rel(root, path)
		found[name] = text
		return err
	})
	require.NoError(t, err)
	return found
}

// generated tells files whose first line says that a program of ours wrote them.
func generated(text []byte) bool {
	first, _, _ := bytes.Cut(text, []byte("\n"))
	return bytes.Contains(first, []byte("Written by")) && bytes.Contains(first, []byte("never edited"))
}
