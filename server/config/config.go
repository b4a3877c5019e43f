// Package config reads the settings of the house, once: from flags, and where a flag is missing from the environment.
package config

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/netip"
	"net/url"
	"os"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

// Config is the command line: one command and its settings.
type Config struct {
	Serve   Serve    `cmd:"" help:"Open the house."`
	Import  Import   `cmd:"" help:"Bring a conference in from a JSON document (docs/import.md)."`
	Health  Health   `cmd:"" hidden:"" help:"Ask a house on this machine whether it is well."`
	Version struct{} `cmd:"" help:"Print the version."`

	// Command is the command that was given: "serve", "import" or "version".
	Command string `kong:"-"`
}

// Store says where everything is kept.
type Store struct {
	Data     string `default:"./data" placeholder:"DIR" help:"Folder for the embedded database and other files of the house."`
	Database string `placeholder:"URL" help:"PostgreSQL database, postgres://user:password@host/name. Without it the house keeps everything in SQLite, in the data folder."`
}

// Links says where the links that one hands out are written to.
type Links struct {
	LinksFile string `placeholder:"PATH" help:"Write the links of the conference to this file, as JSON. Whoever reads it can come in as anybody."`
}

// Serve is the settings of the house.
type Serve struct {
	HTTP         string         `name:"http" default:"127.0.0.1:8080" placeholder:"HOST:PORT" help:"Address to listen on for pages and sockets."`
	PublicURL    string         `placeholder:"URL" help:"How people reach the house, such as https://konvent.example. Without it: http:// and the address listened on."`
	TrustedProxy []netip.Prefix `placeholder:"CIDR" help:"Addresses of proxies in front of the house, such as 10.0.0.0/8; several are divided by commas. What they say in X-Forwarded-For is believed, so that limits count people and not the proxy."`
	MediaIP      []string       `name:"media-ip" placeholder:"IP" help:"Address that browsers send sound and picture to; several are divided by commas. Without it: 127.0.0.1 when listening on loopback, else the machine's own addresses."`
	MediaPort    int            `default:"7882" help:"Port for sound and picture, UDP and TCP."`
	MediaWorkers int            `default:"0" placeholder:"N" help:"How many goroutines send sound and picture; 0 for one per core."`
	Store        `embed:""`
	Demo         string `default:"none" placeholder:"NAME" help:"Demo conference to bring in and open, such as kommunale-2021; none for none."`
	Links        `embed:""`
	WhepPlayers  int        `default:"2000" placeholder:"N" help:"How many players may look through one WHEP key at once."`
	ViewRate     float64    `default:"150" placeholder:"N" help:"How many people and players are let in to sound and picture a second. Who comes over that waits in a queue and is told their place in it."`
	ViewBurst    int        `default:"100" placeholder:"N" help:"How many are let in to sound and picture at once, before that rate holds."`
	LogLevel     slog.Level `default:"info" placeholder:"LEVEL" help:"What is logged at least: debug, info, warn or error."`
}

// Import is the settings of the import.
type Import struct {
	File      string `arg:"" type:"existingfile" help:"The document."`
	PublicURL string `default:"http://127.0.0.1:8080" placeholder:"URL" help:"How people reach the house; links begin with it."`
	Store     `embed:""`
	Links     `embed:""`
}

// Health is the settings of the question whether a house is well.
type Health struct {
	HTTP string `name:"http" default:"127.0.0.1:8080" placeholder:"HOST:PORT" help:"Address the house listens on."`
}

// ErrHelp is what Parse returns when help was asked for and printed: nothing is left to do, and nothing went wrong.
var ErrHelp = errors.New("help was printed")

// Parse reads args (without the program's name) and the environment. Help goes to out.
func Parse(args []string, out io.Writer) (*Config, error) {
	c, helped := &Config{}, false
	parser, err := newParser(c, kong.Writers(out, out), kong.Exit(func(int) { helped = true }))
	if err != nil {
		return nil, err
	}
	if err := ignoreEmpty(parser); err != nil {
		return nil, err
	}
	command, err := parser.Parse(args)
	if helped {
		return nil, ErrHelp
	}
	if err != nil {
		return nil, err
	}
	c.Command = strings.Fields(command.Command())[0]
	return c, nil
}

func newParser(c *Config, options ...kong.Option) (*kong.Kong, error) {
	return kong.New(c, append(options,
		kong.Name("konvent"),
		kong.Description("A conference house on the net."),
		kong.DefaultEnvars("KONVENT"),
	)...)
}

// ignoreEmpty lets an empty variable count as missing: that is how compose files pass on what is not set.
func ignoreEmpty(k *kong.Kong) error {
	return kong.Visit(k.Model, func(node kong.Visitable, next kong.Next) error {
		if flag, ok := node.(*kong.Flag); ok {
			flag.Tag.Envs = slices.DeleteFunc(flag.Tag.Envs, func(name string) bool { return os.Getenv(name) == "" })
		}
		return next(nil)
	})
}

// Validate is called by kong.
func (s *Serve) Validate() error {
	host, _, err := net.SplitHostPort(s.HTTP)
	if err != nil {
		return fmt.Errorf("--http: %q is not HOST:PORT", s.HTTP)
	}
	for _, ip := range s.MediaIP {
		if net.ParseIP(ip) == nil {
			return fmt.Errorf("--media-ip: %q is not an IP address", ip)
		}
	}
	if s.MediaPort < 0 || s.MediaPort > 65535 {
		return fmt.Errorf("--media-port: %d is not from 0 to 65535", s.MediaPort)
	}
	if s.MediaWorkers < 0 {
		return fmt.Errorf("--media-workers: %d is less than 0", s.MediaWorkers)
	}
	if s.WhepPlayers < 1 {
		return fmt.Errorf("--whep-players: %d is less than 1", s.WhepPlayers)
	}
	if s.ViewRate <= 0 {
		return fmt.Errorf("--view-rate: %g is not more than 0", s.ViewRate)
	}
	if s.ViewBurst < 1 {
		return fmt.Errorf("--view-burst: %d is less than 1", s.ViewBurst)
	}
	return s.publicURL(host)
}

// publicURL checks the public address, or derives it from the address listened on.
func (s *Serve) publicURL(host string) error {
	if s.PublicURL == "" {
		address := s.HTTP
		if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
			address = "localhost" + s.HTTP[strings.LastIndexByte(s.HTTP, ':'):]
		}
		s.PublicURL = "http://" + address
		return nil
	}
	return origin(&s.PublicURL)
}

// Validate is called by kong.
func (i *Import) Validate() error { return origin(&i.PublicURL) }

// origin checks a public address and takes a slash at its end away.
func origin(address *string) error {
	u, err := url.Parse(*address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || strings.Trim(u.Path, "/") != "" || u.RawQuery != "" {
		return fmt.Errorf("--public-url: %q is not http(s)://host[:port]", *address)
	}
	*address = u.Scheme + "://" + u.Host
	return nil
}
