package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"konvent/server/conference"
	"konvent/server/room"
	"konvent/signaling/wire"
)

// rowBytes is what a change costs beside its text.
const rowBytes = 64

// docRow is a document as the database keeps it.
type docRow struct {
	Seq, Bytes, Seen int64
	Reading          string
}

// LoadDoc implements room.Docs. A state and the change of the same number are never parted.
func (s *Store) LoadDoc(ctx context.Context, doc wire.DocID, after, bytes int64) (room.DocPart, error) {
	p := room.DocPart{DocState: wire.DocState{Updates: []string{}, Seq: after}}
	var d docRow
	err := s.get(ctx, &d, `SELECT seq, bytes, seen, reading FROM docs WHERE id = ?`, doc)
	if errors.Is(err, conference.ErrNone) {
		p.Seq = 0
		return p, nil
	}
	if err != nil {
		return p, fmt.Errorf("load document: %w", err)
	}
	if after > d.Seq {
		p.Seq = 0 // of another document, or of one that was restored from an old copy
	}
	p.Bytes = d.Bytes
	if p.Reading, err = d.read(); err != nil {
		return p, fmt.Errorf("load document: %w", err)
	}
	if err := s.loadUpdates(ctx, doc, bytes, &p); err != nil {
		return p, fmt.Errorf("load document: %w", err)
	}
	return p, nil
}

func (s *Store) loadUpdates(ctx context.Context, doc wire.DocID, bytes int64, p *room.DocPart) error {
	rows, err := s.read.QueryxContext(ctx, s.read.Rebind(`SELECT seq, data FROM doc_updates
		WHERE doc = ? AND seq > ? ORDER BY seq, whole`), doc, p.Seq)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // what it could say, Err has said
	for size := int64(0); rows.Next(); {
		var seq int64
		var data string
		if err := rows.Scan(&seq, &data); err != nil {
			return err
		}
		if size > 0 && size+int64(len(data)) > bytes && seq > p.Seq {
			p.More = true
			break
		}
		size += int64(len(data)) + rowBytes
		p.Updates, p.Seq = append(p.Updates, data), seq
	}
	return rows.Err()
}

func (d docRow) read() (*wire.Reading, error) {
	if d.Reading == "" {
		return nil, nil //nolint:nilnil // nobody has read it yet, which is no error
	}
	var r wire.Reading
	err := json.Unmarshal([]byte(d.Reading), &r)
	return &r, err
}

// Reading implements room.Docs.
func (s *Store) Reading(ctx context.Context, doc wire.DocID) (wire.Reading, error) {
	var d docRow
	err := s.get(ctx, &d, `SELECT seq, bytes, seen, reading FROM docs WHERE id = ?`, doc)
	if errors.Is(err, conference.ErrNone) {
		return wire.Reading{}, nil
	}
	if err != nil {
		return wire.Reading{}, fmt.Errorf("load reading: %w", err)
	}
	r, err := d.read()
	if err != nil || r == nil {
		return wire.Reading{}, err
	}
	return *r, nil
}

// AddEdit implements room.Docs.
func (s *Store) AddEdit(ctx context.Context, doc wire.DocID, e room.DocEdit) (room.DocKept, error) {
	var kept room.DocKept
	err := s.journal.write(ctx, "add edit", func(ctx context.Context, t *tx) error {
		kept = room.DocKept{}
		d, err := t.doc(ctx, doc)
		if err != nil {
			return err
		}
		if e.Seen > d.Seq {
			return wire.ErrBody.With("seen")
		}
		if e.Update != "" {
			d.Seq++
			d.Bytes += int64(len(e.Update)) + rowBytes
			kept.Seq = d.Seq
			if err := t.addUpdate(ctx, doc, d, e.Update); err != nil {
				return err
			}
		}
		kept.Bytes = d.Bytes
		kept.Read, err = t.setReading(ctx, doc, d, e)
		return err
	})
	return kept, err
}

