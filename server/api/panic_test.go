package api_test

import (
	"context"
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/server/store"
	"konvent/signaling/wire"
)

const secret = "postgres://konvent:password@db"

// falling is a store that panics where people change their names or links.
type falling struct{ *store.Store }

func (falling) Rename(context.Context, wire.ConferenceID, wire.PersonID, string) error { panic(secret) }
func (falling) SetLink(context.Context, wire.ConferenceID, wire.PersonID, *conference.Hash) error {
	panic(secret)
}

func TestWhatAPanicSaysNeverReachesAClient(t *testing.T) {
	w := newWorldOn(t, func(s *store.Store) conference.Store { return falling{s} })
	a, b := w.in(wire.Participant, "plenum"), w.in(wire.Participant, "plenum")
	refused := a.do("person.rename", wire.Rename{Name: "Neu"})
	require.Equal(t, wire.Fault{Code: wire.ErrInternal.Code, Retry: true}, *refused.Fault)
	require.Nil(t, a.do("chat.send", wire.Say{Text: "still here", Ref: "ref-00001"}).Fault, "and on the same line")
	b.await(func(s said) bool { return s.Type == "chat.added" })

	answer := w.ask("DELETE", "/api/v1/people/x/link", w.token(wire.Organiser), "", "")
	require.Equal(t, http.StatusInternalServerError, answer.status)
	require.JSONEq(t, `{"fault":{"code":"internal","retry":true}}`, answer.body)
}
