package conference_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/server/room"
	"konvent/signaling/wire"
)

func TestTheVoiceOfWhoLeadsIsHeardInAllGroupsAndEndsWithThem(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		lead, all := atWork(t, w, twoGroups(), 2)
		rooms := []wire.RoomID{follow(t, all[0]).Room.ID, follow(t, all[1]).Room.ID}
		require.Equal(t, wire.ErrNotAllowed.Code, all[0].do("groups.voice", wire.VoiceAsk{On: true}).Fault.Code)
		for _, r := range rooms {
			require.NotContains(t, w.engine.scene(room.Front(r)).Hear, wire.Camera(lead.me))
		}
		lead.must("groups.voice", wire.VoiceAsk{On: true})
		for _, r := range rooms {
			require.Contains(t, w.engine.scene(room.Front(r)).Hear, wire.Camera(lead.me))
		}
		settle()
		require.Equal(t, lead.me, last[wire.GroupHere](t, all[0], "group.changed").Voice.ID)
		lead.must("place.leave", nil)
		for _, r := range rooms {
			require.NotContains(t, w.engine.scene(room.Front(r)).Hear, wire.Camera(lead.me))
		}
		lead.must("place.enter", wire.Enter{Room: w.rooms[w1]})
		lead.must("groups.voice", wire.VoiceAsk{On: true})
		pass(5*time.Minute + time.Second)
		require.NotContains(t, w.engine.scene(room.Front(rooms[0])).Hear, wire.Camera(lead.me), "whoever forgets it is not heard for ever")
	})
}

func TestTheVoiceToAllGroupsEndsWhenItsOwnerLeadsNoMore(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		lead, all := atWork(t, w, twoGroups(), 2)
		co, in := w.in(wire.Guest, w1), follow(t, all[0]).Room.ID
		lead.must("room.lead", wire.LeadAsk{Person: co.me, Lead: wire.LeadCoModerator})
		co.must("groups.voice", wire.VoiceAsk{On: true})
		lead.must("room.lead", wire.LeadAsk{Person: all[1].me, Lead: wire.LeadCoModerator})
		require.Contains(t, w.engine.scene(room.Front(in)).Hear, wire.Camera(co.me), "another's lead changes nothing")
		pass(time.Second)
		require.Equal(t, co.me, last[wire.GroupHere](t, all[0], "group.changed").Voice.ID)
		lead.must("room.lead", wire.LeadAsk{Person: co.me})
		require.NotContains(t, w.engine.scene(room.Front(in)).Hear, wire.Camera(co.me))
		pass(time.Second)
		require.Nil(t, last[wire.GroupHere](t, all[0], "group.changed").Voice)
	})
}

func TestWhoChoosesComesIntoTheirGroupAndMayChange(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		lead := w.in(wire.Moderator, w1)
		a, b, c := w.in(wire.Participant, w1), w.in(wire.Participant, w1), w.in(wire.Participant, w1)
		lead.must("groups.plan", wire.GroupsPlan{Way: wire.ByChoice, Groups: 2, Size: 2, Minutes: 10})
		for _, p := range []*client{a, b} {
			p.must("groups.join", wire.GroupJoinAsk{Group: 1})
		}
		require.Equal(t, wire.ErrFull.Code, c.do("groups.join", wire.GroupJoinAsk{Group: 1}).Fault.Code)
		require.Equal(t, wire.ErrNotFound.Code, c.do("groups.join", wire.GroupJoinAsk{Group: 3}).Fault.Code)
		lead.must("groups.start", nil)
		require.Nil(t, asked(t, c), "who has not chosen stays, and may choose")
		follow(t, a)
		c.must("groups.join", wire.GroupJoinAsk{Group: 2})
		follow(t, c)
		a.must("groups.join", wire.GroupJoinAsk{Group: 2})
		follow(t, a)
		require.Len(t, groupsOf(t, lead).Groups[1].People, 2)
	})
}

func TestAListNamesPeopleAsTheHouseKnowsThem(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		lead, a, b := w.in(wire.Moderator, w1), w.in(wire.Participant, w1), w.in(wire.Participant, w1)
		absent := w.person(wire.Participant)
		plan := wire.GroupsPlan{Way: wire.ByList, Minutes: 10, Lists: [][]wire.Member{{{ID: a.me, Name: "Chef"}}, {{ID: absent.ID}}}}
		lead.must("groups.plan", plan)
		now := groupsOf(t, lead)
		require.Equal(t, "Person participant", now.Groups[0].People[0].Name)
		plan.Lists[0][0].ID = "stranger"
		require.Equal(t, wire.ErrNotFound.Code, lead.do("groups.plan", plan).Fault.Code)
		lead.must("groups.start", nil)
		require.NotNil(t, asked(t, a))
		require.Nil(t, asked(t, b))
		settle()
		require.Equal(t, []wire.Member{{ID: b.me, Name: "Person participant"}}, last[wire.GroupsGlance](t, lead, "groups.glance").Waiting)
		lead.must("groups.assign", nil)
		require.NotNil(t, asked(t, b))
		late := w.come(absent.Token)
		late.must("place.enter", wire.Enter{Room: w.rooms[w1]})
		require.Equal(t, now.Groups[1].Name, asked(t, late).Name)
	})
}

