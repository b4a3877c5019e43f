package conference_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/signaling/wire"
)

const (
	w1 = "workshopraum-1"
	w2 = "workshopraum-2"
)

func twoGroups() wire.GroupsPlan {
	return wire.GroupsPlan{Way: wire.ByChance, Groups: 2, Task: "Leitfragen", Minutes: 20}
}

// atWork prepares and starts groups with so many people, who have not gone there yet.
func atWork(t *testing.T, w *world, p wire.GroupsPlan, people int) (lead *client, all []*client) {
	t.Helper()
	lead = w.in(wire.Moderator, w1)
	for range people {
		all = append(all, w.in(wire.Participant, w1))
	}
	lead.must("groups.plan", p)
	lead.must("groups.start", nil)
	settle()
	return lead, all
}

// asked is where the house asks somebody to go now.
func asked(t *testing.T, c *client) *wire.Move {
	t.Helper()
	all := c.all("you.move")
	if len(all) == 0 {
		return nil
	}
	return read[wire.Moving](t, all[len(all)-1]).Move
}

// follow goes where the house asks.
func follow(t *testing.T, c *client) wire.Entered {
	t.Helper()
	m := asked(t, c)
	require.NotNil(t, m)
	return read[wire.Entered](t, c.must("place.enter", wire.Enter{Room: m.Room}))
}

func groupsOf(t *testing.T, c *client) wire.Groups {
	t.Helper()
	settle()
	return last[wire.Groups](t, c, "groups.changed")
}

// placeOf is where the house says that somebody is.
func placeOf(t *testing.T, w *world, host *client, who wire.PersonID) (at []wire.RoomID) {
	t.Helper()
	for _, p := range read[wire.PeoplePage](t, host.must("people.page", wire.PeopleAsk{Limit: 100})).People {
		if p.ID == who {
			at = append(at, p.Room)
		}
	}
	return at
}

func TestGroupsRunFromThePlanUntilEverybodyIsBack(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		lead, all := atWork(t, w, twoGroups(), 5)
		require.Nil(t, asked(t, lead), "who leads is not moved")
		now := groupsOf(t, lead)
		require.Equal(t, wire.GroupsRunning, now.Phase)
		require.Equal(t, "Gruppe 1", now.Groups[0].Name)
		require.Equal(t, 5, len(now.Groups[0].People)+len(now.Groups[1].People))
		for _, p := range all {
			m := asked(t, p)
			require.Equal(t, wire.WhyGroup, m.Why)
			require.True(t, m.Stay)
			in := follow(t, p)
			require.Equal(t, wire.GroupKind, in.Room.Kind)
			require.Equal(t, "Leitfragen", in.Group.Task)
			require.Equal(t, in.Room.ID, in.Group.Room)
			require.Nil(t, asked(t, p))
		}
		pass(17 * time.Minute)
		require.Empty(t, all[0].all("group.warned"))
		pass(2 * time.Minute)
		require.Len(t, all[0].all("group.warned"), 1, "two minutes before")
		lead.must("groups.extend", wire.ExtendAsk{Minutes: 5})
		pass(90 * time.Second)
		require.Nil(t, asked(t, all[0]), "five minutes more")
		pass(5 * time.Minute)
		m := asked(t, all[0])
		require.Equal(t, wire.WhyBack, m.Why)
		require.False(t, m.Stay)
		require.Equal(t, w.rooms[w1], m.Room)
		follow(t, all[0])
		pass(time.Minute)
		require.Equal(t, wire.GroupsEnded, groupsOf(t, lead).Phase)
		for _, p := range all[1:] {
			require.Zero(t, asked(t, p).At, "who stayed is asked at once")
			follow(t, p)
		}
		made, err := w.store.MadeRooms(t.Context(), w.conf.ID)
		require.NoError(t, err)
		require.Empty(t, made)
	})
}

