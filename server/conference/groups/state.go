// Package groups says how the groups of a workshop come about and go by: prepared, running, recalling, ended. It is pure: it knows no
// rooms, no lines and no database, and all times come from outside, in ms since 1970.
package groups

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"unicode/utf8"

	"konvent/signaling/wire"
)

// Limits of a plan, and of what may be said to groups.
const (
	GroupsAtMost  = 60
	SizeAtMost    = 60
	PeopleAtMost  = 300
	TaskRunes     = 1000
	TextRunes     = 280
	MinutesAtMost = 240
	ExtendAtMost  = 60
	GraceAtLeast  = 5
	GraceAtMost   = 600
	// Grace is how many seconds one has to come back where nothing else is said.
	Grace = 60
	// ResultsAtMost is how many results of one workshop are kept; the oldest go.
	ResultsAtMost = 400
)

// minute is in ms.
const minute = 60_000

// WarnBefore is how long before its end a group is warned, in ms.
const WarnBefore = 2 * minute

// ErrNothing is what a change answers that had nothing to do.
var ErrNothing = errors.New("the groups are as they were")

// State is what a workshop knows of its groups. It is a value: Clone before a change that may not be kept.
type State struct {
	Now wire.Groups `json:"now"`
	// Last is who was in which group in the round before.
	Last [][]wire.Member `json:"last,omitempty"`
	// Results are those of groups that are over, oldest first.
	Results []Result `json:"results,omitempty"`
}

// Result is what a group came to.
type Result struct {
	Room wire.RoomID `json:"room"`
	Name string      `json:"name"`
	// Started is when its round began.
	Started int64     `json:"started"`
	Card    wire.Card `json:"card"`
	// People were in it; nil where that is not known.
	People []wire.PersonID `json:"people,omitempty"`
	// Reporter is who was to report, one of the group; empty where nobody was named.
	Reporter wire.Member `json:"reporter"`
}

// Clone is a copy that shares nothing that a change touches.
func (s State) Clone() State {
	s.Now.Groups = slices.Clone(s.Now.Groups)
	for i := range s.Now.Groups {
		s.Now.Groups[i].People = slices.Clone(s.Now.Groups[i].People)
	}
	s.Results = slices.Clone(s.Results)
	return s
}

// Open says whether groups are at work or on their way back.
func (s State) Open() bool {
	return s.Now.Phase == wire.GroupsRunning || s.Now.Phase == wire.GroupsRecalling
}

// Planned says whether there is a plan.
func (s State) Planned() bool { return s.Now.Phase != "" }

// Of finds the group somebody is in; -1 for none.
func (s State) Of(p wire.PersonID) int {
	return slices.IndexFunc(s.Now.Groups, func(g wire.Group) bool { return has(g.People, p) })
}

// At finds the group that meets in a room; -1 for none.
func (s State) At(r wire.RoomID) int {
	return slices.IndexFunc(s.Now.Groups, func(g wire.Group) bool { return g.Room == r && r != "" })
}

// ReporterOf is who a card names, if they are of the group.
func ReporterOf(g wire.Group, c wire.Card) wire.Member {
	for _, m := range g.People {
		if m.ID == c.Reporter {
			return m
		}
	}
	return wire.Member{}
}

// PeopleOf are those in a group.
func PeopleOf(g wire.Group) (all []wire.PersonID) {
	for _, m := range g.People {
		all = append(all, m.ID)
	}
	return all
}

func has(people []wire.Member, p wire.PersonID) bool {
	return slices.ContainsFunc(people, func(m wire.Member) bool { return m.ID == p })
}

// Check fills in what a plan leaves open, and says what is wrong with it. Its texts are clean already.
func Check(p wire.GroupsPlan) (wire.GroupsPlan, error) {
	if p.Grace == 0 {
		p.Grace = Grace
	}
	if p.Way == wire.ByList {
		p.Groups, p.Size = len(p.Lists), 0
	} else {
		p.Lists = nil
	}
	if p.Way == wire.AsBefore {
		p.Groups, p.Size = 0, 0
	}
	if p.Fields == (wire.CardFields{}) {
		p.Fields = wire.CardFields{Statements: 3, Note: true, Reporter: true}
	}
	switch {
	case !slices.Contains([]wire.GroupsWay{wire.ByChance, wire.ByList, wire.ByChoice, wire.AsBefore}, p.Way):
		return p, wire.ErrBody.With("way")
	case utf8.RuneCountInString(p.Task) > TaskRunes:
		return p, wire.ErrTooLong.With("task")
	case p.Minutes < 1 || p.Minutes > MinutesAtMost:
		return p, wire.ErrBody.With("minutes")
	case p.Grace < GraceAtLeast || p.Grace > GraceAtMost:
		return p, wire.ErrBody.With("grace")
	case p.Fields.Statements < 1 || p.Fields.Statements > 3:
		return p, wire.ErrBody.With("fields")
	}
	return p, checkSizes(p)
}

