package api_test

import (
	"encoding/json"
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/server/conference/importer"
	"konvent/signaling/wire"
)

// tomorrow moves the conference to tomorrow, so that there is something to choose, and returns its first round.
func (w *world) tomorrow() []wire.Session {
	w.t.Helper()
	about, p := w.conf.Whole()
	require.NoError(w.t, importer.Align(&p, "welcome", time.Now().Add(24*time.Hour)))
	require.NoError(w.t, w.conf.Furnish(w.t.Context(), about, p, conference.Setting{}))
	var round []wire.Session
	for _, s := range p.Sessions {
		if s.Round == 1 {
			round = append(round, s)
		}
	}
	return round
}

func TestOrganisersSeeAndPlaceSeats(t *testing.T) {
	w := newWorld(t)
	round, organiser := w.tomorrow(), w.token(wire.Organiser)
	who, err := w.conf.AddPerson(t.Context(), wire.Person{Name: "Person", Role: wire.Participant})
	require.NoError(t, err)
	ask := func(method, path, body string) answered {
		return w.ask(method, "/api/v1"+path, organiser, "application/json", body)
	}
	seat := func(i int) string { return "/seats/" + string(round[i].ID) + "/" + string(who.ID) }

	require.Equal(t, http.StatusNoContent, ask(http.MethodPut, seat(0), "").status)
	require.Equal(t, http.StatusNoContent, ask(http.MethodPut, seat(1), `{"online":false}`).status)
	var list struct{ Seats []wire.SeatRow }
	require.NoError(t, json.Unmarshal([]byte(ask(http.MethodGet, "/seats", "").body), &list))
	require.Len(t, list.Seats, 1, "one seat in a round")
	require.Equal(t, [3]any{who.ID, round[1].ID, false}, [3]any{list.Seats[0].Person, list.Seats[0].Session, list.Seats[0].Online})

	require.Equal(t, http.StatusOK, ask(http.MethodPatch, "/sessions/"+string(round[2].ID), `{"capacity":1}`).status)
	other, err := w.conf.AddPerson(t.Context(), wire.Person{Name: "Person", Role: wire.Participant})
	require.NoError(t, err)
	require.Equal(t, http.StatusNoContent, ask(http.MethodPut, "/seats/"+string(round[2].ID)+"/"+string(other.ID), "").status)
	full := ask(http.MethodPut, seat(2), "")
	require.Equal(t, http.StatusConflict, full.status)
	require.Equal(t, wire.ErrNoSeat.Code, full.fault(t))
	require.Equal(t, http.StatusNoContent, ask(http.MethodDelete, seat(1), "").status)
	require.Equal(t, http.StatusNoContent, ask(http.MethodDelete, seat(1), "").status, "gone already")
	require.Equal(t, http.StatusNotFound, ask(http.MethodPut, "/seats/nothing/"+string(who.ID), "").status)
	require.Equal(t, http.StatusNotFound, ask(http.MethodPut, "/seats/"+string(round[0].ID)+"/nobody", "").status)
}

func TestOrganisersSetDeadlinesAndWhoIsNamed(t *testing.T) {
	w := newWorld(t)
	round, organiser := w.tomorrow(), w.token(wire.Organiser)
	ask := func(method, path, body string) answered {
		return w.ask(method, "/api/v1"+path, organiser, "application/json", body)
	}
	require.Contains(t, ask(http.MethodGet, "/rounds", "").body, `{"round":1,"before":10}`)
	require.Contains(t, ask(http.MethodPut, "/rounds", `{"round":1,"before":90}`).body, `{"round":1,"before":90}`)
	for _, bad := range []string{`{"round":1,"before":-1}`, `{"round":1,"before":10081}`, `{"round":99,"before":1}`, `[]`} {
		require.GreaterOrEqual(t, ask(http.MethodPut, "/rounds", bad).status, 400, bad)
	}
	people := "/sessions/" + string(round[0].ID) + "/people"
	who, err := w.conf.AddPerson(t.Context(), wire.Person{Name: "Person", Role: wire.Participant})
	require.NoError(t, err)
	require.Equal(t, `{"people":[]}`, ask(http.MethodGet, people, "").body)
	require.Equal(t, `{"people":["`+string(who.ID)+`"]}`, ask(http.MethodPut, people, `{"people":["`+string(who.ID)+`"]}`).body)
	require.Equal(t, http.StatusNotFound, ask(http.MethodPut, people, `{"people":["nobody"]}`).status)
	require.Equal(t, http.StatusNotFound, ask(http.MethodPut, "/sessions/nothing/people", `{"people":[]}`).status)
}

func TestSeatsOfOthersAreForOrganisersOnly(t *testing.T) {
	w := newWorld(t)
	for _, role := range []wire.Role{wire.Participant, wire.Moderator, wire.Host} {
		token := w.token(role)
		for _, r := range [][2]string{{"GET", "/seats"}, {"PUT", "/seats/a/b"}, {"DELETE", "/seats/a/b"}, {"GET", "/rounds"}, {"PUT", "/rounds"},
			{"GET", "/sessions/a/people"}, {"PUT", "/sessions/a/people"}} {
			require.Equal(t, http.StatusForbidden, w.ask(r[0], "/api/v1"+r[1], token, "", "").status, "%s as %s", r, role)
		}
	}
}
