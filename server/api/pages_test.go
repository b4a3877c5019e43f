package api_test

import (
	"errors"
	"net/http"
	"net/netip"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/server/api"
	"konvent/signaling/wire"
)

func TestUnknownRevokedAndForeignLinksGetTheSamePage(t *testing.T) {
	w, other := newWorld(t), newWorld(t)
	p, err := w.conf.AddPerson(t.Context(), wire.Person{Name: "Weg", Role: wire.Speaker})
	require.NoError(t, err)
	require.NoError(t, w.conf.Revoke(t.Context(), p.ID))
	var first answered
	for i, token := range []string{"unknown", p.Token, other.token(wire.Host), "%00", strings.Repeat("x", 300)} {
		page := w.ask("GET", "/j/"+token, "", "", "")
		door := w.ask("GET", "/api/v1/door", token, "", "")
		require.Equal(t, http.StatusNotFound, page.status)
		require.Equal(t, http.StatusNotFound, door.status)
		require.Equal(t, wire.ErrLink.Code, door.fault(t))
		require.NotContains(t, page.body+door.body, "Jobcenter")
		page.header.Del("Date")
		page.header.Del("X-Ratelimit-Remaining")
		page.header.Del("X-Ratelimit-Reset")
		if i == 0 {
			first = page
		}
		require.Equal(t, first, page)
	}
	require.Equal(t, http.StatusOK, w.ask("GET", "/j/"+w.token(wire.Guest), "", "", "").status)
}

func TestPagesLoadNothingFromElsewhere(t *testing.T) {
	w := newWorld(t)
	page := w.ask("GET", "/", "", "", "")
	csp := page.header.Get("Content-Security-Policy")
	require.Contains(t, csp, "default-src 'none'")
	require.NotContains(t, csp, "unsafe")
	require.NotContains(t, csp, "http")
	require.Equal(t, "no-referrer", page.header.Get("Referrer-Policy"))
	require.Contains(t, w.ask("GET", "/assets/a.js", "", "", "").header.Get("Cache-Control"), "immutable")
	require.Equal(t, http.StatusNotFound, w.ask("GET", "/assets/../../go.mod", "", "", "").status)
	require.Equal(t, http.StatusNotFound, w.ask("GET", "/api/v1/secrets", "", "", "").status)
}

func TestAGuestComesInWithAName(t *testing.T) {
	w := newWorld(t)
	link, err := w.conf.NewGuestLink(t.Context())
	require.NoError(t, err)
	require.Equal(t, wire.ErrEmpty.Code, w.ask("POST", "/api/v1/guests", link, "application/json", `{"name":"\u200b"}`).fault(t))
	require.Equal(t, wire.ErrBody.Code, w.ask("POST", "/api/v1/guests", link, "application/json", `{`).fault(t))
	a := w.ask("POST", "/api/v1/guests", link, "application/json", `{"name":"Gast"}`)
	require.Equal(t, http.StatusCreated, a.status)
	own := strings.Split(a.body, `"`)[3]
	w.come(own)
}

