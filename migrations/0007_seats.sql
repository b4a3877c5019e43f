-- Seats are what people chose of what is offered together. A session is named without a reference, because a programme that is saved
-- anew takes its sessions out and in again: what is not offered any more is cleared by whoever decides about seats.

-- +goose Up
ALTER TABLE sessions ADD COLUMN hall INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sessions ADD COLUMN online INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sessions ADD COLUMN closed BOOLEAN NOT NULL DEFAULT FALSE;

CREATE TABLE seats (
    conference TEXT    NOT NULL REFERENCES conferences (id) ON DELETE CASCADE,
    person     TEXT    NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    session    TEXT    NOT NULL,
    waiting    BOOLEAN NOT NULL,
    online     BOOLEAN NOT NULL,
    extra      BOOLEAN NOT NULL,
    turn       BIGINT  NOT NULL,
    moved      BIGINT  NOT NULL,
    PRIMARY KEY (person, session)
);
CREATE INDEX seats_conference ON seats (conference);

-- Who may choose a closed session.
CREATE TABLE named (
    conference TEXT    NOT NULL REFERENCES conferences (id) ON DELETE CASCADE,
    session    TEXT    NOT NULL,
    person     TEXT    NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    PRIMARY KEY (session, person)
);
CREATE INDEX named_conference ON named (conference);
CREATE INDEX named_person ON named (person);

-- How long before its start a round can be changed, where it is not the house's own.
CREATE TABLE rounds (
    conference TEXT    NOT NULL REFERENCES conferences (id) ON DELETE CASCADE,
    round      INTEGER NOT NULL,
    before     INTEGER NOT NULL,
    PRIMARY KEY (conference, round)
);

-- +goose Down
DROP TABLE rounds;
DROP TABLE named;
DROP TABLE seats;
ALTER TABLE sessions DROP COLUMN closed;
ALTER TABLE sessions DROP COLUMN online;
ALTER TABLE sessions DROP COLUMN hall;
