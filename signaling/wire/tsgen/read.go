package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"sort"
	"strings"

	"konvent/signaling/wire"
)

// words is package wire as its source says it.
type words struct {
	doc    string
	types  []typeWord
	faults []faultWord
	closes []constWord
}

// typeWord is a named type: a struct with fields, or a name for a string with its known values.
type typeWord struct {
	name   string
	doc    string
	expr   ast.Expr
	fields []fieldWord
	embeds []string
	values []constWord
}

type fieldWord struct {
	name     string
	doc      string
	optional bool
	expr     ast.Expr
}

type constWord struct{ name, value, doc string }

type faultWord struct{ code, doc string }

// left out: what only the Go side needs.
var skipped = map[string]bool{"CommandWord": true, "EventWord": true}

func read(dir string) (*words, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return nil, err
	}
	sort.Strings(files)
	w := &words{}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
		if err != nil {
			return nil, fmt.Errorf("parse %s: %w", name, err)
		}
		if f.Doc != nil {
			w.doc = f.Doc.Text()
		}
		for _, d := range f.Decls {
			w.decl(d)
		}
	}
	return w, nil
}

func (w *words) decl(d ast.Decl) {
	g, ok := d.(*ast.GenDecl)
	if !ok {
		return
	}
	for _, s := range g.Specs {
		switch s := s.(type) {
		case *ast.TypeSpec:
			if !skipped[s.Name.Name] {
				w.types = append(w.types, newType(s, g.Doc.Text()))
			}
		case *ast.ValueSpec:
			w.value(s)
		}
	}
}

func newType(s *ast.TypeSpec, doc string) typeWord {
	t := typeWord{name: s.Name.Name, doc: clean(doc), expr: s.Type}
	st, ok := s.Type.(*ast.StructType)
	if !ok {
		return t
	}
	for _, f := range st.Fields.List {
		if len(f.Names) == 0 {
			t.embeds = append(t.embeds, f.Type.(*ast.Ident).Name)
			continue
		}
		tag := ""
		if f.Tag != nil {
			tag = reflect.StructTag(strings.Trim(f.Tag.Value, "`")).Get("json")
		}
		name, options, _ := strings.Cut(tag, ",")
		t.fields = append(t.fields, fieldWord{name: name, doc: clean(f.Doc.Text()), optional: strings.Contains(options, "omitempty"), expr: f.Type})
	}
	return t
}

// value reads constants of named types, close codes, and faults.
func (w *words) value(s *ast.ValueSpec) {
	if len(s.Values) != 1 {
		return
	}
	doc := clean(s.Doc.Text())
	switch v := s.Values[0].(type) {
	case *ast.BasicLit:
		c := constWord{s.Names[0].Name, v.Value, doc}
		if id, ok := s.Type.(*ast.Ident); ok {
			w.addValue(id.Name, c)
		} else if strings.HasPrefix(c.name, "Close") {
			w.closes = append(w.closes, c)
		}
	case *ast.UnaryExpr:
		if lit, ok := v.X.(*ast.CompositeLit); ok && strings.HasPrefix(s.Names[0].Name, "Err") {
			code := lit.Elts[0].(*ast.KeyValueExpr).Value.(*ast.BasicLit).Value
			_, text, _ := strings.Cut(doc, ": ")
			w.faults = append(w.faults, faultWord{strings.Trim(code, `"`), text})
		}
	}
}

func (w *words) addValue(typeName string, c constWord) {
	if typeName == "SourceID" {
		return
	}
	for i := range w.types {
		if w.types[i].name == typeName {
			w.types[i].values = append(w.types[i].values, c)
		}
	}
}

func clean(s string) string { return strings.TrimSpace(s) }

// bodyName names the type of an example body, "" for none.
func bodyName(v any) string {
	if v == nil {
		return ""
	}
	return reflect.TypeOf(v).Name()
}

var tables = struct {
	commands []wire.CommandWord
	events   []wire.EventWord
}{wire.Commands, wire.Events}
