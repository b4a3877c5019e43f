package store

import (
	"database/sql/driver"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"konvent/server/conference"
)

// texts is a list of strings, kept as JSON.
type texts []string

// Value implements driver.Valuer.
func (t texts) Value() (driver.Value, error) {
	if len(t) == 0 {
		return "[]", nil
	}
	b, err := json.Marshal([]string(t))
	return string(b), err
}

// Scan implements sql.Scanner.
func (t *texts) Scan(src any) error {
	switch v := src.(type) {
	case string:
		return json.Unmarshal([]byte(v), (*[]string)(t))
	case []byte:
		return json.Unmarshal(v, (*[]string)(t))
	default:
		return fmt.Errorf("a list of texts cannot be read from %T", src)
	}
}

func hexOf(h conference.Hash) string { return hex.EncodeToString(h[:]) }
