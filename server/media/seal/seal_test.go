package seal

import (
	"bytes"
	"encoding/binary"
	"testing"

	"github.com/pion/rtcp"
	"github.com/pion/srtp/v3"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// handshake stands for what DTLS agreed on.
type handshake struct{ secret byte }

func (h handshake) ExportKeyingMaterial(_ string, _ []byte, n int) ([]byte, error) {
	out := make([]byte, n)
	for i := range out {
		out[i] = h.secret + byte(i)*31
	}
	return out, nil
}

var profiles = map[string]srtp.ProtectionProfile{
	"GCM 128": srtp.ProtectionProfileAeadAes128Gcm, "GCM 256": srtp.ProtectionProfileAeadAes256Gcm, "SHA-1": srtp.ProtectionProfileAes128CmHmacSha1_80,
}

// viewer makes the far end's contexts.
func viewer(t require.TestingT, p srtp.ProtectionProfile) (in, out *srtp.Context) {
	config := srtp.Config{Profile: p}
	require.NoError(t, config.ExtractSessionKeysFromDTLS(handshake{9}, true))
	in, err := srtp.CreateContext(config.Keys.RemoteMasterKey, config.Keys.RemoteMasterSalt, p)
	require.NoError(t, err)
	out, err = srtp.CreateContext(config.Keys.LocalMasterKey, config.Keys.LocalMasterSalt, p)
	require.NoError(t, err)
	return in, out
}

func packet(s *Sealer, ssrc uint32, number uint64, payload []byte) []byte {
	b := make([]byte, HeaderSize+len(payload)+s.Overhead())
	b[0], b[1] = 0x80, 96
	binary.BigEndian.PutUint16(b[2:], uint16(number))
	binary.BigEndian.PutUint32(b[8:], ssrc)
	copy(b[HeaderSize:], payload)
	return b
}

func TestWhatIsSealedIsOpenedByAnother(t *testing.T) {
	for name, p := range profiles {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				s, _, err := New(p, handshake{9})
				require.NoError(t, err)
				in, _ := viewer(t, p)
				number := uint64(rapid.Uint16Range(0, 1<<15-1).Draw(t, "first"))
				for range rapid.IntRange(1, 60).Draw(t, "packets") {
					payload := rapid.SliceOfN(rapid.Byte(), 0, 300).Draw(t, "payload")
					b := packet(s, 77, number, payload)
					require.NoError(t, s.RTP(b, number))
					plain, err := in.DecryptRTP(nil, b, nil)
					require.NoError(t, err, "number %d", number)
					require.True(t, bytes.Equal(payload, plain[HeaderSize:]))
					number += uint64(rapid.IntRange(1, 5000).Draw(t, "step"))
				}
			})
		})
	}
}

func TestTheSamePacketIsSealedTheSameAndAnotherSlotsIsNot(t *testing.T) {
	for name, p := range profiles {
		t.Run(name, func(t *testing.T) {
			s, _, err := New(p, handshake{9})
			require.NoError(t, err)
			seal := func(ssrc uint32, number uint64) []byte {
				b := packet(s, ssrc, number, []byte("a picture"))
				require.NoError(t, s.RTP(b, number))
				return b
			}
			first := seal(1, 5)
			other := seal(2, 5)
			seal(1, 6)
			require.Equal(t, first, seal(1, 5))
			require.NotEqual(t, first[HeaderSize:], other[HeaderSize:])
		})
	}
}

func TestReportsAreOpenedOnceAndForgedOnesNever(t *testing.T) {
	for name, p := range profiles {
		t.Run(name, func(t *testing.T) {
			s, o, err := New(p, handshake{9})
			require.NoError(t, err)
			in, out := viewer(t, p)
			plain, err := rtcp.Marshal([]rtcp.Packet{&rtcp.ReceiverReport{SSRC: 3}})
			require.NoError(t, err)
			sealed, err := out.EncryptRTCP(nil, plain, nil)
			require.NoError(t, err)
			forged := bytes.Clone(sealed)
			forged[len(forged)-1] ^= 1
			_, err = o.RTCP(forged)
			require.Error(t, err)
			got, err := o.RTCP(sealed)
			require.NoError(t, err)
			require.Equal(t, plain, got)
			_, err = o.RTCP(sealed)
			require.Error(t, err, "once is enough")
			ours, err := s.RTCP(plain)
			require.NoError(t, err)
			got, err = in.DecryptRTCP(nil, ours, nil)
			require.NoError(t, err)
			require.Equal(t, plain, got)
		})
	}
}

func FuzzReport(f *testing.F) {
	f.Add([]byte{0x81, 201, 0, 1, 0, 0, 0, 1, 0x80, 0, 0, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
	_, o, err := New(srtp.ProtectionProfileAeadAes128Gcm, handshake{9})
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, b []byte) {
		if _, err := o.RTCP(b); err == nil {
			t.Fatal("a report that nobody sealed was opened")
		}
	})
}

// BenchmarkSeal seals a packet of a picture; the floor is the cipher alone.
func BenchmarkSeal(b *testing.B) {
	for name, p := range profiles {
		b.Run(name, func(b *testing.B) {
			s, _, err := New(p, handshake{9})
			require.NoError(b, err)
			buf := packet(s, 77, 5, make([]byte, 1172))
			b.ReportAllocs()
			for number := uint64(5); b.Loop(); number++ {
				binary.BigEndian.PutUint16(buf[2:], uint16(number))
				_ = s.RTP(buf, number)
			}
		})
	}
	b.Run("cipher alone", func(b *testing.B) {
		s, _, err := New(srtp.ProtectionProfileAeadAes128Gcm, handshake{9})
		require.NoError(b, err)
		buf := packet(s, 77, 5, make([]byte, 1172))
		for b.Loop() {
			s.aead.Seal(buf[HeaderSize:HeaderSize], s.nonce[:], buf[HeaderSize:len(buf)-16], buf[:HeaderSize])
		}
	})
}

// For each name under which reports come something is remembered, so there cannot be any number of them.
func TestAViewerReportsUnderFewNames(t *testing.T) {
	p := profiles["GCM 128"]
	_, o, err := New(p, handshake{9})
	require.NoError(t, err)
	_, out := viewer(t, p)
	report := func(name uint32) error {
		plain, err := rtcp.Marshal([]rtcp.Packet{&rtcp.ReceiverReport{SSRC: name}})
		require.NoError(t, err)
		b, err := out.EncryptRTCP(nil, plain, nil)
		require.NoError(t, err)
		_, err = o.RTCP(b)
		return err
	}
	for name := range uint32(mostNames) {
		require.NoError(t, report(name))
	}
	require.Error(t, report(mostNames))
	require.NoError(t, report(0), "those that are known are heard")
	_, err = o.RTCP([]byte{0x81, 201, 0, 1})
	require.Error(t, err)
}
