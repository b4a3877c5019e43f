package api_test

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	ws "github.com/fasthttp/websocket"
	"github.com/gofiber/fiber/v2/utils"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"konvent/demo"
	"konvent/server/api"
	"konvent/server/auth"
	"konvent/server/conference"
	"konvent/server/conference/importer"
	"konvent/server/media"
	"konvent/server/store"
	"konvent/server/store/litetest"
	"konvent/signaling/wire"
)

func TestMain(m *testing.M) {
	utils.StartTimeStampUpdater() // by now, so that IgnoreCurrent knows it: its name depends on what the compiler inlines
	goleak.VerifyTestMain(m,
		goleak.IgnoreCurrent(),
		// The web framework's own: clocks and the limiter's store run as long as the process, the worker pool's cleaner sleeps out.
		goleak.IgnoreAnyFunction("github.com/gofiber/fiber/v2/internal/memory.(*Storage).gc"),
		goleak.IgnoreAnyFunction("github.com/valyala/fasthttp.(*workerPool).Start.func2"),
		goleak.IgnoreAnyFunction("github.com/valyala/fasthttp.updateServerDate.func1"),
	)
}

// world is a whole house on 127.0.0.1: real store, real sockets, real media engine.
type world struct {
	t       *testing.T
	house   *conference.House
	conf    *conference.Conference
	address string
	rooms   map[string]wire.RoomID
}

// empty is a house in which nothing is.
var empty = litetest.New(func(dir string) error {
	s, err := store.Open(context.Background(), "", dir)
	if err != nil {
		return err
	}
	return s.Close()
})

func newWorld(t *testing.T, settings ...func(*api.Config)) *world {
	t.Helper()
	return newWorldOn(t, func(s *store.Store) conference.Store { return s }, settings...)
}

// newWorldOn is newWorld with something between the house and its store.
func newWorldOn(t *testing.T, between func(*store.Store) conference.Store, settings ...func(*api.Config)) *world {
	t.Helper()
	return newWorldOf(t, between, media.Config{}, settings...)
}

// newWorldOf is newWorldOn with other limits of the media engine.
func newWorldOf(t *testing.T, between func(*store.Store) conference.Store, limits media.Config, settings ...func(*api.Config)) *world {
	t.Helper()
	log := slog.New(slog.NewTextHandler(io.Discard, nil))
	kept, err := store.Open(t.Context(), "", empty.Copy(t))
	require.NoError(t, err)
	w := &world{t: t, rooms: map[string]wire.RoomID{}}
	slug := w.bring(kept)
	w.house = conference.NewHouse(between(kept), conference.Config{PublicURL: "http://127.0.0.1", WhepPlayers: 3}, log)
	limits.IPs, limits.Loopback = []net.IP{net.IPv4(127, 0, 0, 1)}, true
	engine, err := media.Open(limits, w.house, log)
	require.NoError(t, err)
	require.NoError(t, w.house.Open(t.Context(), engine))
	w.conf, err = w.house.Conference(slug)
	require.NoError(t, err)
	cfg := api.Config{
		House: w.house, Client: fstest.MapFS{"index.html": {Data: []byte("<title>Konvent</title>")}, "assets/a.js": {Data: []byte("1")}},
		Metrics: http.NotFoundHandler(), Ready: func() error { return kept.Ping(context.Background()) }, Log: log,
	}
	for _, set := range settings {
		set(&cfg)
	}
	web, err := api.New(cfg)
	require.NoError(t, err)
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	served := make(chan error, 1)
	go func() { served <- web.Serve(ln) }()
	w.address = ln.Addr().String()
	t.Cleanup(func() {
		http.DefaultClient.CloseIdleConnections()
		require.NoError(t, web.Close())
		require.NoError(t, <-served)
		w.house.Close()
		require.NoError(t, engine.Close())
		require.NoError(t, kept.Close())
	})
	return w
}

func (w *world) bring(kept *store.Store) string {
	w.t.Helper()
	text, err := demo.FS.ReadFile("kommunale-2021.json")
	require.NoError(w.t, err)
	doc, err := importer.Parse(text)
	require.NoError(w.t, err)
	about, p, err := doc.Build(auth.NewID)
	require.NoError(w.t, err)
	require.NoError(w.t, kept.SaveConference(w.t.Context(), about, p))
	for _, r := range p.Rooms {
		w.rooms[r.Slug] = r.ID
	}
	return about.Slug
}

// token adds somebody and returns their secret.
func (w *world) token(r wire.Role) string {
	w.t.Helper()
	p, err := w.conf.AddPerson(w.t.Context(), wire.Person{Name: "Person", Role: r})
	require.NoError(w.t, err)
	return p.Token
}

