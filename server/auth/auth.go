// Package auth makes the secrets and names of the house: tokens of links and keys, which are kept only as hashes, and ids.
package auth

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"encoding/base64"
)

const (
	tokenBytes = 16 // 128 bits
	idBytes    = 10 // 80 bits, a whole number of base32 characters
)

var lower = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// NewToken returns a new secret of 128 bits: 22 characters that may stand in an address (base64url, RFC 4648 section 5).
func NewToken() string {
	return base64.RawURLEncoding.EncodeToString(random(tokenBytes))
}

// HashToken returns what is kept of a secret: its SHA-256. A token has 128 random bits, so it needs neither salt nor stretching.
func HashToken(token string) [32]byte {
	return sha256.Sum256([]byte(token))
}

// NewID returns a new opaque name of 80 random bits: 16 characters, lower case letters and digits (base32, RFC 4648 section 6).
func NewID() string {
	return lower.EncodeToString(random(idBytes))
}

func random(n int) []byte {
	b := make([]byte, n)
	rand.Read(b) //nolint:errcheck // it never fails: the program ends instead
	return b
}
