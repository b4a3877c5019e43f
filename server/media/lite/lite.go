// Package lite is ICE as a server with known addresses needs it (RFC 8445, section 2.5): it makes no checks of its own and answers those
// of the far end, which decides on the path. Nothing is kept of a check, so it costs neither a goroutine nor a timer.
package lite

import (
	"bytes"
	"crypto/rand"
	"encoding/binary"
	"net/netip"

	"github.com/pion/stun/v4"
)

// Agent is our end of one connection. It never changes and may be used from any goroutine.
type Agent struct {
	// Ufrag and Password are ours, for the answer.
	Ufrag, Password string
	integrity       stun.MessageIntegrity
	username        string
}

const (
	// 96 and 192 random bits (RFC 8445, section 5.3, asks for 24 and 128).
	ufragLength    = 16
	passwordLength = 32
)

// New makes an agent for a far end with this ufrag.
func New(far string) *Agent {
	a := &Agent{Ufrag: letters(ufragLength), Password: letters(passwordLength)}
	a.integrity = stun.NewShortTermIntegrity(a.Password)
	a.username = a.Ufrag + ":" + far
	return a
}

// letters are n random ice-chars (RFC 8839, section 5.4) of 6 bits each.
func letters(n int) string {
	const chars = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	b := make([]byte, n)
	_, _ = rand.Read(b) // it never fails
	for i := range b {
		b[i] = chars[b[i]&63]
	}
	return string(b)
}

const (
	headerSize      = 20
	bindingRequest  = 0x0001
	magicCookie     = 0x2112a442
	attrUsername    = 0x0006
	attrHeaderSize  = 4
	attrPaddingMask = 3
)

// Name is our ufrag in the username of a binding request (RFC 8445, section 7.2.2), a part of b; nil for anything else.
func Name(b []byte) []byte {
	if len(b) < headerSize || binary.BigEndian.Uint16(b) != bindingRequest || binary.BigEndian.Uint32(b[4:]) != magicCookie {
		return nil
	}
	for rest := b[headerSize:]; len(rest) >= attrHeaderSize; {
		kind, length := binary.BigEndian.Uint16(rest), int(binary.BigEndian.Uint16(rest[2:]))
		rest = rest[attrHeaderSize:]
		if length > len(rest) {
			return nil
		}
		if kind == attrUsername {
			name, _, ok := bytes.Cut(rest[:length], []byte{':'})
			if !ok {
				return nil
			}
			return name
		}
		rest = rest[min(len(rest), (length+attrPaddingMask)&^attrPaddingMask):]
	}
	return nil
}

// Desk is what answering needs to write on. It belongs to one goroutine.
type Desk struct{ in, out stun.Message }

// Check is what was made of a binding request.
type Check struct {
	Outcome Outcome
	// Priority is that of the far end's candidate (RFC 8445, section 7.1.1).
	Priority uint32
}

// Outcome is what a check was.
type Outcome uint8

// The outcomes of a check.
const (
	// Refused: it is not from our far end, or damaged, or has no answer.
	Refused Outcome = iota
	// Alive: the far end reaches us from there.
	Alive
	// Nominated: the far end will use this path (RFC 8445, section 7.3.1.5).
	Nominated
)

// Answer checks a binding request and makes the response, good until the Desk is used again; nil if there is none. A far end that thinks
// it is the controlled one is told of the conflict (RFC 8445, section 7.3.1.1) and counts as Refused until it changes its mind.
func (a *Agent) Answer(d *Desk, b []byte, from netip.AddrPort) ([]byte, Check) {
	d.in.Raw = append(d.in.Raw[:0], b...)
	if d.in.Decode() != nil || d.in.Type != stun.BindingRequest || a.integrity.Check(&d.in) != nil {
		return nil, Check{}
	}
	if name, err := d.in.Get(stun.AttrUsername); err != nil || string(name) != a.username {
		return nil, Check{}
	}
	if d.in.Contains(stun.AttrFingerprint) && stun.Fingerprint.Check(&d.in) != nil {
		return nil, Check{}
	}
	if d.in.Contains(stun.AttrICEControlled) {
		return a.reply(d, stun.BindingError, stun.CodeRoleConflict), Check{}
	}
	check := Check{Outcome: Alive}
	if d.in.Contains(stun.AttrUseCandidate) {
		check.Outcome = Nominated
	}
	if b, err := d.in.Get(stun.AttrPriority); err == nil && len(b) == 4 {
		check.Priority = binary.BigEndian.Uint32(b)
	}
	return a.reply(d, stun.BindingSuccess, &stun.XORMappedAddress{IP: from.Addr().AsSlice(), Port: int(from.Port())}), check
}

func (a *Agent) reply(d *Desk, kind stun.MessageType, what stun.Setter) []byte {
	if d.out.Build(stun.NewTransactionIDSetter(d.in.TransactionID), kind, what, a.integrity, stun.Fingerprint) != nil {
		return nil
	}
	return d.out.Raw
}