// answered is an HTTP answer, read whole.
type answered struct {
	status int
	header http.Header
	body   string
}

func (a answered) fault(t *testing.T) wire.FaultCode {
	t.Helper()
	var f struct{ Fault wire.Fault }
	require.NoError(t, json.Unmarshal([]byte(a.body), &f), a.body)
	return f.Fault.Code
}

// ask sends a request with a bearer secret and a body of a media type.
func (w *world) ask(method, path, bearer, kind, body string) answered {
	w.t.Helper()
	return w.askFrom("", method, path, bearer, kind, body)
}

// askFrom is ask for somebody for whom a proxy speaks.
func (w *world) askFrom(address, method, path, bearer, kind, body string) answered {
	w.t.Helper()
	return w.request(method, path, body, map[string]string{"X-Forwarded-For": address, "Authorization": "Bearer " + bearer, "Content-Type": kind})
}

// askWith is ask without a body, and with one header more.
func (w *world) askWith(method, path, bearer, header, value string) answered {
	w.t.Helper()
	return w.request(method, path, "", map[string]string{"Authorization": "Bearer " + bearer, header: value})
}

func (w *world) request(method, path, body string, headers map[string]string) answered {
	w.t.Helper()
	r, err := http.NewRequestWithContext(w.t.Context(), method, "http://"+w.address+path, strings.NewReader(body))
	require.NoError(w.t, err)
	for name, value := range headers {
		if value != "" && value != "Bearer " {
			r.Header.Set(name, value)
		}
	}
	a, err := http.DefaultClient.Do(r)
	require.NoError(w.t, err)
	defer a.Body.Close()
	text, err := io.ReadAll(a.Body)
	require.NoError(w.t, err)
	return answered{a.StatusCode, a.Header, string(text)}
}

// line is a socket of a test client.
type line struct {
	t       *testing.T
	ws      *ws.Conn
	pending []said
	n       uint32
}

type said struct {
	Re    uint32
	Type  string
	Body  json.RawMessage
	Fault *wire.Fault
}

func (w *world) dial(header http.Header) (*line, *http.Response, error) {
	c, a, err := ws.DefaultDialer.DialContext(w.t.Context(), "ws://"+w.address+"/ws", header)
	if err != nil {
		return nil, a, err
	}
	l := &line{t: w.t, ws: c}
	w.t.Cleanup(func() { c.Close() })
	return l, a, nil
}

// come opens a socket and says hello.
func (w *world) come(token string) *line {
	w.t.Helper()
	l, _, err := w.dial(nil)
	require.NoError(w.t, err)
	require.Nil(w.t, l.do("session.hello", wire.Hello{Token: token, Version: wire.Version}).Fault)
	return l
}

// in comes in and goes to a room.
func (w *world) in(r wire.Role, slug string) *line {
	w.t.Helper()
	l := w.come(w.token(r))
	require.Nil(w.t, l.do("place.enter", wire.Enter{Room: w.rooms[slug]}).Fault)
	return l
}

func (l *line) send(text string) {
	l.t.Helper()
	require.NoError(l.t, l.ws.WriteMessage(ws.TextMessage, []byte(text)))
}

// next returns the next frame.
func (l *line) next() (said, error) {
	if len(l.pending) == 0 {
		if err := l.ws.SetReadDeadline(time.Now().Add(20 * time.Second)); err != nil {
			return said{}, err
		}
		_, message, err := l.ws.ReadMessage()
		if err != nil {
			return said{}, err
		}
		for frame := range strings.SplitSeq(string(message), "\n") {
			var s said
			if err := json.Unmarshal([]byte(frame), &s); err != nil {
				return said{}, err
			}
			l.pending = append(l.pending, s)
		}
	}
	s := l.pending[0]
	l.pending = l.pending[1:]
	return s, nil
}

// await returns the next frame that fits.
func (l *line) await(fits func(said) bool) said {
	l.t.Helper()
	for {
		s, err := l.next()
		require.NoError(l.t, err)
		if fits(s) {
			return s
		}
	}
}

// do says a command and returns its answer.
func (l *line) do(kind string, body any) said {
	l.t.Helper()
	raw, err := json.Marshal(body)
	require.NoError(l.t, err)
	l.n++
	command, err := json.Marshal(wire.Command{N: l.n, Type: kind, Body: raw})
	require.NoError(l.t, err)
	l.send(string(command))
	n := l.n
	return l.await(func(s said) bool { return s.Re == n && s.Type == "" })
}

// closeCode reads until the socket ends and returns its close code.
func (l *line) closeCode() int {
	l.t.Helper()
	for {
		if _, err := l.next(); err != nil {
			var c *ws.CloseError
			require.ErrorAs(l.t, err, &c)
			return c.Code
		}
	}
}
