package importer

import (
	"time"

	"konvent/server/conference"
	"konvent/signaling/wire"
)

// document reads the root.
func (c *checker) document(root node) *Doc {
	f := c.object(root, "")
	if f == nil {
		return nil
	}
	doc := &Doc{}
	doc.conference = wire.Conference{
		Title:      f.need("title", maxText),
		Motto:      f.text("motto", maxText),
		Language:   f.choice("language", "de", "en"),
		Mode:       f.choice("mode", "online", "hybrid", "onsite"),
		TimeZone:   f.need("timezone", maxText),
		Place:      f.text("place", maxText),
		Organisers: f.texts("organisers"),
	}
	zone := f.zone(doc.conference.TimeZone)
	doc.days = f.days("dates")
	f.participants("participants")
	doc.rooms = f.rooms("rooms")
	f.people("people", doc)
	doc.sessions = f.sessions("sessions", doc, zone)
	f.stands("stands")
	f.texts("afterwards")
	f.done()
	return doc
}

// zone loads a time zone; UTC, and a fault, when there is none of that name.
func (f *fields) zone(name string) *time.Location {
	if name == "" {
		return time.UTC // its being missing is reported already
	}
	zone, err := time.LoadLocation(name)
	if err != nil || name == "Local" {
		f.fault("timezone", "%q is no time zone, such as Europe/Berlin", name)
		return time.UTC
	}
	return zone
}

// days reads the calendar days, which must be in order; a wrong one stays as an empty place.
func (f *fields) days(name string) []string {
	var all []string
	last, before := "", len(f.c.faults)
	f.each(name, maxDays, func(n node, path string) {
		day, ok := f.c.text(n, path, maxText)
		at, err := time.Parse(time.DateOnly, day)
		if ok && (err != nil || at.Year() < conference.FirstYear || at.Year() > conference.LastYear) {
			f.c.fault(n.line, path, "%q is no day such as 2026-11-22", day)
			day = ""
		}
		if day != "" && day <= last {
			f.c.fault(n.line, path, "must come after the day before it")
		}
		last = max(last, day)
		all = append(all, day)
	})
	if len(all) == 0 && len(f.c.faults) == before {
		f.fault(name, "needs at least one day")
	}
	return all
}

func (f *fields) participants(name string) {
	n, ok := f.get(name)
	if !ok {
		return
	}
	p := f.c.object(n, f.path+name)
	if p == nil {
		return
	}
	p.number("online", 0, maxSeats, 0)
	p.number("onsite", 0, maxSeats, 0)
	p.done()
}

func (f *fields) stands(name string) {
	f.each(name, maxList, func(n node, path string) {
		if s := f.c.object(n, path); s != nil {
			s.need("name", maxText)
			s.text("abstract", maxAbstract)
			s.done()
		}
	})
}
