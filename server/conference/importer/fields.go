package importer

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	rooms "konvent/server/room"
)

// checker collects the mistakes of a document.
type checker struct {
	faults Faults
}

func (c *checker) fault(line int, path, format string, args ...any) {
	if len(c.faults) < maxFaults {
		c.faults = append(c.faults, Fault{line, path, fmt.Sprintf(format, args...)})
	}
}

// fields reads an object of the document. Each reading makes a name known; done reports the names that nobody asked for.
type fields struct {
	c       *checker
	line    int
	path    string // of the object, with a dot behind, or empty at the root
	members members
	known   map[string]bool
}

// object begins to read n; nil, and a fault, when it is not an object.
func (c *checker) object(n node, path string) *fields {
	all, ok := n.value.(members)
	if !ok {
		c.fault(n.line, path, "must be an object")
		return nil
	}
	if path != "" {
		path += "."
	}
	return &fields{c: c, line: n.line, path: path, members: all, known: map[string]bool{}}
}

// done reports what is unknown or there twice.
func (f *fields) done() {
	seen := map[string]bool{}
	for _, m := range f.members {
		switch {
		case !f.known[m.name]:
			f.c.fault(m.line, f.path+m.name, "is unknown")
		case seen[m.name]:
			f.c.fault(m.line, f.path+m.name, "is there twice")
		}
		seen[m.name] = true
	}
}

// get finds a value by name.
func (f *fields) get(name string) (node, bool) {
	f.known[name] = true
	for _, m := range f.members {
		if m.name == name {
			return m.value, true
		}
	}
	return node{}, false
}

// fault reports a mistake in the field of this name.
func (f *fields) fault(name, format string, args ...any) {
	line := f.line
	if n, ok := f.get(name); ok {
		line = n.line
	}
	f.c.fault(line, f.path+name, format, args...)
}

// demand reports a field that is missing, and tells whether it is there.
func (f *fields) demand(name string) bool {
	_, ok := f.get(name)
	if !ok {
		f.fault(name, "is missing")
	}
	return ok
}

// need reads a text that must be there.
func (f *fields) need(name string, longest int) string {
	if !f.demand(name) {
		return ""
	}
	s, ok := f.clean(name, longest)
	if ok && s == "" {
		f.fault(name, "is empty")
	}
	return s
}

// text reads a text that may be missing or empty.
func (f *fields) text(name string, longest int) string {
	s, _ := f.clean(name, longest)
	return s
}

func (f *fields) clean(name string, longest int) (string, bool) {
	n, ok := f.get(name)
	if !ok {
		return "", true
	}
	return f.c.text(n, f.path+name, longest)
}

// text reads n as a text without blanks around it; false, and a fault, when it is none or not fit to be shown.
func (c *checker) text(n node, path string, longest int) (string, bool) {
	s, ok := n.value.(string)
	if !ok {
		c.fault(n.line, path, "must be a text")
		return "", false
	}
	s = strings.TrimSpace(s)
	if length := utf8.RuneCountInString(s); length > longest {
		c.fault(n.line, path, "is %d characters long, %d are allowed", length, longest)
		return "", false
	}
	for _, r := range s {
		// Only what may be long has paragraphs.
		if rooms.Unseen(r) && (r != '\n' || longest <= maxText) {
			c.fault(n.line, path, "holds the invisible character %U", r)
			return "", false
		}
	}
	return s, true
}

// choice reads one of several words; the first stands where none is.
func (f *fields) choice(name string, words ...string) string {
	if _, ok := f.get(name); !ok {
		return words[0]
	}
	s, ok := f.clean(name, maxText)
	if ok && !slices.Contains(words, s) {
		f.fault(name, "is %q, must be one of %s", s, strings.Join(words, ", "))
	}
	return s
}

// number reads a whole number from lo to hi; missing stands where there is none.
func (f *fields) number(name string, lo, hi, missing int) int {
	n, ok := f.get(name)
	if !ok {
		return missing
	}
	digits, _ := n.value.(json.Number)
	i, err := strconv.Atoi(digits.String())
	if err != nil || i < lo || i > hi {
		f.fault(name, "must be a whole number from %d to %d", lo, hi)
		return missing
	}
	return i
}

// flag reads true or false; missing is false.
func (f *fields) flag(name string) bool {
	n, ok := f.get(name)
	if !ok {
		return false
	}
	b, ok := n.value.(bool)
	if !ok {
		f.fault(name, "must be true or false")
	}
	return b
}

// each calls do with every entry of a list and its path; a missing list has none.
func (f *fields) each(name string, most int, do func(n node, path string)) {
	n, ok := f.get(name)
	if !ok {
		return
	}
	all, ok := n.value.(list)
	if !ok {
		f.fault(name, "must be a list")
		return
	}
	if len(all) > most {
		f.fault(name, "has %d entries, %d are allowed", len(all), most)
		return
	}
	for i, entry := range all {
		do(entry, fmt.Sprintf("%s%s[%d]", f.path, name, i))
	}
}

// texts reads a list of texts, none of them empty.
func (f *fields) texts(name string) []string {
	var all []string
	f.each(name, maxList, func(n node, path string) {
		s, ok := f.c.text(n, path, maxText)
		if ok && s == "" {
			f.c.fault(n.line, path, "is empty")
		}
		all = append(all, s)
	})
	return all
}