func checkSizes(p wire.GroupsPlan) error {
	sized := p.Way == wire.ByChance && p.Groups == 0 // the size says how many
	switch {
	case p.Size != 0 && (p.Size < 2 || p.Size > SizeAtMost), sized && p.Size == 0:
		return wire.ErrBody.With("size")
	case p.Groups < 0 || p.Groups > GroupsAtMost, p.Groups == 0 && !sized && p.Way != wire.AsBefore:
		return wire.ErrBody.With("groups")
	}
	seen := map[wire.PersonID]bool{}
	for _, list := range p.Lists {
		for _, m := range list {
			if m.ID == "" || seen[m.ID] {
				return wire.ErrBody.With("lists")
			}
			seen[m.ID] = true
		}
	}
	if len(seen) > PeopleAtMost {
		return wire.ErrTooLong.With("lists")
	}
	return nil
}

// Prepare takes over a plan. wire.ErrPhase while groups are at work; wire.ErrNotFound where there is no round before to follow.
func (s *State) Prepare(p wire.GroupsPlan, names Names) error {
	if s.Open() {
		return wire.ErrPhase
	}
	if s.Now.Phase == wire.GroupsEnded {
		s.Last = lists(s.Now.Groups)
		s.Now.Groups = nil
	}
	if p.Way == wire.AsBefore && len(s.Last) == 0 {
		return wire.ErrNotFound.With("way")
	}
	chosen := lists(s.Now.Groups)
	before := s.Now.Plan.Way
	s.Now.Phase, s.Now.Plan, s.Now.Announcement = wire.GroupsPrepared, p, nil
	switch p.Way {
	case wire.ByList:
		s.set(p.Lists, names)
	case wire.ByChoice:
		if before != wire.ByChoice || len(chosen) != p.Groups {
			chosen = make([][]wire.Member, p.Groups)
		}
		s.set(chosen, names)
	case wire.AsBefore:
		s.set(s.Last, names)
	default:
		s.Now.Groups = []wire.Group{}
	}
	return nil
}

// Names says what a group is called, counted from 1.
type Names func(n int) string

// NamesIn gives names in the conference's language.
func NamesIn(language string) Names {
	word := "Gruppe"
	if language == "en" {
		word = "Group"
	}
	return func(n int) string { return fmt.Sprintf("%s %d", word, n) }
}

func (s *State) set(all [][]wire.Member, names Names) {
	s.Now.Groups = make([]wire.Group, len(all))
	for i, people := range all {
		s.Now.Groups[i] = wire.Group{Name: names(i + 1), People: append([]wire.Member{}, people...)}
	}
}

func lists(all []wire.Group) [][]wire.Member {
	out := make([][]wire.Member, len(all))
	for i, g := range all {
		out[i] = slices.Clone(g.People)
	}
	return out
}

// Deal puts those who are here, and in no group yet, into groups as the plan says. It is the first half of the start.
func (s *State) Deal(here []wire.Member, names Names, chance *rand.Rand) error {
	if s.Now.Phase != wire.GroupsPrepared {
		return wire.ErrPhase
	}
	if s.Now.Plan.Way == wire.ByChance {
		n := s.Now.Plan.Groups
		if n == 0 {
			n = max(1, (len(here)+s.Now.Plan.Size-1)/s.Now.Plan.Size)
		}
		if n > GroupsAtMost {
			return wire.ErrBody.With("size")
		}
		s.set(make([][]wire.Member, n), names)
	}
	if s.Now.Plan.Way == wire.ByChance || s.Now.Plan.Way == wire.AsBefore {
		here = slices.Clone(here)
		chance.Shuffle(len(here), func(i, j int) { here[i], here[j] = here[j], here[i] })
		s.Assign(here)
	}
	return nil
}
