package conference_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/server/conference/cafe"
	"konvent/signaling/wire"
)

// opens puts up a table, and sits somebody down at it.
func (c *client) opens(ask wire.TableOpen) wire.Room {
	c.t.Helper()
	r := read[wire.Room](c.t, c.must("table.open", ask))
	c.must("place.enter", wire.Enter{Room: r.ID})
	return r
}

// refused is the fault of a command that must not be carried out.
func (c *client) refused(kind string, body any) wire.FaultCode {
	c.t.Helper()
	s := c.do(kind, body)
	require.NotNil(c.t, s.Fault, kind)
	return s.Fault.Code
}

// tablesIn is what one who comes into the cafeteria sees.
func (w *world) tablesIn() []wire.Table {
	w.t.Helper()
	c := w.in(wire.Participant, "cafeteria")
	tables := read[wire.Entered](w.t, c.must("place.enter", wire.Enter{Room: w.rooms["cafeteria"]})).Tables
	c.must("place.leave", nil)
	return tables
}

func (w *world) stands(id wire.RoomID) bool {
	w.t.Helper()
	return slices.ContainsFunc(w.tablesIn(), func(t wire.Table) bool { return t.Room.ID == id })
}

func TestATableThatSomebodyPutsUpStandsInTheListAndIsTheirs(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		anna, looks := w.in(wire.Participant, "cafeteria"), w.in(wire.Participant, "cafeteria")
		r := anna.opens(wire.TableOpen{Topic: " U25:  was \u200bhilft ", Seats: 3})
		require.Equal(t, "Tisch von Person participant", r.Name)
		require.Equal(t, "U25: was hilft", r.Topic)
		settle()
		told := last[wire.Table](t, looks, "table.changed")
		require.Equal(t, r, told.Room)
		require.Len(t, told.People, 1)
		require.Equal(t, wire.ErrHasTable.Code, anna.refused("table.open", wire.TableOpen{Seats: 4}))
		looks.must("place.enter", wire.Enter{Room: r.ID})
		require.Equal(t, wire.ErrNotAllowed.Code, looks.refused("table.set", wire.TableSet{Topic: "Meins"}), "it is not theirs")
		anna.must("table.set", wire.TableSet{Topic: "Wohnen", Invited: true})
		settle()
		require.Equal(t, "Wohnen", last[wire.Room](t, looks, "room.changed").Topic)
		require.True(t, last[wire.Room](t, looks, "room.changed").Invited)
		in := read[wire.Entered](t, anna.must("place.enter", wire.Enter{Room: r.ID}))
		require.Equal(t, wire.LeadModerator, in.Lead)
	})
}

func TestWhatIsNoTableIsRefused(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		c := w.in(wire.Participant, "cafeteria")
		long := strings.Repeat("ü", 81)
		for _, bad := range []struct {
			kind string
			body any
			want wire.FaultCode
		}{
			{"table.open", wire.TableOpen{Seats: 1}, wire.ErrBody.Code},
			{"table.open", wire.TableOpen{Seats: 9}, wire.ErrBody.Code},
			{"table.open", wire.TableOpen{Seats: 4, Topic: long}, wire.ErrTooLong.Code},
			{"table.set", wire.TableSet{Topic: "im Stehen"}, wire.ErrNotHere.Code},
			{"table.invite", wire.TableAsk{Person: "nobody"}, wire.ErrNotHere.Code},
			{"table.decline", wire.RoomRef{Room: "nowhere"}, wire.ErrNotFound.Code},
			{"table.knock", wire.RoomRef{Room: "nowhere"}, wire.ErrNotFound.Code},
			{"table.knock", wire.RoomRef{Room: w.rooms["cafeteria-1"]}, wire.ErrNotAllowed.Code},
		} {
			require.Equal(t, bad.want, c.refused(bad.kind, bad.body), "%s %v", bad.kind, bad.body)
		}
		c.must("place.enter", wire.Enter{Room: w.rooms["cafeteria-1"]})
		require.Equal(t, wire.ErrNotAllowed.Code, c.refused("table.set", wire.TableSet{Invited: true}), "a table of the programme is open")
		require.Equal(t, wire.ErrBody.Code, c.refused("table.invite", wire.TableAsk{Person: c.me}), "not oneself")
	})
}

func TestWhoSitsAtATableOfTheProgrammeSaysWhatItTalksAbout(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		c := w.in(wire.Guest, "cafeteria-1")
		c.must("table.set", wire.TableSet{Topic: "Sprachförderung"})
		w.house.Close()
		w.open(w.store)
		for _, table := range w.tablesIn() {
			if table.Room.ID == w.rooms["cafeteria-1"] {
				require.Equal(t, "Sprachförderung", table.Room.Topic)
			}
		}
	})
}

