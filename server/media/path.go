package media

import (
	"net/netip"

	"konvent/server/media/udp"
)

// path is a way to the far end of a view connection: an address on one of our UDP hosts, or a TCP stream.
type path struct {
	host *host
	addr netip.AddrPort
	pipe *pipe
}

// write sends one packet at once. A lost one is the far end's to ask for again.
func (p path) write(b []byte) {
	switch {
	case p.pipe != nil:
		p.pipe.send(b)
	case p.host != nil:
		_ = p.host.sockets[0].WriteTo(b, p.addr)
	}
}

// nominee is the path that the far end has chosen, and how sure that is.
type nominee struct {
	path
	priority uint32
	// nominated and heard are when it was last nominated and checked; 0 for never.
	nominated, heard int64
}

// consider takes a check into account. It reports whether the path is another now: the first that works; one that is nominated, unless
// the one before is still nominated too and stands higher; or any other once the one before is silent for longer than any browser is
// between two checks.
func (n *nominee) consider(p path, nominated bool, priority uint32, now int64) (changed bool) {
	still := int64(iceDisconnected)
	if n.path != p {
		fresh := now-n.nominated < still && n.nominated != 0
		better := nominated && (!fresh || priority > n.priority)
		if n.heard != 0 && !better && now-n.heard < 2*still {
			return false
		}
		*n = nominee{path: p}
		changed = true
	}
	n.heard = now
	if nominated {
		n.nominated, n.priority = now, priority
	}
	return changed
}

// outlet is how a shard sends to one viewer. The shard's goroutine owns it.
type outlet struct {
	batch *udp.Batch
	peer  *udp.Peer
	pipe  *pipe
}

// outlet makes one for a path.
func (s *shard) outlet(v *view, p path) outlet {
	if p.pipe != nil {
		return outlet{pipe: p.pipe}
	}
	return outlet{batch: s.batches[p.host.index], peer: p.host.socket(s.index).Peer(p.addr, &v.unsent)}
}