func TestOneAddressBringsInSoManyGuests(t *testing.T) {
	w := newWorld(t, func(c *api.Config) { c.TrustedProxies = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")} })
	link, err := w.conf.NewGuestLink(t.Context())
	require.NoError(t, err)
	come := func(address string) answered {
		return w.askFrom(address, "POST", "/api/v1/guests", link, "application/json", `{"name":"Gast"}`)
	}
	a := come("192.0.2.1")
	for n := 1; a.status == http.StatusCreated; n++ {
		require.LessOrEqual(t, n, 200)
		a = come("192.0.2.1")
	}
	require.Equal(t, wire.ErrTooFast.Code, a.fault(t))
	require.NotEmpty(t, a.header.Get("Retry-After"))
	require.Equal(t, http.StatusCreated, come("192.0.2.2").status)
}

func TestOnlyOrganisersEdit(t *testing.T) {
	w := newWorld(t)
	bodies := map[string]string{
		"GET /programme": "", "POST /programme/shift": `{"minutes":1}`, "GET /people": "", "POST /people": `{"name":"Neu","role":"speaker"}`,
		"POST /guest-link": "", "DELETE /guest-link": "", "DELETE /sessions/none": "", "DELETE /people/none/link": "",
		"POST /sessions": `{}`, "PATCH /sessions/none": `{}`, "PUT /programme": `{`, "POST /people/none/link": "", "DELETE /people/none": "",
	}
	for role, want := range map[wire.Role]int{
		wire.Guest: 403, wire.Participant: 403, wire.Speaker: 403, wire.Moderator: 403, wire.Host: 403, "stranger": 404,
	} {
		token := "nobody"
		if role != "stranger" {
			token = w.token(role)
		}
		for what, body := range bodies {
			method, path, _ := strings.Cut(what, " ")
			require.Equal(t, want, w.ask(method, "/api/v1"+path, token, "application/json", body).status, "%s as %s", what, role)
		}
	}
	token := w.token(wire.Organiser)
	for _, what := range []string{"GET /programme", "POST /programme/shift", "GET /people", "POST /people", "POST /guest-link", "DELETE /guest-link"} {
		method, path, _ := strings.Cut(what, " ")
		require.Less(t, w.ask(method, "/api/v1"+path, token, "application/json", bodies[what]).status, 300, what)
	}
}

func TestAnImportWithMistakesNamesThemAndChangesNothing(t *testing.T) {
	w := newWorld(t)
	token := w.token(wire.Organiser)
	before := w.ask("GET", "/api/v1/programme", token, "", "").body
	a := w.ask("PUT", "/api/v1/programme", token, "application/json", "{\n  \"title\": 5,\n  \"unknown\": 1\n}")
	require.Equal(t, http.StatusUnprocessableEntity, a.status)
	require.Contains(t, a.body, `"line":2`)
	require.Equal(t, before, w.ask("GET", "/api/v1/programme", token, "", "").body)
}

func TestItemsOfTheProgrammeAreEditedOverREST(t *testing.T) {
	w := newWorld(t)
	token := w.token(wire.Organiser)
	listener := w.come(w.token(wire.Participant))
	a := w.ask("POST", "/api/v1/sessions", token, "application/json",
		`{"day":1,"start":1800000000000,"end":1800003600000,"kind":"talk","title":"Neu","room":"`+string(w.rooms["plenum"])+`"}`)
	require.Equal(t, http.StatusCreated, a.status, a.body)
	listener.await(func(s said) bool { return s.Type == "programme.changed" && strings.Contains(string(s.Body), `"Neu"`) })
	id := strings.Split(a.body, `"`)[3]
	a = w.ask("PATCH", "/api/v1/sessions/"+id, token, "application/json", `{"title":"Anders","id":"forged"}`)
	require.Equal(t, http.StatusOK, a.status, a.body)
	require.Contains(t, a.body, `"Anders"`)
	require.Contains(t, a.body, id)
	require.Equal(t, wire.ErrBody.Code, w.ask("PATCH", "/api/v1/sessions/"+id, token, "application/json", `{"end":0}`).fault(t))
	require.Equal(t, http.StatusNoContent, w.ask("DELETE", "/api/v1/sessions/"+id, token, "", "").status)
	require.Equal(t, http.StatusNotFound, w.ask("DELETE", "/api/v1/sessions/"+id, token, "", "").status)
}

func TestTheHouseSaysHowItIs(t *testing.T) {
	w := newWorld(t)
	require.Equal(t, `{"status":"ok"}`, w.ask("GET", "/healthz", "", "", "").body)
	w = newWorld(t, func(c *api.Config) { c.Ready = func() error { return errors.New(secret) } })
	a := w.ask("GET", "/healthz", "", "", "")
	require.Equal(t, http.StatusServiceUnavailable, a.status)
	require.Equal(t, `{"status":"not ready"}`, a.body, "and nothing of the cause")
}
