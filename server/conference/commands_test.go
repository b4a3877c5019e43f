package conference_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/signaling/wire"
)

// everybody may, by role.
var (
	anyone     = []wire.Role{wire.Guest, wire.Participant, wire.Speaker, wire.Moderator, wire.Host, wire.Organiser}
	moderators = []wire.Role{wire.Moderator, wire.Host, wire.Organiser}
	directors  = []wire.Role{wire.Host, wire.Organiser}
)

// allowed says for every command who may say it at all; whether it then makes sense is another matter.
var allowed = map[string][]wire.Role{
	"session.ping": anyone, "place.enter": anyone, "place.leave": anyone, "person.rename": anyone, "people.page": anyone,
	"people.register": moderators,
	"person.mute":     moderators, "person.remove": moderators, "room.lead": moderators, "move.stay": anyone,
	"person.ask": moderators, "room.mute": moderators, "room.lock": moderators, "room.lobby": moderators, "lobby.admit": moderators,
	"lobby.leave": anyone, "hand.raise": anyone, "hand.lower": anyone, "hand.call": moderators, "react": anyone,
	"table.open": anyone, "table.set": anyone, "table.invite": anyone, "table.decline": anyone, "table.knock": anyone,
	"roulette.join": anyone, "roulette.leave": anyone, "roulette.next": anyone, "roulette.stay": anyone,
	"contact.list": anyone, "contact.card": anyone, "contact.offer": anyone, "contact.accept": anyone, "contact.decline": anyone,
	"contact.withdraw": anyone, "contact.takeBack": anyone, "contact.remove": anyone,
	"appointment.propose": anyone, "appointment.accept": anyone, "appointment.decline": anyone, "appointment.cancel": anyone,
	"chat.send": anyone, "chat.remove": anyone,
	"doc.open": anyone, "doc.read": anyone, "doc.edit": anyone, "doc.compact": anyone, "doc.aware": anyone, "doc.close": anyone,
	"programme.shift": directors, "programme.hold": directors, "programme.call": directors,
	"groups.plan": moderators, "groups.start": moderators, "groups.extend": moderators, "groups.announce": moderators, "groups.voice": moderators,
	"groups.move": moderators, "groups.assign": moderators, "groups.recall": moderators, "groups.end": moderators,
	"groups.join": anyone, "groups.help": anyone, "groups.helped": anyone, "groups.past": anyone,
	"report.order": directors, "report.leave": directors, "report.show": directors, "report.hide": directors,
	"stage.arrange": directors, "stage.live": directors, "stage.pause": directors, "stage.countdown": directors, "stage.invite": directors,
	"stage.accept": anyone, "stage.decline": anyone, "stage.dismiss": directors, "stage.key": directors,
	"seat.choose": anyone, "seat.leave": anyone, "seat.swap": anyone,
	"media.view": anyone, "media.publish": anyone, "media.unpublish": anyone, "media.set": anyone, "view.want": anyone,
}

func TestUnknownCommandsAndBadBodiesHarmNobody(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		a, b := w.in(wire.Participant, "plenum"), w.in(wire.Participant, "plenum")
		before := len(b.all(""))
		for i, c := range []struct {
			kind string
			body any
			want wire.FaultCode
		}{
			{"door.open", nil, wire.ErrCommand.Code},
			{"session.hello", wire.Hello{}, wire.ErrCommand.Code},
			{"chat.send", []int{1}, wire.ErrBody.Code},
			{"chat.send", map[string]any{"text": 5}, wire.ErrBody.Code},
			{"place.enter", wire.Enter{Room: "nowhere"}, wire.ErrNotFound.Code},
			{"people.page", wire.PeopleAsk{Limit: 101}, wire.ErrBody.Code},
			{"people.page", wire.PeopleAsk{Limit: 1, Offset: -1}, wire.ErrBody.Code},
			{"people.page", wire.PeopleAsk{Limit: 1, Roles: make([]wire.Role, 7)}, wire.ErrTooLong.Code},
			{"view.want", wire.Want{Videos: make([]wire.WantVideo, 17)}, wire.ErrTooLong.Code},
			{"view.want", wire.Want{Videos: []wire.WantVideo{{Width: -1}}}, wire.ErrBody.Code},
			{"media.publish", wire.PublishOffer{Tracks: []wire.Track{{Mid: "0", Device: wire.Microphone}}}, wire.ErrNotAllowed.Code},
			{"person.rename", wire.Rename{Name: "\u200b"}, wire.ErrEmpty.Code},
		} {
			s := a.do(c.kind, c.body)
			require.NotNil(t, s.Fault, "case %d: %s", i, c.kind)
			require.Equal(t, c.want, s.Fault.Code, "case %d: %s", i, c.kind)
		}
		require.Len(t, b.all(""), before, "nobody else hears of it")
	})
}

