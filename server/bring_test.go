package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/demo"
	"konvent/server/auth"
	"konvent/server/config"
	"konvent/server/store"
)

// importing is an import of a demo's document into dir, its links to file.
func importing(t *testing.T, dir, file string) config.Import {
	t.Helper()
	text, err := demo.FS.ReadFile("kommunale-2021.json")
	require.NoError(t, err)
	doc := filepath.Join(t.TempDir(), "conference.json")
	require.NoError(t, os.WriteFile(doc, text, 0o600))
	return config.Import{File: doc, PublicURL: "http://house", Store: config.Store{Data: dir}, Links: config.Links{LinksFile: file}}
}

func TestAnImportedConferenceHasLinksThatOpen(t *testing.T) {
	dir, file := t.TempDir(), filepath.Join(t.TempDir(), "links.json")
	cfg := importing(t, dir, file)
	require.NoError(t, bring(t.Context(), cfg))
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	var out printed
	require.NoError(t, json.Unmarshal(text, &out))
	kept, err := store.Open(t.Context(), "", dir)
	require.NoError(t, err)
	token, found := strings.CutPrefix(out.Organiser, "http://house/j/")
	require.True(t, found)
	_, err = kept.ByLink(t.Context(), auth.HashToken(token))
	require.NoError(t, err)
	require.NoError(t, kept.Close())

	require.ErrorContains(t, bring(t.Context(), cfg), "is there already")
	again, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, text, again, "the links of the first import stay")
}

func TestAnImportWhoseLinksCannotBeWrittenChangesNothing(t *testing.T) {
	dir := t.TempDir()
	require.Error(t, bring(t.Context(), importing(t, dir, filepath.Join(dir, "no such folder", "links.json"))))
	require.NoError(t, bring(t.Context(), importing(t, dir, "")))
}
