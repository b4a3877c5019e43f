// Package house checks what the whole repository promises: the sizes of files and functions, and how it is shipped.
package house

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"gopkg.in/yaml.v3"
)

const root = "../.."

// compose is what we promise about docker-compose.yml.
type compose struct {
	Services map[string]service
	Volumes  map[string]any
}

type service struct {
	Image       string
	Build       string
	Profiles    []string
	Environment map[string]string
	Ports       []string
	Volumes     []string
	Healthcheck struct{ Test []string }
	DependsOn   map[string]struct {
		Condition string
		Required  *bool
	} `yaml:"depends_on"`
}

func readCompose(t *testing.T) compose {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, "docker-compose.yml"))
	require.NoError(t, err)
	var c compose
	require.NoError(t, yaml.Unmarshal(text, &c))
	return c
}

func TestKonventRunsWithPostgresOrAlone(t *testing.T) {
	c := readCompose(t)
	require.Len(t, c.Services, 2)
	konvent, postgres := c.Services["konvent"], c.Services["postgres"]

	require.Empty(t, konvent.Profiles, "konvent always runs")
	require.Equal(t, ".", konvent.Build)
	require.Equal(t, []string{"postgres"}, postgres.Profiles, "PostgreSQL runs when asked for")
	needs := konvent.DependsOn["postgres"]
	require.Equal(t, "service_healthy", needs.Condition)
	require.NotNil(t, needs.Required)
	require.False(t, *needs.Required, "konvent starts without PostgreSQL")
	require.NotContains(t, konvent.Environment, "KONVENT_DATABASE", "the file itself decides for no database")
}

func TestThePortsOfPagesAndMediaAreOpen(t *testing.T) {
	c := readCompose(t)
	require.ElementsMatch(t, []string{"8080:8080/tcp", "7882:7882/udp", "7882:7882/tcp"}, c.Services["konvent"].Ports)
	require.Empty(t, c.Services["postgres"].Ports, "the database is reached from inside only")
	require.Equal(t, "0.0.0.0:8080", c.Services["konvent"].Environment["KONVENT_HTTP"])
	require.Equal(t, "7882", c.Services["konvent"].Environment["KONVENT_MEDIA_PORT"])
}

func TestEveryServiceTellsItsHealth(t *testing.T) {
	c := readCompose(t)
	require.Equal(t, []string{"CMD", "/konvent", "health"}, c.Services["konvent"].Healthcheck.Test)
	require.Contains(t, c.Services["postgres"].Healthcheck.Test, "pg_isready")
}

func TestWhatIsKeptLiesInNamedVolumes(t *testing.T) {
	c := readCompose(t)
	for name, at := range map[string]string{"konvent": "/data", "postgres": "/var/lib/postgresql/data"} {
		require.Len(t, c.Services[name].Volumes, 1, name)
		volume, path, _ := strings.Cut(c.Services[name].Volumes[0], ":")
		require.Contains(t, c.Volumes, volume, name)
		require.Equal(t, at, path, name)
	}
	require.Equal(t, "/data", c.Services["konvent"].Environment["KONVENT_DATA"])
}

func TestNoSecretIsInTheFile(t *testing.T) {
	secret := regexp.MustCompile(`(?i)password|secret|token|key|database`)
	reference := regexp.MustCompile(`^\$\{[A-Z_]+:-\}$`)
	for name, s := range readCompose(t).Services {
		for key, value := range s.Environment {
			if secret.MatchString(key) {
				require.Regexp(t, reference, value, "%s of %s comes from the environment and has no default", key, name)
			}
			require.NotRegexp(t, `://[^/]*:[^/]*@`, value, "%s of %s carries no password", key, name)
		}
	}
}

func TestTheImageRunsAsNobodyAndWithWhatComposeAsksFor(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, "Dockerfile"))
	require.NoError(t, err)
	_, last, found := strings.Cut(string(text), "\nFROM scratch\n")
	require.True(t, found, "the last stage holds nothing but the house")
	require.Contains(t, last, "\nUSER 65532:65532\n")
	require.Contains(t, last, "HEALTHCHECK")
	require.Contains(t, last, `CMD ["/konvent", "health"]`)
	require.Contains(t, last, "EXPOSE 8080/tcp 7882/udp 7882/tcp")
	require.Contains(t, last, "VOLUME /data")
}
