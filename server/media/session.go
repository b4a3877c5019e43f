package media

import (
	"context"
	"encoding/binary"
	"errors"
	"io"
	"slices"
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
	ear *ear
}

// ear is a session that was taken up again for the alerts of a moment. Those that come before it is ready wait.
type ear struct {
	*records
	ready bool
	early [][]byte
}

// earlyMost is how many may wait. What is beyond is lost; silence ends the connection then.
const earlyMost = 8

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
		if !keyed(b) {
			return // DTLS would take it for the far end's, as before there were keys
		}
		if s.ear == nil {
			s.ear = &ear{records: newRecords(func([]byte) {})}
			taken := s.ear
			l.tasks.Go(func() { s.listen(l, taken) })
		}
		switch {
		case s.ear.ready:
			_, _ = s.ear.Write(b)
		case len(s.ear.early) < earlyMost:
			s.ear.early = append(s.ear.early, slices.Clone(b))
		}
	}
}

// keyed says that all records of a datagram were sealed with the keys that were agreed on (RFC 6347, section 4.1: the epoch is not 0).
func keyed(b []byte) bool {
	const epoch, length, header = 3, 11, 13
	for len(b) >= header {
		n := header + int(binary.BigEndian.Uint16(b[length:]))
		if binary.BigEndian.Uint16(b[epoch:]) == 0 || n > len(b) {
			return false
		}
		b = b[n:]
	}
	return len(b) == 0
}

// listen looks at the alerts of a moment.
func (s *session) listen(l *viewLine, e *ear) {
	over := s.ends(l, e)
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

// ends says whether the far end's goodbye is among the alerts that come. Only who has the keys can say it.
func (s *session) ends(l *viewLine, e *ear) bool {
	ctx, cancel := context.WithTimeout(context.Background(), alertTime)
	defer cancel()
	defer e.end()
	conn, err := s.resume(ctx, e.records)
	if err != nil {
		return false
	}
	defer func() { e.hush(); _ = conn.Close() }()
	if deadline, ok := ctx.Deadline(); ok {
		_ = conn.SetReadDeadline(deadline)
	}
	l.mu.Lock()
	e.ready = true
	for _, alert := range e.early {
		_, _ = e.Write(alert)
	}
	l.mu.Unlock()
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
