package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"konvent/server/config"
	"konvent/signaling/wire"
)

// links are the secrets of a conference that one hands out: one token per person, and the keys. The house itself keeps only their
// hashes, so they are written down here.
type links struct {
	Conference string                 `json:"conference"`
	People     map[wire.Role][]string `json:"people"`
	Guest      string                 `json:"guest,omitempty"`
	Whip       string                 `json:"whip,omitempty"`
	Whep       string                 `json:"whep,omitempty"`
}

// printed is the file of --links-file.
type printed struct {
	Organiser   string   `json:"organiser,omitempty"`
	Host        string   `json:"host,omitempty"`
	Moderator   []string `json:"moderator"`
	Speaker     []string `json:"speaker"`
	Participant []string `json:"participant"`
	Guest       string   `json:"guest,omitempty"`
	Whip        *door    `json:"whip,omitempty"`
	Whep        *door    `json:"whep,omitempty"`
}

type door struct {
	URL string `json:"url"`
	Key string `json:"key"`
}

func (l *links) printed(public string) printed {
	urls := func(r wire.Role) []string {
		all := []string{}
		for _, token := range l.People[r] {
			all = append(all, public+"/j/"+token)
		}
		return all
	}
	first := func(all []string) string {
		if len(all) == 0 {
			return ""
		}
		return all[0]
	}
	p := printed{
		Organiser: first(urls(wire.Organiser)), Host: first(urls(wire.Host)), Moderator: urls(wire.Moderator),
		Speaker: urls(wire.Speaker), Participant: urls(wire.Participant),
	}
	if l.Guest != "" {
		p.Guest = public + "/j/" + l.Guest
	}
	if l.Whip != "" {
		p.Whip = &door{public + "/whip/" + l.Conference + "/plenum", l.Whip}
	}
	if l.Whep != "" {
		p.Whep = &door{public + "/whep/" + l.Conference + "/plenum", l.Whep}
	}
	return p
}

// tell writes the links where the settings say, and prints them.
func (l *links) tell(cfg config.Serve) error {
	if l == nil {
		return nil
	}
	p := l.printed(cfg.PublicURL)
	if err := p.write(cfg.LinksFile); err != nil {
		return err
	}
	return p.print(os.Stdout)
}

// write keeps the links in a file that only its owner reads; an empty name keeps nothing.
func (p printed) write(name string) error {
	if name == "" {
		return nil
	}
	text, err := json.MarshalIndent(p, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(name, append(text, '\n'), 0o600)
}

// print shows the links to a person, with a line on what to do with each.
func (p printed) print(to io.Writer) error {
	var b strings.Builder
	row := func(who, url, what string) {
		if url != "" {
			fmt.Fprintf(&b, "  %-12s %s\n  %12s %s\n", who, url, "", what)
		}
	}
	rows := func(who string, urls []string, what string) {
		for _, url := range urls {
			row(who, url, what)
			what = "another one: open it in another browser"
		}
	}
	fmt.Fprintln(&b, "\nThe house is open. Each link is one person's own way in:")
	row("Host", p.Host, "open Plenum, then Regie: arrange the preview and press LIVE")
	rows("Speaker", p.Speaker, "open Plenum: you are in the green room; switch camera and microphone on")
	rows("Participant", p.Participant, "press Eintreten: you see and hear the plenum")
	rows("Moderator", p.Moderator, "go to a workshop room: you can mute and remove people")
	row("Guest", p.Guest, "anybody; asks for a name")
	row("Organiser", p.Organiser, "may do everything, and edit the programme over REST")
	if p.Whip != nil {
		row("WHIP", p.Whip.URL, "feed from OBS or a mixer; bearer key "+p.Whip.Key)
	}
	if p.Whep != nil {
		row("WHEP", p.Whep.URL, "a foreign player; bearer key "+p.Whep.Key)
	}
	b.WriteString("\n")
	_, err := io.WriteString(to, b.String())
	return err
}
