package room

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"konvent/signaling/wire"
)

// How long what a document says may be, in characters and entries.
const (
	titleRunes     = 120
	statementRunes = 280
	statementsMost = 3
	noteRunes      = 1000
	notesRunes     = 20_000
	boardMost      = 200
	idBytes        = 64
	addressBytes   = 4 * idBytes
)

// FilePath is the address of a picture of a room.
func FilePath(r wire.RoomID, id wire.FileID) string {
	return "/api/v1/rooms/" + string(r) + "/files/" + string(id)
}

// isPicture says whether an address is none, or that of one of the room's pictures.
func (r *Room) isPicture(address string) bool {
	id, ours := strings.CutPrefix(address, FilePath(r.ID, ""))
	return address == "" || ours && !strings.ContainsAny(id, "/.?#%\\")
}

// signReading cleans what a document says, and puts the reporter's name beside their id. One who is not here any more keeps the name
// that stands on the card already.
func (r *Room) signReading(ctx context.Context, id wire.DocID, told *wire.Reading) (*wire.Reading, error) {
	if told == nil {
		return nil, nil //nolint:nilnil // there may be none
	}
	_, kind := id.Split()
	reading, err := cleanReading(kind, *told)
	if err != nil || reading.Card == nil {
		return reading, err
	}
	if !r.isPicture(reading.Card.Image) {
		return nil, wire.ErrBody.With("reading.card.image")
	}
	if reading.Card.Reporter == "" {
		return reading, nil
	}
	card := reading.Card
	card.ReporterName = ""
	if err := r.do(func() error {
		if m, here := r.members[card.Reporter]; here {
			card.ReporterName = m.Name
		}
		return nil
	}); err != nil || card.ReporterName != "" {
		return reading, err
	}
	kept, err := r.ports.Docs.Reading(ctx, id)
	if err != nil {
		return nil, err
	}
	if kept.Card != nil && kept.Card.Reporter == card.Reporter {
		card.ReporterName = kept.Card.ReporterName
	} else {
		card.Reporter = ""
	}
	return reading, nil
}

// cleanReading makes a reading of a kind of document that can be shown to others.
func cleanReading(kind wire.DocKind, told wire.Reading) (*wire.Reading, error) {
	switch {
	case kind == wire.CardKind && told.Card != nil:
		card, err := cleanCard(*told.Card)
		if err != nil {
			return nil, err
		}
		return &wire.Reading{Card: card}, nil
	case kind == wire.Notes && told.Card == nil && told.Board == nil:
		notes, err := cleanShort(told.Notes, notesRunes, "reading.notes")
		return &wire.Reading{Notes: notes}, err
	case kind == wire.Board && told.Card == nil && told.Notes == "":
		board, err := cleanList(told.Board, boardMost, "reading.board")
		return &wire.Reading{Board: board}, err
	}
	return nil, wire.ErrBody.With("reading")
}

func cleanCard(c wire.Card) (_ *wire.Card, err error) {
	if c.Title, err = cleanShort(c.Title, titleRunes, "reading.card.title"); err != nil {
		return nil, err
	}
	if c.Note, err = cleanShort(c.Note, noteRunes, "reading.card.note"); err != nil {
		return nil, err
	}
	if c.ImageText, err = cleanShort(c.ImageText, statementRunes, "reading.card.imageText"); err != nil {
		return nil, err
	}
	if c.Statements, err = cleanList(c.Statements, statementsMost, "reading.card.statements"); err != nil {
		return nil, err
	}
	if len(c.Reporter) > idBytes || len(c.Image) > addressBytes {
		return nil, wire.ErrBody.With("reading.card")
	}
	return &c, nil
}

// cleanList cleans statements or what stands on a board; what is empty is left out.
func cleanList(all []string, most int, field string) ([]string, error) {
	kept := make([]string, 0, min(len(all), most))
	for _, s := range all {
		s, err := cleanShort(s, statementRunes, field)
		if err != nil {
			return nil, err
		}
		if s != "" {
			kept = append(kept, s)
		}
	}
	if len(kept) > most {
		return nil, wire.ErrTooLong.With(field)
	}
	return slices.Clip(kept), nil
}

func cleanShort(s string, most int, field string) (string, error) {
	s = CleanText(s)
	if utf8.RuneCountInString(s) > most {
		return "", wire.ErrTooLong.With(field)
	}
	return s, nil
}
