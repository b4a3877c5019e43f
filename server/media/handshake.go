package media

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"sync"
	"time"

	"github.com/pion/dtls/v3"
	"github.com/pion/srtp/v3"
	"github.com/pion/transport/v4/packetio"

	"konvent/server/media/seal"
)

const (
	// flightEvery is how soon we send again what may be lost of a handshake; each time it takes twice as long (RFC 6347, section 4.2.4.1).
	flightEvery = 400 * time.Millisecond
	// recordsWait is how many records may wait for a handshake, flightMost how many of ours are kept to be sent again.
	recordsWait = 32
	flightMost  = 8
	// alertTime is how long a record that came after the handshake is looked at.
	alertTime = time.Second
)

var errFingerprint = errors.New("the certificate is not the one that was announced")

// somewhere stands for the far end's address, which DTLS has no use for.
var somewhere = &net.UDPAddr{}

// records is what DTLS reads and writes: what came in for it, and the path of the connection.
type records struct {
	*packetio.Buffer
	send func([]byte)

	mu sync.Mutex // guards the rest
	// flight is what was sent since the last read.
	flight [][]byte
	hushed bool
}

func newRecords(send func([]byte)) *records {
	r := &records{Buffer: packetio.NewBuffer(), send: send}
	r.SetLimitCount(recordsWait)
	return r
}

// ReadFrom waits for a record.
func (r *records) ReadFrom(b []byte) (int, net.Addr, error) {
	n, err := r.Read(b)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.flight = nil
	return n, somewhere, err
}

// WriteTo sends a record, and keeps it until the next read.
func (r *records) WriteTo(b []byte, _ net.Addr) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.hushed {
		return len(b), nil
	}
	if len(r.flight) < flightMost {
		r.flight = append(r.flight, append([]byte(nil), b...))
	}
	r.send(b)
	return len(b), nil
}

// hush lets nothing out any more and returns the last flight.
func (r *records) hush() [][]byte {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.hushed = true
	return r.flight
}

// LocalAddr is nowhere in particular.
func (r *records) LocalAddr() net.Addr { return somewhere }

// SetDeadline is the read deadline: writing does not wait.
func (r *records) SetDeadline(t time.Time) error { return r.SetReadDeadline(t) }

// SetWriteDeadline has nothing to do.
func (r *records) SetWriteDeadline(time.Time) error { return nil }

// secrets are what a handshake is made with.
func secrets(certificate tls.Certificate) []dtls.ServerOption {
	return []dtls.ServerOption{
		dtls.WithCertificates(certificate),
		dtls.WithInsecureSkipVerify(true), // the fingerprint vouches for it
		dtls.WithClientAuth(dtls.RequireAnyClientCert),
		dtls.WithInsecureSkipVerifyHello(true), // ICE has shown that the address is the far end's
		dtls.WithSRTPProtectionProfiles(dtls.SRTP_AEAD_AES_128_GCM, dtls.SRTP_AEAD_AES_256_GCM, dtls.SRTP_AES128_CM_HMAC_SHA1_80),
		dtls.WithFlightInterval(flightEvery),
		dtls.WithLoggerFactory(quietFactory{}),
	}
}

// shake makes the handshake, with an end in time, and the keys out of it (RFC 5764).
func (l *viewLine) shake(r *records) {
	ctx, cancel := context.WithTimeout(context.Background(), dtlsAtMost)
	defer cancel()
	if err := l.shakeHands(ctx, r); err != nil {
		l.engine.log.Debug("view connection did not come up", "error", err)
		l.engine.closeView(l.view)
		return
	}
	l.engine.viewUp(l.view)
}

func (l *viewLine) shakeHands(ctx context.Context, r *records) error {
	options := append(secrets(l.engine.certificate), dtls.WithVerifyPeerCertificate(func(raw [][]byte, _ [][]*x509.Certificate) error {
		if len(raw) == 0 || !l.print.matches(raw[0]) {
			return errFingerprint
		}
		return nil
	}))
	conn, err := dtls.ServerWithOptions(r, somewhere, options...)
	if err != nil {
		return err
	}
	defer func() { r.hush(); _ = conn.Close() }()
	if err := conn.HandshakeContext(ctx); err != nil {
		return err
	}
	profile, ok := conn.SelectedSRTPProtectionProfile()
	state, known := conn.ConnectionState()
	if !ok || !known {
		return errors.New("no keys were agreed on")
	}
	sealer, opener, err := seal.New(srtp.ProtectionProfile(profile), &state)
	if err != nil {
		return err
	}
	l.up(newSession(&state, r.hush()), sealer, opener)
	return nil
}

// up says that the connection is there: the shard may send on it from its next turn on.
func (l *viewLine) up(s *session, sealer *seal.Sealer, opener *seal.Opener) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.session, l.opener, l.records = s, opener, nil
	l.sealer = sealer // the shard reads it after viewUp
}

// record takes a DTLS record: the handshake's, or what comes after.
func (l *viewLine) record(b []byte) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed {
		return
	}
	if l.session != nil {
		l.session.late(l, b)
		return
	}
	if l.records == nil {
		r := newRecords(l.write)
		l.records = r
		l.tasks.Go(func() { l.shake(r) })
	}
	_, _ = l.records.Write(b) // a full buffer loses a record, which DTLS repeats
}

// end ends a handshake that is still going on.
func (r *records) end() {
	r.hush()
	_ = r.Close()
}

var _ io.Closer = (*records)(nil)
