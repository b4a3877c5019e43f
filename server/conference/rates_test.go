package conference_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/signaling/wire"
)

// untilTooFast repeats a command until it is refused, and returns how often it was not.
func untilTooFast(t *testing.T, c *client, command string, body func(i int) any) (n int) {
	t.Helper()
	for n = range 200 {
		if s := c.do(command, body(n)); s.Fault != nil {
			require.Equal(t, wire.ErrTooFast.Code, s.Fault.Code)
			return n
		}
	}
	return n
}

func TestANewLineOrAnotherRoomGivesNoNewRates(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		who := w.person(wire.Participant)
		c := w.come(who.Token)
		enter := func(slug string) { c.must("place.enter", wire.Enter{Room: w.rooms[slug]}) }
		enter("plenum")
		say := func(i int) any { return wire.Say{Text: "x", Ref: fmt.Sprintf("ref-%05d", i)} }
		require.Positive(t, untilTooFast(t, c, "chat.send", say))
		enter("workshopraum-1")
		enter("plenum")
		require.Zero(t, untilTooFast(t, c, "chat.send", say), "leaving and coming in again")
		c = w.come(who.Token)
		enter("plenum")
		require.Zero(t, untilTooFast(t, c, "chat.send", say), "another line")

		rename := func(i int) any { return wire.Rename{Name: fmt.Sprint("Name ", i)} }
		require.Positive(t, untilTooFast(t, c, "person.rename", rename))

		offer := func(int) any { return wire.Offer{SDP: "offer"} }
		require.Positive(t, untilTooFast(t, c, "media.view", offer))
		c = w.come(who.Token)
		require.Zero(t, untilTooFast(t, c, "media.view", offer))

		want := func(int) any { return wire.Want{} }
		require.Positive(t, untilTooFast(t, c, "view.want", want))
		c = w.come(who.Token)
		require.Zero(t, untilTooFast(t, c, "view.want", want))
	})
}

func TestWhatIsUnknownOrNotAllowedIsRatedLikeTheRest(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		for command, fault := range map[string]*wire.Fault{"door.open": wire.ErrCommand, "stage.live": wire.ErrNotAllowed} {
			c := w.in(wire.Guest, "plenum")
			n := 0
			for c.do(command, nil).Fault.Code == fault.Code {
				n++
				require.Less(t, n, 200)
			}
			require.Equal(t, wire.ErrTooFast.Code, c.do(command, nil).Fault.Code)
		}
	})
}

func TestWhoGoesOnAndOnWithWhatIsRefusedIsToldToComeBackLater(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		c, other := w.in(wire.Guest, "plenum"), w.in(wire.Guest, "plenum")
		for range 200 {
			c.do("door.open", nil)
		}
		require.Zero(t, c.closed(), "some refusals are nothing")
		settle()
		for range 200 {
			c.do("door.open", nil)
		}
		require.Equal(t, wire.CloseProtocol, c.closed())
		require.Zero(t, other.closed())
	})
}

func TestOnlyAnOfferMayBeLong(t *testing.T) {
	inHouse(t, func(t *testing.T, w *world) {
		c := w.in(wire.Speaker, "plenum")
		long := strings.Repeat("x", 100_000)
		require.Equal(t, wire.ErrTooLong.Code, c.do("people.page", wire.PeopleAsk{Limit: 1, Room: wire.RoomID(long)}).Fault.Code)
		c.must("media.view", wire.Offer{SDP: long})
		c.must("media.publish", wire.PublishOffer{SDP: long, Tracks: microphone.Tracks})
	})
}
