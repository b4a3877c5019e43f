package media

import (
	"net/netip"
	"slices"
	"sync"

	"konvent/server/media/lite"
)

// switchboard knows to which view connection belongs what comes in. What belongs to none is a publisher's, or a stranger's.
type switchboard struct {
	mu     sync.RWMutex // guards byName and byAddr
	byName map[string]*viewLine
	// byAddr has those addresses only from which the far end has shown that it knows the password.
	byAddr map[netip.AddrPort]*viewLine
}

// addrsAtMost is from how many addresses one far end may be seen.
const addrsAtMost = 16

func newSwitchboard() *switchboard {
	return &switchboard{byName: map[string]*viewLine{}, byAddr: map[netip.AddrPort]*viewLine{}}
}

// find is the view connection a UDP packet belongs to, nil for none.
func (s *switchboard) find(b []byte, from netip.AddrPort) *viewLine {
	if isCheck(b) {
		return s.named(lite.Name(b))
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.byAddr[from]
}

// named is the view connection with this ufrag, nil for none.
func (s *switchboard) named(ufrag []byte) *viewLine {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.byName[string(ufrag)]
}

func (s *switchboard) add(l *viewLine) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.byName[l.agent.Ufrag] = l
}

// bind notes an address of a far end. One that another had before is the newer's.
func (s *switchboard) bind(l *viewLine, a netip.AddrPort) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.byName[l.agent.Ufrag] != l {
		return
	}
	if !slices.Contains(l.addrs, a) {
		if len(l.addrs) == addrsAtMost {
			s.unbind(l, l.addrs[0])
			l.addrs = slices.Delete(l.addrs, 0, 1)
		}
		l.addrs = append(l.addrs, a)
	}
	s.byAddr[a] = l
}

func (s *switchboard) remove(l *viewLine) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.byName, l.agent.Ufrag)
	for _, a := range l.addrs {
		s.unbind(l, a)
	}
}

// unbind forgets an address, unless it is another's by now.
func (s *switchboard) unbind(l *viewLine, a netip.AddrPort) {
	if s.byAddr[a] == l {
		delete(s.byAddr, a)
	}
}

// What a packet is, by its first octet (RFC 7983, section 7).
func isCheck(b []byte) bool  { return len(b) > 0 && b[0] < 4 }
func isRecord(b []byte) bool { return len(b) > 0 && b[0] >= 20 && b[0] < 64 }

// isReport tells RTCP from RTP by its second octet too (RFC 5761, section 4).
func isReport(b []byte) bool {
	return len(b) > 1 && b[0] >= 128 && b[0] < 192 && b[1] >= 192 && b[1] < 224
}
