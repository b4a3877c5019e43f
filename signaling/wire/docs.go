package wire

import "strings"

// DocID names a document that the people of a room write together: "<room>.notes", "<room>.board" or "<room>.card".
type DocID string

// DocKind is what a document is.
type DocKind string

// The kinds of documents.
const (
	Notes DocKind = "notes"
	Board DocKind = "board"
	// CardKind is a result card: what a group brings back to the plenum.
	CardKind DocKind = "card"
)

// Doc is the id of a room's document.
func Doc(r RoomID, k DocKind) DocID { return DocID(r) + "." + DocID(k) }

// Split tells the room and the kind of a document, both empty where the id is none.
func (d DocID) Split() (RoomID, DocKind) {
	at := strings.LastIndexByte(string(d), '.')
	if at < 1 {
		return "", ""
	}
	return RoomID(d[:at]), DocKind(d[at+1:])
}

// FileID names a picture that belongs to a room.
type FileID string

// DocAsk is the body of doc.open and doc.read.
type DocAsk struct {
	Doc DocID `json:"doc"`
	// After is the number of the last change that the client has without a gap; 0 for none.
	After int64 `json:"after,omitempty"`
}

// DocState is a document as it is kept, or a part of it.
type DocState struct {
	// Updates are changes as clients made them (Yjs, version 1, in base64), to be applied in any order. The house does not read them.
	Updates []string `json:"updates"`
	// Seq is the number of the last change in Updates, or After where there is none: the client has all up to it.
	Seq int64 `json:"seq"`
	// More: there are more; ask again, after Seq.
	More bool `json:"more,omitempty"`
	// Compact asks the client for doc.compact: many changes have come together.
	Compact bool `json:"compact,omitempty"`
	// Reading is what the document says; absent while nobody has written.
	Reading *Reading `json:"reading,omitempty"`
}

// DocRef is the body of doc.close.
type DocRef struct {
	Doc DocID `json:"doc"`
}

// DocEdit is the body of doc.edit. It may be said again after a lost line: a change that is there already changes nothing.
type DocEdit struct {
	Doc DocID `json:"doc"`
	// Update is a change in base64, at most 256 KiB long; empty to hand in a reading alone.
	Update string `json:"update,omitempty"`
	// Seen is the number of the last change that the client has without a gap. Of two readings the one that saw more stays.
	Seen int64 `json:"seen,omitempty"`
	// Reading is what the document says with this change in it.
	Reading *Reading `json:"reading,omitempty"`
}

// DocSaved answers doc.edit: the change is kept.
type DocSaved struct {
	// Seq is the change's number, 0 where there was no change.
	Seq int64 `json:"seq"`
	// Compact asks the client for doc.compact: many changes have come together.
	Compact bool `json:"compact,omitempty"`
}

// DocCompact is the body of doc.compact.
type DocCompact struct {
	Doc DocID `json:"doc"`
	// Seq: State holds every change up to this one.
	Seq int64 `json:"seq"`
	// State is the whole document as one change in base64, at most 448 KiB long.
	State string `json:"state"`
}

// DocUpdate is a change that is kept. It is told to those who have the document open, its author among them.
type DocUpdate struct {
	Doc    DocID  `json:"doc"`
	Seq    int64  `json:"seq"`
	Update string `json:"update"`
}

// DocAware is the body of doc.aware.
type DocAware struct {
	Doc DocID `json:"doc"`
	// Cursor is where one writes, in the words of the clients, at most 256 bytes long; empty when one does not write any more.
	Cursor string `json:"cursor,omitempty"`
}

// DocWriters says who writes in a document: at most eight, who came last first.
type DocWriters struct {
	Doc     DocID       `json:"doc"`
	Writers []DocWriter `json:"writers"`
}

// DocWriter is somebody who writes.
type DocWriter struct {
	Person PersonID `json:"person"`
	Name   string   `json:"name"`
	Cursor string   `json:"cursor"`
}

// Reading is what a document says, as the last client that changed it understood it. One of the three is there.
type Reading struct {
	Card *Card `json:"card,omitempty"`
	// Notes are in Markdown, at most 20,000 characters.
	Notes string `json:"notes,omitempty"`
	// Board lists what is on it, at most 200 entries of 280 characters.
	Board []string `json:"board,omitempty"`
}

// FileKept answers the upload of a picture.
type FileKept struct {
	ID FileID `json:"id"`
}
