//go:build linux

package main

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/binary"
	"fmt"
	"net/netip"
	"time"
	"unsafe"

	"golang.org/x/sys/unix"
)

// One viewer's load: VP8 at 1.5 Mbit/s in 30 frames of 16/3 packets, and Opus in 50 packets a second: 210 packets/s.
const (
	headerSize = 12
	tagSize    = 16
	videoSize  = 1172 + headerSize + tagSize
	audioSize  = 160 + headerSize + tagSize
	frameEvery = time.Second / 30
	audioEvery = time.Second / 50
	batch      = 64 // messages in one sendmmsg
)

// viewer is where one copy goes and the key it is sealed with.
type viewer struct {
	addr unix.RawSockaddrInet4
	aead cipher.AEAD
	seq  uint16
}

// mmsghdr is the kernel's struct mmsghdr.
type mmsghdr struct {
	hdr unix.Msghdr
	n   uint32
	_   [4]byte
}

// message is one entry of a batch: a GSO message of up to six packets, sealed in place in its own buffer.
type message struct {
	iov unix.Iovec
	oob [24]byte // unix.CmsgSpace(2)
	buf [6 * videoSize]byte
}

type sender struct {
	fd       int
	viewers  []viewer
	payload  [videoSize]byte
	messages []message
	headers  []mmsghdr
	used     int
	sent     int
	frames   int
}

func newSender(to []netip.AddrPort) (*sender, error) {
	fd, err := unix.Socket(unix.AF_INET, unix.SOCK_DGRAM|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		return nil, err
	}
	if err := unix.SetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_SNDBUF, 4<<20); err != nil {
		return nil, err
	}
	s := &sender{fd: fd, viewers: make([]viewer, len(to)), messages: make([]message, batch), headers: make([]mmsghdr, batch)}
	rand.Read(s.payload[:])
	for i, a := range to {
		var key [16]byte
		rand.Read(key[:])
		block, err := aes.NewCipher(key[:])
		if err != nil {
			return nil, err
		}
		if s.viewers[i].aead, err = cipher.NewGCM(block); err != nil {
			return nil, err
		}
		port := a.Port()
		s.viewers[i].addr = unix.RawSockaddrInet4{Family: unix.AF_INET, Port: port<<8 | port>>8, Addr: a.Addr().As4()}
	}
	return s, nil
}

func (s *sender) close() { unix.Close(s.fd) }

// send gives every viewer its frames and its audio at their times.
func (s *sender) send(length time.Duration) error {
	start := time.Now()
	nextFrame, nextAudio := start, start
	for time.Since(start) < length {
		time.Sleep(time.Until(minTime(nextFrame, nextAudio)))
		now := time.Now()
		if !nextFrame.After(now) {
			if err := s.toAll(videoSize, 5+s.frames%3/2); err != nil {
				return err
			}
			s.frames++
			nextFrame = nextFrame.Add(frameEvery)
		}
		if !nextAudio.After(now) {
			if err := s.toAll(audioSize, 1); err != nil {
				return err
			}
			nextAudio = nextAudio.Add(audioEvery)
		}
	}
	return nil
}

func minTime(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

// toAll sends count packets of one size to every viewer, as one GSO message each.
func (s *sender) toAll(size, count int) error {
	for i := range s.viewers {
		s.fill(&s.viewers[i], size, count)
		if s.used == batch {
			if err := s.flush(); err != nil {
				return err
			}
		}
	}
	return s.flush()
}

// fill seals count packets for v into the next message of the batch.
func (s *sender) fill(v *viewer, size, count int) {
	m := &s.messages[s.used]
	for p := range count {
		packet := m.buf[p*size : (p+1)*size : (p+1)*size]
		v.seq++
		packet[0], packet[1] = 0x80, 96
		binary.BigEndian.PutUint16(packet[2:], v.seq)
		copy(packet[headerSize:size-tagSize], s.payload[:])
		var nonce [12]byte
		binary.BigEndian.PutUint16(nonce[10:], v.seq)
		v.aead.Seal(packet[headerSize:headerSize], nonce[:], packet[headerSize:size-tagSize], packet[:headerSize])
	}
	m.iov.Base = &m.buf[0]
	m.iov.SetLen(count * size)
	h := &s.headers[s.used].hdr
	*h = unix.Msghdr{Name: (*byte)(unsafe.Pointer(&v.addr)), Namelen: unix.SizeofSockaddrInet4, Iov: &m.iov, Iovlen: 1}
	if count > 1 {
		c := (*unix.Cmsghdr)(unsafe.Pointer(&m.oob[0]))
		c.Level, c.Type = unix.IPPROTO_UDP, unix.UDP_SEGMENT
		c.SetLen(unix.CmsgLen(2))
		binary.NativeEndian.PutUint16(m.oob[unix.CmsgLen(0):], uint16(size))
		h.Control = &m.oob[0]
		h.SetControllen(unix.CmsgSpace(2))
	}
	s.used++
	s.sent += count
}

// flush sends the batch; the kernel may take it in several bites.
func (s *sender) flush() error {
	for from := 0; from < s.used; {
		n, _, errno := unix.Syscall6(unix.SYS_SENDMMSG, uintptr(s.fd), uintptr(unsafe.Pointer(&s.headers[from])), uintptr(s.used-from), 0, 0, 0)
		if errno == unix.EINTR {
			continue
		}
		if errno != 0 {
			return fmt.Errorf("sendmmsg: %w", errno)
		}
		from += int(n)
	}
	s.used = 0
	return nil
}
