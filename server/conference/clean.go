package conference

import (
	"strings"
	"unicode/utf8"

	"konvent/server/room"
	"konvent/signaling/wire"
)

// line cleans a text of one line, and says which field it is when it is too long.
func line(s string, runes int, field string) (string, error) {
	s = strings.Join(strings.Fields(room.CleanText(s)), " ")
	if utf8.RuneCountInString(s) > runes {
		return "", wire.ErrTooLong.With(field)
	}
	return s, nil
}
