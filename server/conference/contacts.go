package conference

import (
	"context"
	"errors"
	"strings"
	"time"
	"unicode/utf8"

	"konvent/server/room"
	"konvent/signaling/wire"
)

const (
	cardRunes      = 120
	emailRunes     = 254
	phoneRunes     = 40
	noteRunes      = 300
	contactsAtMost = 500
)

// cleanCard makes a card of what somebody wrote; a fault names the field.
func cleanCard(c wire.BusinessCard) (wire.BusinessCard, error) {
	name, err := room.CleanName(c.Name)
	if err != nil {
		return c, err
	}
	c.Name = name
	for _, part := range []struct {
		of    *string
		runes int
		field string
	}{
		{&c.Office, cardRunes, "office"}, {&c.Function, cardRunes, "function"}, {&c.Email, emailRunes, "email"}, {&c.Phone, phoneRunes, "phone"},
	} {
		if *part.of, err = line(*part.of, part.runes, part.field); err != nil {
			return c, err
		}
	}
	if c.Note = room.CleanText(c.Note); utf8.RuneCountInString(c.Note) > noteRunes {
		return c, wire.ErrTooLong.With("note")
	}
	at := strings.IndexByte(c.Email, '@')
	switch {
	case c.Email != "" && (at < 1 || at == len(c.Email)-1 || at != strings.LastIndexByte(c.Email, '@') || strings.Contains(c.Email, " ")):
		return c, wire.ErrBody.With("email")
	case strings.Trim(c.Phone, "0123456789 +()-/.") != "":
		return c, wire.ErrBody.With("phone")
	}
	return c, nil
}

// contacts is contact.list: one's own card, and those one was given. Nobody else can ask for them.
func (v *Visit) contacts(ctx context.Context, _ wire.Nothing) (wire.Contacts, error) {
	all, err := v.c.house.store.Contacts(ctx, v.me)
	if err != nil {
		return wire.Contacts{}, err
	}
	said := wire.Contacts{Contacts: all}
	card, err := v.c.house.store.BusinessCard(ctx, v.me)
	switch {
	case err == nil:
		said.Card = &card
	case !errors.Is(err, ErrNone):
		return wire.Contacts{}, err
	}
	return said, nil
}

// setCard is contact.card.
func (v *Visit) setCard(ctx context.Context, c wire.BusinessCard) (wire.BusinessCard, error) {
	card, err := cleanCard(c)
	if err != nil {
		return wire.BusinessCard{}, err
	}
	if !v.rates.asks.Allow() {
		return wire.BusinessCard{}, wire.ErrTooFast
	}
	return card, v.c.house.store.SaveBusinessCard(ctx, v.me, &card)
}

// offerCard is contact.offer: to somebody in the same room. Where both offer, both have agreed.
func (v *Visit) offerCard(ctx context.Context, ref wire.ContactRef) error {
	if !v.rates.asks.Allow() {
		return wire.ErrTooFast
	}
	if _, err := v.c.house.store.BusinessCard(ctx, v.me); errors.Is(err, ErrNone) {
		return wire.ErrNoCard
	} else if err != nil {
		return err
	}
	var agreed bool
	err := v.here(func(p *presence) (err error) {
		other, ok := v.c.present[ref.Person]
		switch {
		case !ok || p.room == nil || other.room != p.room:
			return wire.ErrNotHere.With("person")
		case other == p:
			return wire.ErrBody.With("person")
		}
		agreed, err = v.c.cafe.offers.Make(p.ID, other.ID)
		v.c.tellOffers(p)
		v.c.tellOffers(other)
		return err
	})
	if err != nil || !agreed {
		return err
	}
	return v.exchange(ctx, ref.Person)
}

// acceptCard is contact.accept: each gets the other's card.
func (v *Visit) acceptCard(ctx context.Context, ref wire.ContactRef) error {
	if _, err := v.c.house.store.BusinessCard(ctx, v.me); errors.Is(err, ErrNone) {
		return wire.ErrNoCard
	} else if err != nil {
		return err
	}
	if err := v.here(func(p *presence) error {
		if !v.c.cafe.offers.Take(ref.Person, p.ID) {
			return wire.ErrNotFound.With("person")
		}
		v.c.cafe.offers.Take(p.ID, ref.Person)
		v.c.tellOffersOf(p.ID, ref.Person)
		return nil
	}); err != nil {
		return err
	}
	return v.exchange(ctx, ref.Person)
}

// exchange keeps the cards that two gave each other, and tells both. What cannot be kept is on offer again.
func (v *Visit) exchange(ctx context.Context, other wire.PersonID) error {
	kept := v.c.house.store.Exchange(ctx, v.me, other, time.Now().UnixMilli(), contactsAtMost)
	told := v.c.do(func() error {
		if kept == nil {
			v.c.tellContacts(v.me, other)
		} else if _, err := v.c.cafe.offers.Make(other, v.me); err == nil {
			v.c.tellOffersOf(v.me, other)
		}
		return nil
	})
	return errors.Join(kept, told)
}

// declineCard is contact.decline. Who offered sees that it is not on offer any more.
func (v *Visit) declineCard(_ context.Context, ref wire.ContactRef) error {
	return v.endOffer(ref.Person, v.me, ref.Person)
}

// withdrawCard is contact.withdraw: what one offers is not on offer any more.
func (v *Visit) withdrawCard(_ context.Context, ref wire.ContactRef) error {
	return v.endOffer(v.me, ref.Person, ref.Person)
}

func (v *Visit) endOffer(from, to, other wire.PersonID) error {
	return v.here(func(p *presence) error {
		if !v.c.cafe.offers.Take(from, to) {
			return wire.ErrNotFound.With("person")
		}
		v.c.tellOffersOf(p.ID, other)
		return nil
	})
}

// takeBackCard is contact.takeBack: the other has my card no more.
func (v *Visit) takeBackCard(ctx context.Context, ref wire.ContactRef) error {
	return v.removeContact(ctx, ref.Person, v.me, ref.Person)
}

// forgetContact is contact.remove: I have the other's card no more.
func (v *Visit) forgetContact(ctx context.Context, ref wire.ContactRef) error {
	return v.removeContact(ctx, v.me, ref.Person, v.me)
}

func (v *Visit) removeContact(ctx context.Context, owner, of, tell wire.PersonID) error {
	found, err := v.c.house.store.RemoveContact(ctx, owner, of)
	switch {
	case err != nil:
		return err
	case !found:
		return wire.ErrNotFound.With("person")
	}
	return v.c.do(func() error { v.c.tellContacts(tell); return nil })
}

// tellContacts tells people that their contacts are others now.
func (c *Conference) tellContacts(people ...wire.PersonID) {
	for _, id := range people {
		if p, ok := c.present[id]; ok {
			p.tell("contacts.changed", wire.Nothing{})
		}
	}
}

func (c *Conference) tellOffersOf(people ...wire.PersonID) {
	for _, id := range people {
		if p, ok := c.present[id]; ok {
			c.tellOffers(p)
		}
	}
}

func (c *Conference) tellOffers(p *presence) { p.tell("contact.offers", c.offersOf(p.ID)) }

func (c *Conference) offersOf(p wire.PersonID) wire.Offers {
	said := wire.Offers{From: []wire.Person{}, To: []wire.Person{}}
	for _, o := range c.cafe.offers.To(p) {
		said.From = append(said.From, c.somebody(o.From))
	}
	for _, o := range c.cafe.offers.By(p) {
		said.To = append(said.To, c.somebody(o.To))
	}
	return said
}
