package api

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"konvent/signaling/wire"
)

// recordWords are the words of the house in a record: for a day, and for who reports.
type recordWords struct{ day, reports string }

var recordWordsIn = map[string]recordWords{"de": {"Tag %d: ", "Es berichtet: "}, "en": {"Day %d: ", "Reports: "}}

// recordInMarkdown writes the cards of a conference down. address makes the path of a picture whole.
func recordInMarkdown(about wire.Conference, record wire.CardRecord, address func(path string) string) string {
	words, ok := recordWordsIn[about.Language]
	if !ok {
		words = recordWordsIn["de"]
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n", plain(about.Title))
	var heading string
	for _, card := range record.Cards {
		under := plain(card.Workshop)
		if card.Day > 0 {
			under = fmt.Sprintf(words.day, card.Day) + under
		}
		if under != heading {
			heading = under
			fmt.Fprintf(&b, "\n## %s\n", heading)
		}
		cardInMarkdown(&b, card, words, address)
	}
	return b.String()
}

func cardInMarkdown(b *strings.Builder, card wire.KeptCard, words recordWords, address func(string) string) {
	fmt.Fprintf(b, "\n### %s\n", plain(card.Group))
	paragraph := func(text string) {
		if text != "" {
			fmt.Fprintf(b, "\n%s\n", text)
		}
	}
	if card.Card.Title != "" {
		paragraph("**" + plain(card.Card.Title) + "**")
	}
	for i, s := range card.Card.Statements {
		if i == 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(b, "- %s\n", strings.ReplaceAll(plain(s), "\n", "\n  "))
	}
	paragraph(plain(card.Card.Note))
	if card.Card.Image != "" {
		path := &url.URL{Path: card.Card.Image} // escapes what would end an address
		paragraph(fmt.Sprintf("![%s](<%s>)", plain(card.Card.ImageText), address(path.EscapedPath())))
	}
	if card.Card.ReporterName != "" {
		paragraph(words.reports + plain(card.Card.ReporterName))
	}
}

var (
	// marks mean something in Markdown wherever they stand, lineMarks at the beginning of a line.
	marks     = regexp.MustCompile("[\\\\`*_\\[\\]<>#&!|~]")
	lineMarks = regexp.MustCompile(`(?m)^[ \t]*(\d*)([-+.)=])`)
	indent    = regexp.MustCompile(`(?m)^[ \t]+`)
)

// plain is what somebody wrote as Markdown that says just this.
func plain(text string) string {
	text = marks.ReplaceAllString(text, `\$0`)
	text = lineMarks.ReplaceAllString(indent.ReplaceAllString(text, ""), `$1\$2`)
	return strings.ReplaceAll(strings.TrimSpace(text), "\n", "  \n")
}
