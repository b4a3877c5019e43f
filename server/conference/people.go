package conference

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"konvent/server/auth"
	"konvent/server/room"
	"konvent/signaling/wire"
)

const (
	pageLimit   = 100
	searchBytes = 320 // 80 characters
	officeRunes = 120
)

func (v *Visit) rename(ctx context.Context, r wire.Rename) (wire.Person, error) {
	var me wire.Person
	name, err := room.CleanName(r.Name)
	if err != nil {
		return me, err
	}
	if !v.rates.names.Allow() {
		return me, wire.ErrTooFast
	}
	if err := v.here(func(*presence) error { return nil }); err != nil {
		return me, err
	}
	if err := v.c.house.store.Rename(ctx, v.c.ID, v.me, name); err != nil {
		return me, err
	}
	err = v.here(func(p *presence) error {
		p.Name = name
		me = p.Person
		if p.room != nil {
			p.room.Renamed(me)
			v.c.tellTable(p.room)
		}
		return nil
	})
	return me, err
}

// page lists people who are here, by name.
func (v *Visit) page(_ context.Context, ask wire.PeopleAsk) (wire.PeoplePage, error) {
	page := wire.PeoplePage{People: []wire.Placed{}}
	if err := checkPage(ask.Search, ask.Offset, ask.Limit); err != nil {
		return page, err
	}
	if len(ask.Roles) > len(rights) {
		return page, wire.ErrTooLong.With("roles")
	}
	var all []wire.Placed
	if err := v.here(func(*presence) error { all = v.c.everybody(ask.Room); return nil }); err != nil {
		return page, err
	}
	all = slices.DeleteFunc(all, func(p wire.Placed) bool { return !wanted(p, ask) })
	slices.SortFunc(all, func(a, b wire.Placed) int {
		return cmp.Or(cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)), cmp.Compare(a.ID, b.ID))
	})
	page.Total = len(all)
	from := min(ask.Offset, len(all))
	page.People = append(page.People, all[from:min(from+ask.Limit, len(all))]...)
	return page, nil
}

// wanted says whether a person is among those asked for.
func wanted(p wire.Placed, ask wire.PeopleAsk) bool {
	if len(ask.Roles) > 0 && !slices.Contains(ask.Roles, p.Role) {
		return false
	}
	return called(p.Person, ask.Search)
}

// everybody lists who is here, or in one room.
func (c *Conference) everybody(in wire.RoomID) []wire.Placed {
	all := make([]wire.Placed, 0, len(c.present))
	for _, p := range c.present {
		var at wire.RoomID
		if p.room != nil {
			at = p.room.ID
			if !c.listed(p.room) {
				at = p.room.Parent()
			}
		}
		if in == "" || in == at {
			all = append(all, wire.Placed{Person: p.Person, Room: at})
		}
	}
	return all
}

// beside finds a person in the same room, whom one may mute or remove. Who is on a stage or behind it is in the hands of those who direct
// it.
func (v *Visit) beside(p *presence, who wire.PersonID) (*presence, error) {
	other, ok := v.c.present[who]
	switch {
	case !ok || p.room == nil || other.room != p.room:
		return nil, wire.ErrNotHere.With("person")
	case !over(v.role, other.Role), v.c.lead(other.Person, p.room) == wire.LeadModerator && v.c.lead(p.Person, p.room) != wire.LeadModerator,
		p.room.Behind(who) && !May(v.role, wire.MayDirect):
		return nil, wire.ErrNotAllowed
	}
	return other, nil
}

func (v *Visit) mute(ctx context.Context, ask wire.MuteAsk) error {
	var in *room.Room
	err := v.here(func(p *presence) error {
		other, err := v.beside(p, ask.Person)
		if err != nil {
			return err
		}
		if ask.Muted {
			other.devices.Microphone = false
		}
		in = p.room
		return nil
	})
	if err != nil {
		return err
	}
	return in.Mute(ctx, ask.Person, ask.Muted)
}

func (v *Visit) remove(ctx context.Context, ask wire.PersonAsk) error {
	var from *room.Room
	err := v.here(func(p *presence) error {
		other, err := v.beside(p, ask.Person)
		if err != nil {
			return err
		}
		from = other.room
		from.Bar(ask.Person)
		v.c.place(other, nil)
		if other.line != nil {
			other.line.Push(wire.Encode(wire.Event{Type: "you.removed", Body: wire.YouRemoved{Room: from.ID}}))
		}
		return nil
	})
	if err != nil {
		return err
	}
	return errors.Join(from.LeaveStage(ctx, ask.Person), from.KeepEntrance(ctx))
}