func TestWhoSitsDownIsSilentWhateverTheyHadOn(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		who := w.person(wire.Participant)
		p := w.come(who.Token)
		p.must("place.enter", wire.Enter{Room: w.rooms["workshopraum-1"]})
		p.must("media.publish", wire.PublishOffer{Tracks: []wire.Track{{Mid: "0", Device: wire.Microphone}}})
		p.must("media.set", wire.MediaSet{Microphone: true, Camera: true, Screen: true})
		in := read[wire.Entered](t, p.must("place.enter", wire.Enter{Room: w.rooms["cafeteria-1"]}))
		require.True(t, in.Silent)
		audio, video := w.engine.open(wire.Camera(p.me))
		require.False(t, audio || video)
		p.must("media.set", wire.MediaSet{Microphone: true})
		audio, _ = w.engine.open(wire.Camera(p.me))
		require.True(t, audio, "they may speak when they want to")
		p.visit.Left()
		back := w.come(who.Token)
		again := read[wire.Entered](t, back.must("place.enter", wire.Enter{Room: in.Room.ID, Epoch: in.Epoch}))
		require.False(t, again.Silent, "who was here goes on as they were")
		audio, _ = w.engine.open(wire.Camera(p.me))
		require.True(t, audio)
		back.must("place.enter", wire.Enter{Room: w.rooms["cafeteria-2"]})
		back.must("place.enter", wire.Enter{Room: w.rooms["workshopraum-1"]})
		audio, video = w.engine.open(wire.Camera(p.me))
		require.False(t, audio || video, "what was off at the table stays off after it")
	})
}

func TestATableByInvitationLetsInWhoWasAskedAndNobodyElse(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		anna, udo := w.in(wire.Participant, "cafeteria"), w.in(wire.Participant, "plenum")
		r := anna.opens(wire.TableOpen{Seats: 4, Invited: true})
		for _, role := range []wire.Role{wire.Guest, wire.Participant, wire.Speaker, wire.Moderator} {
			require.Equal(t, wire.ErrUninvited.Code, w.in(role, "cafeteria").refused("place.enter", wire.Enter{Room: r.ID}), role)
		}
		w.in(wire.Host, "cafeteria").must("place.enter", wire.Enter{Room: r.ID})
		anna.must("table.invite", wire.TableAsk{Person: udo.me, Words: "Kommst du?"})
		i := last[wire.TableInvitations](t, udo, "table.invitations").Invitations
		require.Len(t, i, 1)
		require.Equal(t, "Kommst du?", i[0].Words)
		require.Equal(t, anna.me, i[0].By.ID)
		require.Equal(t, r, i[0].Room)
		udo.must("place.enter", wire.Enter{Room: r.ID})
		require.Empty(t, last[wire.TableInvitations](t, udo, "table.invitations").Invitations)
		udo.must("place.enter", wire.Enter{Room: w.rooms["cafeteria"]})
		pass(cafe.InvitedFor)
		udo.must("place.enter", wire.Enter{Room: r.ID})
		settle()
		w.house.Close()
		w.open(w.store)
		stranger := w.in(wire.Participant, "cafeteria")
		require.Equal(t, wire.ErrUninvited.Code, stranger.refused("place.enter", wire.Enter{Room: r.ID}), "a restart opens no door")
	})
}

func TestAnInvitationEndsAfterTwoMinutesOrWithNo(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		anna, udo := w.in(wire.Participant, "cafeteria"), w.in(wire.Participant, "plenum")
		r := anna.opens(wire.TableOpen{Seats: 4, Invited: true})
		anna.must("table.invite", wire.TableAsk{Person: udo.me})
		pass(cafe.InvitedFor + time.Second)
		require.Empty(t, last[wire.TableInvitations](t, udo, "table.invitations").Invitations)
		require.Len(t, anna.all("table.answered"), 1)
		require.Equal(t, wire.ErrUninvited.Code, udo.refused("place.enter", wire.Enter{Room: r.ID}))
		anna.must("table.invite", wire.TableAsk{Person: udo.me})
		udo.must("table.decline", wire.RoomRef{Room: r.ID})
		require.Equal(t, wire.ErrNotFound.Code, udo.refused("table.decline", wire.RoomRef{Room: r.ID}), "a double click declines once")
		require.Equal(t, udo.me, last[wire.TableAnswer](t, anna, "table.answered").Person.ID)
		require.Equal(t, wire.ErrUninvited.Code, udo.refused("place.enter", wire.Enter{Room: r.ID}))
		require.Equal(t, wire.ErrTooFast.Code, anna.refused("table.invite", wire.TableAsk{Person: udo.me}), "no means no for a while")
	})
}

func TestAKnockIsToldAtTheTableAndAnsweredByAnInvitation(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		anna, udo := w.in(wire.Participant, "cafeteria"), w.in(wire.Participant, "cafeteria")
		r := anna.opens(wire.TableOpen{Seats: 4, Invited: true})
		udo.must("table.knock", wire.RoomRef{Room: r.ID})
		udo.must("table.knock", wire.RoomRef{Room: r.ID})
		require.Len(t, last[wire.TableKnocks](t, anna, "table.knocks").People, 1)
		anna.must("table.invite", wire.TableAsk{Person: udo.me})
		require.Empty(t, last[wire.TableKnocks](t, anna, "table.knocks").People)
		udo.must("place.enter", wire.Enter{Room: r.ID})
		kim := w.in(wire.Guest, "cafeteria")
		kim.must("table.knock", wire.RoomRef{Room: r.ID})
		require.Equal(t, kim.me, last[wire.TableKnocks](t, udo, "table.knocks").People[0].ID)
		pass(cafe.InvitedFor + time.Second)
		require.Empty(t, last[wire.TableKnocks](t, udo, "table.knocks").People)
	})
}
