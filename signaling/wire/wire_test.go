package wire

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestWhatIsPutIntoAnAnswerEncodedIsWhatEncodingItGives(t *testing.T) {
	lines := []ChatLine{{ID: "1", Text: `"}}`}}
	tables := []Table{{Room: Room{ID: "t"}, People: []Person{}}}
	whole := Encode(Answer{Re: 7, Body: Entered{Room: Room{ID: "r"}, Chat: lines, Tables: tables}})
	answer := Encode(Answer{Re: 7, Body: Entered{Room: Room{ID: "r"}}})
	require.JSONEq(t, string(whole), string(Into(Into(answer, "chat", Encode(lines)), "tables", Encode(tables))))
	require.Equal(t, `{"re":1,"body":{"a":[]}}`, string(Into(Encode(Answer{Re: 1, Body: Nothing{}}), "a", []byte("[]"))), "also into nothing")
}