func TestTheGlanceIsForThoseWhoLeadOnly(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		lead, all := atWork(t, w, twoGroups(), 2)
		in := follow(t, all[0])
		all[0].must("media.publish", wire.PublishOffer{Tracks: []wire.Track{{Mid: "0", Device: wire.Microphone}}})
		all[0].must("media.set", wire.MediaSet{Microphone: true})
		for range 20 {
			w.house.Levels(room.Front(in.Room.ID), []wire.Level{{Source: wire.Camera(all[0].me), Level: 90}})
			pass(200 * time.Millisecond)
		}
		glance := last[wire.GroupsGlance](t, lead, "groups.glance")
		require.Len(t, glance.Groups, 2)
		for _, g := range glance.Groups {
			if g.Room == in.Room.ID {
				require.Equal(t, []wire.PersonID{all[0].me}, g.Here)
				require.Equal(t, []wire.PersonID{all[0].me}, g.Speaking)
				require.Positive(t, g.Talk)
				require.Zero(t, g.Quiet)
			} else {
				require.Empty(t, g.Here)
				require.NotZero(t, g.Quiet)
			}
		}
		require.Empty(t, all[0].all("groups.glance"))
		require.Empty(t, all[1].all("groups.glance"))
	})
}

func TestAModeratorsCrashLeavesTheGroupsAtWork(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		lead, all := atWork(t, w, twoGroups(), 2)
		follow(t, all[0])
		lead.visit.Left()
		pass(30 * time.Second)
		require.Nil(t, asked(t, all[0]))
		pass(20 * time.Minute)
		follow(t, all[0])
		require.Equal(t, w.rooms[w1], placeOf(t, w, all[1], all[0].me)[0])
	})
}

func TestOnlyWhoLeadsTheWorkshopHasItsGroupsInHand(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		lead, all := atWork(t, w, twoGroups(), 2)
		elsewhere := w.in(wire.Moderator, "workshopraum-2")
		for _, c := range []struct {
			kind string
			body any
		}{
			{"groups.plan", twoGroups()}, {"groups.start", nil}, {"groups.extend", wire.ExtendAsk{Minutes: 5}}, {"groups.assign", nil},
			{"groups.recall", wire.RecallAsk{}}, {"groups.end", nil}, {"groups.move", wire.GroupMoveAsk{Person: all[1].me, Group: 1}},
		} {
			require.Equal(t, wire.ErrNotAllowed.Code, all[0].do(c.kind, c.body).Fault.Code, c.kind)
		}
		require.Equal(t, wire.ErrPhase.Code, elsewhere.do("groups.extend", wire.ExtendAsk{Minutes: 5}).Fault.Code, "these are other groups")
		require.Equal(t, wire.ErrBody.Code, lead.do("groups.extend", wire.ExtendAsk{Minutes: 61}).Fault.Code)
		require.Equal(t, wire.ErrNotFound.Code, lead.do("groups.extend", wire.ExtendAsk{Minutes: 5, Group: "x"}).Fault.Code)
		require.Equal(t, wire.ErrNotFound.Code, lead.do("groups.move", wire.GroupMoveAsk{Person: elsewhere.me, Group: 1}).Fault.Code)
		require.Equal(t, wire.ErrBody.Code, lead.do("groups.move", wire.GroupMoveAsk{Person: lead.me, Group: 1}).Fault.Code)
		require.Equal(t, wire.ErrPhase.Code, lead.do("groups.plan", twoGroups()).Fault.Code, "while they work")
		require.Equal(t, wire.ErrPhase.Code, all[0].do("groups.join", wire.GroupJoinAsk{Group: 2}).Fault.Code)
	})
}

func TestAWorkshopThatIsTakenAwayTakesItsGroupsAlong(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		_, all := atWork(t, w, twoGroups(), 2)
		follow(t, all[0])
		w.without(w1)
		require.Len(t, all[0].all("room.closed"), 1)
		pass(10 * time.Minute)
		require.Nil(t, asked(t, all[1]))
	})
}

func TestOnlyTheGroupThatChangedIsTold(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		_, all := atWork(t, w, twoGroups(), 3)
		rooms, before := map[*client]wire.RoomID{}, map[*client]int{}
		for _, p := range all {
			rooms[p] = follow(t, p).Room.ID
		}
		settle()
		for _, p := range all {
			before[p] = len(p.all("group.changed"))
		}
		late := w.in(wire.Participant, w1) // is put into the smaller one
		settle()
		in := follow(t, late).Room.ID
		settle()
		for _, p := range all {
			told := len(p.all("group.changed")) - before[p]
			require.Equal(t, rooms[p] == in, told == 1, "told %d times", told)
			require.LessOrEqual(t, told, 1)
		}
	})
}
