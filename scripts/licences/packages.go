package main

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
)

// known are the licences of npm packages that we have read and may ship.
var known = []string{"MIT", "ISC", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "OFL-1.1", "MIT OR Apache-2.0"}

// npmPackages lists what a lock file installs without its tools.
func npmPackages(lock string) ([]part, error) {
	text, err := os.ReadFile(lock)
	if err != nil {
		return nil, err
	}
	var l struct {
		Packages map[string]struct {
			Version, License string
			Dev, DevOptional bool
			Optional         bool
		}
	}
	if err := json.Unmarshal(text, &l); err != nil {
		return nil, fmt.Errorf("%s: %w", lock, err)
	}
	var parts []part
	for path, p := range l.Packages {
		_, name, inside := lastCut(path, "node_modules/")
		if !inside || p.Dev || p.DevOptional || p.Optional {
			continue
		}
		if !slices.Contains(known, p.License) {
			return nil, fmt.Errorf("%s: licence %q is not one that we know", name, p.License)
		}
		parts = append(parts, part{name, p.Version, p.License})
	}
	return parts, nil
}

func lastCut(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}
