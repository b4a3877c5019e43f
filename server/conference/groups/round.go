package groups

import (
	"slices"

	"konvent/signaling/wire"
)

// Start sets the clocks: the groups meet in these rooms from now on. Deal came before.
func (s *State) Start(rooms []wire.RoomID, now int64) error {
	switch {
	case s.Now.Phase != wire.GroupsPrepared:
		return wire.ErrPhase
	case len(s.Now.Groups) == 0 || len(rooms) != len(s.Now.Groups):
		return wire.ErrEmpty.With("groups")
	}
	s.Now.Phase, s.Now.Started, s.Now.Announcement = wire.GroupsRunning, now, nil
	s.Now.Round++
	for i := range s.Now.Groups {
		g := &s.Now.Groups[i]
		g.Room, g.Ends, g.Back, g.Over, g.Help = rooms[i], now+int64(s.Now.Plan.Minutes)*minute, 0, false, nil
	}
	return nil
}

// Assign puts people who are in no group into the smallest ones, as far as these have room, and says whether anybody found one.
func (s *State) Assign(people []wire.Member) bool {
	any := false
	for _, p := range people {
		if s.Of(p.ID) >= 0 {
			continue
		}
		if i := s.smallest(); i >= 0 {
			s.Now.Groups[i].People = append(s.Now.Groups[i].People, p)
			any = true
		}
	}
	return any
}

// smallest is the group with the fewest people of those that are not on their way back; where all are as many as the plan allows, one
// more fits all the same, for nobody is left alone.
func (s *State) smallest() int {
	best := -1
	for i, g := range s.Now.Groups {
		if g.Back == 0 && (best < 0 || len(g.People) < len(s.Now.Groups[best].People)) {
			best = i
		}
	}
	return best
}

// Move puts somebody into a group, counted from 1, wherever they were before.
func (s *State) Move(p wire.Member, to int) error {
	if to < 1 || to > len(s.Now.Groups) {
		return wire.ErrNotFound.With("group")
	}
	if s.Now.Phase == wire.GroupsEnded {
		return wire.ErrPhase
	}
	from := s.Of(p.ID)
	if from == to-1 {
		return ErrNothing
	}
	g := &s.Now.Groups[to-1]
	if g.Back != 0 {
		return wire.ErrPhase
	}
	if from >= 0 {
		old := &s.Now.Groups[from]
		old.People = slices.DeleteFunc(old.People, func(m wire.Member) bool { return m.ID == p.ID })
	}
	g.People = append(g.People, p)
	return nil
}

// Join is Move by one's own wish: only where everybody chooses, and only where a place is free.
func (s *State) Join(p wire.Member, to int) error {
	switch {
	case s.Now.Plan.Way != wire.ByChoice:
		return wire.ErrPhase
	case to < 1 || to > len(s.Now.Groups):
		return wire.ErrNotFound.With("group")
	}
	if size := s.Now.Plan.Size; size > 0 && s.Of(p.ID) != to-1 && len(s.Now.Groups[to-1].People) >= size {
		return wire.ErrFull
	}
	return s.Move(p, to)
}

// Extend gives one group (by its room), or all with an empty one, more time. wire.ErrPhase for those that were asked back.
func (s *State) Extend(minutes int, room wire.RoomID) error {
	if minutes < 1 || minutes > ExtendAtMost {
		return wire.ErrBody.With("minutes")
	}
	if s.Now.Phase != wire.GroupsRunning {
		return wire.ErrPhase
	}
	at := s.At(room)
	switch {
	case room != "" && at < 0:
		return wire.ErrNotFound.With("group")
	case room != "" && s.Now.Groups[at].Back != 0:
		return wire.ErrPhase
	}
	for i := range s.Now.Groups {
		if g := &s.Now.Groups[i]; g.Back == 0 && (room == "" || i == at) {
			g.Ends += int64(minutes) * minute
		}
	}
	return nil
}

