package room

import (
	"context"
	"encoding/base64"
	"slices"
	"time"

	"konvent/signaling/wire"
)

const (
	// DocBytes is how much may come in a document after its last state before it takes no more.
	DocBytes = 4 << 20
	// DocCompactBytes is after how much more a client is asked for a state, and may bring one.
	DocCompactBytes = 128 << 10
	// docAnswer is how much of a document one answer holds, in bytes.
	docAnswer = 512 << 10
	// updateBytes is how long one change may be, and stateBytes a whole document, in base64.
	updateBytes = 256 << 10
	stateBytes  = 448 << 10
	// HandIn is how long somebody who left may still hand in what they wrote: their line may have been lost for longer than their place
	// was kept.
	HandIn = 15 * time.Minute
)

// docs are the documents of a room. What they say, the room does not know. Owned by its mailbox.
type docs struct {
	open map[wire.DocID]*doc
	left map[wire.PersonID]time.Time // who was here, and until when they may hand in what they wrote
}

// doc is a document that somebody has open.
type doc struct {
	readers map[wire.PersonID]bool
	writers []wire.DocWriter // who came last first
	pending []byte           // what its readers are told next
	told    *time.Timer      // runs while something waits
	aware   bool             // the writers have changed since they were told
}

// hasDoc says whether the room has a document of this id.
func (r *Room) hasDoc(id wire.DocID) bool {
	in, kind := id.Split()
	return in == r.ID && slices.Contains(r.Kind.Docs, kind)
}

// OpenDoc tells a person from now on what changes in a document, and returns what is kept of it.
func (r *Room) OpenDoc(ctx context.Context, who wire.PersonID, ask wire.DocAsk) (wire.DocState, error) {
	err := r.do(func() error {
		if _, here := r.members[who]; !here || !r.hasDoc(ask.Doc) {
			return wire.ErrNotHere.With("doc")
		}
		d, ok := r.docs.open[ask.Doc]
		if !ok {
			d = &doc{readers: map[wire.PersonID]bool{}}
			r.docs.open[ask.Doc] = d
		}
		d.readers[who] = true
		if len(d.writers) > 0 {
			r.tellWriters(ask.Doc, d)
		}
		return nil
	})
	if err != nil {
		return wire.DocState{}, err
	}
	return ReadDoc(ctx, r.ports.Docs, ask)
}

// ReadDoc returns what is kept of a document, or its next part, also when its room is shut.
func ReadDoc(ctx context.Context, kept Docs, ask wire.DocAsk) (wire.DocState, error) {
	if ask.After < 0 {
		return wire.DocState{}, wire.ErrBody.With("after")
	}
	p, err := kept.LoadDoc(ctx, ask.Doc, ask.After, docAnswer)
	if err != nil {
		return wire.DocState{}, err
	}
	p.Compact = p.Bytes >= 2*DocCompactBytes // who was asked first did not do it
	return p.DocState, nil
}

// CloseDoc ends what OpenDoc began.
func (r *Room) CloseDoc(who wire.PersonID, id wire.DocID) {
	r.box.Do(func() { r.shut(who, id) })
}

// shut takes a person away from a document.
func (r *Room) shut(who wire.PersonID, id wire.DocID) {
	d, ok := r.docs.open[id]
	if !ok || !d.readers[who] {
		return
	}
	delete(d.readers, who)
	r.setWriter(id, d, wire.DocWriter{Person: who})
	if len(d.readers) == 0 {
		delete(r.docs.open, id)
	}
}

// shutAll takes a person away from all documents: they left, or have a new line.
func (r *Room) shutAll(who wire.PersonID) {
	for id := range r.docs.open {
		r.shut(who, id)
	}
}

// EditDoc keeps a change, tells it to those who have the document open, and returns its number.
func (r *Room) EditDoc(ctx context.Context, who wire.PersonID, e wire.DocEdit) (wire.DocSaved, error) {
	if err := checkEdit(e); err != nil {
		return wire.DocSaved{}, err
	}
	if err := r.do(func() error { return r.mayEdit(who, e.Doc) }); err != nil {
		return wire.DocSaved{}, err
	}
	reading, err := r.signReading(ctx, e.Doc, e.Reading)
	if err != nil {
		return wire.DocSaved{}, err
	}
	kept, err := r.ports.Docs.AddEdit(ctx, e.Doc, DocEdit{Update: e.Update, Reading: reading, Seen: e.Seen, At: time.Now().UnixMilli()})
	if err != nil {
		return wire.DocSaved{}, err
	}
	if kept.Seq > 0 {
		r.box.Post(func() { r.tellDoc(e.Doc, "doc.updated", wire.DocUpdate{Doc: e.Doc, Seq: kept.Seq, Update: e.Update}) })
	}
	before := kept.Bytes - int64(len(e.Update))
	return wire.DocSaved{Seq: kept.Seq, Compact: kept.Bytes/DocCompactBytes > before/DocCompactBytes}, nil
}

func checkEdit(e wire.DocEdit) error {
	switch {
	case e.Update == "" && e.Reading == nil:
		return wire.ErrEmpty.With("update")
	case e.Seen < 0:
		return wire.ErrBody.With("seen")
	}
	return checkUpdate(e.Update, updateBytes, "update")
}

func checkUpdate(s string, most int, field string) error {
	if len(s) > most {
		return wire.ErrTooLong.With(field)
	}
	if _, err := base64.StdEncoding.Strict().DecodeString(s); err != nil {
		return wire.ErrBody.With(field)
	}
	return nil
}

// mayEdit: who is in the room may, and who left it a while ago may hand in what they wrote.
func (r *Room) mayEdit(who wire.PersonID, id wire.DocID) error {
	if !r.hasDoc(id) {
		return wire.ErrNotHere.With("doc")
	}
	if _, here := r.members[who]; here {
		return nil
	}
	if until, was := r.docs.left[who]; was && time.Now().Before(until) {
		return nil
	}
	return wire.ErrNotHere.With("doc")
}

// CompactDoc keeps a state in place of many changes.
func (r *Room) CompactDoc(ctx context.Context, who wire.PersonID, c wire.DocCompact) error {
	if c.State == "" {
		return wire.ErrEmpty.With("state")
	}
	if err := checkUpdate(c.State, stateBytes, "state"); err != nil {
		return err
	}
	err := r.do(func() error {
		if d, ok := r.docs.open[c.Doc]; !ok || !d.readers[who] {
			return wire.ErrNotHere.With("doc")
		}
		return nil
	})
	if err != nil {
		return err
	}
	return r.ports.Docs.CompactDoc(ctx, c.Doc, c.Seq, c.State)
}

// handsIn lets a person who leaves hand in what they wrote, for a while; who was taken out may not.
func (r *Room) handsIn(who wire.PersonID) {
	r.shutAll(who)
	now := time.Now()
	for other, until := range r.docs.left {
		if now.After(until) {
			delete(r.docs.left, other)
		}
	}
	if now.After(r.barred[who]) && len(r.Kind.Docs) > 0 {
		r.docs.left[who] = now.Add(HandIn)
	}
}

// HandsInUntil is for who left because they belong elsewhere now: they may hand in what they wrote until then.
func (r *Room) HandsInUntil(who wire.PersonID, until time.Time) {
	r.box.Do(func() {
		if _, was := r.docs.left[who]; was {
			r.docs.left[who] = until
		}
	})
}
