package lite

import (
	"bytes"
	"net/netip"
	"testing"

	"github.com/pion/ice/v4"
	"github.com/pion/stun/v4"
	"github.com/stretchr/testify/require"
)

var from = netip.MustParseAddrPort("192.0.2.7:4711")

// check is a far end's, with what else it says.
func check(t testing.TB, a *Agent, username, password string, more ...stun.Setter) []byte {
	t.Helper()
	setters := append([]stun.Setter{stun.TransactionID, stun.BindingRequest, stun.NewUsername(username)}, more...)
	m, err := stun.Build(append(setters, stun.NewShortTermIntegrity(password), stun.Fingerprint)...)
	require.NoError(t, err)
	return m.Raw
}

func TestAChecksAnswerSaysWhereItCameFrom(t *testing.T) {
	a := New("far")
	b := check(t, a, a.Ufrag+":far", a.Password, ice.AttrControlling(1))
	require.Equal(t, a.Ufrag, string(Name(b)))
	var d Desk
	reply, made := a.Answer(&d, b, from)
	require.Equal(t, Check{Alive, 0}, made)
	m := &stun.Message{Raw: reply}
	require.NoError(t, m.Decode())
	require.Equal(t, stun.BindingSuccess, m.Type)
	require.Equal(t, b[8:20], m.TransactionID[:])
	require.NoError(t, stun.NewShortTermIntegrity(a.Password).Check(m))
	require.NoError(t, stun.Fingerprint.Check(m))
	var mapped stun.XORMappedAddress
	require.NoError(t, mapped.GetFrom(m))
	require.Equal(t, "192.0.2.7:4711", mapped.String())
	_, made = a.Answer(&d, check(t, a, a.Ufrag+":far", a.Password, ice.AttrControlling(1), ice.PriorityAttr(99), ice.UseCandidate()), from)
	require.Equal(t, Check{Nominated, 99}, made)
}

func TestACheckOfAnybodyElseIsNotAnswered(t *testing.T) {
	a := New("far")
	good := check(t, a, a.Ufrag+":far", a.Password)
	damaged := bytes.Clone(good)
	damaged[len(damaged)-1] ^= 1
	indication, err := stun.Build(stun.TransactionID, stun.NewType(stun.MethodBinding, stun.ClassIndication), stun.NewUsername(a.Ufrag+":far"),
		stun.NewShortTermIntegrity(a.Password), stun.Fingerprint)
	require.NoError(t, err)
	bare, err := stun.Build(stun.TransactionID, stun.BindingRequest, stun.NewUsername(a.Ufrag+":far"))
	require.NoError(t, err)
	for name, b := range map[string][]byte{
		"another's password":          check(t, a, a.Ufrag+":far", "nonsense"),
		"another's name":              check(t, a, a.Ufrag+":near", a.Password),
		"no integrity":                bare.Raw,
		"a fingerprint that is wrong": damaged,
		"no request":                  indication.Raw,
		"cut short":                   good[:30],
		"nothing":                     nil,
	} {
		t.Run(name, func(t *testing.T) {
			var d Desk
			reply, made := a.Answer(&d, b, from)
			require.Equal(t, Refused, made.Outcome)
			require.Empty(t, reply)
		})
	}
}

func TestWhoThinksToBeControlledIsToldOtherwise(t *testing.T) {
	a := New("far")
	var d Desk
	reply, made := a.Answer(&d, check(t, a, a.Ufrag+":far", a.Password, ice.AttrControlled(1)), from)
	require.Equal(t, Refused, made.Outcome)
	m := &stun.Message{Raw: reply}
	require.NoError(t, m.Decode())
	var code stun.ErrorCodeAttribute
	require.NoError(t, code.GetFrom(m))
	require.Equal(t, stun.CodeRoleConflict, code.Code)
}

func FuzzCheck(f *testing.F) {
	a := New("far")
	f.Add(check(f, a, a.Ufrag+":far", a.Password, ice.UseCandidate()))
	f.Add([]byte{0, 1, 0, 8, 0x21, 0x12, 0xa4, 0x42, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 3, 'a', ':', 'b', 0})
	secret := []byte(a.Password)
	f.Fuzz(func(t *testing.T, b []byte) {
		if name := Name(b); name != nil && !bytes.Contains(b, name) {
			t.Fatal("a name that nobody wrote")
		}
		var d Desk
		if _, made := New("far").Answer(&d, b, from); made.Outcome != Refused {
			t.Fatal("a check that nobody made was answered")
		}
		if reply, _ := a.Answer(&d, b, from); bytes.Contains(reply, secret) {
			t.Fatal("the password was told")
		}
	})
}
