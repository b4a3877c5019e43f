-- When it was written what a document says, and how large a picture is: limits are counted without reading the pictures themselves.

-- +goose Up
ALTER TABLE docs ADD COLUMN written BIGINT NOT NULL DEFAULT 0;
ALTER TABLE files ADD COLUMN size BIGINT NOT NULL DEFAULT 0;
UPDATE files SET size = LENGTH(data) / 4 * 3;
DROP INDEX files_room;
CREATE INDEX files_room ON files (room, size);
CREATE INDEX files_person ON files (person);

-- +goose Down
DROP INDEX files_person;
DROP INDEX files_room;
CREATE INDEX files_room ON files (room);
ALTER TABLE files DROP COLUMN size;
ALTER TABLE docs DROP COLUMN written;
