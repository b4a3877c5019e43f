package player

import (
	"context"
	"crypto"
	"crypto/tls"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/pion/dtls/v3/pkg/crypto/fingerprint"
	"github.com/pion/dtls/v3/pkg/crypto/selfsign"
)

// Identity is a certificate that players share, so that a crowd does not spend its time on making keys.
type Identity struct {
	certificate tls.Certificate
	fingerprint string
}

// NewIdentity makes one.
func NewIdentity() (Identity, error) {
	c, err := selfsign.GenerateSelfSigned()
	if err != nil {
		return Identity{}, fmt.Errorf("make a certificate: %w", err)
	}
	f, err := fingerprint.Fingerprint(c.Leaf, crypto.SHA256)
	if err != nil {
		return Identity{}, fmt.Errorf("make a certificate: %w", err)
	}
	return Identity{c, f}, nil
}

// Door is where a programme is looked at.
type Door struct{ URL, Key string }

// post hands in an offer and returns the answer (WHEP draft, section 4.2).
func (p *Player) post(ctx context.Context, url, offer string) (string, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, url, strings.NewReader(offer))
	if err != nil {
		return "", err
	}
	req.Header.Set("Content-Type", "application/sdp")
	req.Header.Set("Authorization", "Bearer "+p.key)
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return "", err
	}
	defer res.Body.Close()
	text, err := io.ReadAll(io.LimitReader(res.Body, 1<<18))
	if err != nil {
		return "", err
	}
	if res.StatusCode != http.StatusCreated {
		return "", fmt.Errorf("the door answered %s", res.Status)
	}
	where, err := res.Location()
	if err != nil {
		return "", fmt.Errorf("the door named no resource: %w", err)
	}
	p.resource = where.String()
	return string(text), nil
}

// del tells the door that the player is gone.
func (p *Player) del() error {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodDelete, p.resource, nil)
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Bearer "+p.key)
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	return res.Body.Close()
}
