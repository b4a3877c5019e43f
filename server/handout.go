package main

import (
	"context"
	"errors"

	"konvent/server/auth"
	"konvent/server/conference"
	"konvent/server/conference/groups"
	"konvent/server/store"
	"konvent/signaling/wire"
)

// furnish keeps a new conference with its people, their links, and the keys of its plenum. set makes a setting of the people as they were
// added.
func furnish(
	ctx context.Context, kept *store.Store, about wire.Conference, p wire.Programme, people []wire.Person,
	set func([]wire.Person) conference.Setting,
) (*links, []wire.Person, error) {
	if err := kept.SaveConference(ctx, about, p); err != nil {
		return nil, nil, err
	}
	l, added, err := handOut(ctx, kept, about, people)
	if err != nil {
		return nil, nil, err
	}
	if err := settle(ctx, kept, about, set(added)); err != nil {
		return nil, nil, err
	}
	return l, added, giveKeys(ctx, kept, p, l)
}

// settle keeps what a document says beside the programme, of a conference that nobody has open yet.
func settle(ctx context.Context, kept *store.Store, about wire.Conference, set conference.Setting) error {
	for s, people := range set.Named {
		if err := kept.SaveNamed(ctx, about.ID, s, people); err != nil {
			return err
		}
	}
	for r, leads := range set.Leads {
		if err := kept.SaveLeads(ctx, r, leads); err != nil {
			return err
		}
	}
	for r, plan := range set.Plans {
		var state groups.State
		if err := state.Prepare(plan, groups.NamesIn(about.Language)); err != nil {
			return err
		}
		if err := kept.SaveGroups(ctx, r, state); err != nil {
			return err
		}
	}
	return nil
}

// handOut adds people and a guest link to a conference that nobody has open yet, and notes their tokens.
func handOut(ctx context.Context, kept *store.Store, about wire.Conference, people []wire.Person) (*links, []wire.Person, error) {
	l := &links{Conference: about.Slug, People: map[wire.Role][]string{}}
	added := make([]wire.Person, 0, len(people))
	for _, p := range people {
		p.ID = wire.PersonID(auth.NewID())
		token, hash := newToken()
		if err := kept.AddPerson(ctx, about.ID, p, hash); err != nil {
			return nil, nil, err
		}
		l.People[p.Role] = append(l.People[p.Role], token)
		added = append(added, p)
	}
	return l, added, letGuestsIn(ctx, kept, about.ID, l)
}

// reissue gives everybody in a conference a new link, and its plenum new keys; the ones before end.
func reissue(ctx context.Context, kept *store.Store, about wire.Conference) (*links, error) {
	people, err := kept.People(ctx, about.ID)
	if err != nil {
		return nil, err
	}
	l := &links{Conference: about.Slug, People: map[wire.Role][]string{}}
	for _, p := range people {
		token, hash := newToken()
		if err := kept.SetLink(ctx, about.ID, p.ID, hash); err != nil {
			return nil, err
		}
		l.People[p.Role] = append(l.People[p.Role], token)
	}
	if about.Guests {
		if err := letGuestsIn(ctx, kept, about.ID, l); err != nil {
			return nil, err
		}
	}
	p, err := kept.Programme(ctx, about.ID)
	if err != nil {
		return nil, err
	}
	return l, giveKeys(ctx, kept, p, l)
}

func letGuestsIn(ctx context.Context, kept *store.Store, conf wire.ConferenceID, l *links) error {
	token, hash := newToken()
	l.Guest = token
	return kept.SetGuestLink(ctx, conf, hash)
}

func giveKeys(ctx context.Context, kept *store.Store, p wire.Programme, l *links) error {
	plenum, err := plenumOf(p)
	if err != nil {
		return err
	}
	var whip, whep *conference.Hash
	l.Whip, whip = newToken()
	l.Whep, whep = newToken()
	return errors.Join(kept.SetKey(ctx, plenum, wire.WhipKey, whip), kept.SetKey(ctx, plenum, wire.WhepKey, whep))
}

func newToken() (token string, hash *conference.Hash) {
	token = auth.NewToken()
	h := conference.Hash(auth.HashToken(token))
	return token, &h
}

func plenumOf(p wire.Programme) (wire.RoomID, error) {
	for _, r := range p.Rooms {
		if r.Kind == wire.Plenum {
			return r.ID, nil
		}
	}
	return "", errors.New("no plenum")
}

// bySlug finds a conference; nil when there is none of that name.
func bySlug(ctx context.Context, kept *store.Store, slug string) (*wire.Conference, error) {
	all, err := kept.Conferences(ctx)
	for _, c := range all {
		if c.Slug == slug {
			return &c, nil
		}
	}
	return nil, err
}
