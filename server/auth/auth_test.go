package auth

import (
	"encoding/base64"
	"encoding/hex"
	"testing"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestTokensCarry128BitsAndFitIntoAnAddress(t *testing.T) {
	seen := map[string]bool{}
	for range 1000 {
		token := NewToken()
		require.Regexp(t, `^[A-Za-z0-9_-]{22}$`, token)
		raw, err := base64.RawURLEncoding.DecodeString(token)
		require.NoError(t, err)
		require.Len(t, raw, 16)
		require.False(t, seen[token], "a token came twice")
		seen[token] = true
	}
}

func TestIDsAreLowerCaseAndNeverTheSame(t *testing.T) {
	seen := map[string]bool{}
	for range 1000 {
		id := NewID()
		require.Regexp(t, `^[a-z2-7]{16}$`, id)
		require.False(t, seen[id], "an id came twice")
		seen[id] = true
	}
}

func TestEveryBitOfTokensAndIDsChanges(t *testing.T) {
	var ones, zeros [tokenBytes]byte
	for range 200 {
		raw, err := base64.RawURLEncoding.DecodeString(NewToken())
		require.NoError(t, err)
		for i, b := range raw {
			ones[i] |= b
			zeros[i] |= ^b
		}
	}
	for i := range ones {
		require.Equal(t, byte(0xff), ones[i], "byte %d", i)
		require.Equal(t, byte(0xff), zeros[i], "byte %d", i)
	}
}

func TestAHashIsSHA256(t *testing.T) {
	h := HashToken("abc") // FIPS 180-2, appendix B.1
	require.Equal(t, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", hex.EncodeToString(h[:]))
}
