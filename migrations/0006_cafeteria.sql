-- +goose Up
-- What a made table is for, and who may sit there; the room itself stands in rooms.
CREATE TABLE tables (
    room      TEXT    NOT NULL PRIMARY KEY REFERENCES rooms (id) ON DELETE CASCADE,
    kind      TEXT    NOT NULL,
    maker     TEXT    NOT NULL,
    by_invite BOOLEAN NOT NULL,
    guests    TEXT    NOT NULL,
    until     BIGINT  NOT NULL
);

-- Who sat with whom at Kaffee-Roulette: ids only, the lesser first.
CREATE TABLE met (
    a TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    b TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    PRIMARY KEY (a, b)
);
CREATE INDEX met_b ON met (b);

CREATE TABLE cards (
    person   TEXT NOT NULL PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    name     TEXT NOT NULL,
    office   TEXT NOT NULL,
    function TEXT NOT NULL,
    email    TEXT NOT NULL,
    phone    TEXT NOT NULL,
    note     TEXT NOT NULL
);

-- A card as it was when it was given. It stays when its giver goes, and goes with its owner, or when one of the two takes it away.
CREATE TABLE contacts (
    owner    TEXT   NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    person   TEXT   NOT NULL,
    name     TEXT   NOT NULL,
    office   TEXT   NOT NULL,
    function TEXT   NOT NULL,
    email    TEXT   NOT NULL,
    phone    TEXT   NOT NULL,
    note     TEXT   NOT NULL,
    at       BIGINT NOT NULL,
    PRIMARY KEY (owner, person)
);
CREATE INDEX contacts_person ON contacts (person);

CREATE TABLE appointments (
    id      TEXT    NOT NULL PRIMARY KEY,
    a       TEXT    NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    b       TEXT    NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    start   BIGINT  NOT NULL,
    minutes INTEGER NOT NULL,
    place   TEXT    NOT NULL,
    words   TEXT    NOT NULL,
    state   TEXT    NOT NULL,
    called  BOOLEAN NOT NULL,
    room    TEXT    NOT NULL
);
CREATE INDEX appointments_a ON appointments (a);
CREATE INDEX appointments_b ON appointments (b);

-- +goose Down
DROP TABLE appointments;
DROP TABLE contacts;
DROP TABLE cards;
DROP TABLE met;
DROP TABLE tables;
