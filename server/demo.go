package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"konvent/demo"
	"konvent/server/auth"
	"konvent/server/conference"
	"konvent/server/conference/importer"
	"konvent/server/config"
	"konvent/server/room"
	"konvent/server/store"
	"konvent/signaling/wire"
)

// begun is for how long the demo's debate has been running when the house opens.
const begun = 5 * time.Minute

// cast are the people of a demo: functions and plainly invented names.
var cast = []wire.Person{
	{Name: "Organisation", Office: "Tagungsbüro", Role: wire.Organiser},
	{Name: "Regie", Office: "Tagungsbüro", Role: wire.Host},
	{Name: "K. Muster (Workshop 1)", Office: "Jobcenter Musterkreis", Role: wire.Moderator},
	{Name: "P. Probe (Workshop 2)", Office: "Jobcenter Beispielstadt", Role: wire.Moderator},
	{Name: "Autorin und Journalistin", Role: wire.Speaker},
	{Name: "Redakteurin einer Tageszeitung", Role: wire.Speaker},
	{Name: "Moderation des Streitgesprächs", Role: wire.Speaker},
	{Name: "M. Beispiel", Office: "Jobcenter Musterkreis", Role: wire.Participant},
	{Name: "A. Vorlage", Office: "Jobcenter Beispielstadt", Role: wire.Participant},
	{Name: "T. Entwurf", Office: "Jobcenter Musterstadt", Role: wire.Participant},
}

// firstLines are what was said in the plenum before the visitor came: by whom of the cast, and what.
var firstLines = []struct {
	who  int
	text string
}{
	{1, "Guten Morgen und willkommen! Das Streitgespräch beginnt. Fragen gern hier in den Chat."},
	{7, "Guten Morgen aus dem Musterkreis, Ton und Bild sind gut."},
	{8, "Wir schauen hier zu dritt zu."},
	{2, "Nach der Mittagspause geht es in Workshopraum 1 weiter, alle sind willkommen."},
}

// seed brings the demo in when it is not there yet, and moves it so that its debate is on now. What was said and kept stays.
func seed(ctx context.Context, kept *store.Store, cfg config.Serve) (*links, error) {
	if cfg.Demo == "none" {
		return nil, nil
	}
	text, err := demo.FS.ReadFile(cfg.Demo + ".json")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no demo %q", cfg.Demo)
	}
	if err != nil {
		return nil, err
	}
	file := filepath.Join(cfg.Data, "demo-"+cfg.Demo+".json")
	if l, err := again(ctx, kept, file); l != nil || err != nil {
		return l, err
	}
	l, err := first(ctx, kept, text)
	if err != nil {
		return nil, fmt.Errorf("bring in demo %s: %w", cfg.Demo, err)
	}
	return l, keepLinks(file, l)
}

func keepLinks(file string, l *links) error {
	text, err := json.Marshal(l)
	if err != nil {
		return err
	}
	return os.WriteFile(file, text, 0o600)
}

// again reads the links of a demo that is there already, and moves its time.
func again(ctx context.Context, kept *store.Store, file string) (*links, error) {
	text, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	l := &links{}
	if err := json.Unmarshal(text, l); err != nil {
		return nil, fmt.Errorf("read %s: %w", file, err)
	}
	all, err := kept.Conferences(ctx)
	if err != nil {
		return nil, err
	}
	for _, about := range all {
		if about.Slug == l.Conference {
			return l, realign(ctx, kept, about)
		}
	}
	return nil, nil
}

// realign moves a demo whose debate is not on now.
func realign(ctx context.Context, kept *store.Store, about wire.Conference) error {
	p, err := kept.Programme(ctx, about.ID)
	if err != nil {
		return err
	}
	now := time.Now()
	for _, s := range p.Sessions {
		if s.Kind == "debate" && s.Start <= now.UnixMilli() && now.UnixMilli() < s.End {
			return nil
		}
	}
	if err := align(about, &p); err != nil {
		return err
	}
	return kept.SaveConference(ctx, about, p)
}

