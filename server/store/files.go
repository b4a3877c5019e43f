package store

import (
	"context"
	"encoding/base64"
	"fmt"

	"konvent/server/conference"
	"konvent/signaling/wire"
)

// AddFile implements conference.Files.
func (s *Store) AddFile(ctx context.Context, conf wire.ConferenceID, f conference.File, most conference.FilesAtMost) error {
	data := base64.StdEncoding.EncodeToString(f.Data)
	return s.journal.write(ctx, "add file", func(ctx context.Context, t *tx) error {
		var there struct{ Room, Person, Bytes int64 }
		err := t.GetContext(ctx, &there, t.Rebind(`SELECT
			(SELECT COUNT(*) FROM files WHERE room = ?) AS room,
			(SELECT COUNT(*) FROM files WHERE person = ?) AS person,
			(SELECT COALESCE(SUM(f.size), 0) FROM files f JOIN rooms r ON r.id = f.room WHERE r.conference = ?) AS bytes`),
			f.Room, f.Person, conf)
		switch {
		case err != nil:
			return err
		case there.Person >= most.OfPerson:
			return wire.ErrYourPictures
		case there.Room >= most.InRoom, there.Bytes+int64(len(f.Data)) > most.Bytes:
			return wire.ErrPictures
		}
		_, err = t.exec(ctx, `INSERT INTO files (id, room, person, type, at, data, size) VALUES (?, ?, ?, ?, ?, ?, ?)`,
			f.ID, f.Room, f.Person, f.Type, f.At, data, len(f.Data))
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
