package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// goModules lists the modules that a program is linked from.
func goModules(program string) ([]part, error) {
	list := exec.Command("go", "list", "-deps", "-f", `{{with .Module}}{{if not .Main}}{"Path":"{{.Path}}","Version":"{{.Version}}","Dir":"{{.Dir}}"}{{end}}{{end}}`, program)
	list.Stderr = os.Stderr
	out, err := list.Output()
	if err != nil {
		return nil, fmt.Errorf("list modules: %w", err)
	}
	var parts []part
	seen := map[string]bool{}
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var m struct{ Path, Version, Dir string }
		if err := dec.Decode(&m); errors.Is(err, io.EOF) {
			return parts, nil
		} else if err != nil {
			return nil, fmt.Errorf("read modules: %w", err)
		}
		if seen[m.Path] {
			continue
		}
		seen[m.Path] = true
		licence, err := licenceOf(m.Dir)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", m.Path, err)
		}
		parts = append(parts, part{m.Path, m.Version, licence})
	}
}

// marks tell a licence by words that stand in it and in no other of the list, the more particular first.
var marks = []struct{ words, licence string }{
	{"Apache License", "Apache-2.0"},
	{"Mozilla Public License", "MPL-2.0"},
	{"Redistribution and use in source and binary forms", "BSD-3-Clause"},
	{"Permission is hereby granted, free of charge", "MIT"},
	{"Permission to use, copy, modify, and/or distribute this software", "ISC"},
	{"Permission to use, copy, modify, and distribute this software", "ISC"},
}

// licenceOf reads a module's licence file.
func licenceOf(dir string) (string, error) {
	for _, pattern := range []string{"LICENSE*", "LICENCE*", "License*", "license*", "COPYING*"} {
		files, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			return "", err
		}
		for _, f := range files {
			text, err := os.ReadFile(f)
			if err != nil {
				continue // a folder of licences
			}
			if l := licenceIn(string(text)); l != "" {
				return l, nil
			}
		}
	}
	return "", errors.New("no licence that we know")
}

func licenceIn(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	for _, m := range marks {
		if !strings.Contains(text, m.words) {
			continue
		}
		if m.licence == "BSD-3-Clause" && !strings.Contains(text, "Neither the name") && !strings.Contains(text, "The name of the author may not") && !strings.Contains(text, "names of its contributors") {
			return "BSD-2-Clause"
		}
		return m.licence
	}
	return ""
}
