// Package api is the house's door to the web: pages, sockets, REST, WHIP and WHEP. It is the only package with Fiber.
package api

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"sync"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/adaptor"
	"github.com/gofiber/fiber/v2/middleware/recover"

	"konvent/server/conference"
	"konvent/server/tally"
	"konvent/signaling/wire"
)

const (
	// bodyLimit is the largest request body: an import document.
	bodyLimit = 4 << 20
	// closeTime is how long requests that are being answered have when the house closes.
	closeTime = 5 * time.Second
)

// Config is what the web side needs to know.
type Config struct {
	House *conference.House
	// Client holds the built web client: index.html and assets. It is read once.
	Client fs.FS
	// Metrics answers GET /metrics.
	Metrics http.Handler
	// Ready says whether the house can work; GET /healthz answers with it.
	Ready func() error
	// Origins may open sockets beside the page's own host: scheme://host[:port].
	Origins []string
	// TrustedProxies are believed when X-Forwarded-For says whom they speak for.
	TrustedProxies []netip.Prefix
	// Sockets is how many sockets the house holds at once, SocketsFromOne how many of them from one address; 0 for 10,000 and 4,000.
	Sockets, SocketsFromOne int
	// Connections is how many connections of any kind, ConnectionsFromOne how many of them from one address; 0 for 24,000 and 16,000.
	Connections, ConnectionsFromOne int
	// WriteTimeout is how long somebody may take to read one answer; 0 for a minute. Sockets have their own.
	WriteTimeout time.Duration
	Log          *slog.Logger
}

// server is a Config at work.
type server struct {
	Config
	house   *conference.House
	assets  map[string]asset
	sockets *sockets
}

// Server is the web side.
type Server struct {
	app     *fiber.App
	sockets *sockets
	log     *slog.Logger
	// holds counts connections, sockets included.
	holds  *tally.Tally
	trusts func(netip.Addr) bool

	mu     sync.Mutex // guards the rest
	ln     *tally.Listener
	closed bool
}

// New builds the routes. It fails when the web client is not built in.
func New(cfg Config) (*Server, error) {
	s := &server{
		Config: cfg, house: cfg.House,
		sockets: newSockets(cmp.Or(cfg.Sockets, socketsAtOnce), cmp.Or(cfg.SocketsFromOne, socketsFromOne)),
	}
	var err error
	if s.assets, err = readAssets(cfg.Client); err != nil {
		return nil, err
	}
	app := fiber.New(fiber.Config{
		// Values of a request are borrowed memory by default and change when it ends; ours are kept.
		Immutable:             true,
		DisableStartupMessage: true,
		BodyLimit:             bodyLimit,
		ReadTimeout:           30 * time.Second,
		WriteTimeout:          cmp.Or(cfg.WriteTimeout, time.Minute), // not of sockets: they leave the framework
		IdleTimeout:           120 * time.Second,
		ErrorHandler:          s.failed,
		ReadBufferSize:        8 << 10,
	})
	app.Use(recover.New(), headers, s.bounded)
	s.routes(app)
	holds := tally.New(cmp.Or(cfg.Connections, connectionsAtOnce), cmp.Or(cfg.ConnectionsFromOne, connectionsFromOne))
	return &Server{app: app, log: cfg.Log, sockets: s.sockets, holds: holds, trusts: s.trusts}, nil
}

// requestTimeout bounds one request, databases and media included.
const requestTimeout = 20 * time.Second

// bounded gives a request a context of its own: the framework's is used again for the next request while something may still hold it.
func (s *server) bounded(c *fiber.Ctx) error {
	ctx, cancel := context.WithTimeout(s.sockets.ctx, requestTimeout)
	defer cancel()
	c.SetUserContext(ctx)
	return c.Next()
}

