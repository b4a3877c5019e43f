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
	there, err := bySlug(ctx, kept, about.Slug)
	if err != nil {
		return err
	}
	if there != nil {
		return fmt.Errorf("conference %q is there already; change it over REST (PUT /api/v1/programme)", about.Slug)
	}
	var out *printed
	err = kept.Together(ctx, "import", func(ctx context.Context) error {
		l, _, err := furnish(ctx, kept, about, p, withOrganiser(doc.People), doc.Setting)
		if err != nil {
			return err
		}
		out = l.printed(cfg.PublicURL)
		return out.write(cfg.LinksFile)
	})
	if err != nil {
		return err
	}
	return out.print(os.Stdout)
}

func withOrganiser(people []wire.Person) []wire.Person {
	for _, p := range people {
		if p.Role == wire.Organiser {
			return people
		}
	}
	return append(people, wire.Person{Name: "Organisation", Role: wire.Organiser})
}
