package importer

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// node is a JSON value that knows its line. value is a string, json.Number, bool, nil, members or list.
type node struct {
	line  int
	value any
}

type (
	members []member
	list    []node
)

// member is a name and value of an object; line is the name's.
type member struct {
	line  int
	name  string
	value node
}

// treeParser turns a document into nodes. line is where the decoder stands, pos the offset up to which it counted.
type treeParser struct {
	text []byte
	dec  *json.Decoder
	line int
	pos  int
}

// parseTree reads the whole document; its fault is about JSON, not about conferences.
func parseTree(text []byte) (node, *Fault) {
	if len(text) > MaxSize {
		return node{}, &Fault{Line: 1, What: fmt.Sprintf("longer than %d bytes", MaxSize)}
	}
	text = bytes.TrimPrefix(text, []byte("\uFEFF"))
	if !utf8.Valid(text) {
		return node{}, &Fault{Line: 1, What: "is not UTF-8"}
	}
	p := &treeParser{text: text, dec: json.NewDecoder(bytes.NewReader(text)), line: 1}
	p.dec.UseNumber()
	root, err := p.value(0)
	if err == nil {
		if _, end := p.token(); end == nil {
			err = errors.New("something follows after the end of the document")
		} else if !errors.Is(end, io.EOF) {
			err = end
		}
	}
	if err != nil {
		return node{}, p.fault(err)
	}
	return root, nil
}

// fault puts an error of the decoder where it happened.
func (p *treeParser) fault(err error) *Fault {
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax):
		p.count(int(syntax.Offset))
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		p.count(len(p.text))
		err = errors.New("the document ends too early")
	}
	return &Fault{Line: p.line, What: err.Error()}
}

func (p *treeParser) token() (json.Token, error) {
	t, err := p.dec.Token()
	if err == nil {
		p.count(int(p.dec.InputOffset()))
	}
	return t, err
}

// count moves line on to the one that offset is in.
func (p *treeParser) count(offset int) {
	offset = min(offset, len(p.text))
	if offset > p.pos {
		p.line += bytes.Count(p.text[p.pos:offset], []byte{'\n'})
		p.pos = offset
	}
}

func (p *treeParser) value(depth int) (node, error) {
	t, err := p.token()
	if err != nil {
		return node{}, err
	}
	n := node{line: p.line, value: t}
	delim, ok := t.(json.Delim)
	if !ok {
		return n, nil
	}
	if depth == maxDocDepth {
		return n, fmt.Errorf("nested deeper than %d", maxDocDepth)
	}
	if delim == '{' {
		n.value, err = p.members(depth)
	} else {
		n.value, err = p.list(depth)
	}
	if err != nil {
		return n, err
	}
	_, err = p.token() // the closing bracket, which the decoder has matched with the opening one
	return n, err
}

func (p *treeParser) members(depth int) (members, error) {
	all := members{}
	for p.dec.More() {
		t, err := p.token()
		if err != nil {
			return nil, err
		}
		m := member{line: p.line, name: t.(string)} // the decoder lets nothing else be a name
		if m.value, err = p.value(depth + 1); err != nil {
			return nil, err
		}
		all = append(all, m)
	}
	return all, nil
}

func (p *treeParser) list(depth int) (list, error) {
	all := list{}
	for p.dec.More() {
		n, err := p.value(depth + 1)
		if err != nil {
			return nil, err
		}
		all = append(all, n)
	}
	return all, nil
}
