package importer

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/signaling/wire"
)

// numbered gives the people of a document ids: p0, p1 and so on.
func numbered(doc *Doc) []wire.Person {
	all := make([]wire.Person, len(doc.People))
	for i, p := range doc.People {
		p.ID = wire.PersonID(fmt.Sprint("p", i))
		all[i] = p
	}
	return all
}

// set reads a document, and says what it has beside the programme, with the rooms by name.
func set(t *testing.T, text []byte) (leads map[string][]wire.Led, plans map[string]wire.GroupsPlan) {
	t.Helper()
	doc, err := Parse(text)
	require.NoError(t, err)
	_, p, err := doc.Build(counter())
	require.NoError(t, err)
	made := doc.Setting(numbered(doc))
	leads, plans = map[string][]wire.Led{}, map[string]wire.GroupsPlan{}
	for _, r := range p.Rooms {
		if l, ok := made.Leads[r.ID]; ok {
			leads[r.Name] = l
		}
		if g, ok := made.Plans[r.ID]; ok {
			plans[r.Name] = g
		}
	}
	return leads, plans
}

func TestPeopleLeadTheRoomsTheDocumentGivesThem(t *testing.T) {
	leads, _ := set(t, with(t, `"people": [{"name": "Mara Beispiel"}, {"name": "Udo Muster", "leads": [" Raum Süd ", "Großer Saal"]},
		{"name": "Ida Probe", "role": "moderator", "leads": ["Raum Süd"]}]`))
	require.Equal(t, map[string][]wire.Led{
		"Raum Süd":    {{Person: "p1", Name: "Udo Muster", Lead: wire.LeadModerator}, {Person: "p2", Name: "Ida Probe", Lead: wire.LeadCoModerator}},
		"Großer Saal": {{Person: "p1", Name: "Udo Muster", Lead: wire.LeadModerator}},
	}, leads)
}

func TestASessionWithGroupsPlansThemInItsRoom(t *testing.T) {
	session := func(hours, room, more string) string {
		start, end, _ := strings.Cut(hours, "-")
		return `{"kind": "groups", "title": "T", "start": "` + start + `", "end": "` + end + `", "room": "` + room + `"` + more + `}`
	}
	_, plans := set(t, with(t, `"sessions": [`+strings.Join([]string{
		session("14:00-15:00", "Raum Süd", `, "groups": 3`),
		session("10:00-11:20", "Raum Süd", `, "groups": 5, "group_size": 6, "minutes": 20, "task": "Was wirkt?\nWas fehlt?"`),
		session("10:00-11:20", "Raum sued", `, "group_size": 4`),
		session("10:00-11:20", "Großer Saal", ``),
	}, ",")+`]`))
	fields := wire.CardFields{Statements: 3, Note: true, Reporter: true}
	require.Equal(t, map[string]wire.GroupsPlan{
		"Raum Süd":  {Way: wire.ByChance, Groups: 5, Task: "Was wirkt?\nWas fehlt?", Minutes: 20, Grace: 60, Fields: fields},
		"Raum sued": {Way: wire.ByChance, Size: 4, Minutes: 80, Grace: 60, Fields: fields},
	}, plans, "the first session of a room counts, and lasts as long as it does where no minutes are named")
}

