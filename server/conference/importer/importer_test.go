package importer

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"konvent/demo"
	"konvent/signaling/wire"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// counter gives ids in order, so that what is built can be compared.
func counter() func() string {
	n := 0
	return func() string {
		n++
		return fmt.Sprintf("id%03d", n)
	}
}

func build(t *testing.T, text []byte) (wire.Conference, wire.Programme) {
	t.Helper()
	doc, err := Parse(text)
	require.NoError(t, err)
	c, p, err := doc.Build(counter())
	require.NoError(t, err)
	return c, p
}

func demoText(t testing.TB, name string) []byte {
	t.Helper()
	text, err := demo.FS.ReadFile(name + ".json")
	require.NoError(t, err)
	return text
}

func at(t *testing.T, local string) int64 {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Berlin")
	require.NoError(t, err)
	m, err := time.ParseInLocation("2006-01-02 15:04", local, zone)
	require.NoError(t, err)
	return m.UnixMilli()
}

func TestAllFiveDemoConferencesCanBeHeld(t *testing.T) {
	names, err := fs.Glob(demo.FS, "*.json")
	require.NoError(t, err)
	require.Len(t, names, 5)
	for _, name := range names {
		c, p := build(t, demoText(t, strings.TrimSuffix(name, ".json")))
		require.NotEmpty(t, c.Slug, name)
		require.NotEmpty(t, p.Sessions, name)
		checkWhole(t, p)
	}
}

// checkWhole checks what every programme must hold to.
func checkWhole(t testing.TB, p wire.Programme) {
	t.Helper()
	rooms, slugs := map[wire.RoomID]wire.Room{}, map[string]bool{}
	for _, r := range p.Rooms {
		require.NotEmpty(t, r.Slug)
		require.False(t, slugs[r.Slug], "slug %s is there twice", r.Slug)
		require.Regexp(t, `^[a-z0-9]+(-[a-z0-9]+)*$`, r.Slug)
		slugs[r.Slug], rooms[r.ID] = true, r
	}
	require.True(t, slugs["plenum"])
	for _, r := range p.Rooms {
		if r.Kind == wire.TableKind {
			require.Equal(t, wire.Cafeteria, rooms[r.Parent].Kind)
			require.InDelta(t, 4.5, r.Seats, 3.5, "a table has one to eight seats")
		} else {
			require.Empty(t, r.Parent)
		}
	}
	for _, s := range p.Sessions {
		require.Contains(t, rooms, s.Room)
		require.Less(t, s.Start, s.End)
		require.GreaterOrEqual(t, len(p.Days), s.Day)
	}
}

func TestTheDayOfTheMunicipalJobcentersIsReadWhole(t *testing.T) {
	c, p := build(t, demoText(t, "kommunale-2021"))
	require.Equal(t, wire.Conference{
		ID: "id001", Slug: "tag-der-kommunalen-jobcenter-2021", Title: "Tag der kommunalen Jobcenter 2021",
		Motto: "Beratung – und noch viel mehr", Language: "de", Mode: "online", TimeZone: "Europe/Berlin",
		Organisers: []string{"Deutscher Landkreistag", "Deutscher Städtetag"},
	}, c)
	require.Equal(t, []string{"2021-11-29"}, p.Days)
	require.Len(t, p.Rooms, 6+24)
	require.Equal(t, wire.Room{ID: "id002", Slug: "plenum", Name: "Plenum", Kind: wire.Plenum}, p.Rooms[0])
	require.Equal(t, wire.Room{ID: "id007", Slug: "cafeteria", Name: "Cafeteria", Kind: wire.Cafeteria}, p.Rooms[5])
	require.Equal(t, wire.Room{
		ID: "id008", Slug: "cafeteria-1", Name: "Tisch 1", Kind: wire.TableKind, Seats: 6, Parent: "id007",
	}, p.Rooms[6])
	require.Len(t, p.Sessions, 19)
	debate := p.Sessions[2]
	debate.ID = ""
	require.Equal(t, wire.Session{
		Day: 1, Start: at(t, "2021-11-29 10:30"), End: at(t, "2021-11-29 11:30"), Kind: "debate", Room: "id002", Stage: 3,
		Title:    "Streitgespräch: Die Jobcenter in der neuen Wahlperiode – politische Konzepte und Erwartungen",
		Speakers: []string{"Moderation", "Autorin und Journalistin", "Redakteurin einer Tageszeitung"},
	}, debate)
}

