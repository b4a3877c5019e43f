// Package client holds the built web client, so that one binary serves all of the house.
package client

import "embed"

// Dist is what `npm run build` wrote, below the folder "dist". Before the first build it holds no page.
//
//go:embed all:dist
var Dist embed.FS
