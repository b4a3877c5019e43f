package importer

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/signaling/wire"
)

func TestAllMistakesAreToldAtOnceWithLineAndField(t *testing.T) {
	_, err := Parse([]byte(`{
  "title": "",
  "timezone": "Europe/Bonn",
  "colour": "red",
  "dates": ["2026-11-22", "22.11.2026", "2026-11-21"],
  "participants": {"online": -1},
  "rooms": [
    {"name": "Saal", "kind": "workshop"},
    {"name": "Saal", "kind": "palace"},
    {"name": "Café", "kind": "cafeteria", "tables": 2, "seats": 9}
  ],
  "sessions": [
    {"start": "10:00", "end": "11:00", "kind": "talk", "title": "A", "room": "Saal"},
    {"start": "10:00",
     "end": "09:00",
     "kind": "talk", "title": "A", "room": "Keller"},
    {"day": 9, "start": "25:00", "end": "9:00", "kind": 7, "title": "A", "room": "Saal", "speakers": [""]}
  ],
  "people": [{"name": "Ma\u202era", "role": "guest"}]
}`))
	require.Equal(t, strings.TrimSpace(`
line 2: title: is empty
line 3: timezone: "Europe/Bonn" is no time zone, such as Europe/Berlin
line 4: colour: is unknown
line 5: dates[1]: "22.11.2026" is no day such as 2026-11-22
line 5: dates[2]: must come after the day before it
line 6: participants.online: must be a whole number from 0 to 100000
line 7: rooms: needs a room of the kind plenum
line 9: rooms[1].kind: is "palace", must be one of workshop, plenum, cafeteria
line 9: rooms[1].name: "Saal" is the name of another room already
line 10: rooms[2].seats: must be a whole number from 1 to 8
line 15: sessions[1].end: must be after start
line 16: sessions[1].room: no room is called "Keller"
line 17: sessions[2].kind: must be a text
line 17: sessions[2].speakers[0]: is empty
line 17: sessions[2].day: must be a whole number from 1 to 3
line 17: sessions[2].start: "25:00" is no time such as 09:30
line 17: sessions[2].end: "9:00" is no time such as 09:30
line 19: people[0].name: holds the invisible character U+202E
line 19: people[0].role: is "guest", must be one of participant, speaker, moderator, host, organiser`), err.Error())
}

func TestWhatIsMissingIsNamed(t *testing.T) {
	_, err := Parse([]byte(`{}`))
	require.Equal(t, strings.TrimSpace(`
line 1: title: is missing
line 1: timezone: is missing
line 1: dates: needs at least one day
line 1: rooms: needs a room of the kind plenum`), err.Error())
	_, err = Parse(with(t, "\"sessions\": [\n{}\n]"))
	require.Equal(t, strings.TrimSpace(`
line 5: sessions[0].kind: is missing
line 5: sessions[0].title: is missing
line 5: sessions[0].room: is missing
line 5: sessions[0].start: is missing
line 5: sessions[0].end: is missing`), err.Error())
}

func TestWhatIsNoDocumentIsRefusedInOneLine(t *testing.T) {
	for _, c := range []struct{ name, text, says string }{
		{"nothing", "", "line 1: the document ends too early"},
		{"half", "{\n\"title\": \"T\",\n", "line 3: the document ends too early"},
		{"no object", "[]", "line 1: must be an object"},
		{"a comma too many", "{\n\"title\": \"T\",\n}", "line 3: invalid character '}'"},
		{"a comma too few", "{\n\"title\": \"T\"\n\"motto\": \"M\"}", "line 3: invalid character '\"'"},
		{"a wrong bracket", "{\n\"dates\": [\n1}", "line 3: invalid character '}'"},
		{"a broken word", "{\n\"title\":\ntrub}", "line 3: invalid character 'b'"},
		{"two documents", "{}\n{}", "line 2: something follows"},
		{"no UTF-8", "{\"title\": \"\xff\"}", "line 1: is not UTF-8"},
		{"too deep", strings.Repeat("[", 100_000), "line 1: nested deeper than 16"},
		{"too long", strings.Repeat(" ", MaxSize+1), "line 1: longer than 4194304 bytes"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, err := Parse([]byte(c.text))
			require.Nil(t, doc)
			require.Len(t, faultsOf(t, err), 1)
			require.ErrorContains(t, err, c.says)
		})
	}
}

