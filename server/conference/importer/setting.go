package importer

import (
	"fmt"
	"maps"
	"slices"

	"konvent/server/conference"
	"konvent/signaling/wire"
)

// setting is what a document says of rooms and sessions beside the programme, by the ids of the last Build. People are their places in
// the document.
type setting struct {
	named map[wire.SessionID][]int
	leads map[wire.RoomID][]int
	plans map[wire.RoomID]planned
}

// planned is a plan for groups, and when its session begins.
type planned struct {
	plan  wire.GroupsPlan
	start int64
}

// note takes down what a session says. A room has one plan, that of its first session with groups.
func (d *setting) note(s session) {
	if len(s.people) > 0 {
		d.named[s.ID] = s.people
	}
	if s.plan == nil {
		return
	}
	if first, there := d.plans[s.Room]; !there || s.Start < first.start {
		d.plans[s.Room] = planned{*s.plan, s.Start}
	}
}

// Setting is what the document says of the rooms and sessions that Build built last, beside their programme. people says who People are
// in the conference, in the same order; those without an id are left out. Who is named first as a room's lead is its moderator, the
// others are co-moderators.
func (d *Doc) Setting(people []wire.Person) conference.Setting {
	out := conference.Setting{
		Named: map[wire.SessionID][]wire.PersonID{}, Leads: map[wire.RoomID][]wire.Led{}, Plans: map[wire.RoomID]wire.GroupsPlan{},
	}
	for s, all := range d.setting.named {
		for _, at := range all {
			if p := people[at]; p.ID != "" {
				out.Named[s] = append(out.Named[s], p.ID)
			}
		}
	}
	for r, all := range d.setting.leads {
		for _, at := range all {
			if p := people[at]; p.ID != "" {
				out.Leads[r] = append(out.Leads[r], wire.Led{Person: p.ID, Name: p.Name, Lead: nextLead(out.Leads[r])})
			}
		}
	}
	for r, p := range d.setting.plans {
		out.Plans[r] = p.plan
	}
	return out
}

func nextLead(before []wire.Led) wire.Lead {
	if len(before) == 0 {
		return wire.LeadModerator
	}
	return wire.LeadCoModerator
}

// same is what a person of a document and one of the conference have in common. People choose their name themselves, so it alone is
// nobody's; role and office they were given.
type same struct {
	name, office string
	role         wire.Role
}

// Among finds those of People who lead a room, or for whom a closed session is, among the people of a conference, by their name, role and
// office; the others stay without an id. Its error is Faults.
func (d *Doc) Among(all []wire.Person) ([]wire.Person, error) {
	found, c := make([]wire.Person, len(d.People)), &checker{}
	there := map[same][]wire.Person{}
	for _, p := range all {
		key := same{p.Name, p.Office, p.Role}
		there[key] = append(there[key], p)
	}
	for _, at := range slices.Sorted(maps.Keys(d.asked())) {
		p := d.People[at]
		name, path := p.Name, fmt.Sprintf("people[%d].name", at)
		switch same := there[same{p.Name, p.Office, p.Role}]; len(same) {
		case 0:
			c.fault(d.lines[at], path, "nobody in the conference is called %q and has this role and office: add them first, by POST "+
				"/api/v1/people", name)
		case 1:
			found[at] = same[0]
		default:
			c.fault(d.lines[at], path, "several in the conference are called %q and have this role and office: leave them out here, and "+
				"name those a closed session is for by PUT /api/v1/sessions/{id}/people", name)
		}
	}
	if len(c.faults) > 0 {
		return nil, c.faults
	}
	return found, nil
}

// asked is on whom anything hangs: places in People.
func (d *Doc) asked() map[int]bool {
	all := map[int]bool{}
	note := func(people []int) {
		for _, at := range people {
			all[at] = true
		}
	}
	for _, r := range d.rooms {
		note(r.leads)
	}
	for _, s := range d.sessions {
		note(s.people)
	}
	return all
}
