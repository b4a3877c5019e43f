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

func TestAnImportedConferenceHasTheLeadsAndPlansOfItsDocument(t *testing.T) {
	dir, file := t.TempDir(), filepath.Join(t.TempDir(), "conference.json")
	require.NoError(t, os.WriteFile(file, []byte(`{"title": "T", "timezone": "UTC", "dates": ["2030-03-04"],
		"rooms": [{"name": "Plenum", "kind": "plenum"}, {"name": "Raum Süd", "kind": "workshop"}],
		"people": [{"name": "Ida Probe"}, {"name": "Udo Muster", "leads": ["Raum Süd"]}],
		"sessions": [{"start": "10:00", "end": "11:00", "kind": "groups", "round": 1, "title": "T", "room": "Raum Süd", "closed": true,
			"people": ["Ida Probe"], "groups": 3, "minutes": 25}]}`), 0o600))
	require.NoError(t, bring(t.Context(), config.Import{File: file, PublicURL: "http://house", Store: config.Store{Data: dir}}))
	kept, err := store.Open(t.Context(), "", dir)
	require.NoError(t, err)
	defer func() { require.NoError(t, kept.Close()) }()
	all, err := kept.Conferences(t.Context())
	require.NoError(t, err)
	p, err := kept.Programme(t.Context(), all[0].ID)
	require.NoError(t, err)
	leads, err := kept.Leads(t.Context(), all[0].ID)
	require.NoError(t, err)
	require.Len(t, leads, 1)
	require.Equal(t, "Udo Muster", leads[p.Sessions[0].Room][0].Name)
	state, err := kept.LoadGroups(t.Context(), p.Sessions[0].Room)
	require.NoError(t, err)
	require.Equal(t, [2]int{3, 25}, [2]int{state.Now.Plan.Groups, state.Now.Plan.Minutes})
	seating, err := kept.Seats(t.Context(), all[0].ID)
	require.NoError(t, err)
	require.Len(t, seating.Named[p.Sessions[0].ID], 1)
}
