package conference_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/signaling/wire"
)

// live brings a speaker onto the stage of the plenum.
func (w *world) live(host *client) *client {
	w.t.Helper()
	s := w.in(wire.Speaker, "plenum")
	s.must("media.publish", microphone)
	s.must("media.set", wire.MediaSet{Microphone: true})
	host.must("stage.arrange", wire.Arrange{Layout: wire.One, Sources: []wire.SourceID{wire.Camera(s.me)}})
	host.must("stage.live", nil)
	return s
}

func TestWhoMayMuteAndRemoveWhom(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		director := w.in(wire.Host, "plenum")
		guest := func() *client {
			g := w.in(wire.Guest, "plenum")
			director.must("stage.invite", wire.PersonAsk{Person: g.me})
			g.must("stage.accept", nil)
			return g
		}
		for _, c := range []struct {
			whom string
			come func() *client
			by   []wire.Role
		}{
			{"who listens in the plenum", func() *client { return w.in(wire.Participant, "plenum") }, moderators},
			{"who was taken onto the stage", guest, directors},
			{"who waits behind it", func() *client { return w.in(wire.Speaker, "plenum") }, directors},
			{"who is live", func() *client { return w.live(director) }, directors},
			{"who directs it", func() *client { return w.in(wire.Host, "plenum") }, directors},
		} {
			for _, role := range anyone {
				by, other := w.in(role, "plenum"), c.come()
				allowed := slices.Contains(c.by, role)
				for _, muted := range []bool{true, false} {
					fault := by.do("person.mute", wire.MuteAsk{Person: other.me, Muted: muted}).Fault
					require.Equal(t, allowed, fault == nil, "%s mutes %s: %v", role, c.whom, fault)
				}
				fault := by.do("person.remove", wire.PersonAsk{Person: other.me}).Fault
				require.Equal(t, allowed, fault == nil, "%s removes %s: %v", role, c.whom, fault)
				require.Equal(t, allowed, len(other.all("you.removed")) == 1)
				by.must("place.leave", nil)
				other.do("place.leave", nil)
				settle()
			}
		}
	})
}

func TestWhoWasTakenOutOfARoomStaysOutWhenTheHouseStartsAnew(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		m, who := w.in(wire.Moderator, w1), w.person(wire.Participant)
		p := w.come(who.Token)
		p.must("place.enter", wire.Enter{Room: w.rooms[w1]})
		m.must("person.remove", wire.PersonAsk{Person: p.me})
		w.house.Close()
		w.open(w.store)
		require.Equal(t, wire.ErrRemoved.Code, w.come(who.Token).do("place.enter", wire.Enter{Room: w.rooms[w1]}).Fault.Code)
	})
}
