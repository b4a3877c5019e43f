package importer

import (
	"cmp"
	"slices"
	"time"

	"konvent/server/conference"
	"konvent/server/conference/groups"
	"konvent/signaling/wire"
)

// sessions reads the sessions of a document whose days and rooms are read already.
func (f *fields) sessions(name string, doc *Doc, zone *time.Location) []session {
	at := make(map[string]int, len(doc.rooms))
	for i, r := range doc.rooms {
		at[r.name] = i
	}
	var all []session
	f.each(name, maxSessions, func(n node, path string) {
		s := f.c.object(n, path)
		if s == nil {
			return
		}
		one := session{Session: s.session()}
		roomName := s.need("room", maxName)
		var ok bool
		if one.room, ok = at[roomName]; !ok && roomName != "" {
			s.fault("room", "no room is called %q", roomName)
		}
		s.times(&one.Session, doc.days, zone)
		one.people = s.named("people", one.Closed, doc.People)
		one.plan = s.plan(one.Session)
		if one.plan != nil && ok && doc.rooms[one.room].kind != wire.Workshop {
			s.fault("room", "has no groups: these are for rooms of the kind workshop")
		}
		s.done()
		all = append(all, one)
	})
	return all
}

// session reads all but time and room.
func (f *fields) session() wire.Session {
	f.demand("kind")
	s := wire.Session{
		Kind:     f.choice("kind", conference.SessionKinds...),
		Title:    f.need("title", maxText),
		Stage:    f.number("stage", 0, maxList, 0),
		Speakers: f.texts("speakers"),
		Round:    f.number("round", 0, maxList, 0),
		Capacity: f.number("capacity", 0, maxSeats, 0),
		Closed:   f.flag("closed"),
		Abstract: f.text("abstract", maxAbstract),
	}
	if s.Closed && !conference.Chosen(s.Kind, s.Round) {
		f.fault("closed", "is for workshops and groups of a round only")
	}
	s.Hall = f.number("hall", 0, cmp.Or(s.Capacity, maxSeats), 0)
	s.Online = f.number("online", 0, cmp.Or(s.Capacity, maxSeats), 0)
	// Known and checked, for what the house will do with them one day.
	f.flag("audience_questions")
	f.number("talks", 1, maxList, 0)
	f.number("minutes_each", 1, maxList, 0)
	return s
}

// plan reads what is prepared of the groups of a session, dealt by chance; nil for nothing. Its times are read already.
func (f *fields) plan(s wire.Session) *wire.GroupsPlan {
	p := wire.GroupsPlan{
		Way:     wire.ByChance,
		Groups:  f.number("groups", 1, groups.GroupsAtMost, 0),
		Size:    f.number("group_size", 2, groups.SizeAtMost, 0),
		Task:    f.text("task", maxTask),
		Minutes: f.number("minutes", 1, groups.MinutesAtMost, 0),
	}
	if p.Groups == 0 && p.Size == 0 {
		for _, name := range []string{"task", "minutes"} {
			if _, there := f.get(name); there {
				f.fault(name, "is for groups: say how many, or how large")
			}
		}
		return nil
	}
	if p.Groups != 0 {
		p.Size = 0
	}
	if p.Minutes == 0 {
		p.Minutes = int(min(max((s.End-s.Start)/time.Minute.Milliseconds(), 1), groups.MinutesAtMost))
	}
	p, err := groups.Check(p)
	if err != nil {
		f.fault("groups", "cannot be: %v", err)
	}
	return &p
}

// named reads for whom a closed session is: names of people of the document.
func (f *fields) named(name string, closed bool, people []wire.Person) (all []int) {
	f.each(name, maxPeople, func(n node, path string) {
		who, ok := f.c.text(n, path, maxName)
		if !ok {
			return
		}
		at := slices.IndexFunc(people, func(p wire.Person) bool { return p.Name == who })
		switch {
		case at < 0:
			f.c.fault(n.line, path, "nobody in people is called %q", who)
		case slices.ContainsFunc(people[at+1:], func(p wire.Person) bool { return p.Name == who }):
			f.c.fault(n.line, path, "several in people are called %q", who)
		case slices.Contains(all, at):
			f.c.fault(n.line, path, "%q is there twice", who)
		case !closed:
			f.c.fault(n.line, path, "is for closed sessions only")
		default:
			all = append(all, at)
		}
	})
	return all
}

// times reads day, start and end, local times of the conference, into ms since 1970.
func (f *fields) times(s *wire.Session, days []string, zone *time.Location) {
	s.Day = f.number("day", 1, max(1, len(days)), 1)
	day := "1970-01-01" // where the days are wrong, which is reported already
	if s.Day <= len(days) && days[s.Day-1] != "" {
		day = days[s.Day-1]
	}
	start, startOK := f.moment("start", day, zone)
	end, endOK := f.moment("end", day, zone)
	if !startOK || !endOK {
		return
	}
	if !end.After(start) {
		f.fault("end", "must be after start")
	}
	s.Start, s.End = start.UnixMilli(), end.UnixMilli()
}

// moment reads a local time such as "09:30" on a day.
func (f *fields) moment(name, day string, zone *time.Location) (time.Time, bool) {
	text := f.need(name, maxText)
	if text == "" {
		return time.Time{}, false
	}
	at, err := time.ParseInLocation("2006-01-02 15:04", day+" "+text, zone)
	if err != nil || len(text) != len("15:04") {
		f.fault(name, "%q is no time such as 09:30", text)
		return at, false
	}
	// When clocks are set forward an hour is missing, and Go moves what falls into it.
	if at.Format("15:04") != text {
		f.fault(name, "%s does not exist on %s: clocks change", text, day)
		return at, false
	}
	return at, true
}