func TestAGroupIsClosedToEverybodyButItsPeopleAndWhoLeads(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		lead, all := atWork(t, w, twoGroups(), 2)
		a, b := asked(t, all[0]).Room, asked(t, all[1]).Room
		require.NotEqual(t, a, b)
		require.Equal(t, wire.ErrNotAllowed.Code, all[0].do("place.enter", wire.Enter{Room: b}).Fault.Code)
		require.Equal(t, wire.ErrNotAllowed.Code, w.in(wire.Guest, "plenum").do("place.enter", wire.Enter{Room: a}).Fault.Code)
		lead.must("place.enter", wire.Enter{Room: a})
		w.in(wire.Host, "plenum").must("place.enter", wire.Enter{Room: b})
		follow(t, all[0])
		lead.must("groups.move", wire.GroupMoveAsk{Person: all[0].me, Group: number(t, w, lead, b)})
		require.Equal(t, b, asked(t, all[0]).Room)
		require.False(t, asked(t, all[0]).Stay)
		pass(11 * time.Second)
		require.Empty(t, w.engine.sees(conference.ViewerID(all[0].me)), "who does not go is taken out of the old group")
		follow(t, all[0])
		require.Equal(t, wire.ErrNotAllowed.Code, all[0].do("place.enter", wire.Enter{Room: a}).Fault.Code)
	})
}

// number is a group's, counted from 1.
func number(t *testing.T, w *world, lead *client, r wire.RoomID) int {
	t.Helper()
	s, err := w.store.LoadGroups(t.Context(), w.rooms[w1])
	require.NoError(t, err)
	return s.At(r) + 1
}

func TestGroupsAndTheirClocksGoOnAfterARestart(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		who, mod := w.person(wire.Participant), w.person(wire.Moderator)
		p, lead := w.come(who.Token), w.come(mod.Token)
		for _, c := range []*client{p, lead} {
			c.must("place.enter", wire.Enter{Room: w.rooms[w1]})
		}
		plan := twoGroups()
		plan.Groups = 1
		lead.must("groups.plan", plan)
		lead.must("groups.start", nil)
		in := follow(t, p)
		pass(10 * time.Minute)
		w.house.Close()
		pass(time.Minute)
		w.open(w.store)
		p, lead = w.come(who.Token), w.come(mod.Token)
		require.Equal(t, in.Room.ID, p.welcome().Home, "where they belong")
		again := read[wire.Entered](t, p.must("place.enter", wire.Enter{Room: in.Room.ID}))
		require.Equal(t, in.Group.Ends, again.Group.Ends)
		lead.must("place.enter", wire.Enter{Room: w.rooms[w1]})
		pass(8 * time.Minute)
		require.Len(t, p.all("group.warned"), 1)
		w.house.Close()
		pass(10 * time.Minute)
		w.open(w.store)
		p = w.come(who.Token)
		p.must("place.enter", wire.Enter{Room: in.Room.ID})
		settle()
		require.Equal(t, wire.WhyBack, asked(t, p).Why, "their time was over while the house was closed, and they still have a minute to come")
		pass(time.Minute)
		follow(t, p)
		s, err := w.store.LoadGroups(t.Context(), w.rooms[w1])
		require.NoError(t, err)
		require.Equal(t, wire.GroupsEnded, s.Now.Phase)
	})
}

func TestDoubleClicksOfTwoLeadsDoThingsOnce(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		lead, all := atWork(t, w, twoGroups(), 4)
		second := w.in(wire.Host, w1)
		second.must("groups.start", nil)
		require.Equal(t, 1, groupsOf(t, lead).Round)
		made, err := w.store.MadeRooms(t.Context(), w.conf.ID)
		require.NoError(t, err)
		require.Len(t, made, 2)
		for _, p := range all {
			follow(t, p)
			require.Len(t, placeOf(t, w, lead, p.me), 1)
		}
		lead.must("groups.recall", wire.RecallAsk{})
		back := asked(t, all[0]).At
		pass(10 * time.Second)
		second.must("groups.recall", wire.RecallAsk{})
		require.Equal(t, back, asked(t, all[0]).At)
		require.Equal(t, wire.ErrPhase.Code, lead.do("groups.extend", wire.ExtendAsk{Minutes: 5}).Fault.Code)
		lead.must("groups.end", nil)
		second.must("groups.end", nil)
		for _, p := range all {
			follow(t, p)
			require.Equal(t, []wire.RoomID{w.rooms[w1]}, placeOf(t, w, lead, p.me))
		}
	})
}

