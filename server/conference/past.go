package conference

import (
	"context"
	"slices"

	"konvent/server/conference/groups"
	"konvent/signaling/wire"
)

// ended finds a group that is over by its room, with the workshop's groups; nil for none.
func (c *Conference) ended(in wire.RoomID) (*grouping, groups.Result) {
	for _, g := range c.groupings {
		for _, result := range g.state.Results {
			if result.Room == in {
				return g, result
			}
		}
	}
	return nil, groups.Result{}
}

// mayLookBack says whether a person may read what a group wrote that is over.
func (c *Conference) mayLookBack(p *presence, g *grouping, of groups.Result) bool {
	w, ok := c.rooms[g.workshop]
	return ok && c.leads(p, w) || slices.Contains(of.People, p.ID)
}

// pastGroups lists the groups of the workshop one is in that are over and that one may look back at, the last first.
func (v *Visit) pastGroups(context.Context, wire.Nothing) (wire.PastGroups, error) {
	all := wire.PastGroups{Groups: []wire.PastGroup{}}
	if !v.rates.docReads.Allow() {
		return all, wire.ErrTooFast
	}
	err := v.here(func(p *presence) error {
		g := v.c.groupingAt(p.room)
		if g == nil {
			return wire.ErrNotHere
		}
		for _, result := range slices.Backward(g.state.Results) {
			if v.c.mayLookBack(p, g, result) {
				all.Groups = append(all.Groups, wire.PastGroup{
					Room: result.Room, Name: result.Name, Workshop: v.c.heldIn(v.c.rooms[g.workshop].About(), result.Started),
					Started: result.Started, Mine: slices.Contains(result.People, p.ID),
				})
			}
		}
		return nil
	})
	return all, err
}
