// Package player is a light WHEP player: real ICE, DTLS and SRTP, but no decoder and no stack above. A few hundred of them fit on a
// machine beside the server they look at.
package player

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/pion/dtls/v3"
	dtlsnet "github.com/pion/dtls/v3/pkg/net"
	"github.com/pion/ice/v4"
	"github.com/pion/srtp/v3"
	"github.com/pion/transport/v4/packetio"
)

// Player looks at one programme.
type Player struct {
	agent    *ice.Agent
	conn     *ice.Conn
	dtls     *dtls.Conn
	hello    *packetio.Buffer // DTLS records on their way from the read loop to the handshake
	resource string
	key      string
	out      *srtp.Context
	tally    *tally
	work     sync.WaitGroup
	stop     chan struct{}
}

// Join goes through the door and returns when the connection stands. With check the player decrypts every packet and checks
// content and order; otherwise it counts what arrives. It must be left.
func Join(ctx context.Context, d Door, id Identity, check bool) (*Player, error) {
	p := &Player{key: d.Key, hello: packetio.NewBuffer(), stop: make(chan struct{}), tally: newTally(check)}
	if err := p.join(ctx, d.URL, id); err != nil {
		return nil, errors.Join(err, p.Leave())
	}
	p.work.Go(p.report)
	return p, nil
}

func (p *Player) join(ctx context.Context, url string, id Identity) error {
	var err error
	checks := 20 * time.Millisecond // as browsers do (RFC 8445, section 14.2 allows 5 ms); pion's own is ten times slower
	p.agent, err = ice.NewAgent(&ice.AgentConfig{
		NetworkTypes:     []ice.NetworkType{ice.NetworkTypeUDP4},
		CandidateTypes:   []ice.CandidateType{ice.CandidateTypeHost},
		MulticastDNSMode: ice.MulticastDNSModeDisabled,
		IncludeLoopback:  true,
		CheckInterval:    &checks,
		InterfaceFilter:  func(name string) bool { return name == "lo" },
	})
	if err != nil {
		return fmt.Errorf("make an ICE agent: %w", err)
	}
	ufrag, password, err := p.agent.GetLocalUserCredentials()
	if err != nil {
		return err
	}
	text, err := p.post(ctx, url, offer(ufrag, password, id.fingerprint))
	if err != nil {
		return err
	}
	a, err := parseAnswer(text)
	if err != nil {
		return err
	}
	if err := p.connect(ctx, a); err != nil {
		return fmt.Errorf("ICE: %w", err)
	}
	p.work.Go(p.read)
	if err := p.handshake(ctx, id); err != nil {
		return fmt.Errorf("DTLS: %w", err)
	}
	return nil
}

func (p *Player) connect(ctx context.Context, a answer) error {
	if err := p.agent.OnCandidate(func(ice.Candidate) {}); err != nil {
		return err
	}
	if err := p.agent.GatherCandidates(); err != nil {
		return err
	}
	for _, c := range a.candidates {
		if err := p.agent.AddRemoteCandidate(c); err != nil {
			return err
		}
	}
	var err error
	p.conn, err = p.agent.Dial(ctx, a.ufrag, a.password)
	return err
}

// handshake makes the DTLS connection over what the read loop hands on, and the SRTP keys out of it (RFC 5764, section 4.2).
func (p *Player) handshake(ctx context.Context, id Identity) error {
	var err error
	p.dtls, err = dtls.ClientWithOptions(dtlsnet.PacketConnFromConn(records{p.conn, p.hello}), p.conn.RemoteAddr(),
		dtls.WithCertificates(id.certificate), dtls.WithInsecureSkipVerify(true),
		dtls.WithSRTPProtectionProfiles(dtls.SRTP_AEAD_AES_128_GCM, dtls.SRTP_AES128_CM_HMAC_SHA1_80))
	if err != nil {
		return err
	}
	if err := p.dtls.HandshakeContext(ctx); err != nil {
		return err
	}
	chosen, ok := p.dtls.SelectedSRTPProtectionProfile()
	if !ok {
		return errors.New("no SRTP profile was agreed on")
	}
	state, ok := p.dtls.ConnectionState()
	if !ok {
		return errors.New("no connection state")
	}
	config := srtp.Config{Profile: srtp.ProtectionProfile(chosen)}
	if err := config.ExtractSessionKeysFromDTLS(&state, true); err != nil {
		return err
	}
	in, err := srtp.CreateContext(config.Keys.RemoteMasterKey, config.Keys.RemoteMasterSalt, config.Profile)
	if err != nil {
		return err
	}
	p.out, err = srtp.CreateContext(config.Keys.LocalMasterKey, config.Keys.LocalMasterSalt, config.Profile)
	p.tally.decryptWith(in)
	return err
}

// records is the DTLS side of the connection: it reads what the read loop sorted out.
type records struct {
	*ice.Conn
	hello *packetio.Buffer
}

func (r records) Read(b []byte) (int, error)        { return r.hello.Read(b) }
func (r records) SetReadDeadline(t time.Time) error { return r.hello.SetReadDeadline(t) }
func (r records) SetDeadline(t time.Time) error     { return r.hello.SetReadDeadline(t) }

// read sorts packets by their first byte (RFC 7983) until the connection ends.
func (p *Player) read() {
	buf := make([]byte, 1500)
	for {
		n, err := p.conn.Read(buf)
		if err != nil {
			return
		}
		switch packet := buf[:n]; {
		case n == 0:
		case packet[0] >= 20 && packet[0] <= 63:
			_, _ = p.hello.Write(packet) // a full buffer loses a record, which DTLS repeats
		case packet[0] >= 128 && packet[0] <= 191:
			p.tally.packet(packet, time.Now())
		}
	}
}

// Stats is what the player has seen so far.
func (p *Player) Stats() Stats { return p.tally.stats() }

// First waits for the first video packet and returns when it came.
func (p *Player) First(ctx context.Context) (time.Time, error) {
	select {
	case <-p.tally.started:
		return p.tally.first, nil
	case <-ctx.Done():
		return time.Time{}, fmt.Errorf("wait for the first picture: %w", ctx.Err())
	}
}

// Leave ends the connection and tells the door, and waits for the player's goroutines.
func (p *Player) Leave() error {
	close(p.stop)
	var errs []error
	if p.resource != "" {
		errs = append(errs, p.del())
	}
	if p.dtls != nil {
		_ = p.dtls.Close() // the far end may be gone already
	}
	if p.agent != nil {
		errs = append(errs, p.agent.Close())
	}
	_ = p.hello.Close()
	p.work.Wait()
	return errors.Join(errs...)
}
