package conference_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/signaling/wire"
)

// between is a store on which something happens once, right after a link or key was looked up, or before a conference is saved.
type between struct {
	conference.Store
	then func()
}

func (b *between) happen() {
	if then := b.then; then != nil {
		b.then = nil
		then()
	}
}

func (b *between) ByLink(ctx context.Context, h conference.Hash) (conference.Linked, error) {
	who, err := b.Store.ByLink(ctx, h)
	b.happen()
	return who, err
}

func (b *between) KeyRoom(ctx context.Context, kind wire.KeyKind, h conference.Hash) (wire.RoomID, error) {
	r, err := b.Store.KeyRoom(ctx, kind, h)
	b.happen()
	return r, err
}

func (b *between) SaveConference(ctx context.Context, c wire.Conference, p wire.Programme) error {
	b.happen()
	return b.Store.SaveConference(ctx, c, p)
}

// onBetween opens the house anew on such a store.
func (w *world) onBetween() *between {
	w.house.Close()
	b := &between{Store: w.store}
	w.open(b)
	return b
}

func TestALinkThatEndsWhileItIsLookedUpLetsNobodyIn(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		b := w.onBetween()
		watch := w.in(wire.Participant, "plenum")
		for name, end := range map[string]func(wire.PersonID) error{
			"revoked":   func(p wire.PersonID) error { return w.conf.Revoke(t.Context(), p) },
			"re-issued": func(p wire.PersonID) error { _, err := w.conf.NewLink(t.Context(), p); return err },
			"removed":   func(p wire.PersonID) error { return w.conf.RemovePerson(t.Context(), p) },
		} {
			who := w.person(wire.Participant)
			b.then = func() { require.NoError(t, end(who.ID)) }
			late := &client{t: t}
			_, err := w.house.Hello(t.Context(), late, 1, wire.Hello{Token: who.Token})
			require.ErrorIs(t, err, error(wire.ErrLink), name)
			require.Empty(t, late.got, "%s: and they are told nothing of the conference", name)
			require.Equal(t, 1, read[wire.PeoplePage](t, watch.must("people.page", wire.PeopleAsk{Limit: 1})).Total, name)
		}
		somebody, other := w.person(wire.Participant), w.person(wire.Participant)
		b.then = func() { require.NoError(t, w.conf.Revoke(t.Context(), other.ID)) }
		w.come(somebody.Token)
	})
}

func TestAKeyThatEndsWhileItIsLookedUpOpensNothing(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		b := w.onBetween()
		host := w.in(wire.Host, "plenum")
		key := func(kind wire.KeyKind) string {
			return read[wire.Key](t, host.must("stage.key", wire.KeyAsk{Kind: kind})).Key
		}
		whip, whep := key(wire.WhipKey), key(wire.WhepKey)
		feed := func() error {
			_, _, err := w.house.Feed(t.Context(), whip, w.conf.Slug, "plenum", "offer")
			return err
		}
		b.then = func() { key(wire.WhipKey) }
		require.ErrorIs(t, feed(), error(wire.ErrLink))
		require.Equal(t, "unpublish "+string(wire.Whip(w.rooms["plenum"])), w.engine.last(), "what was opened by it is closed")

		b.then = func() { key(wire.WhepKey) }
		_, _, err := w.house.Play(t.Context(), whep, w.conf.Slug, "plenum", "offer")
		require.ErrorIs(t, err, error(wire.ErrLink))
		require.Contains(t, w.engine.last(), "unview whep:")

		whep = key(wire.WhepKey)
		for range 2 {
			_, _, err = w.house.Play(t.Context(), whep, w.conf.Slug, "plenum", "offer")
			require.NoError(t, err, "and no player's place is lost")
		}
	})
}

func TestMediaThatOpensForSomebodyWhoWasSentAwayIsClosed(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		for command, door := range map[string]string{"media.view": "unview ", "media.publish": "unpublish "} {
			who := w.person(wire.Participant)
			p := w.come(who.Token)
			p.must("place.enter", wire.Enter{Room: w.rooms["workshopraum-1"]})
			w.engine.set(func() { w.engine.then = func() { require.NoError(t, w.conf.Revoke(t.Context(), who.ID)) } })
			s := p.do(command, wire.PublishOffer{SDP: "offer", Tracks: []wire.Track{{Mid: "0", Device: wire.Microphone}}})
			require.Equal(t, wire.ErrNotHere.Code, s.Fault.Code)
			require.Equal(t, 2, w.engine.times(door+string(who.ID)), "once with the person, once when it was open")
			w.engine.set(func() { w.engine.then = nil })
		}
	})
}

func TestWhoIsSentAwayIsOffTheStageForGood(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		host, who := w.in(wire.Host, "plenum"), w.person(wire.Participant)
		p := w.come(who.Token)
		p.must("place.enter", wire.Enter{Room: w.rooms["plenum"]})
		host.must("stage.invite", wire.PersonAsk{Person: who.ID})
		p.must("stage.accept", nil)
		p.must("media.publish", wire.PublishOffer{Tracks: []wire.Track{{Mid: "0", Device: wire.Microphone}}})
		p.must("media.set", wire.MediaSet{Microphone: true, Camera: true})
		host.must("stage.arrange", wire.Arrange{Layout: wire.One, Sources: []wire.SourceID{wire.Camera(who.ID)}})
		host.must("stage.live", nil)

		p.visit.Left()
		pass(2 * conference.Grace)
		require.Len(t, w.onAir(host), 1, "a lost line alone takes nobody off the stage")
		again, err := w.conf.NewLink(t.Context(), who.ID)
		require.NoError(t, err)
		require.Empty(t, w.onAir(host))
		back := w.come(again)
		require.Nil(t, read[wire.Entered](t, back.must("place.enter", wire.Enter{Room: w.rooms["plenum"]})).Backstage)
		kept, err := w.store.LoadStage(t.Context(), w.rooms["plenum"])
		require.NoError(t, err)
		require.Empty(t, kept.Guests)
		require.Empty(t, kept.OnAir)
	})
}

// onAir is what stands on the stage of the plenum that a client is in.
func (w *world) onAir(c *client) []wire.Source {
	w.t.Helper()
	return read[wire.Entered](w.t, c.must("place.enter", wire.Enter{Room: w.rooms["plenum"]})).Stage.OnAir
}
