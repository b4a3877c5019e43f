package room

import (
	"slices"
	"time"

	"konvent/signaling/wire"
)

const (
	// writersShown is how many people are named who write in a document.
	writersShown = 8
	// cursorBytes is how long a cursor may be.
	cursorBytes = 256
	// tellDocEvery is how long the changes of a document wait for each other.
	tellDocEvery = 100 * time.Millisecond
)

// Aware notes where in a document a person writes.
func (r *Room) Aware(who wire.PersonID, a wire.DocAware) error {
	if len(a.Cursor) > cursorBytes {
		return wire.ErrTooLong.With("cursor")
	}
	return r.do(func() error {
		d, ok := r.docs.open[a.Doc]
		if !ok || !d.readers[who] {
			return wire.ErrNotHere.With("doc")
		}
		r.setWriter(a.Doc, d, wire.DocWriter{Person: who, Name: r.members[who].Name, Cursor: CleanText(a.Cursor)})
		return nil
	})
}

// setWriter puts a writer first, or takes one away whose cursor is empty.
func (r *Room) setWriter(id wire.DocID, d *doc, w wire.DocWriter) {
	before := len(d.writers)
	d.writers = slices.DeleteFunc(slices.Clone(d.writers), func(o wire.DocWriter) bool { return o.Person == w.Person })
	if w.Cursor != "" {
		d.writers = slices.Insert(d.writers, 0, w)
		d.writers = d.writers[:min(len(d.writers), writersShown)]
	} else if len(d.writers) == before {
		return
	}
	r.tellWriters(id, d)
}

func (r *Room) tellWriters(id wire.DocID, d *doc) {
	d.aware = true
	r.tellDocSoon(id, d)
}

// tellDoc says something to those who have a document open.
func (r *Room) tellDoc(id wire.DocID, event string, body any) {
	if d, ok := r.docs.open[id]; ok {
		d.join(wire.Encode(wire.Event{Room: r.ID, Type: event, Body: body}))
		r.tellDocSoon(id, d)
	}
}

func (d *doc) join(frame []byte) {
	if len(d.pending) > 0 {
		d.pending = append(d.pending, '\n')
	}
	d.pending = append(d.pending, frame...)
}

func (r *Room) tellDocSoon(id wire.DocID, d *doc) {
	if d.told == nil {
		d.told = r.later(tellDocEvery, func() { r.flushDoc(id, d) })
	}
}

// flushDoc says what waits, in one message.
func (r *Room) flushDoc(id wire.DocID, d *doc) {
	d.told = nil
	if d.aware {
		d.join(wire.Encode(wire.Event{Room: r.ID, Type: "doc.writers", Body: wire.DocWriters{Doc: id, Writers: slices.Clone(d.writers)}}))
	}
	message := d.pending
	d.pending, d.aware = nil, false
	for who := range d.readers {
		if m, ok := r.members[who]; ok && m.Out != nil {
			m.Out.Push(message)
		}
	}
}
