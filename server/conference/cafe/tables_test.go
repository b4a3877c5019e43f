package cafe

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konvent/signaling/wire"
)

func TestATableLetsInWhoItShould(t *testing.T) {
	for _, c := range []struct {
		what  string
		table Table
		may   bool
	}{
		{"an open table anybody", Table{Kind: Open}, true},
		{"a table by invitation nobody else", Table{Kind: Open, Invited: true, Maker: "maker"}, false},
		{"its maker", Table{Kind: Open, Invited: true, Maker: "anna"}, true},
		{"whoever was asked", Table{Kind: Open, Invited: true, Guests: []wire.PersonID{"anna"}}, true},
		{"a drawn table nobody else", Table{Kind: Drawn}, false},
		{"whoever was drawn", Table{Kind: Drawn, Guests: []wire.PersonID{"anna"}}, true},
		{"a private table nobody else", Table{Kind: Private, Guests: []wire.PersonID{"b", "c"}}, false},
	} {
		require.Equal(t, c.may, c.table.Admits("anna"), c.what)
	}
}

func TestATableForgetsWhoWasLetInFirst(t *testing.T) {
	table := Table{}
	for i := range guestsAtMost + 1 {
		require.True(t, table.Let(name(i)))
	}
	require.False(t, table.Let(name(guestsAtMost)))
	require.Len(t, table.Guests, guestsAtMost)
	require.NotContains(t, table.Guests, name(0))
}

func invitation(table wire.RoomID, by, to wire.PersonID) Invitation {
	return Invitation{Table: table, By: by, To: to, Until: begin.Add(InvitedFor)}
}

func TestAnInvitationIsOpenUntilItIsAnsweredOrOver(t *testing.T) {
	var all Invitations
	require.NoError(t, all.Add(invitation("t1", "anna", "udo")))
	require.NoError(t, all.Add(invitation("t2", "kim", "udo")))
	require.NoError(t, all.Add(invitation("t1", "kim", "udo")), "a second one replaces the first")
	require.Len(t, all.To("udo"), 2)
	require.Equal(t, wire.PersonID("kim"), all.To("udo")[1].By)
	require.True(t, all.Came("t2", "udo"))
	require.False(t, all.Came("t2", "udo"))
	require.Empty(t, all.Over(begin.Add(InvitedFor-1)))
	require.Len(t, all.Over(begin.Add(InvitedFor)), 1)
	require.Empty(t, all.To("udo"))
}

func TestWhoDeclinedIsNotAskedAgainAtOnce(t *testing.T) {
	var all Invitations
	require.NoError(t, all.Add(invitation("t1", "anna", "udo")))
	_, ok := all.Decline("t1", "udo")
	require.True(t, ok)
	_, ok = all.Decline("t1", "udo")
	require.False(t, ok, "a double click declines once")
	require.Empty(t, all.To("udo"))
	require.ErrorIs(t, all.Add(invitation("t1", "kim", "udo")), error(wire.ErrTooFast))
	require.NoError(t, all.Add(invitation("t2", "kim", "udo")), "another table may ask")
	require.Empty(t, all.Over(begin.Add(InvitedFor))[1:], "what was declined was not open")
	require.NoError(t, all.Add(invitation("t1", "kim", "udo")))
}

func TestNobodyIsBuriedUnderInvitations(t *testing.T) {
	var all Invitations
	for i := range toOneAtMost {
		require.NoError(t, all.Add(invitation(wire.RoomID(name(i)), name(i), "udo")))
	}
	require.ErrorIs(t, all.Add(invitation("more", "anna", "udo")), error(wire.ErrTooMany))
	for i := range fromOneAtMost {
		require.NoError(t, all.Add(invitation("t1", "anna", name(i))))
	}
	require.ErrorIs(t, all.Add(invitation("t1", "anna", "kim")), error(wire.ErrTooMany))
	require.Len(t, all.Gone("t1"), fromOneAtMost)
	require.NoError(t, all.Add(invitation("t1", "anna", "kim")))
}

func TestCardsChangeHandsOnlyWhenBothWant(t *testing.T) {
	var all Offers
	agreed, err := all.Make("anna", "udo")
	require.NoError(t, err)
	require.False(t, agreed)
	agreed, err = all.Make("anna", "udo")
	require.NoError(t, err)
	require.False(t, agreed, "to offer twice is not to agree")
	require.Len(t, all.To("udo"), 1)
	require.False(t, all.Take("udo", "anna"), "the other has offered nothing")
	agreed, err = all.Make("udo", "anna")
	require.NoError(t, err)
	require.True(t, agreed)
	require.Empty(t, all.all, "agreed upon once")
}

func TestOffersEndWithWhoGoes(t *testing.T) {
	var all Offers
	for _, to := range []wire.PersonID{"udo", "kim"} {
		_, err := all.Make("anna", to)
		require.NoError(t, err)
	}
	_, err := all.Make("kim", "udo")
	require.NoError(t, err)
	require.Len(t, all.Gone("anna"), 2)
	require.Equal(t, []Offer{{"kim", "udo"}}, all.all)
	for i := range offersAtMost - 1 {
		_, err := all.Make(name(i), "udo")
		require.NoError(t, err)
	}
	_, err = all.Make("anna", "udo")
	require.ErrorIs(t, err, error(wire.ErrTooMany))
	require.Equal(t, 2*time.Minute, InvitedFor)
}
