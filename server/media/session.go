package media

import (
	"context"
	"errors"
	"io"
	"time"

	"github.com/pion/dtls/v3"
	"golang.org/x/time/rate"
)

// session is what is left of a handshake when it is over. DTLS has nothing to do from then on but to say and hear goodbye, so it
// holds no goroutine: for these few records it is taken up again (RFC 5246, section 7.2.1).
type session struct {
	state  *dtls.State
	flight [][]byte
	// again bounds how often the last flight is repeated.
	again *rate.Limiter
	// ear takes alerts while they are looked at, nil while none is; the line's lock guards it.
	ear *records
}

// The far end repeats its last flight when ours was lost (RFC 6347, section 4.2.4), a few times.
const (
	repeatEvery = 200 * time.Millisecond
	repeatMost  = 3
)

// Content types of records (RFC 5246, section 6.2.1).
const (
	recordCipherChange = 20
	recordAlert        = 21
	recordHandshake    = 22
)

func newSession(state *dtls.State, flight [][]byte) *session {
	state.PeerCertificates = nil // checked, and large
	return &session{state: state, flight: flight, again: rate.NewLimiter(rate.Every(repeatEvery), repeatMost)}
}

// late takes a record that came after the handshake; the line's lock is held.
func (s *session) late(l *viewLine, b []byte) {
	switch b[0] {
	case recordCipherChange, recordHandshake:
		if s.again.Allow() {
			p := l.path.path
			for _, flight := range s.flight {
				p.write(flight)
			}
		}
	case recordAlert:
		if s.ear == nil {
			ear := newRecords(func([]byte) {})
			s.ear = ear
			l.tasks.Go(func() { s.listen(l, ear) })
		}
		_, _ = s.ear.Write(b) // a full one loses it; silence ends the connection then
	}
}

// listen looks at the alerts of a moment.
func (s *session) listen(l *viewLine, ear *records) {
	over := s.ends(ear)
	l.mu.Lock()
	s.ear = nil
	l.mu.Unlock()
	if over {
		l.engine.closeView(l.view)
	}
}

// resume takes the session up again.
func (s *session) resume(ctx context.Context, r *records) (*dtls.Conn, error) {
	conn, err := dtls.ResumeWithOptions(s.state, r, somewhere, dtls.WithLoggerFactory(quietFactory{}))
	if err != nil {
		return nil, err
	}
	if err := conn.HandshakeContext(ctx); err != nil {
		_ = conn.Close()
		return nil, err
	}
	return conn, nil
}

// ends says whether the far end's goodbye is among these records. Only who has the keys can say it.
func (s *session) ends(r *records) bool {
	ctx, cancel := context.WithTimeout(context.Background(), alertTime)
	defer cancel()
	defer r.end()
	conn, err := s.resume(ctx, r)
	if err != nil {
		return false
	}
	defer func() { r.hush(); _ = conn.Close() }()
	if deadline, ok := ctx.Deadline(); ok {
		_ = conn.SetReadDeadline(deadline)
	}
	_, err = conn.Read(make([]byte, receiveSize))
	return errors.Is(err, io.EOF)
}

// bye tells the far end that the connection is over.
func (s *session) bye(l *viewLine) {
	ctx, cancel := context.WithTimeout(context.Background(), alertTime)
	defer cancel()
	r := newRecords(l.write)
	defer r.end()
	if conn, err := s.resume(ctx, r); err == nil {
		_ = conn.Close()
	}
}