// align moves a programme so that its debate, or else its first item, has just begun.
func align(about wire.Conference, p *wire.Programme) error {
	zone, err := time.LoadLocation(about.TimeZone)
	if err != nil {
		return err
	}
	kind := "debate"
	if !hasKind(*p, kind) {
		kind = p.Sessions[0].Kind
	}
	return importer.Align(p, kind, time.Now().Add(-begun).Truncate(time.Minute).In(zone))
}

func hasKind(p wire.Programme, kind string) bool {
	for _, s := range p.Sessions {
		if s.Kind == kind {
			return true
		}
	}
	return false
}

// first brings the demo in: programme, people, keys, first lines, and the slate live on the stage.
func first(ctx context.Context, kept *store.Store, text []byte) (*links, error) {
	doc, err := importer.Parse(text)
	if err != nil {
		return nil, err
	}
	about, p, err := doc.Build(auth.NewID)
	if err != nil {
		return nil, err
	}
	if err := align(about, &p); err != nil {
		return nil, err
	}
	about.Guests = true
	if err := kept.SaveConference(ctx, about, p); err != nil {
		return nil, err
	}
	l, people, err := handOut(ctx, kept, about, cast)
	if err != nil {
		return nil, err
	}
	plenum, err := plenumOf(p)
	if err != nil {
		return nil, err
	}
	return l, errors.Join(giveKeys(ctx, kept, plenum, l), setStage(ctx, kept, plenum, people))
}

func plenumOf(p wire.Programme) (wire.RoomID, error) {
	for _, r := range p.Rooms {
		if r.Kind == wire.Plenum {
			return r.ID, nil
		}
	}
	return "", errors.New("no plenum")
}

// handOut adds people and a guest link to a conference that nobody has open yet, and notes their tokens.
func handOut(ctx context.Context, kept *store.Store, about wire.Conference, people []wire.Person) (*links, []wire.Person, error) {
	l := &links{Conference: about.Slug, People: map[wire.Role][]string{}, Guest: auth.NewToken()}
	added := make([]wire.Person, 0, len(people))
	for _, p := range people {
		p.ID = wire.PersonID(auth.NewID())
		token := auth.NewToken()
		hash := conference.Hash(auth.HashToken(token))
		if err := kept.AddPerson(ctx, about.ID, p, &hash); err != nil {
			return nil, nil, err
		}
		l.People[p.Role] = append(l.People[p.Role], token)
		added = append(added, p)
	}
	hash := conference.Hash(auth.HashToken(l.Guest))
	return l, added, kept.SetGuestLink(ctx, about.ID, &hash)
}

func giveKeys(ctx context.Context, kept *store.Store, plenum wire.RoomID, l *links) error {
	l.Whip, l.Whep = auth.NewToken(), auth.NewToken()
	whip, whep := conference.Hash(auth.HashToken(l.Whip)), conference.Hash(auth.HashToken(l.Whep))
	return errors.Join(kept.SetKey(ctx, plenum, wire.WhipKey, &whip), kept.SetKey(ctx, plenum, wire.WhepKey, &whep))
}

// setStage puts the slate on air and says the first lines.
func setStage(ctx context.Context, kept *store.Store, plenum wire.RoomID, people []wire.Person) error {
	now := time.Now()
	slate := []wire.SourceID{wire.Slate}
	err := kept.SaveStage(ctx, plenum, room.StageState{
		Live: true, Since: now.UnixMilli(), Layout: wire.One, OnAir: slate, PreviewLayout: wire.One, Preview: slate,
	})
	for i, line := range firstLines {
		at := now.Add(time.Duration(i-len(firstLines)) * time.Minute)
		who := people[line.who]
		_, _, failed := kept.AddLine(ctx, plenum, wire.ChatLine{
			ID: room.LineIDAt(at), Person: who.ID, Name: who.Name, Role: who.Role, Text: line.text, At: at.UnixMilli(),
		})
		err = errors.Join(err, failed)
	}
	return err
}
