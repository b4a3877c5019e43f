package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// arrows says which of our packages each of ours may import, with the reason.
var arrows = map[string][]string{
	"konvent/signaling/wire":             {},                                                   // words are a leaf: clients and documents are made of them
	"konvent/signaling":                  {"konvent/signaling/wire"},                           // a line knows no room
	"konvent/server/mailbox":             {},                                                   // an idea, not a part of the house
	"konvent/server/tally":               {},                                                   // likewise
	"konvent/server/auth":                {},                                                   // secrets and ids, for whoever makes them
	"konvent/server/room":                {"konvent/server/mailbox", "konvent/signaling/wire"}, // one place; knows nothing of who else there is
	"konvent/server/conference/cafe":     {"konvent/signaling/wire"},                           // rules alone: the conference keeps time and tells people
	"konvent/server/conference":          {"konvent/server/auth", "konvent/server/conference/cafe", "konvent/server/conference/groups", "konvent/server/conference/seats", "konvent/server/mailbox", "konvent/server/room", "konvent/signaling/wire"},
	"konvent/server/conference/groups":   {"konvent/signaling/wire"},                                                                                         // rules alone
	"konvent/server/conference/seats":    {"konvent/signaling/wire"},                                                                                         // decides, and does nothing else
	"konvent/server/conference/importer": {"konvent/server/conference", "konvent/server/conference/groups", "konvent/server/room", "konvent/signaling/wire"}, // documents become words, within the limits that hold for all
	"konvent/server/store":               {"konvent/migrations", "konvent/server/conference", "konvent/server/conference/cafe", "konvent/server/conference/groups", "konvent/server/conference/seats", "konvent/server/room", "konvent/signaling/wire"},
	"konvent/server/media":               {"konvent/server/conference", "konvent/server/media/lite", "konvent/server/media/seal", "konvent/server/media/udp", "konvent/server/room", "konvent/server/tally", "konvent/signaling/wire"},
	"konvent/server/media/lite":          {}, // a standard each, for whoever needs it
	"konvent/server/media/seal":          {},
	"konvent/server/media/udp":           {},
	"konvent/server/config":              {}, // read once, handed on as values
	"konvent/server/api": { // the web: adapters never import one another, except that sockets are signaling's
		"konvent/server/auth", "konvent/server/conference", "konvent/server/conference/importer", "konvent/server/tally", "konvent/signaling", "konvent/signaling/wire",
	},
}

// only says which of our packages may import a library: the house keeps each in one room.
var only = map[string][]string{
	"github.com/gofiber/fiber/v2":                    {"konvent/server/api"},
	"github.com/gofiber/contrib/websocket":           {"konvent/server/api"},
	"github.com/pion/webrtc/v4":                      {"konvent/server/media"},
	"github.com/jmoiron/sqlx":                        {"konvent/server/store"},
	"github.com/alecthomas/kong":                     {"konvent/server/config"},
	"github.com/prometheus/client_golang/prometheus": {"konvent/server"},
}

// programs are not part of the house: they write files for it, or help its tests.
var programs = []string{"konvent/signaling/wire/tsgen", "konvent/server/media/slate/paint", "konvent/server/store/pgtest", "konvent/server/store/litetest"}

func TestNobodyReachesWhereTheyShouldNot(t *testing.T) {
	out, err := exec.CommandContext(t.Context(), "go", "list", "-f", "{{.ImportPath}} {{join .Imports \" \"}}", "konvent/server/...", "konvent/signaling/...").Output()
	require.NoError(t, err)
	for line := range strings.Lines(string(out)) {
		fields := strings.Fields(line)
		pkg, imports := fields[0], fields[1:]
		allowed, listed := arrows[pkg]
		for _, i := range imports {
			if strings.HasPrefix(i, "konvent/") && listed {
				require.Contains(t, allowed, i, "%s may not import %s", pkg, i)
			}
			if rooms, kept := only[i]; kept && strings.HasPrefix(pkg, "konvent/server") {
				require.True(t, slices.Contains(rooms, pkg), "%s may not import %s", pkg, i)
			}
		}
		if !listed {
			require.True(t, pkg == "konvent/server" || slices.Contains(programs, pkg), "%s has no row in arrows", pkg)
		}
	}
}
