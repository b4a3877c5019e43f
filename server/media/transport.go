package media

import (
	"crypto"
	"crypto/x509"
	"slices"
	"strings"

	"github.com/pion/dtls/v3/pkg/crypto/fingerprint"
	"github.com/pion/sdp/v3"

	"konvent/signaling/wire"
)

// transport is what an offer says about how to reach its sender. All sections share one (RFC 9143).
type transport struct {
	ufrag string
	print prints
}

// prints are fingerprints of a certificate, one for each hash (RFC 8122, section 5).
type prints map[crypto.Hash]string

// printHashes are those a fingerprint may be made with.
var printHashes = []crypto.Hash{crypto.SHA256, crypto.SHA384, crypto.SHA512}

// matches says whether one of the fingerprints is this certificate's (DER).
func (f prints) matches(der []byte) bool {
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		return false
	}
	for hash, announced := range f {
		if is, err := fingerprint.Fingerprint(cert, hash); err == nil && strings.EqualFold(is, announced) {
			return true
		}
	}
	return false
}

// readTransport reads how to reach the sender of an offer, from its first section or for all.
func readTransport(d *sdp.SessionDescription, sections []section) (t transport, err error) {
	first := d.MediaDescriptions[0]
	get := func(key string) string {
		if v, ok := first.Attribute(key); ok {
			return v
		}
		v, _ := d.Attribute(key)
		return v
	}
	if t.ufrag = get("ice-ufrag"); len(t.ufrag) < 4 || len(t.ufrag) > 256 || len(get("ice-pwd")) < 22 {
		return t, wire.ErrSDP.With("ice")
	}
	if t.print = readPrints(append(slices.Clone(first.Attributes), d.Attributes...)); len(t.print) == 0 {
		return t, wire.ErrSDP.With("fingerprint")
	}
	if setup := get("setup"); setup != "" && setup != "actpass" && setup != "active" {
		return t, wire.ErrSDP.With("setup") // we wait for the handshake (RFC 8842, section 5.3)
	}
	if len(sections) > 1 && !bundled(get("group"), sections) {
		return t, wire.ErrSDP.With("bundle")
	}
	return t, nil
}

func readPrints(attributes []sdp.Attribute) prints {
	out := prints{}
	for _, a := range attributes {
		if a.Key != "fingerprint" {
			continue
		}
		name, value, _ := strings.Cut(a.Value, " ")
		if hash, err := fingerprint.HashFromString(strings.ToLower(name)); err == nil && slices.Contains(printHashes, hash) {
			out[hash] = strings.TrimSpace(value)
		}
	}
	return out
}

// bundled says whether a group holds all sections.
func bundled(group string, sections []section) bool {
	fields := strings.Fields(group)
	if len(fields) == 0 || fields[0] != "BUNDLE" {
		return false
	}
	return !slices.ContainsFunc(sections, func(s section) bool { return !slices.Contains(fields[1:], s.mid) })
}
