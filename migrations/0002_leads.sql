-- Rooms that people make (groups, tables of their own) stand beside those of the programme. One that is shut is over: it stays for
-- what was written in it, and is not opened again. Leads are those who moderate a room.

-- +goose Up
ALTER TABLE rooms ADD COLUMN made BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE rooms ADD COLUMN shut BOOLEAN NOT NULL DEFAULT FALSE;

CREATE TABLE leads (
    room     TEXT    NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
    person   TEXT    NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    lead     TEXT    NOT NULL,
    PRIMARY KEY (room, person)
);
CREATE INDEX leads_person ON leads (person);

-- +goose Down
DROP TABLE leads;
DELETE FROM rooms WHERE made;
ALTER TABLE rooms DROP COLUMN shut;
ALTER TABLE rooms DROP COLUMN made;
