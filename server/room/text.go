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

// CleanName makes a name that can be shown beside others: composed characters, nothing unseen, single spaces. ErrEmpty when no letter
// or digit is left, ErrTooLong over 80 characters.
func CleanName(s string) (string, error) {
	s = strings.Join(strings.Fields(strip(s, func(c rune) bool {
		return (Unseen(c) || unicode.Is(unicode.Variation_Selector, c)) && !unicode.IsSpace(c)
	})), " ")
	switch {
	case !strings.ContainsFunc(s, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsNumber(c) }):
		return "", wire.ErrEmpty.With("name")
	case utf8.RuneCountInString(s) > nameRunes:
		return "", wire.ErrTooLong.With("name")
	}
	return s, nil
}

// zeroWidthJoiner holds composed emoji together; unlike in names it does no harm in a text, as do variation selectors.
const zeroWidthJoiner = '\u200d'

// CleanText makes a text that can be shown to others: like CleanName, but line feeds and tabs stay, and what emoji are composed with.
// It is empty when there would be nothing to see.
func CleanText(s string) string {
	s = strings.TrimSpace(strip(s, func(c rune) bool { return Unseen(c) && c != '\n' && c != '\t' && c != zeroWidthJoiner }))
	if !strings.ContainsFunc(s, func(c rune) bool {
		return !Unseen(c) && !unicode.IsSpace(c) && !unicode.Is(unicode.Variation_Selector, c)
	}) {
		return ""
	}
	return s
}

// brailleBlank is a pattern without dots: it is a symbol by its class, and nothing to the eye.
const brailleBlank = '\u2800'

// Unseen says whether a character leaves no trace of its own: controls, direction and zero-width marks, and the fillers that Unicode
// counts as letters (UAX 44, Default_Ignorable_Code_Point).
func Unseen(c rune) bool {
	return c == brailleBlank || unicode.In(c, unicode.Cc, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point)
}

// marksAtMost is how many combining marks one letter may carry once it is composed: more than any writing needs, too few to cover the
// lines above and below.
const marksAtMost = 4

// strip composes a text's characters and takes away those to be dropped, and marks heaped on one letter.
func strip(s string, drop func(rune) bool) string {
	s = norm.NFC.String(strings.Map(func(c rune) rune {
		if c == utf8.RuneError || drop(c) {
			return -1
		}
		return c
	}, s))
	marks := 0
	return strings.Map(func(c rune) rune {
		switch {
		case unicode.In(c, unicode.Mn, unicode.Me):
			marks++
		case c != zeroWidthJoiner:
			marks = 0
		}
		if marks > marksAtMost {
			return -1
		}
		return c
	}, s)
}

// lineIDBytes is how long a line's id is before it is written in hexadecimal.
const lineIDBytes = 13

// LineIDAt makes a line's id that sorts by time: 48 bits of milliseconds and 56 random ones, in hexadecimal.
func LineIDAt(at time.Time) wire.LineID {
	var b [lineIDBytes]byte
	binary.BigEndian.PutUint64(b[:], uint64(at.UnixMilli())<<16)
	rand.Read(b[6:])
	return wire.LineID(hex.EncodeToString(b[:]))
}

// isLineID says whether an id has the form of a line's; what has not is nothing that a database need look for.
func isLineID(id wire.LineID) bool {
	b, err := hex.DecodeString(string(id))
	return err == nil && len(b) == lineIDBytes
}

func compareIDs(a, b wire.LineID) int { return cmp.Compare(a, b) }

// SortPeople orders people by name, then id.
func SortPeople(all []wire.Person) {
	slices.SortFunc(all, func(a, b wire.Person) int {
		return cmp.Or(cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)), cmp.Compare(a.ID, b.ID))
	})
}
