// Command tsgen writes the words of package wire as TypeScript (client/src/wire/wire.ts) and as a document for people
// (docs/protocol.md), comments included. It runs at the root of the repository: go run ./signaling/wire/tsgen.
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	if err := run("."); err != nil {
		fmt.Fprintln(os.Stderr, "tsgen:", err)
		os.Exit(1)
	}
}

func run(root string) error {
	w, err := read(filepath.Join(root, "signaling/wire"))
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(root, "client/src/wire/wire.ts"), []byte(typescript(w)), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(root, "docs/protocol.md"), []byte(document(w)), 0o644)
}
