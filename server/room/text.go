package room

import (
	"cmp"
	"crypto/rand"
	"encoding/binary"
	"encoding/hex"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"konvent/signaling/wire"
)

// nameRunes is how long a name may be, in characters.
const nameRunes = 80

// CleanName makes a name that can be shown beside others: composed characters, no control, zero-width or direction marks, single
// spaces. ErrEmpty when nothing is left, ErrTooLong over 80 characters.
func CleanName(s string) (string, error) {
	s = strings.Join(strings.Fields(strip(s, func(c rune) bool { return unicode.In(c, unicode.Cc, unicode.Cf) && !unicode.IsSpace(c) })), " ")
	switch {
	case s == "":
		return "", wire.ErrEmpty.With("name")
	case utf8.RuneCountInString(s) > nameRunes:
		return "", wire.ErrTooLong.With("name")
	}
	return s, nil
}

// zeroWidthJoiner holds composed emoji together; unlike in names it does no harm in a text.
const zeroWidthJoiner = '\u200d'

// CleanText makes a text that can be shown to others: like CleanName, but line feeds and tabs stay.
func CleanText(s string) string {
	return strings.TrimSpace(strip(s, func(c rune) bool {
		return unicode.In(c, unicode.Cc, unicode.Cf) && c != '\n' && c != '\t' && c != zeroWidthJoiner
	}))
}

func strip(s string, drop func(rune) bool) string {
	return norm.NFC.String(strings.Map(func(c rune) rune {
		if c == utf8.RuneError || drop(c) {
			return -1
		}
		return c
	}, s))
}

// LineIDAt makes a line's id that sorts by time: 48 bits of milliseconds and 56 random ones, in hexadecimal.
func LineIDAt(at time.Time) wire.LineID {
	var b [13]byte
	binary.BigEndian.PutUint64(b[:], uint64(at.UnixMilli())<<16)
	rand.Read(b[6:])
	return wire.LineID(hex.EncodeToString(b[:]))
}

func compareIDs(a, b wire.LineID) int { return cmp.Compare(a, b) }

// SortPeople orders people by name, then id.
func SortPeople(all []wire.Person) {
	slices.SortFunc(all, func(a, b wire.Person) int {
		return cmp.Or(cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)), cmp.Compare(a.ID, b.ID))
	})
}
