package media

import (
	"crypto"
	"crypto/tls"
	"fmt"
	"log/slog"
	"net"
	"runtime"
	"strings"
	"sync"
	"time"

	"github.com/pion/dtls/v3/pkg/crypto/fingerprint"
	"github.com/pion/dtls/v3/pkg/crypto/selfsign"
	"github.com/pion/webrtc/v4"

	"konvent/server/conference"
	"konvent/server/room"
	"konvent/signaling/wire"
)

// Config says where the engine listens and how much it takes. The zero value listens on all addresses and any port.
type Config struct {
	// IPs are the addresses that answers name. If all are this machine's, the engine listens on just these; otherwise it listens
	// on all and they are taken for what stands in front of it. None: all of this machine's.
	IPs []net.IP
	// Port is the UDP port and the TCP port of all connections; 0 takes any free one, the same number for both.
	Port int
	// InFront says that IPs are in front of this machine (they are a container's host's, a router's), even where it has the same
	// itself, as every machine has 127.0.0.1: it listens on all of its own.
	InFront bool
	// Loopback allows 127.0.0.1, for tests.
	Loopback bool
	// Workers is the number of shards; 0 for one per core.
	Workers int
	// MaxViewers and MaxPublishers limit open connections; 0 for 2,000 and 200. As many as MaxViewers may wait to be let in.
	MaxViewers, MaxPublishers int
	// ViewRate is how many view connections may open a second for long; 0 for 150. ViewBurst is how many at once; 0 for 100.
	ViewRate  float64
	ViewBurst int
}

func (c Config) withDefaults() Config {
	if c.Workers == 0 {
		c.Workers = runtime.GOMAXPROCS(0)
	}
	c.Workers = min(c.Workers, maxShards)
	if c.MaxViewers == 0 {
		c.MaxViewers = 2000
	}
	if c.MaxPublishers == 0 {
		c.MaxPublishers = 200
	}
	if c.ViewRate == 0 {
		c.ViewRate = 150
	}
	if c.ViewBurst == 0 {
		c.ViewBurst = 100
	}
	return c
}

// Engine is the media engine: it implements conference.Media.
type Engine struct {
	cfg        Config
	log        *slog.Logger
	clock      clock
	tell       *teller
	admission  *admission
	ports      *ports
	publishAPI *webrtc.API
	// certificate is that of all connections; print, its SHA-256, vouches for it in each answer.
	certificate  tls.Certificate
	certificates []webrtc.Certificate
	print        string
	shards       []*shard
	stats        counters
	wanted       chan struct{} // a layer that was left off is wanted again
	quit         chan struct{}
	tasks        sync.WaitGroup

	mu         sync.Mutex // guards the rest
	closed     bool
	sources    map[wire.SourceID]*Source
	scenes     map[room.SceneID]*scene
	viewers    map[conference.ViewerID]*viewer
	publishers map[wire.SourceID]*publisher
	// opening are publishing connections whose offer is being answered.
	opening map[*publisher]struct{}
	views   int
	turn    uint64
}

var _ conference.Media = (*Engine)(nil)

// Open starts an engine. Close ends it.
func Open(cfg Config, n conference.Notices, log *slog.Logger) (*Engine, error) {
	cfg = cfg.withDefaults()
	e := &Engine{
		cfg: cfg, log: log, clock: newClock(), tell: newTeller(n), wanted: make(chan struct{}, 1), quit: make(chan struct{}),
		sources:    map[wire.SourceID]*Source{},
		scenes:     map[room.SceneID]*scene{},
		viewers:    map[conference.ViewerID]*viewer{},
		publishers: map[wire.SourceID]*publisher{},
		opening:    map[*publisher]struct{}{},
	}
	e.admission = newAdmission(cfg, e.tell.waitingOf, e.quit)
	var err error
	if err = e.certify(); err != nil {
		return nil, err
	}
	if e.ports, err = listen(cfg); err != nil {
		return nil, err
	}
	if err := e.makeAPI(); err != nil {
		_ = e.ports.close()
		return nil, err
	}
	if err := e.start(); err != nil {
		_ = e.Close()
		return nil, err
	}
	log.Info("media is open", "port", e.ports.port, "workers", cfg.Workers)
	return e, nil
}

