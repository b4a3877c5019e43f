package importer

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/signaling/wire"
)

// closing is a document with people and one session of its own.
func closing(t *testing.T, session string) []byte {
	t.Helper()
	return with(t, `"people": [{"name": "Mara Beispiel"}, {"name": "Udo Muster"}, {"name": "Udo Muster"}, {"name": "Ida Probe"}],
		"sessions": [{"start": "10:00", "end": "11:00", "kind": "workshop", "round": 1, "title": "T", "room": "Raum Süd", `+session+`}]`)
}

func TestAClosedSessionKnowsWhomItIsFor(t *testing.T) {
	doc, err := Parse(closing(t, `"capacity": 20, "hall": 12, "online": 8, "closed": true, "people": ["Ida Probe", " Mara Beispiel "]`))
	require.NoError(t, err)
	_, p, err := doc.Build(counter())
	require.NoError(t, err)
	s := p.Sessions[0]
	require.True(t, s.Closed)
	require.Equal(t, [3]int{20, 12, 8}, [3]int{s.Capacity, s.Hall, s.Online})
	require.Equal(t, map[wire.SessionID][]wire.PersonID{s.ID: {"p3", "p0"}}, doc.Setting(numbered(doc)).Named)
}

func TestMistakesAboutSeatsAreNamed(t *testing.T) {
	for _, one := range []struct{ session, want string }{
		{`"closed": true, "people": ["Niemand"]`, `sessions[0].people[0]: nobody in people is called "Niemand"`},
		{`"closed": true, "people": ["Udo Muster"]`, `sessions[0].people[0]: several in people are called "Udo Muster"`},
		{`"closed": true, "people": ["Ida Probe", "Ida Probe"]`, `sessions[0].people[1]: "Ida Probe" is there twice`},
		{`"people": ["Ida Probe"]`, `sessions[0].people[0]: is for closed sessions only`},
		{`"closed": true, "people": [7]`, `sessions[0].people[0]: must be a text`},
		{`"capacity": 20, "hall": 21`, `sessions[0].hall: must be a whole number from 0 to 20`},
		{`"capacity": 20, "online": -1`, `sessions[0].online: must be a whole number from 0 to 20`},
	} {
		_, err := Parse(closing(t, one.session))
		require.ErrorContains(t, err, one.want)
		require.Equal(t, 0, strings.Count(err.Error(), "\n"), one.session)
	}
}

func TestOnlyWhatIsChosenCanBeClosed(t *testing.T) {
	for _, session := range []string{`"kind": "workshop"`, `"kind": "panel", "round": 1`} {
		_, err := Parse(with(t, `"sessions": [{"start": "10:00", "end": "11:00", "title": "T", "room": "Raum Süd", "closed": true, `+session+`}]`))
		require.ErrorContains(t, err, "sessions[0].closed: is for workshops and groups of a round only")
	}
}
