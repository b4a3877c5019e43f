-- A document is a log of changes that only clients understand. bytes is how much came since the last state; seen is how far the client saw that made the reading.

-- +goose Up
CREATE TABLE docs (
    id      TEXT   NOT NULL PRIMARY KEY,
    room    TEXT   NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
    kind    TEXT   NOT NULL,
    seq     BIGINT NOT NULL,
    bytes   BIGINT NOT NULL,
    reading TEXT   NOT NULL,
    seen    BIGINT NOT NULL
);
CREATE INDEX docs_room ON docs (room);

-- A state (whole) stands for all changes up to its number. They are replaced by it, and go when the next state comes.
CREATE TABLE doc_updates (
    doc      TEXT    NOT NULL REFERENCES docs (id) ON DELETE CASCADE,
    seq      BIGINT  NOT NULL,
    whole    INTEGER NOT NULL,
    replaced INTEGER NOT NULL,
    data     TEXT    NOT NULL,
    PRIMARY KEY (doc, seq, whole)
);

-- Pictures of a room's documents, in base64.
CREATE TABLE files (
    id     TEXT   NOT NULL PRIMARY KEY,
    room   TEXT   NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
    person TEXT   NOT NULL,
    type   TEXT   NOT NULL,
    at     BIGINT NOT NULL,
    data   TEXT   NOT NULL
);
CREATE INDEX files_room ON files (room);

-- +goose Down
DROP TABLE files;
DROP TABLE doc_updates;
DROP TABLE docs;
