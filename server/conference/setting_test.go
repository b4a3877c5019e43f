package conference_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/signaling/wire"
)

// anew is the programme as a document brings it: everything under a new id, and no table with a topic.
func anew(p wire.Programme) wire.Programme {
	p.Rooms, p.Sessions = slices.Clone(p.Rooms), slices.Clone(p.Sessions)
	for i, r := range p.Rooms {
		if p.Rooms[i].ID, p.Rooms[i].Topic = "new-"+r.ID, ""; r.Parent != "" {
			p.Rooms[i].Parent = "new-" + r.Parent
		}
	}
	for i, s := range p.Sessions {
		p.Sessions[i].ID, p.Sessions[i].Room = "new-"+s.ID, "new-"+s.Room
	}
	return p
}

// prepares is a plan as a document has it.
func prepares(task string) wire.GroupsPlan {
	return wire.GroupsPlan{Way: wire.ByChance, Groups: 3, Task: task, Minutes: 20, Grace: 60, Fields: wire.CardFields{Statements: 3, Note: true}}
}

func TestADocumentSaysWhoLeadsAndWhatIsPlannedUntilPeopleDo(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		lead, other := w.person(wire.Participant), w.person(wire.Moderator)
		about, p := w.conf.Whole()
		says := func(who conference.NewPerson, task string) {
			set := conference.Setting{
				Leads: map[wire.RoomID][]wire.Led{"new-" + w.rooms[w1]: {{Person: who.ID, Name: who.Name, Lead: wire.LeadModerator}}},
				Plans: map[wire.RoomID]wire.GroupsPlan{"new-" + w.rooms[w1]: prepares(task)},
			}
			require.NoError(t, w.conf.Furnish(t.Context(), about, anew(p), set))
			settle()
		}
		says(lead, "Aus dem Dokument")
		c := w.come(lead.Token)
		in := read[wire.Entered](t, c.must("place.enter", wire.Enter{Room: w.rooms[w1]}))
		require.Equal(t, wire.LeadModerator, in.Lead)
		require.Equal(t, lead.Name, in.Leads[0].Name)
		require.Equal(t, wire.GroupsPrepared, in.Groups.Phase)
		require.Equal(t, "Aus dem Dokument", in.Groups.Plan.Task)

		mine := twoGroups()
		mine.Task = "Von Hand"
		c.must("groups.plan", mine)
		says(other, "Noch einmal")
		require.Equal(t, "Von Hand", groupsOf(t, c).Plan.Task)
		late := w.come(other.Token)
		require.Empty(t, read[wire.Entered](t, late.must("place.enter", wire.Enter{Room: w.rooms[w1]})).Lead, "somebody was entered before")

		w.house.Close()
		w.open(w.store)
		in = read[wire.Entered](t, w.come(lead.Token).must("place.enter", wire.Enter{Room: w.rooms[w1]}))
		require.Equal(t, wire.LeadModerator, in.Lead, "kept over a restart")
		require.Equal(t, "Von Hand", in.Groups.Plan.Task)
	})
}

func TestADocumentSaysForWhomAClosedSessionIs(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		a, b := w.in(wire.Participant, "plenum"), w.in(wire.Participant, "plenum")
		s := w.offered(1)[0]
		about, p := w.conf.Whole()
		says := func(people ...wire.PersonID) error {
			next := anew(p)
			next.Sessions[slices.IndexFunc(next.Sessions, func(n wire.Session) bool { return n.ID == "new-"+s.ID })].Closed = true
			return w.conf.Furnish(t.Context(), about, next, conference.Setting{Named: map[wire.SessionID][]wire.PersonID{"new-" + s.ID: people}})
		}
		require.NoError(t, says(a.me))
		require.Equal(t, []wire.PersonID{a.me}, w.conf.NamedFor(s.ID))
		require.Nil(t, a.choose(s).Fault)
		require.Equal(t, wire.ErrNamed.Code, b.choose(s).Fault.Code)
		require.NoError(t, says(b.me))
		require.Equal(t, []wire.PersonID{b.me}, w.conf.NamedFor(s.ID), "the document's word replaces the one before")
		require.Error(t, says("nobody"))
		require.Equal(t, []wire.PersonID{b.me}, w.conf.NamedFor(s.ID))
		require.NoError(t, w.conf.Furnish(t.Context(), about, anew(p), conference.Setting{}))
		require.Equal(t, []wire.PersonID{b.me}, w.conf.NamedFor(s.ID), "without a word on it they stay")
	})
}

func TestTablesKeepTheirTopicsOverANewProgramme(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		sits := w.in(wire.Participant, "cafeteria-1")
		about, p := w.conf.Whole()
		sits.must("table.set", wire.TableSet{Topic: "Wohnen"})
		require.NoError(t, w.conf.Furnish(t.Context(), about, anew(p), conference.Setting{}))
		topic := func() string {
			return read[wire.Entered](t, w.in(wire.Participant, "cafeteria").must("place.enter", wire.Enter{Room: w.rooms["cafeteria-1"]})).Room.Topic
		}
		require.Equal(t, "Wohnen", topic())
		w.house.Close()
		w.open(w.store)
		require.Equal(t, "Wohnen", topic(), "kept over a restart")
	})
}
