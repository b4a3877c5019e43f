-- The same SQL runs on SQLite and PostgreSQL: ids and hashes are TEXT (hashes in hex), times are BIGINT ms since 1970,
-- lists are JSON in TEXT. Every reference cascades, so a room takes its chat, stage and keys along.

-- +goose Up
CREATE TABLE conferences (
    id         TEXT NOT NULL PRIMARY KEY,
    slug       TEXT NOT NULL UNIQUE,
    title      TEXT NOT NULL,
    motto      TEXT NOT NULL,
    language   TEXT NOT NULL,
    mode       TEXT NOT NULL,
    timezone   TEXT NOT NULL,
    place      TEXT NOT NULL,
    organisers TEXT NOT NULL,
    days       TEXT NOT NULL,
    guest_link TEXT UNIQUE
);

CREATE TABLE rooms (
    id         TEXT    NOT NULL PRIMARY KEY,
    conference TEXT    NOT NULL REFERENCES conferences (id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    slug       TEXT    NOT NULL,
    name       TEXT    NOT NULL,
    kind       TEXT    NOT NULL,
    seats      INTEGER NOT NULL,
    parent     TEXT REFERENCES rooms (id) ON DELETE CASCADE,
    topic      TEXT    NOT NULL,
    UNIQUE (conference, slug)
);
CREATE INDEX rooms_parent ON rooms (parent);

CREATE TABLE sessions (
    id         TEXT    NOT NULL PRIMARY KEY,
    conference TEXT    NOT NULL REFERENCES conferences (id) ON DELETE CASCADE,
    room       TEXT    NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
    day        INTEGER NOT NULL,
    starts     BIGINT  NOT NULL,
    ends       BIGINT  NOT NULL,
    kind       TEXT    NOT NULL,
    title      TEXT    NOT NULL,
    stage      INTEGER NOT NULL,
    speakers   TEXT    NOT NULL,
    round      INTEGER NOT NULL,
    capacity   INTEGER NOT NULL,
    abstract   TEXT    NOT NULL
);
CREATE INDEX sessions_conference ON sessions (conference);
CREATE INDEX sessions_room ON sessions (room);

CREATE TABLE people (
    id         TEXT NOT NULL PRIMARY KEY,
    conference TEXT NOT NULL REFERENCES conferences (id) ON DELETE CASCADE,
    name       TEXT NOT NULL,
    office     TEXT NOT NULL,
    role       TEXT NOT NULL,
    link       TEXT UNIQUE
);
CREATE INDEX people_conference ON people (conference);

-- A line outlives its person, and keeps the name and role they had. A removed line keeps only its ref, so that a client
-- that sends it again does not bring it back.
CREATE TABLE lines (
    id      TEXT    NOT NULL PRIMARY KEY,
    room    TEXT    NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
    person  TEXT    NOT NULL,
    name    TEXT    NOT NULL,
    role    TEXT    NOT NULL,
    text    TEXT    NOT NULL,
    at      BIGINT  NOT NULL,
    ref     TEXT    NOT NULL,
    removed BOOLEAN NOT NULL
);
CREATE INDEX lines_room ON lines (room, at, id);
CREATE UNIQUE INDEX lines_ref ON lines (room, person, ref) WHERE ref <> '';

CREATE TABLE stages (
    room  TEXT NOT NULL PRIMARY KEY REFERENCES rooms (id) ON DELETE CASCADE,
    state TEXT NOT NULL
);

CREATE TABLE keys (
    room TEXT NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    PRIMARY KEY (room, kind)
);

-- +goose Down
DROP TABLE keys;
DROP TABLE stages;
DROP TABLE lines;
DROP TABLE people;
DROP TABLE sessions;
DROP TABLE rooms;
DROP TABLE conferences;
