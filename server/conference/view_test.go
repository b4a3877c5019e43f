package conference_test

import (
	"context"
	"encoding/json"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/signaling/wire"
)

// answered says whether a command was answered, by its number.
func (c *client) answered(n uint32) bool {
	return slices.ContainsFunc(c.heard(), func(s said) bool { return s.Re == n && s.Type == "" })
}

// begin carries out a command that may take long, and returns what ends its line.
func (c *client) begin(kind string, body any) (hangUp func()) {
	c.t.Helper()
	raw, err := json.Marshal(body)
	require.NoError(c.t, err)
	c.n++
	ctx, hangUp := context.WithCancel(c.t.Context())
	rest := c.visit.Do(c.t.Context(), wire.Command{N: c.n, Type: kind, Body: raw})
	require.NotNil(c.t, rest, "%s was answered at once", kind)
	go rest(ctx)
	return hangUp
}

// queues makes view connections wait until what it returns is called.
func (w *world) queues() (open func()) {
	turn := make(chan struct{})
	w.engine.set(func() { w.engine.turn = turn })
	return func() { close(turn) }
}

func TestWhoWaitsIsToldTheirPlaceAndNobodyElse(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		a, b := w.in(wire.Participant, "plenum"), w.in(wire.Participant, "plenum")
		open := w.queues()
		defer a.begin("media.view", wire.Offer{SDP: "offer"})()
		n := a.n
		synctest.Wait()
		w.house.ViewWaiting(conference.ViewerID(a.me), wire.Waiting{Position: 7, Seconds: 2})
		w.house.ViewWaiting(conference.ViewerID(b.me), wire.Waiting{Position: 8, Seconds: 2})
		synctest.Wait()
		require.Len(t, a.all("view.waiting"), 1)
		require.Equal(t, wire.Waiting{Position: 7, Seconds: 2}, read[wire.Waiting](t, a.all("view.waiting")[0]))
		require.Empty(t, b.all("view.waiting"), "who waits for nothing is told nothing")

		a.must("chat.send", wire.Say{Text: "ich warte", Ref: "ref-00001"})
		a.must("session.ping", nil)
		a.must("place.leave", nil)
		require.False(t, a.answered(n), "meanwhile")
		open()
		synctest.Wait()
		require.True(t, a.answered(n))
		w.house.ViewWaiting(conference.ViewerID(a.me), wire.Waiting{Position: 6, Seconds: 1})
		synctest.Wait()
		require.Len(t, a.all("view.waiting"), 1, "nothing of waiting after the answer")
	})
}

func TestWhoLeadsDoesNotWait(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		defer w.queues()()
		for role, waits := range map[wire.Role]bool{
			wire.Guest: true, wire.Participant: true, wire.Speaker: false, wire.Moderator: false, wire.Host: false, wire.Organiser: false,
		} {
			c := w.in(role, "plenum")
			defer c.begin("media.view", wire.Offer{SDP: "offer"})()
			synctest.Wait()
			require.Equal(t, waits, !c.answered(c.n), role)
		}
	})
}

func TestALineThatEndsGivesItsPlaceUp(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		a := w.in(wire.Participant, "plenum")
		w.queues()
		hangUp := a.begin("media.view", wire.Offer{SDP: "offer"})
		synctest.Wait()
		hangUp()
		synctest.Wait()
		require.True(t, w.engine.has("gave up "+string(a.me)))
	})
}

func TestANewerOfferTakesThePlaceOfOneThatWaits(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		who := w.person(wire.Participant)
		first := w.come(who.Token)
		open := w.queues()
		defer first.begin("media.view", wire.Offer{SDP: "offer"})()
		synctest.Wait()
		second := w.come(who.Token)
		w.house.ViewWaiting(conference.ViewerID(who.ID), wire.Waiting{Position: 7, Seconds: 2})
		synctest.Wait()
		require.Empty(t, second.all("view.waiting"), "another window has not asked yet")
		defer second.begin("media.view", wire.Offer{SDP: "offer"})()
		synctest.Wait()
		require.True(t, first.answered(first.n))
		require.Equal(t, "gave up "+string(who.ID), w.engine.last())
		open()
		synctest.Wait()
		require.Equal(t, "view "+string(who.ID), w.engine.last())
		require.True(t, second.answered(second.n))
	})
}

func TestAPlayerWaitsForALittleWhileOnly(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		host := w.in(wire.Host, "plenum")
		key := read[wire.Key](t, host.must("stage.key", wire.KeyAsk{Kind: wire.WhepKey}))
		open := w.queues()
		began := time.Now()
		for range 2 {
			_, _, err := w.house.Play(t.Context(), key.Key, w.conf.Slug, "plenum", "offer")
			require.Equal(t, wire.ErrBusy, err)
		}
		require.Equal(t, 20*time.Second, time.Since(began))
		open()
		for range 2 {
			_, _, err := w.house.Play(t.Context(), key.Key, w.conf.Slug, "plenum", "offer")
			require.NoError(t, err, "who gave up holds no place")
		}
	})
}
