package config

//go:generate go test -run TestTheExampleOfTheEnvironmentIsUpToDate -update

import (
	"fmt"
	"strings"
)

// EnvExample returns the text of .env.example: every setting that can come from the environment, with its help text and default,
// commented out.
func EnvExample() (string, error) {
	parser, err := newParser(&Config{})
	if err != nil {
		return "", err
	}
	var b strings.Builder
	b.WriteString("# The settings of the house. Copy this file to .env and uncomment what you change.\n")
	b.WriteString("# Each is also a flag of konvent serve, which wins: KONVENT_MEDIA_PORT is --media-port.\n")
	seen := map[string]bool{}
	for _, command := range parser.Model.Children {
		for _, flag := range command.Flags {
			for _, name := range flag.Envs {
				if !seen[name] {
					seen[name] = true
					fmt.Fprintf(&b, "\n# %s\n#%s=%s\n", flag.Help, name, flag.Default)
				}
			}
		}
	}
	return b.String(), nil
}
