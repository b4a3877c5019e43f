// Command licences writes docs/licences.md: every Go module that is linked into the binary and every npm package that the client is
// built from, with version and licence. It fails on a licence it does not know, so that none comes in unread.
package main

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"strings"
)

// part is a row of the table.
type part struct{ name, version, licence string }

func main() {
	if err := write("docs/licences.md"); err != nil {
		fmt.Fprintln(os.Stderr, "licences:", err)
		os.Exit(1)
	}
}

func write(path string) error {
	modules, err := goModules("./server")
	if err != nil {
		return err
	}
	packages, err := npmPackages("client/package-lock.json")
	if err != nil {
		return err
	}
	var b strings.Builder
	b.WriteString("# Licences\n\nWritten by `make licences`; do not edit. Konvent itself is under Apache-2.0. The product contains:\n\n")
	b.WriteString("## Go modules in the binary\n\n")
	table(&b, modules)
	b.WriteString("\n## npm packages in the client\n\nWith everything they depend on; the build takes only what is used.\n\n")
	table(&b, packages)
	return os.WriteFile(path, []byte(b.String()), 0o644)
}

func table(b *strings.Builder, parts []part) {
	slices.SortFunc(parts, func(x, y part) int {
		return cmp.Or(cmp.Compare(x.name, y.name), cmp.Compare(x.version, y.version))
	})
	b.WriteString("| name | version | licence |\n|---|---|---|\n")
	for _, p := range slices.Compact(parts) {
		fmt.Fprintf(b, "| %s | %s | %s |\n", p.name, p.version, p.licence)
	}
}
