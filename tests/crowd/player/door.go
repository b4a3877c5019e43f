//go:build linux

package player

import (
	"context"
	"crypto"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
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

// Way is how a player comes in: Enter hands in an offer, and returns the answer and what ends the session. It takes its time where it is
// told to wait.
type Way interface {
	Enter(ctx context.Context, offer string) (answer string, leave func(context.Context) error, err error)
}

// Door is a WHEP door (WHEP draft).
type Door struct {
	URL, Key string
	// From is whom a trusted proxy says the offer comes from; empty for nobody.
	From string `json:"-"`
}

// client keeps as many connections open as a crowd uses at once.
var client = &http.Client{Transport: &http.Transport{MaxIdleConns: 256, MaxIdleConnsPerHost: 256, IdleConnTimeout: 10 * time.Second}}

// CloseIdle closes the connections that doors keep open.
func CloseIdle() { client.CloseIdleConnections() }

// errWait says that the house lets nobody in just now.
type errWait struct{ time.Duration }

func (e errWait) Error() string { return "asked to wait " + e.String() }

// Enter hands in an offer (WHEP draft, section 4.2), again after a while where the house asks for it.
func (d Door) Enter(ctx context.Context, offer string) (string, func(context.Context) error, error) {
	for {
		answer, resource, err := d.post(ctx, offer)
		var later errWait
		if !errors.As(err, &later) {
			return answer, func(ctx context.Context) error { return d.del(ctx, resource) }, err
		}
		select {
		case <-time.After(later.Duration):
		case <-ctx.Done():
			return "", nil, errors.Join(err, ctx.Err())
		}
	}
}

func (d Door) post(ctx context.Context, offer string) (answer, resource string, err error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, d.URL, strings.NewReader(offer))
	if err != nil {
		return "", "", err
	}
	req.Header.Set("Content-Type", "application/sdp")
	req.Header.Set("Authorization", "Bearer "+d.Key)
	if d.From != "" {
		req.Header.Set("X-Forwarded-For", d.From)
	}
	res, err := client.Do(req)
	if err != nil {
		return "", "", err
	}
	defer res.Body.Close()
	text, err := io.ReadAll(io.LimitReader(res.Body, 1<<18))
	if err != nil {
		return "", "", err
	}
	seconds, later := strconv.Atoi(res.Header.Get("Retry-After"))
	switch {
	case res.StatusCode == http.StatusCreated:
	case later == nil && (res.StatusCode == http.StatusServiceUnavailable || res.StatusCode == http.StatusTooManyRequests):
		return "", "", errWait{max(time.Duration(seconds)*time.Second, 100*time.Millisecond)}
	default:
		return "", "", fmt.Errorf("the door answered %s", res.Status)
	}
	where, err := res.Location()
	if err != nil {
		return "", "", fmt.Errorf("the door named no resource: %w", err)
	}
	return string(text), where.String(), nil
}

// del tells the door that the player is gone.
func (d Door) del(ctx context.Context, resource string) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodDelete, resource, nil)
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Bearer "+d.Key)
	res, err := client.Do(req)
	if err != nil {
		return err
	}
	_, _ = io.Copy(io.Discard, res.Body)
	return res.Body.Close()
}
