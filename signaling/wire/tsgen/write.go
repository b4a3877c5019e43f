package main

import (
	"fmt"
	"go/ast"
	"strings"

	"konvent/signaling/wire"
)

// typescript renders the words as one module of types and a few constants.
func typescript(w *words) string {
	var b strings.Builder
	b.WriteString("// Written by signaling/wire/tsgen (make wire); never edited.\n\n")
	fmt.Fprintf(&b, "export const version = %d;\n", wire.Version)
	for _, t := range w.types {
		tsType(&b, w, t)
	}
	b.WriteString("\n/** What a client may say: body and answer. */\nexport interface Commands {\n")
	for _, c := range tables.commands {
		back := bodyName(c.Back)
		if back == "" {
			back = "undefined"
		}
		fmt.Fprintf(&b, "  /** %s */\n  %q: { body: %s; back: %s };\n", c.Doc, c.Type, bodyName(c.Body), back)
	}
	b.WriteString("}\n\n/** What the house may say unasked. */\nexport interface Events {\n")
	for _, e := range tables.events {
		fmt.Fprintf(&b, "  /** %s */\n  %q: %s;\n", e.Doc, e.Type, bodyName(e.Body))
	}
	b.WriteString("}\n\n/** Close codes of the socket; they tell the client what to do. */\nexport const close = {\n")
	for _, c := range w.closes {
		name := strings.TrimPrefix(c.name, "Close")
		fmt.Fprintf(&b, "%s  %s: %s,\n", comment(c.doc, "  "), strings.ToLower(name[:1])+name[1:], c.value)
	}
	b.WriteString("} as const;\n")
	return b.String()
}

func tsType(b *strings.Builder, w *words, t typeWord) {
	b.WriteString("\n" + comment(t.doc, ""))
	if _, ok := t.expr.(*ast.StructType); !ok {
		fmt.Fprintf(b, "export type %s = %s;\n", t.name, alias(w, t))
		return
	}
	if len(t.fields) == 0 && len(t.embeds) == 0 {
		fmt.Fprintf(b, "export type %s = Record<string, never>;\n", t.name)
		return
	}
	head := "export interface " + t.name
	if len(t.embeds) > 0 {
		head += " extends " + strings.Join(t.embeds, ", ")
	}
	b.WriteString(head + " {\n")
	for _, f := range t.fields {
		mark := ""
		if f.optional {
			mark = "?"
		}
		fmt.Fprintf(b, "%s  %s%s: %s;\n", comment(f.doc, "  "), f.name, mark, tsExpr(f.expr))
	}
	b.WriteString("}\n")
}

// alias renders a named string: a union where its values are known, a plain string otherwise.
func alias(w *words, t typeWord) string {
	if t.name == "FaultCode" {
		codes := make([]string, len(w.faults))
		for i, f := range w.faults {
			codes[i] = fmt.Sprintf("%q", f.code)
		}
		return strings.Join(codes, " | ")
	}
	if len(t.values) == 0 {
		return tsExpr(t.expr)
	}
	values := make([]string, len(t.values))
	for i, v := range t.values {
		values[i] = v.value
	}
	return strings.Join(values, " | ")
}

func tsExpr(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return tsExpr(e.X)
	case *ast.ArrayType:
		return tsExpr(e.Elt) + "[]"
	case *ast.MapType:
		return "Record<" + tsExpr(e.Key) + ", " + tsExpr(e.Value) + ">"
	case *ast.SelectorExpr:
		return "unknown"
	case *ast.Ident:
		switch e.Name {
		case "string":
			return "string"
		case "bool":
			return "boolean"
		case "any":
			return "unknown"
		case "int", "int64", "uint32", "uint64", "float64":
			return "number"
		}
		return e.Name
	}
	panic(fmt.Sprintf("tsgen: no TypeScript for %T", e))
}

func comment(doc, indent string) string {
	if doc == "" {
		return ""
	}
	return indent + "/** " + strings.ReplaceAll(doc, "\n", "\n"+indent+" * ") + " */\n"
}

// document renders the words for people.
func document(w *words) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# The protocol\n\nVersion %d. Written by `make wire` from `signaling/wire`; not edited by hand.\n\n%s\n", wire.Version, w.doc)
	b.WriteString("## Commands\n\n| command | body | answer | |\n|---|---|---|---|\n")
	for _, c := range tables.commands {
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", c.Type, link(bodyName(c.Body)), link(bodyName(c.Back)), c.Doc)
	}
	b.WriteString("\n## Events\n\n| event | body | |\n|---|---|---|\n")
	for _, e := range tables.events {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", e.Type, link(bodyName(e.Body)), e.Doc)
	}
	b.WriteString("\n## Faults\n\n| code | |\n|---|---|\n")
	for _, f := range w.faults {
		fmt.Fprintf(&b, "| `%s` | %s |\n", f.code, line(f.doc))
	}
	b.WriteString("\n## Close codes\n\n| code | |\n|---|---|\n")
	for _, c := range w.closes {
		_, text, _ := strings.Cut(c.doc, ": ")
		fmt.Fprintf(&b, "| %s | %s |\n", c.value, line(text))
	}
	b.WriteString("\n## Types\n")
	for _, t := range w.types {
		docType(&b, t)
	}
	return b.String()
}

func docType(b *strings.Builder, t typeWord) {
	fmt.Fprintf(b, "\n### %s\n\n%s\n", t.name, t.doc)
	if len(t.values) > 0 {
		b.WriteString("\n")
		for _, v := range t.values {
			fmt.Fprintf(b, "- `%s` %s\n", v.value, line(v.doc))
		}
	}
	if len(t.embeds) > 0 {
		fmt.Fprintf(b, "\nAll of %s, and:\n", link(t.embeds[0]))
	}
	if len(t.fields) == 0 {
		return
	}
	b.WriteString("\n| field | type | |\n|---|---|---|\n")
	for _, f := range t.fields {
		mark := ""
		if f.optional {
			mark = " (may be absent)"
		}
		fmt.Fprintf(b, "| `%s` | `%s` | %s%s |\n", f.name, tsExpr(f.expr), line(f.doc), mark)
	}
}

func link(name string) string {
	if name == "" || name == "Nothing" {
		return "–"
	}
	return fmt.Sprintf("[%s](#%s)", name, strings.ToLower(name))
}

func line(s string) string { return strings.Join(strings.Fields(s), " ") }
