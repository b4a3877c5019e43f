package config

import (
	"bytes"
	"flag"
	"io"
	"log/slog"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"
)

var update = flag.Bool("update", false, "write .env.example anew")

const envFile = "../../.env.example"

func TestMain(m *testing.M) {
	for _, pair := range os.Environ() {
		if name, _, _ := strings.Cut(pair, "="); strings.HasPrefix(name, "KONVENT_") {
			os.Unsetenv(name)
		}
	}
	goleak.VerifyTestMain(m)
}

func serve(t *testing.T, args ...string) Serve {
	t.Helper()
	c, err := Parse(append([]string{"serve"}, args...), io.Discard)
	require.NoError(t, err)
	require.Equal(t, "serve", c.Command)
	return c.Serve
}

func TestServeNeedsNoSettings(t *testing.T) {
	require.Equal(t, Serve{
		HTTP: "127.0.0.1:8080", PublicURL: "http://127.0.0.1:8080", MediaPort: 7882, Store: Store{Data: "./data"},
		Demo: "none", WhepPlayers: 2000, ViewRate: 150, ViewBurst: 100, LogLevel: slog.LevelInfo,
	}, serve(t))
}

func TestEverySettingIsAFlag(t *testing.T) {
	require.Equal(t, Serve{
		HTTP: "[::1]:80", PublicURL: "https://konvent.example",
		TrustedProxy: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("fd00::/8")}, MediaIP: []string{"10.0.0.1", "10.0.0.2", "fd00::1"}, MediaPort: 3478,
		MediaWorkers: 4, Store: Store{Data: "/srv/k", Database: "postgres://k@db/k"}, Demo: "kommunale-2021",
		Links: Links{LinksFile: "/run/links.json"}, WhepPlayers: 3, ViewRate: 0.5, ViewBurst: 7, LogLevel: slog.LevelDebug,
	}, serve(t, "--http", "[::1]:80", "--public-url", "https://konvent.example/", "--trusted-proxy", "10.0.0.0/8,fd00::/8", "--media-ip", "10.0.0.1,10.0.0.2",
		"--media-ip", "fd00::1", "--media-port", "3478", "--media-workers", "4", "--data", "/srv/k",
		"--database", "postgres://k@db/k", "--demo", "kommunale-2021", "--links-file", "/run/links.json",
		"--whep-players", "3", "--view-rate", "0.5", "--view-burst", "7", "--log-level", "debug"))
}

func TestTheEnvironmentFillsInAndAFlagWins(t *testing.T) {
	t.Setenv("KONVENT_HTTP", "0.0.0.0:9000")
	t.Setenv("KONVENT_MEDIA_IP", "192.0.2.1,192.0.2.2")
	t.Setenv("KONVENT_MEDIA_PORT", "1000")
	s := serve(t, "--media-port", "2000")
	require.Equal(t, "0.0.0.0:9000", s.HTTP)
	require.Equal(t, []string{"192.0.2.1", "192.0.2.2"}, s.MediaIP)
	require.Equal(t, 2000, s.MediaPort)
}

func TestAnEmptyVariableIsNoSetting(t *testing.T) {
	want := serve(t)
	for _, name := range []string{
		"HTTP", "PUBLIC_URL", "TRUSTED_PROXY", "MEDIA_IP", "MEDIA_PORT", "MEDIA_WORKERS", "DATA", "DATABASE", "DEMO", "LINKS_FILE", "WHEP_PLAYERS",
		"LOG_LEVEL",
	} {
		t.Setenv("KONVENT_"+name, "")
	}
	require.Equal(t, want, serve(t))
}

func TestThePublicAddressIsOneABrowserCanOpen(t *testing.T) {
	require.Equal(t, "http://localhost:9000", serve(t, "--http", ":9000").PublicURL)
	require.Equal(t, "http://localhost:9000", serve(t, "--http", "[::]:9000").PublicURL)
	require.Equal(t, "http://192.0.2.1:9000", serve(t, "--http", "192.0.2.1:9000").PublicURL)
}

func TestImportTakesADocument(t *testing.T) {
	file := filepath.Join(t.TempDir(), "c.json")
	require.NoError(t, os.WriteFile(file, []byte("{}"), 0o600))
	c, err := Parse([]string{"import", file, "--data", "/srv/k", "--links-file", "l.json"}, io.Discard)
	require.NoError(t, err)
	require.Equal(t, "import", c.Command)
	require.Equal(t, Import{
		File: file, PublicURL: "http://127.0.0.1:8080", Store: Store{Data: "/srv/k"}, Links: Links{LinksFile: "l.json"},
	}, c.Import)
}

func TestVersionIsACommand(t *testing.T) {
	c, err := Parse([]string{"version"}, io.Discard)
	require.NoError(t, err)
	require.Equal(t, "version", c.Command)
}

func TestHelpIsPrintedAndNamesEverySetting(t *testing.T) {
	var out bytes.Buffer
	_, err := Parse([]string{"serve", "--help"}, &out)
	require.ErrorIs(t, err, ErrHelp)
	for _, name := range []string{
		"http", "public-url", "trusted-proxy", "media-ip", "media-port", "media-workers", "data", "database", "demo", "links-file", "whep-players",
		"log-level",
	} {
		require.Contains(t, out.String(), "--"+name+"=")
	}
}

func TestWrongSettingsAreRefusedByName(t *testing.T) {
	for _, c := range []struct{ args, says string }{
		{"", "serve"},
		{"open", "open"},
		{"serve --http 8080", "--http"},
		{"serve --media-ip localhost", "--media-ip"},
		{"serve --trusted-proxy 10.0.0.1", "--trusted-proxy"},
		{"serve --media-port 70000", "--media-port"},
		{"serve --media-port many", "--media-port"},
		{"serve --media-workers -1", "--media-workers"},
		{"serve --whep-players 0", "--whep-players"},
		{"serve --view-rate 0", "--view-rate"},
		{"serve --view-burst 0", "--view-burst"},
		{"serve --public-url konvent.example", "--public-url"},
		{"serve --public-url https://konvent.example/house", "--public-url"},
		{"serve --log-level loud", "--log-level"},
		{"serve --colour red", "--colour"},
		{"import config.go --public-url here", "--public-url"},
		{"import", "<file>"},
		{"import /nowhere/c.json", "/nowhere/c.json"},
	} {
		_, err := Parse(strings.Fields(c.args), io.Discard)
		require.ErrorContains(t, err, c.says, c.args)
		require.NotErrorIs(t, err, ErrHelp)
	}
}

func TestTheExampleOfTheEnvironmentIsUpToDate(t *testing.T) {
	want, err := EnvExample()
	require.NoError(t, err)
	if *update {
		require.NoError(t, os.WriteFile(envFile, []byte(want), 0o644))
	}
	got, err := os.ReadFile(envFile)
	require.NoError(t, err)
	require.Equal(t, want, string(got), "write it anew with: go generate ./server/config")
}
