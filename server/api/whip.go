package api

import (
	"strings"

	"github.com/gofiber/fiber/v2"

	"konvent/signaling/wire"
)

// sdpType is the media type of offers and answers (RFC 9725, section 4.2).
const sdpType = "application/sdp"

// ingest is the publishing door for programs and hall mixers (RFC 9725). A room has one feed, and each session an address of its own, so
// that who was replaced cannot end what came after. At the room's address a key ends whatever runs.
func (s *server) ingest(app *fiber.App) {
	path := "/whip/:conference/:room"
	for _, p := range []string{path, path + "/:session"} {
		app.Options(p, anywhere, accepts)
		app.Patch(p, anywhere, s.patched)
		app.Delete(p, anywhere, s.endFeed)
	}
	app.Post(path, anywhere, offered, s.feed)
}

// egress is the viewing door for foreign players (WHEP draft). One key serves many, so each session has an address of its own.
func (s *server) egress(app *fiber.App) {
	path := "/whep/:conference/:room"
	for _, p := range []string{path, path + "/:player"} {
		app.Options(p, anywhere, accepts)
		app.Patch(p, anywhere, s.patched)
		app.Delete(p, anywhere, s.endPlay)
	}
	app.Post(path, anywhere, offered, s.play)
}

// anywhere lets pages of any origin use these doors: they hold a key, and nothing else lets them in.
func anywhere(c *fiber.Ctx) error {
	c.Set(fiber.HeaderAccessControlAllowOrigin, "*")
	c.Set(fiber.HeaderAccessControlExposeHeaders, "Location")
	return c.Next()
}

func accepts(c *fiber.Ctx) error {
	c.Set(fiber.HeaderAccessControlAllowMethods, "POST, PATCH, DELETE, OPTIONS")
	c.Set(fiber.HeaderAccessControlAllowHeaders, "Authorization, Content-Type")
	c.Set("Accept-Post", sdpType)
	return c.SendStatus(fiber.StatusNoContent)
}

// offered refuses what is no SDP offer.
func offered(c *fiber.Ctx) error {
	kind, _, _ := strings.Cut(c.Get(fiber.HeaderContentType), ";")
	if !strings.EqualFold(strings.TrimSpace(kind), sdpType) {
		c.Set("Accept-Post", sdpType)
		return fiber.ErrUnsupportedMediaType
	}
	return c.Next()
}

func (s *server) feed(c *fiber.Ctx) error {
	conf, room := c.Params("conference"), c.Params("room")
	answer, session, err := s.house.Feed(c.UserContext(), bearer(c), conf, room, string(c.Body()))
	if err != nil {
		return refused(c, err)
	}
	return created(c, "/whip/"+conf+"/"+room+"/"+session, answer)
}

func (s *server) endFeed(c *fiber.Ctx) error {
	if err := s.house.EndFeed(c.UserContext(), bearer(c), c.Params("conference"), c.Params("room"), c.Params("session")); err != nil {
		return refused(c, err)
	}
	return c.SendStatus(fiber.StatusOK)
}

func (s *server) play(c *fiber.Ctx) error {
	conf, room := c.Params("conference"), c.Params("room")
	answer, player, err := s.house.Play(c.UserContext(), bearer(c), conf, room, string(c.Body()))
	if err != nil {
		return refused(c, err)
	}
	return created(c, "/whep/"+conf+"/"+room+"/"+player, answer)
}

// endPlay closes a player: its address is the secret that allows it.
func (s *server) endPlay(c *fiber.Ctx) error {
	player := c.Params("player")
	if player == "" {
		return fiber.ErrMethodNotAllowed
	}
	s.house.EndPlay(player)
	return c.SendStatus(fiber.StatusOK)
}

// patched takes trickled candidates and needs none of them: we are an ICE-lite agent and learn addresses from the checks
// themselves (RFC 8445, section 2.5). ICE restarts are not offered; a client opens a new session instead.
func (s *server) patched(c *fiber.Ctx) error {
	kind, _, _ := strings.Cut(c.Get(fiber.HeaderContentType), ";")
	if !strings.EqualFold(strings.TrimSpace(kind), "application/trickle-ice-sdpfrag") {
		return fiber.ErrUnsupportedMediaType
	}
	return c.SendStatus(fiber.StatusNoContent)
}

func created(c *fiber.Ctx, location, answer string) error {
	c.Set(fiber.HeaderLocation, location)
	c.Set(fiber.HeaderContentType, sdpType)
	return c.Status(fiber.StatusCreated).SendString(answer)
}

// refused answers a wrong key in one way, whatever is wrong about it.
func refused(c *fiber.Ctx, err error) error {
	if isFault(err, wire.ErrLink) {
		c.Set(fiber.HeaderWWWAuthenticate, "Bearer")
		return c.Status(fiber.StatusUnauthorized).JSON(fiber.Map{"fault": wire.ErrLink})
	}
	return err
}