func (e *Engine) makeAPI() error {
	s, err := e.ports.settings(e.cfg)
	if err != nil {
		return fmt.Errorf("media settings: %w", err)
	}
	if e.publishAPI, err = publishAPI(s); err != nil {
		return fmt.Errorf("publishing door: %w", err)
	}
	return nil
}

func (e *Engine) start() error {
	for i := range e.cfg.Workers {
		s := newShard(i, e.clock)
		for _, h := range e.ports.hosts {
			s.batches = append(s.batches, h.socket(i).Batch())
		}
		e.shards = append(e.shards, s)
		e.tasks.Go(func() { s.run(e.quit) })
	}
	e.tasks.Go(func() { e.tell.run(e.quit) })
	e.tasks.Go(e.watch)
	e.tasks.Go(e.attend)
	return e.startSlate()
}

// certify makes the engine's certificate.
func (e *Engine) certify() (err error) {
	if e.certificate, err = selfsign.GenerateSelfSigned(); err != nil {
		return fmt.Errorf("make a certificate: %w", err)
	}
	print, err := fingerprint.Fingerprint(e.certificate.Leaf, crypto.SHA256)
	if err != nil {
		return fmt.Errorf("make a certificate: %w", err)
	}
	e.print = strings.ToUpper(print) // RFC 8122, section 5, allows nothing else
	e.certificates = []webrtc.Certificate{webrtc.CertificateFromX509(e.certificate.PrivateKey, e.certificate.Leaf)}
	return nil
}

// Port is the number of the UDP and the TCP port.
func (e *Engine) Port() int { return e.ports.port }

// Close ends all connections and waits for every goroutine.
func (e *Engine) Close() error {
	e.mu.Lock()
	if e.closed {
		e.mu.Unlock()
		return nil
	}
	e.closed = true
	for _, p := range e.publishers {
		e.endPublisher(p)
	}
	for _, v := range e.viewers {
		e.endView(v)
	}
	e.mu.Unlock()
	close(e.quit)
	e.tasks.Wait()
	if err := e.ports.close(); err != nil {
		return fmt.Errorf("close media ports: %w", err)
	}
	return nil
}

// source finds or makes a source, shut; the lock is held.
func (e *Engine) source(id wire.SourceID) *Source {
	s := e.sources[id]
	if s == nil {
		s = newSource(e, id)
		e.sources[id] = s
	}
	return s
}

const (
	// watchTick is how often loudness is judged.
	watchTick = 100 * time.Millisecond
	// levelTicks is after how many of them levels and pauses are told and silence is noticed: five times a second.
	levelTicks = 2
	// sweepTicks is after how many of them sources that nobody needs are forgotten.
	sweepTicks = 100
)

// watch judges loudness, notices silence and forgets what nobody needs.
func (e *Engine) watch() {
	tick := time.NewTicker(watchTick)
	defer tick.Stop()
	for n := 1; ; n++ {
		select {
		case <-e.quit:
			return
		case <-tick.C:
		}
		e.mu.Lock()
		e.listen()
		if n%levelTicks == 0 {
			e.meter()
			e.tellPaused()
			now := e.clock.now()
			for _, s := range e.sources {
				s.rest(now)
			}
			e.endSilent(now)
		}
		if n%sweepTicks == 0 {
			e.sweep()
		}
		e.mu.Unlock()
	}
}

// sweep lets go of old packets, and forgets sources without gate, scene and publisher. One that is up waits until it was told to be down; the lock is held.
func (e *Engine) sweep() {
	used := map[*Source]bool{}
	for _, p := range e.publishers {
		for _, r := range p.routes {
			used[r.src] = true
		}
	}
	for _, sc := range e.scenes {
		for _, s := range sc.sources() {
			used[s] = true
		}
	}
	now := e.clock.now()
	for id, s := range e.sources {
		s.release(now)
		if s.gate.Load() == 0 && !s.up.Load() && !used[s] {
			delete(e.sources, id)
		}
	}
}
