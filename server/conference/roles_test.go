package conference_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/signaling/wire"
)

// actor is somebody of a role, and whether they were entered to lead the room that is their own.
type actor struct {
	name  string
	role  wire.Role
	leads bool
}

var actors = []actor{
	{"guest", wire.Guest, false}, {"participant", wire.Participant, false}, {"co-moderator", wire.Participant, true},
	{"speaker", wire.Speaker, false}, {"moderator", wire.Moderator, true}, {"host", wire.Host, false}, {"organiser", wire.Organiser, false},
}

// may says what the table asks of an actor in a room that is their own or another's. What is for moderators is for those who lead the
// room; what is for directors is for these anywhere.
func (a actor) may(command string, own bool) bool {
	roles := allowed[command]
	if slices.Equal(roles, moderators) {
		return a.leads && own || slices.Contains(directors, a.role)
	}
	return slices.Contains(roles, a.role)
}

// unsafe are commands whose example would change who is where or what the next is allowed; they are said last.
var unsafe = []string{"person.remove", "place.enter", "place.leave"}

func TestEveryCommandInEveryPlaceIsForThoseInTheTableAndNobodyElse(t *testing.T) {
	for _, a := range actors {
		for _, own := range []bool{true, false} {
			name := a.name + " in another's room"
			if own {
				name = a.name + " in their own room"
			}
			t.Run(name, func(t *testing.T) {
				inHouse(t, func(t *testing.T, w *world) {
					c := w.actor(a, own)
					for _, word := range inTurn() {
						s := c.do(word.Type, word.Body)
						refused := s.Fault != nil && s.Fault.Code == wire.ErrNotAllowed.Code
						if refused && refusedForItsBody(word.Type) {
							continue
						}
						require.Equal(t, !a.may(word.Type, own), refused, "%s: %v", word.Type, s.Fault)
						settle()
					}
				})
			})
		}
	}
}

// refusedForItsBody: the example asks for what nobody gets in this place, see the tests of these.
func refusedForItsBody(command string) bool {
	return command == "media.publish" || command == "chat.remove"
}

func TestWithoutARoomNothingOfARoomCanBeDone(t *testing.T) {
	for _, a := range actors {
		t.Run(a.name, func(t *testing.T) {
			inHouse(t, func(t *testing.T, w *world) {
				c := w.actor(a, true)
				c.must("place.leave", nil)
				for _, word := range inTurn() {
					roles := allowed[word.Type]
					s := c.do(word.Type, word.Body)
					if slices.Equal(roles, moderators) {
						require.NotNil(t, s.Fault, word.Type)
						require.Contains(t, []wire.FaultCode{wire.ErrNotHere.Code, wire.ErrNotAllowed.Code}, s.Fault.Code, word.Type)
					}
					settle()
				}
			})
		})
	}
}

// inTurn lists the commands, with those last after which nothing is as it was.
func inTurn() []wire.CommandWord {
	words := slices.DeleteFunc(slices.Clone(wire.Commands), func(c wire.CommandWord) bool { return c.Type == "session.hello" })
	slices.SortStableFunc(words, func(a, b wire.CommandWord) int { return slices.Index(unsafe, a.Type) - slices.Index(unsafe, b.Type) })
	return words
}

// actor brings somebody into a workshop that they lead, if they do, or into one that others lead.
func (w *world) actor(a actor, own bool) *client {
	w.t.Helper()
	mine, others := "workshopraum-1", "workshopraum-2"
	lead := w.in(wire.Moderator, mine)
	foreign, there := w.in(wire.Moderator, others), w.in(wire.Participant, others)
	foreign.must("room.lead", wire.LeadAsk{Person: there.me, Lead: wire.LeadCoModerator})
	p := w.person(a.role)
	c := w.come(p.Token)
	c.must("place.enter", wire.Enter{Room: w.rooms[mine]})
	if a.leads {
		lead.must("room.lead", wire.LeadAsk{Person: c.me, Lead: wire.LeadModerator})
	} else {
		lead.must("room.lead", wire.LeadAsk{Person: w.in(wire.Participant, mine).me, Lead: wire.LeadCoModerator})
	}
	if !own {
		c.must("place.enter", wire.Enter{Room: w.rooms[others]})
	}
	return c
}

func TestEveryCommandHasARowInTheTableOfTheTest(t *testing.T) {
	known := map[string]bool{}
	for _, word := range wire.Commands {
		known[word.Type] = true
		if word.Type != "session.hello" {
			require.NotEmpty(t, allowed[word.Type], "%s has no row", word.Type)
		}
	}
	for command := range allowed {
		require.True(t, known[command], "%s is no command", command)
	}
}
