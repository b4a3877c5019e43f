package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"konvent/signaling/wire"
)

// AddLine implements room.Lines. A line that was removed does not come back when it is sent again: wire.ErrNotFound.
func (s *Store) AddLine(ctx context.Context, room wire.RoomID, line wire.ChatLine) (wire.ChatLine, bool, error) {
	kept, added := line, false
	err := s.journal.write(ctx, "add line", func(ctx context.Context, t *tx) error {
		n, err := t.exec(ctx, `INSERT INTO lines (id, room, person, name, role, text, at, ref, removed)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT (room, person, ref) WHERE ref <> '' DO NOTHING`,
			line.ID, room, line.Person, line.Name, line.Role, line.Text, line.At, line.Ref, false)
		if err != nil || n == 1 {
			added = n == 1
			return err
		}
		err = t.GetContext(ctx, &kept, t.Rebind(`SELECT id, person, name, role, text, at, ref FROM lines
			WHERE room = ? AND person = ? AND ref = ? AND NOT removed`), room, line.Person, line.Ref)
		if errors.Is(err, sql.ErrNoRows) {
			return wire.ErrNotFound
		}
		return err
	})
	if err != nil {
		return wire.ChatLine{}, false, err
	}
	return kept, added, nil
}

// RemoveLine implements room.Lines.
func (s *Store) RemoveLine(ctx context.Context, room wire.RoomID, id wire.LineID, of wire.PersonID) (bool, error) {
	var n int64
	err := s.journal.write(ctx, "remove line", func(ctx context.Context, t *tx) (err error) {
		n, err = t.exec(ctx, `UPDATE lines SET removed = ?, name = '', text = ''
			WHERE room = ? AND id = ? AND NOT removed AND (? = '' OR person = ?)`, true, room, id, of, of)
		return err
	})
	return n > 0, err
}

// LastLines implements room.Lines.
func (s *Store) LastLines(ctx context.Context, room wire.RoomID, n int) ([]wire.ChatLine, error) {
	var lines []wire.ChatLine
	err := s.list(ctx, &lines, `SELECT id, person, name, role, text, at, ref FROM lines
		WHERE room = ? AND NOT removed ORDER BY at DESC, id DESC LIMIT ?`, room, n)
	slices.Reverse(lines)
	return lines, err
}
