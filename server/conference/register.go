package conference

import (
	"context"
	"slices"
	"strings"

	"konvent/signaling/wire"
)

// register lists the people of the conference by name, here or not, for those who lead a workshop and prepare its groups days before: not
// for who put up a table, which anybody may. It says no more of anybody than their name, office and role.
func (v *Visit) register(ctx context.Context, ask wire.RegisterAsk) (wire.RegisterPage, error) {
	page := wire.RegisterPage{People: []wire.Person{}}
	if err := checkPage(ask.Search, ask.Offset, ask.Limit); err != nil {
		return page, err
	}
	if _, err := v.grouping(); err != nil {
		return page, err
	}
	if !v.rates.gestures.Allow() { // each reads all of them
		return page, wire.ErrTooFast
	}
	all, err := v.c.house.store.People(ctx, v.c.ID)
	if err != nil {
		return page, err
	}
	all = slices.DeleteFunc(all, func(p wire.Person) bool { return !called(p, ask.Search) })
	page.Total = len(all)
	from := min(ask.Offset, len(all))
	page.People = append(page.People, all[from:min(from+ask.Limit, len(all))]...)
	return page, nil
}

// checkPage says what is wrong with a page that is asked for.
func checkPage(search string, offset, limit int) error {
	switch {
	case limit < 1 || limit > pageLimit:
		return wire.ErrBody.With("limit")
	case offset < 0:
		return wire.ErrBody.With("offset")
	case len(search) > searchBytes:
		return wire.ErrTooLong.With("search")
	}
	return nil
}

// called says whether a person's name or office contains some letters.
func called(p wire.Person, search string) bool {
	search = strings.ToLower(strings.TrimSpace(search))
	return strings.Contains(strings.ToLower(p.Name), search) || strings.Contains(strings.ToLower(p.Office), search)
}
