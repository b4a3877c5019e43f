//go:build linux

package player

import (
	"crypto/rand"
	"encoding/binary"
	"net/netip"
	"slices"
	"time"

	"github.com/pion/ice/v4"
	"github.com/pion/stun/v4"
)

const (
	// checkEvery is how often a check is repeated until the first is answered; Chromium was seen to take 48 ms.
	checkEvery = 50 * time.Millisecond
	// consentEvery is how often the house is asked whether it still wants us (RFC 7675).
	consentEvery = 2500 * time.Millisecond
	// openChecks is how many checks may wait for their answer.
	openChecks = 8
	// priority is that of a peer-reflexive candidate of ours (RFC 8445, section 5.1.2.1).
	priority = 110<<24 | 65535<<8 | 255
)

// agent is a full ICE agent, controlling, with one pair: our socket and the house's address (RFC 8445). Checks nominate at once, as there
// is nothing to choose from. Its player's reader owns it.
type agent struct {
	ufrag, password string // ours
	username        string // theirs:ours
	theirs, ours    stun.MessageIntegrity
	tie             ice.AttrControlling
	own             netip.AddrPort

	open            [][stun.TransactionIDSize]byte
	next            time.Time     // when the next check is due
	answered, given int           // checks that were answered, and that were given up
	reached         chan struct{} // closed by the first answer
}

func newAgent() *agent {
	var tie [8]byte
	_, _ = rand.Read(tie[:]) // never fails
	return &agent{ufrag: rand.Text()[:8], password: rand.Text(), tie: ice.AttrControlling(binary.BigEndian.Uint64(tie[:])), reached: make(chan struct{})}
}

// pair names the other end and the socket that leads there.
func (a *agent) pair(with answer, own netip.AddrPort) {
	a.username = with.ufrag + ":" + a.ufrag
	a.theirs, a.ours = stun.NewShortTermIntegrity(with.password), stun.NewShortTermIntegrity(a.password)
	a.own = own
}

// request is the next check.
func (a *agent) request(now time.Time) ([]byte, error) {
	m, err := stun.Build(stun.BindingRequest, stun.TransactionID, stun.NewUsername(a.username), ice.PriorityAttr(priority), a.tie,
		ice.UseCandidate(), a.theirs, stun.Fingerprint)
	if err != nil {
		return nil, err
	}
	if len(a.open) == openChecks {
		a.open = slices.Delete(a.open, 0, 1)
		a.given++
	}
	a.open = append(a.open, m.TransactionID)
	a.next = now.Add(checkEvery)
	if a.answered > 0 {
		a.next = now.Add(consentEvery)
	}
	return m.Raw, nil
}

// take reads what the house says by STUN, and returns what to say to it. An answer counts only if it is to a check of ours, carries the
// house's integrity and names our address.
func (a *agent) take(b []byte) []byte {
	m := &stun.Message{Raw: slices.Clone(b)}
	if m.Decode() != nil {
		return nil
	}
	switch m.Type {
	case stun.BindingSuccess:
		a.success(m)
	case stun.BindingRequest:
		return a.reply(m)
	}
	return nil
}

func (a *agent) success(m *stun.Message) {
	i := slices.Index(a.open, m.TransactionID)
	var mapped stun.XORMappedAddress
	if i < 0 || m.Check(a.theirs) != nil || mapped.GetFrom(m) != nil {
		return
	}
	if ip, ok := netip.AddrFromSlice(mapped.IP); !ok || ip.Unmap() != a.own.Addr() || mapped.Port != int(a.own.Port()) {
		return
	}
	a.open = slices.Delete(a.open, i, i+1)
	if a.answered++; a.answered == 1 {
		a.next = a.next.Add(consentEvery - checkEvery)
		close(a.reached)
	}
}

// unanswered counts checks that were not answered; the last one may still be.
func (a *agent) unanswered() int { return a.given + max(0, len(a.open)-1) }

// reply answers a check of a house that is a full agent itself.
func (a *agent) reply(m *stun.Message) []byte {
	if m.Check(a.ours) != nil {
		return nil
	}
	back, err := stun.Build(stun.NewTransactionIDSetter(m.TransactionID), stun.BindingSuccess,
		&stun.XORMappedAddress{IP: a.own.Addr().AsSlice(), Port: int(a.own.Port())}, a.ours, stun.Fingerprint)
	if err != nil {
		return nil
	}
	return back.Raw
}
