package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"konvent/server/auth"
	"konvent/server/conference"
	"konvent/server/store"
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

// printed is what there is to hand out; nil of a house without a demo.
func (l *links) printed(public string) *printed {
	if l == nil {
		return nil
	}
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
	p := &printed{
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

// keep writes the links to a file of the house's own, from which readLinks has them again.
func (l *links) keep(file string) error {
	text, err := json.Marshal(l)
	if err != nil {
		return err
	}
	return replace(file, text)
}

// readLinks reads what keep wrote; no links when there is no file.
func readLinks(file string) (*links, error) {
	l := &links{}
	text, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return l, nil
	}
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(text, l); err != nil {
		return nil, fmt.Errorf("%s is damaged (take it away, and everybody gets a new link): %w", file, err)
	}
	return l, nil
}

// prune takes out what opens nothing any more: it was revoked or given anew, or the file is of another time than the database beside
// it. It says whether anybody's link is left.
func (l *links) prune(ctx context.Context, kept *store.Store) (bool, error) {
	left := false
	for role, tokens := range l.People {
		var live []string
		for _, token := range tokens {
			_, err := kept.ByLink(ctx, auth.HashToken(token))
			if live, err = keepIf(live, token, err); err != nil {
				return false, err
			}
		}
		l.People[role] = live
		left = left || len(live) > 0
	}
	_, guest := kept.ByLink(ctx, auth.HashToken(l.Guest))
	_, whip := kept.KeyRoom(ctx, wire.WhipKey, auth.HashToken(l.Whip))
	_, whep := kept.KeyRoom(ctx, wire.WhepKey, auth.HashToken(l.Whep))
	return left, errors.Join(clearIf(&l.Guest, guest), clearIf(&l.Whip, whip), clearIf(&l.Whep, whep))
}

// keepIf adds a token that was found.
func keepIf(live []string, token string, err error) ([]string, error) {
	if errors.Is(err, conference.ErrNone) {
		return live, nil
	}
	return append(live, token), err
}

// clearIf empties a token that was not found.
func clearIf(token *string, err error) error {
	if errors.Is(err, conference.ErrNone) {
		*token = ""
		return nil
	}
	return err
}

// write keeps the links in a file that only its owner reads; an empty name keeps nothing.
func (p *printed) write(name string) error {
	if p == nil || name == "" {
		return nil
	}
	text, err := json.MarshalIndent(p, "", "  ")
	if err != nil {
		return err
	}
	return replace(name, append(text, '\n'))
}

// replace writes a file that only its owner reads, so that it is there whole or as it was before. What is no file (a terminal, a
// pipe) is written to.
func replace(name string, text []byte) error {
	if about, err := os.Stat(name); err == nil && !about.Mode().IsRegular() {
		return os.WriteFile(name, text, 0o600)
	}
	f, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+".*")
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}

// print shows the links to a person, with a line on what to do with each.
func (p *printed) print(to io.Writer) error {
	if p == nil {
		return nil
	}
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
	row("Host", p.Host, "open Plenum: the studio opens; take a source into the preview and press LIVE schalten (Go LIVE)")
	rows("Speaker", p.Speaker, "open Plenum: you are in the green room; switch camera and microphone on")
	rows("Participant", p.Participant, "press Eintreten (Enter): you see and hear the plenum")
	rows("Moderator", p.Moderator, "open Workshops and go to your room: start groups (Gruppen), see to people and the door (Moderation)")
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