// Recall asks all groups back that still work. Seconds is how long they have; 0 for what the plan says.
func (s *State) Recall(seconds int, now int64) error {
	if seconds == 0 {
		seconds = s.Now.Plan.Grace
	}
	switch {
	case seconds < GraceAtLeast || seconds > GraceAtMost:
		return wire.ErrBody.With("grace")
	case s.Now.Phase == wire.GroupsRecalling:
		return ErrNothing
	case s.Now.Phase != wire.GroupsRunning:
		return wire.ErrPhase
	}
	for i := range s.Now.Groups {
		s.recall(i, now, now+int64(seconds)*1000)
	}
	s.Now.Phase = wire.GroupsRecalling
	return nil
}

func (s *State) recall(i int, now, back int64) {
	if g := &s.Now.Groups[i]; g.Back == 0 {
		g.Ends, g.Back, g.Help = min(g.Ends, now), back, nil
	}
}

// End lets the time of all groups run out now. Pass closes them.
func (s *State) End(now int64) error {
	switch {
	case s.Now.Phase == wire.GroupsEnded:
		return ErrNothing
	case !s.Open():
		return wire.ErrPhase
	}
	for i := range s.Now.Groups {
		if g := &s.Now.Groups[i]; !g.Over {
			g.Ends, g.Back, g.Help = min(g.Ends, now), now, nil
		}
	}
	return nil
}

// Pass lets time go by until now: groups whose time is over are asked back, those that had time to come are over, and with the last of
// them the round. It returns those that are over from now on, and whether anything changed.
func (s *State) Pass(now int64) (over []int, changed bool) {
	if !s.Open() {
		return nil, false
	}
	phase := wire.GroupsEnded
	for i := range s.Now.Groups {
		g := &s.Now.Groups[i]
		if g.Back == 0 && g.Ends <= now {
			s.recall(i, now, now+int64(s.Now.Plan.Grace)*1000)
			changed = true
		}
		switch {
		case g.Back == 0:
			phase = wire.GroupsRunning
		case g.Back > now && phase != wire.GroupsRunning:
			phase = wire.GroupsRecalling
		case g.Back <= now && !g.Over:
			g.Over = true
			over = append(over, i)
		}
	}
	if phase == wire.GroupsEnded {
		s.Now.Announcement = nil
	}
	changed = changed || len(over) > 0 || s.Now.Phase != phase
	s.Now.Phase = phase
	return over, changed
}

// Next is when something happens by itself after a time; 0 for never.
func (s State) Next(after int64) (next int64) {
	if !s.Open() {
		return 0
	}
	sooner := func(t int64) {
		if t > after && (next == 0 || t < next) {
			next = t
		}
	}
	for _, g := range s.Now.Groups {
		switch {
		case g.Over:
		case g.Back != 0:
			sooner(g.Back)
		default:
			sooner(g.Ends - WarnBefore)
			sooner(g.Ends)
		}
	}
	return next
}

// Warned lists the groups whose last two minutes begin after one time and by another. A group that never had more is not warned.
func (s State) Warned(after, by int64) (all []int) {
	for i, g := range s.Now.Groups {
		at := g.Ends - WarnBefore
		if s.Open() && g.Back == 0 && at > after && at <= by && at > s.Now.Started {
			all = append(all, i)
		}
	}
	return all
}

// Call notes that a group calls for help.
func (s *State) Call(i int, by string, now int64) error {
	g := &s.Now.Groups[i]
	switch {
	case s.Now.Phase != wire.GroupsRunning || g.Back != 0:
		return wire.ErrPhase
	case g.Help != nil:
		return ErrNothing
	}
	g.Help = &wire.HelpCall{Name: by, At: now}
	return nil
}

// Came notes that somebody came to a group that called.
func (s *State) Came(i int) error {
	if s.Now.Groups[i].Help == nil {
		return ErrNothing
	}
	s.Now.Groups[i].Help = nil
	return nil
}

// Announce keeps a text for all groups.
func (s *State) Announce(name, text string, now int64) error {
	if !s.Open() {
		return wire.ErrPhase
	}
	s.Now.Announcement = &wire.Announcement{Name: name, Text: text, At: now}
	return nil
}

// Keep notes what the groups of a round that is over came to.
func (s *State) Keep(results []Result) {
	s.Results = append(s.Results, results...)
	if n := len(s.Results) - ResultsAtMost; n > 0 {
		s.Results = slices.Delete(s.Results, 0, n)
	}
}