func TestTooManyCommandsAreRefusedForTheirSenderOnly(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		a, b := w.in(wire.Participant, "plenum"), w.in(wire.Participant, "plenum")
		var s said
		for range 200 {
			if s = a.do("view.want", wire.Want{}); s.Fault != nil {
				break
			}
		}
		require.Equal(t, wire.ErrTooFast.Code, s.Fault.Code)
		require.True(t, s.Fault.Retry)
		b.must("view.want", wire.Want{})
		settle()
		a.must("view.want", wire.Want{})
	})
}

func TestModeratorsHaveNoPowerOverThoseWhoDirect(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		m, host := w.in(wire.Moderator, "workshopraum-1"), w.in(wire.Host, "workshopraum-1")
		p := w.in(wire.Participant, "workshopraum-1")
		elsewhere := w.in(wire.Participant, "workshopraum-2")
		require.Equal(t, wire.ErrNotAllowed.Code, m.do("person.remove", wire.PersonAsk{Person: host.me}).Fault.Code)
		require.Equal(t, wire.ErrNotHere.Code, m.do("person.remove", wire.PersonAsk{Person: elsewhere.me}).Fault.Code)
		m.must("person.remove", wire.PersonAsk{Person: p.me})
		require.Len(t, p.all("you.removed"), 1)
		require.Equal(t, wire.ErrNotHere.Code, p.do("chat.send", wire.Say{Text: "x", Ref: "ref-00001"}).Fault.Code)
		require.Equal(t, wire.ErrRemoved.Code, p.do("place.enter", wire.Enter{Room: w.rooms["workshopraum-1"]}).Fault.Code)
		p.must("place.enter", wire.Enter{Room: w.rooms["workshopraum-2"]})
	})
}

func TestARemovedPersonsPacketsStopAtTheServer(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		m, p := w.in(wire.Moderator, "workshopraum-1"), w.in(wire.Participant, "workshopraum-1")
		p.must("media.publish", wire.PublishOffer{Tracks: []wire.Track{{Mid: "0", Device: wire.Microphone}}})
		p.must("media.set", wire.MediaSet{Microphone: true, Camera: true})
		audio, video := w.engine.open(wire.Camera(p.me))
		require.True(t, audio && video)
		m.must("person.mute", wire.MuteAsk{Person: p.me, Muted: true})
		audio, video = w.engine.open(wire.Camera(p.me))
		require.True(t, !audio && video)
		m.must("person.remove", wire.PersonAsk{Person: p.me})
		audio, video = w.engine.open(wire.Camera(p.me))
		require.False(t, audio || video)
	})
}

func TestTheListOfPeopleComesByPageAndSearch(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		for i := range 30 {
			p, err := w.conf.AddPerson(t.Context(), wire.Person{Name: fmt.Sprintf("Probe %02d", i), Office: "Amt Nord", Role: wire.Participant})
			require.NoError(t, err)
			w.come(p.Token)
		}
		c := w.in(wire.Participant, "plenum")
		page := read[wire.PeoplePage](t, c.must("people.page", wire.PeopleAsk{Search: "PROBE", Offset: 25, Limit: 10}))
		require.Equal(t, 30, page.Total)
		require.Len(t, page.People, 5)
		require.Equal(t, "Probe 25", page.People[0].Name)
		require.Equal(t, 30, read[wire.PeoplePage](t, c.must("people.page", wire.PeopleAsk{Search: "nord", Limit: 1})).Total)
		w.come(w.person(wire.Moderator).Token)
		team := read[wire.PeoplePage](t, c.must("people.page", wire.PeopleAsk{Roles: []wire.Role{wire.Moderator, wire.Host}, Limit: 10}))
		require.Equal(t, 1, team.Total)
		here := read[wire.PeoplePage](t, c.must("people.page", wire.PeopleAsk{Room: w.rooms["plenum"], Limit: 10}))
		require.Equal(t, 1, here.Total)
		require.Equal(t, c.me, here.People[0].ID)
	})
}