func (s *server) routes(app *fiber.App) {
	app.Get("/healthz", s.health)
	app.Get("/metrics", adaptor.HTTPHandler(s.Metrics))
	app.Get("/ws", s.sameOrigin, s.hasRoom, s.socket())
	v1 := app.Group("/api/v1")
	v1.Get("/door", s.door)
	v1.Post("/guests", s.limitedGuests(), s.guest)
	v1.Post("/rooms/:room/files", s.postFile)
	v1.Get("/rooms/:room/files/:id", s.getFile)
	s.editing(v1)
	s.seating(v1)
	v1.Use(func(*fiber.Ctx) error { return wire.ErrNotFound })
	s.ingest(app)
	s.egress(app)
	s.pages(app)
}

// Serve serves until Close; it returns nil after Close, also when that came first.
func (s *Server) Serve(ln net.Listener) error {
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return ln.Close()
	}
	s.ln = &tally.Listener{Listener: ln, Tally: s.holds, Many: s.trusts}
	s.mu.Unlock()
	return s.app.Listener(s.ln)
}

// Close stops listening, ends every socket with "come back", and waits for them. Who says nothing is not waited for longer than closeTime.
func (s *Server) Close() error {
	s.mu.Lock()
	s.closed = true
	if s.ln != nil {
		_ = s.ln.Close() // whatever it says, nothing more is accepted
	}
	s.mu.Unlock()
	s.sockets.close()
	if err := s.app.ShutdownWithTimeout(closeTime); !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	s.log.Warn("connections were still open when the house closed")
	return nil
}

func (s *server) health(c *fiber.Ctx) error {
	if err := s.Ready(); err != nil {
		s.Log.Error("not ready", "err", err)
		return c.Status(fiber.StatusServiceUnavailable).JSON(fiber.Map{"status": "not ready"})
	}
	return c.JSON(fiber.Map{"status": "ok"})
}

// statuses says which HTTP status a fault has; others are 400.
var statuses = map[wire.FaultCode]int{
	wire.ErrLink.Code:         fiber.StatusNotFound,
	wire.ErrNotFound.Code:     fiber.StatusNotFound,
	wire.ErrNotAllowed.Code:   fiber.StatusForbidden,
	wire.ErrTooLong.Code:      fiber.StatusRequestEntityTooLarge,
	wire.ErrPicture.Code:      fiber.StatusUnsupportedMediaType,
	wire.ErrDocFull.Code:      fiber.StatusInsufficientStorage,
	wire.ErrPictures.Code:     fiber.StatusInsufficientStorage,
	wire.ErrYourPictures.Code: fiber.StatusInsufficientStorage,
	wire.ErrNotHere.Code:      fiber.StatusForbidden,
	wire.ErrTooFast.Code:      fiber.StatusTooManyRequests,
	wire.ErrNoSeat.Code:       fiber.StatusConflict,
	wire.ErrCodec.Code:        fiber.StatusUnprocessableEntity,
	wire.ErrBusy.Code:         fiber.StatusServiceUnavailable,
	wire.ErrStore.Code:        fiber.StatusServiceUnavailable,
	wire.ErrInternal.Code:     fiber.StatusInternalServerError,
}

// failed answers with the fault as JSON. What is no fault is a mistake of ours: it goes to the log, and its text nowhere else.
func (s *server) failed(c *fiber.Ctx, err error) error {
	var f *wire.Fault
	var web *fiber.Error
	switch {
	case errors.As(err, &f):
	case errors.Is(err, conference.ErrNone):
		f = wire.ErrNotFound
	case errors.As(err, &web) && web.Code < 500:
		return c.Status(web.Code).JSON(fiber.Map{"fault": &wire.Fault{Code: "http"}})
	default:
		f = wire.ErrInternal
		s.Log.Error("request failed", "method", c.Method(), "route", c.Route().Path, "err", err)
	}
	status, ok := statuses[f.Code]
	if !ok {
		status = fiber.StatusBadRequest
	}
	if f.Retry {
		c.Set(fiber.HeaderRetryAfter, "2")
	}
	return c.Status(status).JSON(fiber.Map{"fault": f})
}
