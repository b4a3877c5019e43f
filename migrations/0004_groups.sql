-- Groups of a workshop and the run-list of a plenum's report-back: one JSON state each, kept on every change.

-- +goose Up
CREATE TABLE group_states (
    room  TEXT NOT NULL PRIMARY KEY REFERENCES rooms (id) ON DELETE CASCADE,
    state TEXT NOT NULL
);

CREATE TABLE reports (
    room  TEXT NOT NULL PRIMARY KEY REFERENCES rooms (id) ON DELETE CASCADE,
    state TEXT NOT NULL
);

-- +goose Down
DROP TABLE reports;
DROP TABLE group_states;