func TestMistakesAboutLeadsAndGroupsAreNamed(t *testing.T) {
	people := func(leads string) string { return `"people": [{"name": "Mara Beispiel", "leads": ` + leads + `}]` }
	session := func(room, more string) string {
		return `"sessions": [{"start": "10:00", "end": "11:00", "kind": "groups", "title": "T", "room": "` + room + `", ` + more + `}]`
	}
	crowd := `"people": [` + strings.TrimSuffix(strings.Repeat(`{"name": "Mara Beispiel", "leads": ["Raum Süd"]},`, 21), ",") + `]`
	for _, one := range []struct{ field, want string }{
		{people(`["Raum Nord"]`), `people[0].leads[0]: no room is called "Raum Nord"`},
		{people(`["Raum Süd", "Raum Süd"]`), `people[0].leads[1]: "Raum Süd" is there twice`},
		{people(`[7]`), `people[0].leads[0]: must be a text`},
		{people(`"Raum Süd"`), `people[0].leads: must be a list`},
		{crowd, `people[20].leads[0]: 20 people lead "Raum Süd" already, no more are allowed`},
		{session("Raum Süd", `"groups": 61`), `sessions[0].groups: must be a whole number from 1 to 60`},
		{session("Raum Süd", `"group_size": 1`), `sessions[0].group_size: must be a whole number from 2 to 60`},
		{session("Raum Süd", `"groups": 2, "minutes": 241`), `sessions[0].minutes: must be a whole number from 1 to 240`},
		{session("Raum Süd", `"groups": 2, "task": "`+strings.Repeat("ä", 1001)+`"`), `sessions[0].task: is 1001 characters long, 1000 are allowed`},
		{session("Raum Süd", `"task": "Was wirkt?"`), `sessions[0].task: is for groups: say how many, or how large`},
		{session("Raum Süd", `"minutes": 20`), `sessions[0].minutes: is for groups: say how many, or how large`},
		{session("Großer Saal", `"groups": 2`), `sessions[0].room: has no groups: these are for rooms of the kind workshop`},
	} {
		_, err := Parse(with(t, one.field))
		require.ErrorContains(t, err, one.want)
		require.Len(t, faultsOf(t, err), 1, one.want)
	}
}

func TestPeopleOfADocumentAreFoundAmongThoseOfTheConference(t *testing.T) {
	doc, err := Parse(with(t, `"people": [{"name": "Mara Beispiel"},
		{"name": "Udo Muster", "office": "Jobcenter A", "leads": ["Raum Süd"]},
		{"name": "Ida Probe", "role": "moderator"}],
		"sessions": [{"start": "10:00", "end": "11:00", "kind": "workshop", "round": 1, "title": "T", "room": "Raum Süd", "closed": true,
			"people": ["Ida Probe"]}]`))
	require.NoError(t, err)
	udo := wire.Person{ID: "udo", Name: "Udo Muster", Role: wire.Participant, Office: "Jobcenter A"}
	ida := wire.Person{ID: "ida", Name: "Ida Probe", Role: wire.Moderator}
	found, err := doc.Among([]wire.Person{ida, udo, {ID: "x", Name: "Udo Muster", Role: wire.Guest},
		{ID: "y", Name: "Udo Muster", Role: wire.Participant}, {ID: "z", Name: "Ida Probe", Role: wire.Participant}})
	require.NoError(t, err)
	require.Equal(t, []wire.Person{{}, udo, ida}, found, "on who is not there nothing hangs, and who calls themselves like them is somebody else")

	_, err = doc.Among([]wire.Person{ida, {ID: "other", Name: "Ida Probe", Role: wire.Moderator}})
	require.Equal(t, []string{"people[1].name", "people[2].name"}, []string{faultsOf(t, err)[0].Path, faultsOf(t, err)[1].Path})
	require.Equal(t, faultsOf(t, err)[0].Line+1, faultsOf(t, err)[1].Line)
	require.ErrorContains(t, err, `nobody in the conference is called "Udo Muster" and has this role and office: add them first, by POST /api/v1/people`)
	require.ErrorContains(t, err, `several in the conference are called "Ida Probe"`)
}

func TestTheDemoWithGroupsHasThemPlanned(t *testing.T) {
	_, plans := set(t, demoText(t, "netzwerke-abc-2024"))
	require.Len(t, plans, 5)
	for room, plan := range plans {
		require.Equal(t, 5, plan.Groups, room)
		require.NotEmpty(t, plan.Task, room)
		require.Equal(t, 40, plan.Minutes, room)
	}
}