func TestADayOutsideTheCenturyIsNone(t *testing.T) {
	for _, day := range []string{"1999-12-31", "2101-01-01", "9999-12-31"} {
		_, err := Parse([]byte(`{"title": "T", "timezone": "UTC", "dates": ["` + day + `"], "rooms": [{"name": "P", "kind": "plenum"}]}`))
		require.EqualError(t, err, `line 1: dates[0]: "`+day+`" is no day such as 2026-11-22`)
	}
}

func TestADocumentTooLongToBeToldToEverybodyIsRefused(t *testing.T) {
	one := `{"start": "10:00", "end": "11:00", "kind": "talk", "title": "A", "room": "Raum Süd", "abstract": "` + strings.Repeat("ä", maxAbstract) + `"},`
	doc, err := Parse(with(t, `"sessions": [`+strings.TrimSuffix(strings.Repeat(one, 120), ",")+`]`))
	require.NoError(t, err)
	_, _, err = doc.Build(counter())
	require.Equal(t, wire.ErrTooLong.With("programme"), err)
}

func TestAFieldThatIsThereTwiceIsAMistake(t *testing.T) {
	_, err := Parse(with(t, `"title": "U"`))
	require.EqualError(t, err, "line 4: title: is there twice")
}

func TestMoreThanAllowedIsRefused(t *testing.T) {
	repeat := func(s string, n int) string { return "[" + strings.TrimSuffix(strings.Repeat(s+",", n), ",") + "]" }
	for _, c := range []struct{ field, says string }{
		{`"sessions": ` + repeat(`{}`, maxSessions+1), "sessions: has 2001 entries, 2000 are allowed"},
		{`"people": ` + repeat(`{}`, maxPeople+1), "people: has 5001 entries, 5000 are allowed"},
		{`"motto": "` + strings.Repeat("ä", maxText+1) + `"`, "motto: is 201 characters long, 200 are allowed"},
		{`"organisers": ` + repeat(`"O"`, maxList+1), "organisers: has 101 entries, 100 are allowed"},
	} {
		_, err := Parse(with(t, c.field))
		require.ErrorContains(t, err, c.says)
		require.Len(t, faultsOf(t, err), 1)
	}
	cafeterias := `[{"name": "P", "kind": "plenum"}, {"name": "A", "kind": "cafeteria", "tables": 500},
		{"name": "B", "kind": "cafeteria", "tables": 500}]`
	_, err := Parse([]byte(`{"title": "T", "timezone": "UTC", "dates": ["2026-01-01"], "rooms": ` + cafeterias + `}`))
	require.EqualError(t, err, "line 1: rooms: are 1003 with all tables, 1000 are allowed")
}

func TestAfterAHundredMistakesTheRestIsNotListed(t *testing.T) {
	_, err := Parse(with(t, `"sessions": [`+strings.Repeat(`7,`, 500)+`7]`))
	require.Len(t, faultsOf(t, err), maxFaults)
}

func FuzzParse(f *testing.F) {
	for _, name := range []string{"kommunale-2021", "netzwerke-abc-2024"} {
		f.Add(demoText(f, name))
	}
	f.Add(with(f, `"people": [{"name": "Mara Beispiel", "role": "moderator"}]`))
	f.Add([]byte("{\n\"title\": [\"T\",\n}"))
	f.Fuzz(func(t *testing.T, text []byte) {
		doc, err := Parse(text)
		if err != nil {
			for _, fault := range faultsOf(t, err) {
				require.Positive(t, fault.Line)
				require.LessOrEqual(t, fault.Line, 1+strings.Count(string(text), "\n"))
			}
			return
		}
		_, p, err := doc.Build(counter())
		if err != nil {
			require.Equal(t, wire.ErrTooLong.With("programme"), err)
			return
		}
		checkWhole(t, p)
	})
}

func TestWhatIsNotSeenIsRefusedAsEverywhere(t *testing.T) {
	for _, filler := range []string{"\u3164", "\u2800", "\u200b", "\u115f"} {
		_, err := Parse(with(t, `"motto": "Tag`+filler+`"`))
		require.ErrorContains(t, err, "motto: holds the invisible character", "%+q", filler)
	}
}
