package api

import (
	"errors"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/limiter"

	"konvent/signaling/wire"
)

// limited lets one address ask 100 times a second: enough for a conference behind one office address, too little to
// try links out.
func (s *server) limited() fiber.Handler { return s.limitedTo(6000, time.Minute) }

// limitedGuests lets one address bring in 60 guests a minute for long and an office of 200 at once: nobody alone uses up the guests a
// conference takes.
func (s *server) limitedGuests() fiber.Handler { return s.limitedTo(200, 200*time.Second) }

func (s *server) limitedTo(most int, in time.Duration) fiber.Handler {
	return limiter.New(limiter.Config{
		Max: most, Expiration: in, LimitReached: func(*fiber.Ctx) error { return wire.ErrTooFast },
		KeyGenerator: func(c *fiber.Ctx) string { return s.address(c).String() },
	})
}

// bearer is the secret a request carries (RFC 6750, section 2.1).
func bearer(c *fiber.Ctx) string {
	scheme, token, _ := strings.Cut(c.Get(fiber.HeaderAuthorization), " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return ""
	}
	return strings.TrimSpace(token)
}

func (s *server) door(c *fiber.Ctx) error {
	d, err := s.house.Door(c.UserContext(), bearer(c))
	if err != nil {
		return err
	}
	c.Set(fiber.HeaderCacheControl, "no-store")
	return c.JSON(d)
}

func (s *server) guest(c *fiber.Ctx) error {
	var ask wire.GuestAsk
	if err := body(c, &ask); err != nil {
		return err
	}
	own, err := s.house.Guest(c.UserContext(), bearer(c), ask.Name)
	if err != nil {
		return err
	}
	return c.Status(fiber.StatusCreated).JSON(own)
}

// body reads a JSON body.
func body(c *fiber.Ctx, into any) error {
	if err := c.App().Config().JSONDecoder(c.Body(), into); err != nil {
		return wire.ErrBody
	}
	return nil
}

func isFault(err error, f *wire.Fault) bool {
	var is *wire.Fault
	return errors.As(err, &is) && is.Code == f.Code
}