func TestWhoComesLateIsAskedIntoTheSmallestGroup(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		_, all := atWork(t, w, twoGroups(), 3)
		late := w.in(wire.Participant, w1)
		settle()
		follow(t, late)
		s, err := w.store.LoadGroups(t.Context(), w.rooms[w1])
		require.NoError(t, err)
		require.Len(t, s.Now.Groups[0].People, 2)
		require.Len(t, s.Now.Groups[1].People, 2)
		late.must("place.enter", wire.Enter{Room: w.rooms[w1]})
		settle()
		require.Nil(t, asked(t, late), "who comes out on purpose is left in peace")
		all[0].must("place.leave", nil)
		all[0].must("place.enter", wire.Enter{Room: w.rooms[w1]})
		settle()
		require.NotNil(t, asked(t, all[0]), "who was elsewhere is asked again")
	})
}

func TestWhoCallsForHelpReachesEverybodyWhoLeadsUntilSomebodyComes(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		lead, all := atWork(t, w, twoGroups(), 2)
		co := w.in(wire.Host, w1)
		other, in := follow(t, all[0]), follow(t, all[1])
		co.must("place.enter", wire.Enter{Room: other.Room.ID})
		all[1].must("groups.help", nil)
		all[1].must("groups.help", nil)
		for _, c := range []*client{lead, co} {
			calls := c.all("groups.called")
			require.Len(t, calls, 1)
			require.Equal(t, in.Room.ID, read[wire.GroupCall](t, calls[0]).Room)
		}
		require.Empty(t, all[0].all("groups.called"))
		third := w.in(wire.Organiser, w1)
		require.Len(t, third.all("groups.called"), 1, "whoever comes later is told as well")
		require.Equal(t, wire.ErrNotAllowed.Code, all[0].do("groups.helped", wire.HelpedAsk{Group: in.Room.ID}).Fault.Code)
		co.must("place.enter", wire.Enter{Room: in.Room.ID})
		settle()
		require.False(t, last[wire.GroupCall](t, lead, "groups.called").Open, "somebody came")
		require.Nil(t, last[wire.GroupHere](t, all[1], "group.changed").Help)
	})
}

func TestAnAnnouncementReachesAllGroupsAndWhoComesLater(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		lead, all := atWork(t, w, twoGroups(), 2)
		follow(t, all[0])
		lead.must("groups.announce", wire.AnnounceAsk{Text: "  Noch \u200bfünf Minuten  "})
		settle()
		require.Equal(t, "Noch fünf Minuten", last[wire.GroupHere](t, all[0], "group.changed").Announcement.Text)
		require.Equal(t, "Noch fünf Minuten", follow(t, all[1]).Group.Announcement.Text)
		require.Equal(t, wire.ErrEmpty.Code, lead.do("groups.announce", wire.AnnounceAsk{Text: "\u200b"}).Fault.Code)
		long := make([]rune, 281)
		for i := range long {
			long[i] = 'ä'
		}
		require.Equal(t, wire.ErrTooLong.Code, lead.do("groups.announce", wire.AnnounceAsk{Text: string(long)}).Fault.Code)
		require.Equal(t, wire.ErrNotAllowed.Code, all[0].do("groups.announce", wire.AnnounceAsk{Text: "x"}).Fault.Code)
	})
}
