package conference_test

import (
	"encoding/base64"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/signaling/wire"
)

// shut is a way in which a room lets people in no more.
type shut struct {
	name  string
	fault *wire.Fault
	// but tells who comes in all the same, though they do not lead this room.
	but  func(actor) bool
	shut func(w *world, lead *client, inside []wire.PersonID)
}

var (
	nobody = func(actor) bool { return false }
	direct = func(a actor) bool { return slices.Contains(directors, a.role) }
)

// there is the room that is shut, in which others are.
const there = "workshopraum-2"

// secret is what they say and write there.
const secret = "unter uns"

var ways = []shut{
	{"open", nil, func(actor) bool { return true }, func(*world, *client, []wire.PersonID) {}},
	{"locked", wire.ErrLocked, direct, func(_ *world, lead *client, _ []wire.PersonID) { lead.must("room.lock", wire.LockAsk{Locked: true}) }},
	{"behind a lobby", wire.ErrLobby, direct, func(_ *world, lead *client, _ []wire.PersonID) { lead.must("room.lobby", wire.LobbyAsk{On: true}) }},
	{"full", wire.ErrFull, nobody, func(w *world, _ *client, inside []wire.PersonID) {
		about, p := w.conf.Whole()
		at := slices.IndexFunc(p.Rooms, func(r wire.Room) bool { return r.Slug == there })
		p.Rooms[at].Seats = len(inside)
		require.NoError(w.t, w.conf.Furnish(w.t.Context(), about, p, conference.Setting{}))
	}},
	{"closed to who is not named", wire.ErrNamed, direct, func(w *world, _ *client, inside []wire.PersonID) {
		all := w.offered(1)
		s := all[slices.IndexFunc(all, func(s wire.Session) bool { return s.Room == w.rooms[there] })]
		require.NoError(w.t, w.conf.NameForSession(w.t.Context(), s.ID, inside))
		w.resize(s, func(s *wire.Session) { s.Closed = true })
		pass(time.Until(time.UnixMilli(s.Start)) + time.Second)
	}},
}

// forAll is what everybody is told, wherever they are, which is no news of a room; and that somebody knocks at their table.
var forAll = []string{"table.knocks", "places.changed", "programme.changed", "seats.changed", "seats.taken", "conference.running"}

// byName is what reaches a person whom somebody asks by name.
var byName = []string{"appointments.changed"}

func TestNoCommandReachesIntoARoomOneIsNotIn(t *testing.T) {
	for _, way := range ways {
		for _, a := range actors {
			t.Run(a.name+" outside a room that is "+way.name, func(t *testing.T) {
				inHouse(t, func(t *testing.T, w *world) {
					lead, one, other := w.in(wire.Moderator, there), w.in(wire.Participant, there), w.in(wire.Participant, there)
					lead.must("room.lead", wire.LeadAsk{Person: other.me, Lead: wire.LeadCoModerator})
					c := w.outsider(a)
					one.must("hand.raise", nil)
					line := read[wire.ChatLine](t, one.must("chat.send", wire.Say{Text: secret, Ref: "ref-00001"})).ID
					lead.must("groups.plan", twoGroups())
					require.Nil(t, one.edits(wire.Doc(w.rooms[there], wire.Notes), secret).Fault)
					way.shut(w, lead, []wire.PersonID{lead.me, one.me, other.me})
					entered := c.do("place.enter", wire.Enter{Room: w.rooms[there]})
					if way.but(a) {
						require.Nil(t, entered.Fault)
						c.must("place.enter", wire.Enter{Room: w.rooms["workshopraum-1"]})
					} else {
						require.Equal(t, way.fault.Code, entered.Fault.Code)
						c.do("lobby.leave", nil)
					}
					w.tryAll(c, target{w.rooms[there], one, line, direct(a)}, lead, other)
				})
			})
		}
	}
}

// tells says and writes the secret in a room.
func (c *client) tells(in wire.RoomID) wire.LineID {
	c.t.Helper()
	require.Nil(c.t, c.edits(wire.Doc(in, wire.Notes), secret).Fault)
	return read[wire.ChatLine](c.t, c.must("chat.send", wire.Say{Text: secret, Ref: "ref-00001"})).ID
}

// outsider brings somebody into another workshop, which they lead if they lead any.
func (w *world) outsider(a actor) *client {
	w.t.Helper()
	const elsewhere = "workshopraum-1"
	lead, c := w.in(wire.Moderator, elsewhere), w.in(a.role, elsewhere)
	if a.leads {
		lead.must("room.lead", wire.LeadAsk{Person: c.me, Lead: wire.LeadModerator})
	}
	return c
}

// target is somebody in the room, and what they said there.
type target struct {
	room   wire.RoomID
	person *client
	line   wire.LineID
	open   bool // what is written there may be read from elsewhere
}

// tryAll says every command but the one that goes there, each aimed at the room and at somebody in it, and sees that nobody there notices and
// nothing of the room is told.
func (w *world) tryAll(c *client, at target, others ...*client) {
	w.t.Helper()
	victim := at.person
	settle()
	pass(2 * time.Second)
	seen := map[*client]int{}
	for _, in := range append(others, victim, c) {
		seen[in] = len(in.heard())
	}
	nothingNew := func(after string) {
		for _, in := range append(others, victim) {
			news := in.heard()[seen[in]:]
			seen[in] += len(news)
			for _, s := range news {
				known := slices.Contains(forAll, s.Type) || in == victim && slices.Contains(byName, s.Type)
				require.True(w.t, known, "%s made %s %s", after, s.Type, s.Body)
			}
		}
	}
	for _, word := range inTurn() {
		if word.Type == "place.enter" {
			continue
		}
		said := c.do(word.Type, w.aimed(word.Body, at))
		settle()
		nothingNew(word.Type)
		if !at.open {
			require.NotContains(w.t, string(said.Body), secret, word.Type)
			require.NotContains(w.t, string(said.Body), base64.StdEncoding.EncodeToString([]byte(secret)), word.Type)
		}
	}
	pass(2 * time.Second)
	nothingNew("one of them, told once a second,")
	require.NotContains(w.t, told(c.heard()[seen[c]:]), string(victim.me), "nor is anything told of who is there")
}

func told(all []said) (text string) {
	for _, s := range all {
		if s.Re == 0 && !slices.Contains(byName, s.Type) {
			text += string(s.Body)
		}
	}
	return text
}

// aimed is a command's body in which everything that names a room, a person, a session or a document means these.
func (w *world) aimed(body any, to target) any {
	v := reflect.New(reflect.TypeOf(body)).Elem()
	sessions := w.offered(1)
	at := slices.IndexFunc(sessions, func(s wire.Session) bool { return s.Room == w.rooms[there] })
	for i := range v.NumField() {
		switch f := v.Field(i).Addr().Interface().(type) {
		case *wire.RoomID:
			*f = to.room
		case *wire.PersonID:
			*f = to.person.me
		case *wire.SessionID:
			*f = sessions[at].ID
		case *wire.LineID:
			*f = to.line
		case *wire.DocID:
			*f = wire.Doc(to.room, wire.Notes)
		case *string:
			*f = "x"
		case *int:
			*f = 1
		}
	}
	return v.Interface()
}
