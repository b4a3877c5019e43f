//go:build linux

package player

import (
	"net"
	"net/netip"
	"testing"
	"time"

	"github.com/pion/ice/v4"
	"github.com/pion/stun/v4"
	"github.com/stretchr/testify/require"
)

var own = netip.MustParseAddrPort("127.0.0.1:4000")

func newTestAgent(t *testing.T) (*agent, *stun.Message) {
	t.Helper()
	a := newAgent()
	a.pair(answer{ufrag: "house", password: "the password of the house"}, own)
	raw, err := a.request(time.Now())
	require.NoError(t, err)
	m := &stun.Message{Raw: raw}
	require.NoError(t, m.Decode())
	return a, m
}

func success(t *testing.T, to *stun.Message, password string, mapped netip.AddrPort) []byte {
	t.Helper()
	m, err := stun.Build(stun.NewTransactionIDSetter(to.TransactionID), stun.BindingSuccess,
		&stun.XORMappedAddress{IP: net.IP(mapped.Addr().AsSlice()), Port: int(mapped.Port())}, stun.NewShortTermIntegrity(password), stun.Fingerprint)
	require.NoError(t, err)
	return m.Raw
}

func TestACheckCarriesWhatTheHouseMustSee(t *testing.T) {
	a, m := newTestAgent(t)
	require.NoError(t, m.Check(stun.NewShortTermIntegrity("the password of the house"), stun.Fingerprint))
	var name stun.Username
	require.NoError(t, name.GetFrom(m))
	require.Equal(t, "house:"+a.ufrag, name.String())
	require.True(t, ice.UseCandidate().IsSet(m))
	var tie ice.AttrControlling
	require.NoError(t, tie.GetFrom(m))
}

func TestOnlyTheHousesOwnAnswerCounts(t *testing.T) {
	a, m := newTestAgent(t)
	for _, forged := range [][]byte{
		success(t, m, "another password", own),
		success(t, m, "the password of the house", netip.MustParseAddrPort("127.0.0.1:4001")),
		success(t, stun.MustBuild(stun.BindingRequest, stun.TransactionID), "the password of the house", own),
		{0, 1, 2},
	} {
		require.Nil(t, a.take(forged))
		require.Zero(t, a.answered)
	}
	a.take(success(t, m, "the password of the house", own))
	require.Equal(t, 1, a.answered)
	<-a.reached
	require.True(t, a.next.After(time.Now().Add(consentEvery/2)), "the next check is one of consent")
}

func TestChecksThatNobodyAnswersAreCounted(t *testing.T) {
	a, _ := newTestAgent(t)
	require.Zero(t, a.unanswered(), "the last may still be")
	for range 2 * openChecks {
		_, err := a.request(time.Now())
		require.NoError(t, err)
	}
	require.Equal(t, 2*openChecks, a.unanswered())
}

func TestAHouseThatChecksItselfIsAnswered(t *testing.T) {
	a, _ := newTestAgent(t)
	ask := func(password string) []byte {
		return a.take(stun.MustBuild(stun.BindingRequest, stun.TransactionID, stun.NewShortTermIntegrity(password), stun.Fingerprint).Raw)
	}
	require.NotNil(t, ask(a.password))
	require.Nil(t, ask("a guess"))
}
