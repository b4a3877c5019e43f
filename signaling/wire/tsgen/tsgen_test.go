package main

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestGeneratedFilesAreFresh(t *testing.T) {
	w, err := read("..")
	require.NoError(t, err)
	ts, err := os.ReadFile("../../../client/src/wire/wire.ts")
	require.NoError(t, err)
	require.Equal(t, typescript(w), string(ts), "run make wire")
	doc, err := os.ReadFile("../../../docs/protocol.md")
	require.NoError(t, err)
	require.Equal(t, document(w), string(doc), "run make wire")
}