// NewPerson is a person who was added, with the token of their link. It is told once.
type NewPerson struct {
	wire.Person
	Token string `json:"token"`
}

// AddPerson takes a person into the conference and makes their link.
func (c *Conference) AddPerson(ctx context.Context, p wire.Person) (NewPerson, error) {
	name, err := room.CleanName(p.Name)
	if err != nil {
		return NewPerson{}, err
	}
	if !Known(p.Role) {
		return NewPerson{}, wire.ErrBody.With("role")
	}
	if p.Office = room.CleanText(p.Office); len([]rune(p.Office)) > officeRunes {
		return NewPerson{}, wire.ErrTooLong.With("office")
	}
	p.ID, p.Name = wire.PersonID(auth.NewID()), name
	token := auth.NewToken()
	hash := Hash(auth.HashToken(token))
	return NewPerson{p, token}, c.house.store.AddPerson(ctx, c.ID, p, &hash)
}

// People lists all people of the conference, by name.
func (c *Conference) People(ctx context.Context) ([]wire.Person, error) {
	return c.house.store.People(ctx, c.ID)
}

// NewLink gives a person a new link; the one before ends, and so does the line that came in by it.
func (c *Conference) NewLink(ctx context.Context, p wire.PersonID) (string, error) {
	token := auth.NewToken()
	hash := Hash(auth.HashToken(token))
	if err := c.house.store.SetLink(ctx, c.ID, p, &hash); err != nil {
		return "", err
	}
	c.expel(ctx, p)
	return token, nil
}

// Revoke ends a person's link and whatever came in by it.
func (c *Conference) Revoke(ctx context.Context, p wire.PersonID) error {
	if err := c.house.store.SetLink(ctx, c.ID, p, nil); err != nil {
		return err
	}
	c.expel(ctx, p)
	return nil
}

// RemovePerson forgets a person; the lines they said stay.
func (c *Conference) RemovePerson(ctx context.Context, p wire.PersonID) error {
	c.edits.Lock() // nobody places them by hand meanwhile
	defer c.edits.Unlock()
	c.leading.Lock() // nor names them to lead a room
	defer c.leading.Unlock()
	if err := c.house.store.RemovePerson(ctx, c.ID, p); err != nil {
		return err
	}
	c.expel(ctx, p)
	c.forgetLead(p)
	c.forgetDates(p)
	c.forgetSeats(p)
	return nil
}

// expel ends a person's line and media at once, and takes them off every stage. Their link has ended in the store.
func (c *Conference) expel(ctx context.Context, id wire.PersonID) {
	c.house.ended.Add(1)
	var stages []*room.Room
	c.box.Do(func() {
		for _, r := range c.rooms {
			if r.Kind.Stage {
				stages = append(stages, r)
			}
		}
		if p, ok := c.present[id]; ok {
			c.sendAway(p)
		}
	})
	for _, r := range stages {
		c.stepOff(ctx, r, id)
	}
}

func (c *Conference) sendAway(p *presence) {
	p.stopGrace()
	if p.line != nil {
		p.line.Close(wire.CloseLink)
		c.detach(p)
	}
	c.gone(p)
}

// NewGuestLink opens the conference to guests, by a new link.
func (c *Conference) NewGuestLink(ctx context.Context) (string, error) {
	c.edits.Lock()
	defer c.edits.Unlock()
	token := auth.NewToken()
	hash := Hash(auth.HashToken(token))
	if err := c.house.store.SetGuestLink(ctx, c.ID, &hash); err != nil {
		return "", err
	}
	c.box.Do(func() { c.about.Guests = true })
	return token, nil
}

// CloseToGuests ends the guest link. Guests who came by it stay.
func (c *Conference) CloseToGuests(ctx context.Context) error {
	c.edits.Lock()
	defer c.edits.Unlock()
	if err := c.house.store.SetGuestLink(ctx, c.ID, nil); err != nil {
		return err
	}
	c.box.Do(func() { c.about.Guests = false })
	return nil
}
