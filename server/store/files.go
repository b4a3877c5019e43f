package store

import (
	"context"
	"encoding/base64"
	"fmt"

	"konvent/server/conference"
	"konvent/signaling/wire"
)

// AddFile implements conference.Files.
func (s *Store) AddFile(ctx context.Context, f conference.File, most int) error {
	data := base64.StdEncoding.EncodeToString(f.Data)
	return s.journal.write(ctx, "add file", func(ctx context.Context, t *tx) error {
		var there int
		if err := t.GetContext(ctx, &there, t.Rebind(`SELECT COUNT(*) FROM files WHERE room = ?`), f.Room); err != nil {
			return err
		}
		if there >= most {
			return wire.ErrDocFull
		}
		_, err := t.exec(ctx, `INSERT INTO files (id, room, person, type, at, data) VALUES (?, ?, ?, ?, ?, ?)`,
			f.ID, f.Room, f.Person, f.Type, f.At, data)
		return err
	})
}

// File implements conference.Files.
func (s *Store) File(ctx context.Context, conf wire.ConferenceID, r wire.RoomID, id wire.FileID) (conference.File, error) {
	var row struct {
		Type, Data string
		Person     wire.PersonID
		At         int64
	}
	err := s.get(ctx, &row, `SELECT files.type, files.data, files.person, files.at FROM files
		JOIN rooms ON rooms.id = files.room WHERE files.id = ? AND files.room = ? AND rooms.conference = ?`, id, r, conf)
	if err != nil {
		return conference.File{}, fmt.Errorf("file: %w", err)
	}
	data, err := base64.StdEncoding.DecodeString(row.Data)
	return conference.File{ID: id, Room: r, Person: row.Person, Type: row.Type, At: row.At, Data: data}, err
}
