// Package seal is SRTP as a view connection needs it: sound and picture go out, reports go both ways.
//
// AES-GCM is our own few lines on the standard library (RFC 7714): a packet is sealed where it lies, for the number its viewer's slot
// has counted, without looking anything up. It costs a sixth of the older profile, which goes through pion/srtp like all reports.
package seal

import (
	"crypto/aes"
	"crypto/cipher"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/pion/srtp/v3"
)

// HeaderSize is that of the RTP headers we write: no extensions, no other sources (RFC 3550, section 5.1).
const HeaderSize = 12

// MostOverhead is the most that sealing adds to a packet, in octets.
const MostOverhead = 16

// Sealer seals what goes to one viewer. It belongs to one goroutine.
type Sealer struct {
	aead  cipher.AEAD
	salt  [12]byte
	nonce [12]byte
	// context seals reports, and packets where there is no aead.
	context *srtp.Context
	scratch []byte
}

// Opener opens a viewer's reports. It belongs to one goroutine.
type Opener struct {
	context *srtp.Context
	plain   []byte
	// names are the SSRCs under which reports came: for each the context remembers what was seen.
	names map[uint32]struct{}
}

// mostNames is under how many SSRCs a viewer may report; a browser has one for each section at most.
const mostNames = 64

var errReport = errors.New("not a report of this viewer")

// replayWindow is how far reports may come out of order; what came before is refused (RFC 3711, section 3.3.2).
const replayWindow = 64

// New makes both directions of the server's side from a finished DTLS handshake (RFC 5764, section 4.2).
func New(profile srtp.ProtectionProfile, exporter srtp.KeyingMaterialExporter) (*Sealer, *Opener, error) {
	config := srtp.Config{Profile: profile}
	if err := config.ExtractSessionKeysFromDTLS(exporter, false); err != nil {
		return nil, nil, fmt.Errorf("keys from DTLS: %w", err)
	}
	keys := config.Keys
	in, err := srtp.CreateContext(keys.RemoteMasterKey, keys.RemoteMasterSalt, profile, srtp.SRTCPReplayProtection(replayWindow))
	if err != nil {
		return nil, nil, fmt.Errorf("keys for reports: %w", err)
	}
	out, err := srtp.CreateContext(keys.LocalMasterKey, keys.LocalMasterSalt, profile)
	if err != nil {
		return nil, nil, fmt.Errorf("keys for packets: %w", err)
	}
	s := &Sealer{context: out}
	if profile == srtp.ProtectionProfileAeadAes128Gcm || profile == srtp.ProtectionProfileAeadAes256Gcm {
		if err := s.open(keys.LocalMasterKey, keys.LocalMasterSalt); err != nil {
			return nil, nil, err
		}
	}
	return s, &Opener{context: in, names: map[uint32]struct{}{}}, nil
}

func (s *Sealer) open(key, salt []byte) error {
	session, err := derive(key, salt, labelKey, len(key))
	if err != nil {
		return err
	}
	block, err := aes.NewCipher(session)
	if err != nil {
		return fmt.Errorf("session key: %w", err)
	}
	if s.aead, err = cipher.NewGCM(block); err != nil {
		return fmt.Errorf("session key: %w", err)
	}
	session, err = derive(key, salt, labelSalt, len(s.salt))
	copy(s.salt[:], session)
	return err
}

// Labels of session keys (RFC 3711, section 4.3.1).
const (
	labelKey  = 0
	labelSalt = 2
)

// derive makes a session key of n octets from a master key, with a key derivation rate of 0 (RFC 3711, section 4.3).
func derive(key, salt []byte, label byte, n int) ([]byte, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, fmt.Errorf("master key: %w", err)
	}
	var x [aes.BlockSize]byte
	copy(x[:14], salt)
	x[7] ^= label
	out := make([]byte, n)
	cipher.NewCTR(block, x[:]).XORKeyStream(out, out)
	return out, nil
}

// Overhead is what sealing adds to a packet, in octets.
func (s *Sealer) Overhead() int {
	if s.aead != nil {
		return gcmTag
	}
	return sha1Tag
}

// gcmTag is what AEAD_AES_128_GCM and AEAD_AES_256_GCM add, sha1Tag what AES128_CM_HMAC_SHA1_80 adds.
const gcmTag, sha1Tag = MostOverhead, 10

// RTP seals a packet where it lies: a header of HeaderSize and the payload, with Overhead octets behind them. number is that of the
// header, counted up from the slot's first round of 65,536 (its upper part is the rollover counter, RFC 3711, section 3.3.1).
// The same number must never be given to two different packets of one SSRC.
func (s *Sealer) RTP(b []byte, number uint64) error {
	n := len(b) - s.Overhead()
	if s.aead == nil {
		return s.slow(b, n)
	}
	// RFC 7714, section 8.1
	copy(s.nonce[2:6], b[8:12])
	binary.BigEndian.PutUint32(s.nonce[6:], uint32(number>>16))
	copy(s.nonce[10:], b[2:4])
	for i := range s.nonce {
		s.nonce[i] ^= s.salt[i]
	}
	s.aead.Seal(b[HeaderSize:HeaderSize], s.nonce[:], b[HeaderSize:n], b[:HeaderSize])
	s.nonce[0], s.nonce[1] = 0, 0
	return nil
}

// slow seals with the older profile; it counts rounds itself.
func (s *Sealer) slow(b []byte, n int) error {
	sealed, err := s.context.EncryptRTP(s.scratch[:0], b[:n], nil)
	if err != nil {
		return fmt.Errorf("seal: %w", err)
	}
	s.scratch = sealed
	copy(b, sealed)
	return nil
}

// RTCP seals a compound report. What it returns is good until the next.
func (s *Sealer) RTCP(b []byte) ([]byte, error) {
	sealed, err := s.context.EncryptRTCP(s.scratch[:0], b, nil)
	if err != nil {
		return nil, fmt.Errorf("seal a report: %w", err)
	}
	s.scratch = sealed
	return sealed, nil
}

// RTCP opens a compound report: forged, repeated and damaged ones are errors. What it returns is good until the next.
func (o *Opener) RTCP(b []byte) ([]byte, error) {
	if len(b) < 8 {
		return nil, errReport
	}
	name := binary.BigEndian.Uint32(b[4:])
	if _, known := o.names[name]; !known && len(o.names) == mostNames {
		return nil, errReport
	}
	plain, err := o.context.DecryptRTCP(o.plain[:0], b, nil)
	if err != nil {
		return nil, fmt.Errorf("open a report: %w", err)
	}
	o.plain, o.names[name] = plain, struct{}{}
	return plain, nil
}
