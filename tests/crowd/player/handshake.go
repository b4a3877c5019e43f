//go:build linux

package player

import (
	"context"
	"crypto"
	"crypto/x509"
	"errors"
	"net"
	"net/netip"
	"strings"
	"sync/atomic"
	"time"

	"github.com/pion/dtls/v3"
	"github.com/pion/dtls/v3/pkg/crypto/fingerprint"
	dtlsnet "github.com/pion/dtls/v3/pkg/net"
	"github.com/pion/srtp/v3"
	"github.com/pion/transport/v4/packetio"
	"golang.org/x/sys/unix"
)

// flightEvery is when a flight of the handshake is repeated for the first time. Browsers take about as long.
const flightEvery = 100 * time.Millisecond

// records is the player's socket as the handshake sees it: what it reads was sorted out by the reader. Once it is done nothing is sent
// any more: the connection stays, as that of a browser does, but what cared for it is gone.
type records struct {
	*packetio.Buffer
	socket int
	to, at netip.AddrPort
	done   atomic.Bool
}

func (r *records) Write(b []byte) (int, error) {
	if r.done.Load() {
		return len(b), nil
	}
	return unix.Write(r.socket, b)
}

func (r *records) LocalAddr() net.Addr                { return net.UDPAddrFromAddrPort(r.at) }
func (r *records) RemoteAddr() net.Addr               { return net.UDPAddrFromAddrPort(r.to) }
func (r *records) SetDeadline(t time.Time) error      { return r.SetReadDeadline(t) }
func (r *records) SetWriteDeadline(_ time.Time) error { return nil } // a datagram is written at once or not at all

// keys are what came of a handshake.
type keys struct{ in, out *srtp.Context }

// shake makes the DTLS connection as a client, checks that the house is who its answer says, and derives the SRTP keys (RFC 5764, section
// 4.2). Nothing of the connection is left when it returns.
func shake(ctx context.Context, over *records, id Identity, print string) (k keys, err error) {
	conn, err := dtls.ClientWithOptions(dtlsnet.PacketConnFromConn(over), over.RemoteAddr(),
		dtls.WithCertificates(id.certificate), dtls.WithInsecureSkipVerify(true), dtls.WithFlightInterval(flightEvery),
		dtls.WithVerifyPeerCertificate(func(raw [][]byte, _ [][]*x509.Certificate) error { return verify(raw, print) }),
		dtls.WithSRTPProtectionProfiles(dtls.SRTP_AEAD_AES_128_GCM, dtls.SRTP_AES128_CM_HMAC_SHA1_80))
	if err != nil {
		return k, err
	}
	defer func() {
		over.done.Store(true)
		_ = conn.Close() // it has nobody to tell
	}()
	if err := conn.HandshakeContext(ctx); err != nil {
		return k, err
	}
	return derive(conn)
}

func verify(raw [][]byte, print string) error {
	if len(raw) == 0 {
		return errors.New("the house showed no certificate")
	}
	c, err := x509.ParseCertificate(raw[0])
	if err != nil {
		return err
	}
	if f, err := fingerprint.Fingerprint(c, crypto.SHA256); err != nil || !strings.EqualFold(f, print) {
		return errors.New("the house is not who its answer says")
	}
	return nil
}

func derive(conn *dtls.Conn) (k keys, err error) {
	chosen, ok := conn.SelectedSRTPProtectionProfile()
	if !ok {
		return k, errors.New("no SRTP profile was agreed on")
	}
	state, ok := conn.ConnectionState()
	if !ok {
		return k, errors.New("no connection state")
	}
	config := srtp.Config{Profile: srtp.ProtectionProfile(chosen)}
	if err := config.ExtractSessionKeysFromDTLS(&state, true); err != nil {
		return k, err
	}
	if k.in, err = srtp.CreateContext(config.Keys.RemoteMasterKey, config.Keys.RemoteMasterSalt, config.Profile); err != nil {
		return k, err
	}
	k.out, err = srtp.CreateContext(config.Keys.LocalMasterKey, config.Keys.LocalMasterSalt, config.Profile)
	return k, err
}
