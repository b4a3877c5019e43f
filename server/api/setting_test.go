package api_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/signaling/wire"
)

// whole is a document of a conference with a closed session, whose people say who they are to the conference.
func whole(people string) string {
	return `{"title": "Neu", "timezone": "Europe/Berlin", "dates": ["2030-03-04"],
"rooms": [{"name": "Plenum", "kind": "plenum"}, {"name": "Workshopraum 1", "kind": "workshop"}],
"people": [` + people + `],
"sessions": [{"start": "10:00", "end": "11:00", "kind": "groups", "round": 1, "title": "T", "room": "Workshopraum 1", "closed": true,
	"people": ["Ida Probe"], "groups": 3}]}`
}

func TestANewProgrammeKnowsThePeopleOfTheConferenceByName(t *testing.T) {
	w := newWorld(t)
	organiser := w.token(wire.Organiser)
	put := func(people string) answered {
		return w.ask(http.MethodPut, "/api/v1/programme", organiser, "application/json", whole(people))
	}
	ida := `{"name": "Ida Probe"}, ` + "\n" + `{"name": "Udo Muster", "leads": ["Workshopraum 1"]}`
	a := put(ida)
	require.Equal(t, http.StatusUnprocessableEntity, a.status)
	var told struct {
		Mistakes []struct {
			Line int
			Path string
			What string
		}
	}
	require.NoError(t, json.Unmarshal([]byte(a.body), &told))
	require.Len(t, told.Mistakes, 2)
	require.Equal(t, "people[0].name", told.Mistakes[0].Path)
	require.Equal(t, [2]int{3, 4}, [2]int{told.Mistakes[0].Line, told.Mistakes[1].Line})
	require.Contains(t, told.Mistakes[1].What, "POST /api/v1/people")
	about, _ := w.conf.Whole()
	require.NotEqual(t, "Neu", about.Title, "nothing is changed")

	who := map[string]wire.PersonID{}
	for _, name := range []string{"Ida Probe", "Udo Muster"} {
		p, err := w.conf.AddPerson(t.Context(), wire.Person{Name: name, Role: wire.Participant})
		require.NoError(t, err)
		who[name] = p.ID
	}
	a = put(ida)
	require.Equal(t, http.StatusOK, a.status, a.body)
	var now struct{ Programme wire.Programme }
	require.NoError(t, json.Unmarshal([]byte(a.body), &now))
	named := w.ask(http.MethodGet, "/api/v1/sessions/"+string(now.Programme.Sessions[0].ID)+"/people", organiser, "", "")
	require.Equal(t, fmt.Sprintf(`{"people":[%q]}`, who["Ida Probe"]), named.body)
}
