package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
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
	l, err := bringDemo(ctx, kept, text, filepath.Join(cfg.Data, "demo-"+cfg.Demo+".json"))
	if err != nil {
		return nil, fmt.Errorf("bring in demo %s: %w", cfg.Demo, err)
	}
	return l, nil
}

// bringDemo brings a demo in, or goes on with the one that is there. Its links stand in file, since the house keeps only hashes:
// the file is written before the demo is committed, so that a demo that is there has its links, whenever the house was killed.
func bringDemo(ctx context.Context, kept *store.Store, text []byte, file string) (l *links, err error) {
	doc, err := importer.Parse(text)
	if err != nil {
		return nil, err
	}
	about, p, err := doc.Build(auth.NewID)
	if err != nil {
		return nil, err
	}
	there, err := bySlug(ctx, kept, about.Slug)
	if err != nil {
		return nil, err
	}
	if there != nil {
		return again(ctx, kept, *there, file)
	}
	return l, kept.Together(ctx, "first start", func(ctx context.Context) (err error) {
		if l, err = first(ctx, kept, about, p, doc); err != nil {
			return err
		}
		return l.keep(file)
	})
}

// again goes on with a demo that is there: with new links where the old ones are lost, and at its own time.
func again(ctx context.Context, kept *store.Store, about wire.Conference, file string) (*links, error) {
	l, err := readLinks(file)
	if err != nil {
		return nil, err
	}
	left, err := l.prune(ctx, kept)
	if err != nil {
		return nil, err
	}
	if !left {
		err = kept.Together(ctx, "new links", func(ctx context.Context) error {
			if l, err = reissue(ctx, kept, about); err != nil {
				return err
			}
			return l.keep(file)
		})
	}
	return l, errors.Join(err, realign(ctx, kept, about))
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
func first(ctx context.Context, kept *store.Store, about wire.Conference, p wire.Programme, doc *importer.Doc) (*links, error) {
	if err := align(about, &p); err != nil {
		return nil, err
	}
	l, people, err := furnish(ctx, kept, about, p, cast, func(added []wire.Person) conference.Setting {
		set := doc.Setting(make([]wire.Person, len(doc.People))) // a demo's people are the cast
		set.Named, set.Leads = closedTo(p, added), ledBy(p, added)
		return set
	})
	if err != nil {
		return nil, err
	}
	plenum, err := plenumOf(p)
	if err != nil {
		return nil, err
	}
	return l, setStage(ctx, kept, plenum, people)
}

// closedTo opens the closed sessions of a demo to its whole cast.
func closedTo(p wire.Programme, people []wire.Person) map[wire.SessionID][]wire.PersonID {
	everybody := make([]wire.PersonID, len(people))
	for i, one := range people {
		everybody[i] = one.ID
	}
	named := map[wire.SessionID][]wire.PersonID{}
	for _, s := range p.Sessions {
		if s.Closed {
			named[s.ID] = everybody
		}
	}
	return named
}

// ledBy gives each moderator of the cast a workshop's room to lead, in order.
func ledBy(p wire.Programme, people []wire.Person) map[wire.RoomID][]wire.Led {
	leads := map[wire.RoomID][]wire.Led{}
	left := slices.DeleteFunc(slices.Clone(people), func(one wire.Person) bool { return one.Role != wire.Moderator })
	for _, r := range p.Rooms {
		if r.Kind == wire.Workshop && len(left) > 0 {
			leads[r.ID] = []wire.Led{{Person: left[0].ID, Name: left[0].Name, Lead: wire.LeadModerator}}
			left = left[1:]
		}
	}
	return leads
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
