package api

import (
	"context"
	"errors"
	"io"
	"net/netip"
	"net/url"
	"slices"
	"sync"
	"time"

	ws "github.com/fasthttp/websocket"
	"github.com/gofiber/contrib/websocket"
	"github.com/gofiber/fiber/v2"

	"konvent/server/conference"
	"konvent/signaling"
	"konvent/signaling/wire"
)

const (
	readTimeout  = 45 * time.Second
	writeTimeout = 10 * time.Second
	// frameAtMost is how much of a message that is too long is read before the socket is closed.
	frameAtMost = 4 << 20
)

// sameOrigin refuses pages of other hosts. Programs other than browsers send no Origin; they hold no cookies that could be abused.
func (s *server) sameOrigin(c *fiber.Ctx) error {
	if !websocket.IsWebSocketUpgrade(c) {
		return fiber.ErrUpgradeRequired
	}
	origin := c.Get(fiber.HeaderOrigin)
	if origin == "" || slices.Contains(s.Origins, origin) {
		return c.Next()
	}
	if u, err := url.Parse(origin); err == nil && u.Host != "" && u.Host == c.Get(fiber.HeaderHost) {
		return c.Next()
	}
	return wire.ErrNotAllowed
}

func (s *server) socket() fiber.Handler {
	return websocket.New(func(pooled *websocket.Conn) {
		at, _ := pooled.Locals(addressKey).(netip.Addr)
		if !s.sockets.Enter(at) {
			return // it filled up since hasRoom looked
		}
		defer s.sockets.Leave(at)
		// The wrapper goes back to a pool; only what is inside belongs to us. Serve returns when nothing uses it any more.
		signaling.Serve(s.sockets.ctx, newConn(pooled.Conn), desk{s.house}, s.Log)
	}, websocket.Config{
		Origins: []string{"*"}, // sameOrigin has looked already
		RecoverHandler: func(*websocket.Conn) {
			if r := recover(); r != nil {
				s.Log.Error("socket failed", "err", r)
			}
		},
		EnableCompression: false,
		WriteBufferPool:   &sync.Pool{},
	})
}

// conn is a signaling.Conn over a web socket.
type conn struct {
	ws     *ws.Conn
	closed sync.Once
}

func newConn(w *ws.Conn) *conn {
	c := &conn{ws: w}
	alive := func() { w.SetReadDeadline(time.Now().Add(readTimeout)) } //nolint:errcheck // a dead socket fails at the next read
	alive()
	w.SetReadLimit(frameAtMost)
	w.SetPongHandler(func(string) error { alive(); return nil })
	return c
}

func (c *conn) Read() ([]byte, error) {
	kind, r, err := c.ws.NextReader()
	if err != nil {
		return nil, err
	}
	if kind != ws.TextMessage {
		return nil, errors.New("not a text message")
	}
	if err := c.ws.SetReadDeadline(time.Now().Add(readTimeout)); err != nil {
		return nil, err
	}
	message, err := io.ReadAll(io.LimitReader(r, signaling.MaxFrame+1))
	if err != nil || len(message) <= signaling.MaxFrame {
		return message, err
	}
	if _, err := io.Copy(io.Discard, r); err != nil {
		return nil, err
	}
	return message, signaling.ErrFrameTooLong
}

func (c *conn) Write(message []byte) error {
	if err := c.ws.SetWriteDeadline(time.Now().Add(writeTimeout)); err != nil {
		return err
	}
	return c.ws.WriteMessage(ws.TextMessage, message)
}

func (c *conn) Ping() error {
	return c.ws.WriteControl(ws.PingMessage, nil, time.Now().Add(writeTimeout))
}

func (c *conn) Close(code int) {
	c.closed.Do(func() {
		message := ws.FormatCloseMessage(code, "")
		c.ws.WriteControl(ws.CloseMessage, message, time.Now().Add(time.Second)) //nolint:errcheck // the far end may be gone
		c.ws.Close()                                                             //nolint:errcheck // nothing is left to do
	})
}

// desk lets sessions in at the house.
type desk struct{ house *conference.House }

func (d desk) Hello(ctx context.Context, out *signaling.Outbox, n uint32, h wire.Hello) (signaling.Visitor, error) {
	v, err := d.house.Hello(ctx, out, n, h)
	if err != nil {
		return nil, err
	}
	return v, nil
}
