package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"konvent/server/auth"
	"konvent/server/conference/importer"
	"konvent/server/config"
	"konvent/server/store"
	"konvent/signaling/wire"
)

// bring imports a conference from a document: all of it, or with a mistake in it nothing. Its people get links; where the document
// names no organiser, one is added.
func bring(ctx context.Context, cfg config.Import) (err error) {
	text, err := os.ReadFile(cfg.File)
	if err != nil {
		return err
	}
	doc, err := importer.Parse(text)
	if err != nil {
		return fmt.Errorf("%s has mistakes, nothing was changed:\n%w", cfg.File, err)
	}
	about, p, err := doc.Build(auth.NewID)
	if err != nil {
		return err
	}
	kept, err := store.Open(ctx, cfg.Database, cfg.Data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, kept.Close()) }()
	if err := newSlug(ctx, kept, about.Slug); err != nil {
		return err
	}
	about.Guests = true
	if err := kept.SaveConference(ctx, about, p); err != nil {
		return err
	}
	l, _, err := handOut(ctx, kept, about, withOrganiser(doc.People))
	if err != nil {
		return err
	}
	plenum, err := plenumOf(p)
	if err != nil {
		return err
	}
	if err := giveKeys(ctx, kept, plenum, l); err != nil {
		return err
	}
	return l.tell(config.Serve{PublicURL: cfg.PublicURL, Links: cfg.Links})
}

func newSlug(ctx context.Context, kept *store.Store, slug string) error {
	all, err := kept.Conferences(ctx)
	for _, c := range all {
		if c.Slug == slug {
			return fmt.Errorf("conference %q is there already; change it over REST (PUT /api/v1/programme)", slug)
		}
	}
	return err
}

func withOrganiser(people []wire.Person) []wire.Person {
	for _, p := range people {
		if p.Role == wire.Organiser {
			return people
		}
	}
	return append(people, wire.Person{Name: "Organisation", Role: wire.Organiser})
}
