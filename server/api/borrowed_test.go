package api_test

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/signaling/wire"
)

// The framework's strings are borrowed memory that becomes another request's. What is kept of a request must be a copy.
func TestWhatIsKeptOfARequestNeverBecomesAnothersWords(t *testing.T) {
	w := newWorld(t)
	organiser := w.token(wire.Organiser)
	rest := func(method, path, body string) answered {
		a := w.ask(method, path, organiser, "application/json", body)
		require.Less(t, a.status, 300, "%s %s: %s", method, path, a.body)
		return a
	}
	_, before := w.conf.Whole()
	for i, s := range before.Sessions {
		before.Sessions[i].Title = fmt.Sprintf("Titel %04d", i)
		rest("PATCH", "/api/v1/sessions/"+string(s.ID), fmt.Sprintf(`{"title":"Titel %04d"}`, i))
	}
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			for n := range 30 {
				junk := strings.Repeat(string(rune('A'+i)), len(before.Sessions[0].ID))
				w.ask("PATCH", "/api/v1/sessions/"+junk, organiser, "application/json", fmt.Sprintf(`{"title":"Unsinn %03d"}`, n))
				w.ask("DELETE", "/whep/"+junk+"/"+junk+"/"+junk, junk, "", "")
			}
		})
	}
	all.Wait()
	_, after := w.conf.Whole()
	require.ElementsMatch(t, before.Sessions, after.Sessions)
	require.Equal(t, http.StatusOK, rest("GET", "/api/v1/programme", "").status)
}
