// Package demo carries five conferences to try the house with, in the format of docs/import.md: titles, formats and sizes of
// real German conferences, with invented times and speakers named by function.
package demo

import "embed"

// FS holds the conferences; the name of a demo is its file's, without ".json".
//
//go:embed *.json
var FS embed.FS
