package udp

import (
	"encoding/binary"
	"unsafe"

	"golang.org/x/sys/unix"
)

// patience is how long a full socket is waited for, in ms. A core's batch of 256 KiB leaves in less on any network that carries a house.
const patience = 5

// kernel is a batch in the kernel's form. Its parts are never moved while a call runs: they belong to the batch, which is on the heap.
type kernel struct {
	headers [mostMessages * MostSegments]mmsghdr
	iovs    [mostMessages * MostSegments]unix.Iovec
	control [mostMessages][24]byte // unix.CmsgSpace(2)
	// of says which message an entry is of, and pieces how many packets it carries.
	of     [mostMessages * MostSegments]uint8
	used   int
	batch  *Batch
	writer func(fd uintptr) bool
}

func (k *kernel) open(b *Batch) {
	k.batch = b
	k.writer = k.write
	for i := range k.control {
		c := (*unix.Cmsghdr)(unsafe.Pointer(&k.control[i][0])) //nolint:gosec // the kernel's form of it
		c.Level, c.Type = unix.IPPROTO_UDP, unix.UDP_SEGMENT
		c.SetLen(unix.CmsgLen(2))
	}
}

// send hands a batch to the kernel.
func (k *kernel) send(b *Batch) {
	k.used = 0
	for i := range b.messages {
		k.lay(b, i)
	}
	if err := b.socket.raw.Write(k.writer); err != nil {
		k.lose(0, k.used) // the socket is closed
	}
}

// lay makes the entries of a message: one that the kernel cuts, or one for each packet.
func (k *kernel) lay(b *Batch, i int) {
	m := &b.messages[i]
	if m.length <= m.segment {
		k.entry(b, i, m.start, m.length)
		return
	}
	if m.segment >= m.to.uncut {
		for at := 0; at < m.length; at += m.segment {
			k.entry(b, i, m.start+at, min(m.segment, m.length-at))
		}
		return
	}
	h := k.entry(b, i, m.start, m.length)
	binary.NativeEndian.PutUint16(k.control[i][unix.CmsgLen(0):], uint16(m.segment))
	h.Control = &k.control[i][0]
	h.SetControllen(unix.CmsgSpace(2))
}

func (k *kernel) entry(b *Batch, i, start, length int) *unix.Msghdr {
	n := k.used
	k.used++
	k.of[n] = uint8(i)
	k.iovs[n].Base = &b.arena[start]
	k.iovs[n].SetLen(length)
	to := &b.messages[i].to.raw
	h := &k.headers[n].hdr
	*h = unix.Msghdr{Name: &to.octets[0], Namelen: to.length, Iov: &k.iovs[n], Iovlen: 1}
	return h
}

// write sends all entries. What the kernel refuses is sent in packets if that may help, or lost; what it has no room for is waited for.
func (k *kernel) write(fd uintptr) bool {
	for at := 0; at < k.used; {
		n, errno := mmsg(unix.SYS_SENDMMSG, fd, k.headers[at:k.used])
		k.batch.calls++
		if errno == 0 {
			k.count(at, at+n)
			at += n
			continue
		}
		switch {
		case errno == unix.EAGAIN && writable(fd):
		case errno == unix.EAGAIN:
			k.lose(at, k.used)
			return true
		case k.refused(at, errno):
			k.cut(fd, at)
			at++
		default:
			k.lose(at, at+1)
			at++
		}
	}
	return true
}

// writable waits until the socket has room again.
func writable(fd uintptr) bool {
	p := []unix.PollFd{{Fd: int32(fd), Events: unix.POLLOUT}}
	n, err := unix.Poll(p, patience)
	for err == unix.EINTR {
		n, err = unix.Poll(p, patience)
	}
	return err == nil && n == 1
}

// refused says that an entry may leave packet by packet, and notes which shall from now on: all to this peer where the device does not
// cut (EIO), or those that are at least as long where a packet is longer than its path takes (EINVAL, of newer kernels EMSGSIZE).
func (k *kernel) refused(at int, errno unix.Errno) bool {
	if k.headers[at].hdr.Control == nil {
		return false
	}
	m := &k.batch.messages[k.of[at]]
	switch errno {
	case unix.EIO:
		m.to.uncut = 1
	case unix.EINVAL, unix.EMSGSIZE:
		m.to.uncut = m.segment
	default:
		return false
	}
	return true
}

// cut sends an entry packet by packet.
func (k *kernel) cut(fd uintptr, at int) {
	m := &k.batch.messages[k.of[at]]
	var one [1]mmsghdr
	var iov unix.Iovec
	for off := 0; off < m.length; off += m.segment {
		iov.Base = &k.batch.arena[m.start+off]
		iov.SetLen(min(m.segment, m.length-off))
		one[0].hdr = unix.Msghdr{Name: &m.to.raw.octets[0], Namelen: m.to.raw.length, Iov: &iov, Iovlen: 1}
		k.batch.calls++
		if _, errno := mmsg(unix.SYS_SENDMMSG, fd, one[:]); errno != 0 {
			m.to.lost.Add(1)
			continue
		}
		k.batch.sent++
	}
}

func (k *kernel) count(from, to int) {
	for i := from; i < to; i++ {
		k.batch.sent += k.pieces(i)
	}
}

func (k *kernel) lose(from, to int) {
	for i := from; i < to; i++ {
		k.batch.messages[k.of[i]].to.lost.Add(k.pieces(i))
	}
}

// pieces is how many packets an entry carries.
func (k *kernel) pieces(i int) uint64 {
	if k.headers[i].hdr.Control == nil {
		return 1
	}
	return uint64(k.batch.messages[k.of[i]].packets())
}
