-- Since when the programme moves nobody, in ms since 1970; 0 for not at all.

-- +goose Up
ALTER TABLE conferences ADD COLUMN held BIGINT NOT NULL DEFAULT 0;

-- +goose Down
ALTER TABLE conferences DROP COLUMN held;