func TestPeopleComeWithRolesAndWithoutIDs(t *testing.T) {
	doc, err := Parse(with(t, `"people": [{"name": "Mara Beispiel", "role": "moderator", "office": "Jobcenter Musterkreis"},
		{"name": " Udo Muster "}]`))
	require.NoError(t, err)
	require.Equal(t, []wire.Person{
		{Name: "Mara Beispiel", Role: wire.Moderator, Office: "Jobcenter Musterkreis"},
		{Name: "Udo Muster", Role: wire.Participant},
	}, doc.People)
}

// with returns the smallest document with one more field.
func with(t testing.TB, field string) []byte {
	t.Helper()
	return []byte(`{"title": "T", "timezone": "Europe/Berlin", "dates": ["2026-03-28", "2026-03-29"],
		"rooms": [{"name": "Großer Saal", "kind": "plenum"}, {"name": "Raum Süd", "kind": "workshop"},
			{"name": "Raum sued", "kind": "workshop"}],
		` + field + `}`)
}

func TestSlugsAreMadeOfNamesAndNeverTheSame(t *testing.T) {
	_, p := build(t, with(t, `"sessions": []`))
	var slugs []string
	for _, r := range p.Rooms {
		slugs = append(slugs, r.Slug)
	}
	require.Equal(t, []string{"plenum", "raum-sued", "raum-sued-2"}, slugs)
	require.Equal(t, "tag-der-staedte-in-suedgrossheim", slug("»Tag der Städte« in Südgroßheim!"))
	require.Empty(t, slug("会議"))
	require.Len(t, slug(strings.Repeat("a", 100)), maxSlug)
}

func TestTimesAreLocalAlsoWhenClocksChange(t *testing.T) {
	_, p := build(t, with(t, `"sessions": [
		{"day": 2, "start": "10:00", "end": "11:00", "kind": "talk", "title": "T", "room": "Raum Süd"},
		{"day": 1, "start": "10:00", "end": "11:00", "kind": "talk", "title": "T", "room": "Raum Süd"}]`))
	require.Equal(t, int64(23*60*60*1000), p.Sessions[1].Start-p.Sessions[0].Start)
	_, err := Parse(with(t, `"sessions": [
		{"day": 2, "start": "02:30", "end": "03:30", "kind": "talk", "title": "T", "room": "Raum Süd"}]`))
	require.ErrorContains(t, err, "sessions[0].start: 02:30 does not exist on 2026-03-29")
}

func TestIDsThatRepeatAreRefused(t *testing.T) {
	doc, err := Parse(demoText(t, "kommunale-2021"))
	require.NoError(t, err)
	_, _, err = doc.Build(func() string { return "same" })
	require.Error(t, err)
}

func TestAlignMovesTheDebateAndItsDay(t *testing.T) {
	c, p := build(t, demoText(t, "kommunale-2021"))
	zone, err := time.LoadLocation(c.TimeZone)
	require.NoError(t, err)
	began := time.Date(2026, 11, 22, 9, 41, 0, 0, zone)
	require.NoError(t, Align(&p, "debate", began))
	require.Equal(t, []string{"2026-11-22"}, p.Days)
	require.Equal(t, began.UnixMilli(), p.Sessions[2].Start)
	require.Equal(t, began.Add(-time.Hour).UnixMilli(), p.Sessions[0].Start)
	require.Equal(t, began.Add(time.Hour).UnixMilli(), p.Sessions[2].End)
	require.Error(t, Align(&p, "opera", began))
}

func TestAlignMovesAllDaysTogether(t *testing.T) {
	_, p := build(t, demoText(t, "netzwerke-abc-2024"))
	require.NoError(t, Align(&p, "keynote", time.Date(2026, 1, 1, 12, 0, 0, 0, time.UTC)))
	require.Equal(t, []string{"2025-12-31", "2026-01-01"}, p.Days)
}

func faultsOf(t *testing.T, err error) Faults {
	t.Helper()
	var f Faults
	require.True(t, errors.As(err, &f))
	return f
}