// doc finds a document, and begins it where it is the room's first of its kind.
func (t *tx) doc(ctx context.Context, id wire.DocID) (docRow, error) {
	var d docRow
	query := t.Rebind(`SELECT seq, bytes, seen, reading FROM docs WHERE id = ?`)
	err := t.GetContext(ctx, &d, query, id)
	if !errors.Is(err, sql.ErrNoRows) {
		return d, err
	}
	in, kind := id.Split()
	n, err := t.exec(ctx, `INSERT INTO docs (id, room, kind, seq, bytes, reading, seen)
		SELECT ?, id, ?, 0, 0, '', 0 FROM rooms WHERE id = ?`, id, kind, in)
	if err == nil && n == 0 {
		err = wire.ErrNotFound.With("doc") // its room went while this was on its way
	}
	return d, err
}

func (t *tx) addUpdate(ctx context.Context, doc wire.DocID, d docRow, update string) error {
	if d.Bytes > room.DocBytes {
		return wire.ErrDocFull
	}
	if _, err := t.exec(ctx, `INSERT INTO doc_updates (doc, seq, whole, replaced, data) VALUES (?, ?, 0, 0, ?)`, doc, d.Seq, update); err != nil {
		return err
	}
	return t.must(ctx, `UPDATE docs SET seq = ?, bytes = ? WHERE id = ?`, d.Seq, d.Bytes, doc)
}

// setReading keeps a reading, unless one is there that saw more.
func (t *tx) setReading(ctx context.Context, doc wire.DocID, d docRow, e room.DocEdit) (bool, error) {
	if e.Reading == nil || e.Seen < d.Seen {
		return false, nil
	}
	b, err := json.Marshal(e.Reading)
	if err != nil {
		return false, err
	}
	return true, t.must(ctx, `UPDATE docs SET reading = ?, seen = ?, written = ? WHERE id = ?`, string(b), e.Seen, e.At, doc)
}

// CompactDoc implements room.Docs.
func (s *Store) CompactDoc(ctx context.Context, doc wire.DocID, seq int64, state string) error {
	return s.journal.write(ctx, "compact document", func(ctx context.Context, t *tx) error {
		var d struct{ Seq, Bytes, Last int64 }
		err := t.GetContext(ctx, &d, t.Rebind(`SELECT seq, bytes,
			COALESCE((SELECT MAX(seq) FROM doc_updates WHERE doc = docs.id AND whole = 1), 0) AS last FROM docs WHERE id = ?`), doc)
		switch {
		case errors.Is(err, sql.ErrNoRows), err == nil && d.Bytes < room.DocCompactBytes:
			return wire.ErrTooFast
		case err != nil:
			return err
		case seq > d.Seq || seq <= d.Last:
			return wire.ErrBody.With("seq")
		}
		return t.compact(ctx, doc, seq, state)
	})
}

// compact lets go of what the state before replaced, and marks what this one does.
func (t *tx) compact(ctx context.Context, doc wire.DocID, seq int64, state string) error {
	if _, err := t.exec(ctx, `DELETE FROM doc_updates WHERE doc = ? AND replaced = 1`, doc); err != nil {
		return err
	}
	if _, err := t.exec(ctx, `UPDATE doc_updates SET replaced = 1 WHERE doc = ? AND seq <= ?`, doc, seq); err != nil {
		return err
	}
	if _, err := t.exec(ctx, `INSERT INTO doc_updates (doc, seq, whole, replaced, data) VALUES (?, ?, 1, 0, ?)`, doc, seq, state); err != nil {
		return err
	}
	return t.must(ctx, `UPDATE docs SET bytes = (SELECT COALESCE(SUM(LENGTH(data) + ?), 0) FROM doc_updates
		WHERE doc = docs.id AND seq > ?) WHERE id = ?`, rowBytes, seq, doc)
}
