package importer

import (
	"slices"

	"konvent/server/conference"
	"konvent/signaling/wire"
)

// people reads the people of a document whose rooms are read already, and which of these each of them leads.
func (f *fields) people(name string, doc *Doc) {
	f.each(name, maxPeople, func(n node, path string) {
		p := f.c.object(n, path)
		if p == nil {
			return
		}
		p.leads("leads", doc)
		doc.lines = append(doc.lines, n.line)
		doc.People = append(doc.People, wire.Person{
			Name:   p.need("name", maxName),
			Office: p.text("office", maxText),
			Role: wire.Role(p.choice("role", string(wire.Participant), string(wire.Speaker), string(wire.Moderator),
				string(wire.Host), string(wire.Organiser))),
		})
		p.done()
	})
}

// leads reads which rooms the person leads who is read next.
func (f *fields) leads(name string, doc *Doc) {
	f.each(name, maxList, func(n node, path string) {
		called, ok := f.c.text(n, path, maxName)
		if !ok {
			return
		}
		at := slices.IndexFunc(doc.rooms, func(r room) bool { return r.name == called })
		if at < 0 {
			f.c.fault(n.line, path, "no room is called %q", called)
			return
		}
		switch led := &doc.rooms[at].leads; {
		case slices.Contains(*led, len(doc.People)):
			f.c.fault(n.line, path, "%q is there twice", called)
		case len(*led) >= conference.LeadsAtMost:
			f.c.fault(n.line, path, "%d people lead %q already, no more are allowed", conference.LeadsAtMost, called)
		default:
			*led = append(*led, len(doc.People))
		}
	})
}
