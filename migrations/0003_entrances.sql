-- Who may come into a room that was locked, or has a lobby. A room without a row is open to everybody.

-- +goose Up
CREATE TABLE entrances (
    room  TEXT NOT NULL PRIMARY KEY REFERENCES rooms (id) ON DELETE CASCADE,
    state TEXT NOT NULL
);

-- +goose Down
DROP TABLE entrances;
