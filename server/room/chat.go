package room

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/time/rate"

	"konvent/signaling/wire"
)

const (
	// chatKept is how many lines a newcomer gets, and how many a room remembers.
	chatKept = 200
	// lineRunes is how long a line may be, in characters.
	lineRunes = 1000
	// A person may say 5 lines a second for long and 20 at once; a room 60 and 120.
	personLines, personLinesBurst = rate.Limit(5), 20
	roomLines, roomLinesBurst     = rate.Limit(60), 120
)

// NewLineRate makes the measure of how fast one person may say lines.
func NewLineRate() *rate.Limiter { return rate.NewLimiter(personLines, personLinesBurst) }

// Say keeps a line, tells it to everybody and returns it as kept.
func (r *Room) Say(ctx context.Context, who wire.PersonID, say wire.Say) (wire.ChatLine, error) {
	text, err := cleanLine(say)
	if err != nil {
		return wire.ChatLine{}, err
	}
	line := wire.ChatLine{Person: who, Text: text, Ref: say.Ref}
	if err := r.do(func() error { return r.maySay(who, &line) }); err != nil {
		return wire.ChatLine{}, err
	}
	kept, _, err := r.ports.Lines.AddLine(ctx, r.ID, line)
	if err != nil {
		return wire.ChatLine{}, err
	}
	// Also a line that was kept before: its first answer, and with it this step, may have been lost.
	r.box.Post(func() { r.addLine(kept) })
	return kept, nil
}

func cleanLine(say wire.Say) (string, error) {
	text := CleanText(say.Text)
	switch {
	case text == "":
		return "", wire.ErrEmpty.With("text")
	case utf8.RuneCountInString(text) > lineRunes:
		return "", wire.ErrTooLong.With("text")
	case !isRef(say.Ref):
		return "", wire.ErrBody.With("ref")
	}
	return text, nil
}

// isRef says whether a client's name for a line is one: 8–40 letters, digits, hyphens or underscores.
func isRef(s string) bool {
	strange := func(c rune) bool {
		return (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '-' && c != '_'
	}
	return len(s) >= 8 && len(s) <= 40 && !strings.ContainsFunc(s, strange)
}

// maySay checks that a person may say a line now, and signs it.
func (r *Room) maySay(who wire.PersonID, line *wire.ChatLine) error {
	m, ok := r.members[who]
	switch {
	case !ok || !r.Kind.Chat:
		return wire.ErrNotHere
	case !m.Lines.Allow() || !r.says.Allow():
		return wire.ErrTooFast
	}
	r.said = max(time.Now().UnixMilli(), r.said+1) // also where the clock was set back: lines are in the order they were said in
	line.ID, line.At = LineIDAt(time.UnixMilli(r.said)), r.said
	line.Name, line.Role = m.Name, m.Role
	return nil
}

// addLine keeps the newest lines in the order of their ids: two that were saved together may arrive in either order.
func (r *Room) addLine(line wire.ChatLine) {
	at, known := slices.BinarySearchFunc(r.chat, line, func(a, b wire.ChatLine) int { return compareIDs(a.ID, b.ID) })
	if known || at == 0 && len(r.chat) == chatKept {
		return // told already, or older than what a newcomer gets
	}
	chat := slices.Insert(slices.Clone(r.chat), at, line)
	if len(chat) > chatKept {
		chat = chat[1:]
	}
	r.chat, r.encoded.chat = chat, nil
	r.keep("chat.added", line)
}

// Unsay takes a line away: anybody their own, and a moderator (any) all. Somebody else's line is not found.
func (r *Room) Unsay(ctx context.Context, who wire.PersonID, id wire.LineID, any bool) error {
	if any {
		who = ""
	}
	if !isLineID(id) {
		return wire.ErrNotFound
	}
	found, err := r.ports.Lines.RemoveLine(ctx, r.ID, id, who)
	if err != nil {
		return err
	}
	if !found {
		return wire.ErrNotFound
	}
	r.box.Post(func() {
		r.chat = slices.DeleteFunc(slices.Clone(r.chat), func(l wire.ChatLine) bool { return l.ID == id })
		r.encoded.chat = nil
		r.keep("chat.removed", wire.ChatRef{ID: id})
	})
	return nil
}
