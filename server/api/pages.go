package api

import (
	"path"
	"strings"

	"github.com/gofiber/fiber/v2"

	"konvent/signaling/wire"
)

// headers keep a page to itself: no other origin is loaded or told anything, and the link in the address goes nowhere.
func headers(c *fiber.Ctx) error {
	for name, value := range map[string]string{
		fiber.HeaderContentSecurityPolicy: "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; " +
			"media-src 'self' blob: mediastream:; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
		fiber.HeaderReferrerPolicy:      "no-referrer",
		fiber.HeaderXContentTypeOptions: "nosniff",
		"Cross-Origin-Opener-Policy":    "same-origin",
		"Permissions-Policy":            "camera=(self), microphone=(self), display-capture=(self), geolocation=(), payment=()",
	} {
		c.Set(name, value)
	}
	return c.Next()
}

// pages serves the web client: the same page everywhere, which asks for what it shows.
func (s *server) pages(app *fiber.App) {
	app.Get("/j/:link", s.limited(), s.page)
	app.Get("/", func(c *fiber.Ctx) error { return s.send(c, fiber.StatusOK) })
	app.Get("/*", s.asset)
}

// page answers a personal link. Unknown, revoked and foreign ones get one and the same page and status; it tells nothing.
func (s *server) page(c *fiber.Ctx) error {
	_, err := s.house.Door(c.UserContext(), c.Params("link"))
	switch {
	case err == nil:
		return s.send(c, fiber.StatusOK)
	case isFault(err, wire.ErrLink):
		return s.send(c, fiber.StatusNotFound)
	}
	return s.send(c, fiber.StatusServiceUnavailable)
}

func (s *server) send(c *fiber.Ctx, status int) error {
	c.Set(fiber.HeaderCacheControl, "no-store")
	return s.assets[index].serve(c.Status(status))
}

// asset serves a file of the client. Their names carry a hash of what is in them, so they are kept for good.
func (s *server) asset(c *fiber.Ctx) error {
	name := strings.TrimPrefix(path.Clean("/"+c.Params("*")), "/")
	a, ok := s.assets[name]
	if !ok {
		return s.send(c, fiber.StatusNotFound)
	}
	if strings.HasPrefix(name, "assets/") {
		c.Set(fiber.HeaderCacheControl, "public, max-age=31536000, immutable")
	}
	return a.serve(c)
}
