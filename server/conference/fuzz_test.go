package conference_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/signaling/wire"
)

// FuzzCommands: each command has one answer; a refusal is for its sender alone, changes nothing, and is never a mistake of ours.
func FuzzCommands(f *testing.F) {
	rows := map[string]uint8{}
	for i, word := range wire.Commands {
		body, err := json.Marshal(word.Body)
		require.NoError(f, err)
		rows[word.Type] = uint8(i)
		f.Add(uint8(i), body)
	}
	f.Add(rows["place.enter"], []byte(`{"room":"","epoch":4294967295,"seq":18446744073709551615}`))
	f.Add(rows["people.page"], []byte(`{"limit":100,"offset":9223372036854775807,"search":"\u0000"}`))
	f.Add(rows["chat.send"], []byte(`{"text":"x\u0000","ref":"ref-00001"}`))
	f.Add(rows["chat.remove"], []byte(`{"id":"\u0000"}`))
	f.Add(rows["programme.shift"], []byte(`{"minutes":-9223372036854775808}`))
	f.Add(rows["stage.arrange"], []byte(`{"layout":"grid","sources":["slate","slate"]}`))
	f.Fuzz(func(t *testing.T, i uint8, raw []byte) {
		if !json.Valid(raw) {
			t.Skip("a frame with this body is refused before")
		}
		inHouse(t, func(t *testing.T, w *world) {
			a, b := w.in(wire.Host, "plenum"), w.in(wire.Participant, "plenum")
			settle()
			_, programme := w.conf.Whole()
			heard := len(b.heard())
			a.n++
			if rest := a.visit.Do(t.Context(), wire.Command{N: a.n, Type: wire.Commands[int(i)%len(wire.Commands)].Type, Body: raw}); rest != nil {
				rest(t.Context())
			}
			settle()
			answers := slices.DeleteFunc(a.all(""), func(s said) bool { return s.Re != a.n })
			require.Len(t, answers, 1)
			if fault := answers[0].Fault; fault != nil {
				require.NotEqual(t, wire.ErrInternal.Code, fault.Code)
				require.NotEqual(t, wire.ErrStore.Code, fault.Code)
				require.Equal(t, heard, len(b.heard()), "nobody else hears of it")
				_, after := w.conf.Whole()
				require.Equal(t, programme, after)
			}
		})
	})
}
