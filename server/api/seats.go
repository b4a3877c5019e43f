package api

import (
	"github.com/gofiber/fiber/v2"

	"konvent/server/conference"
	"konvent/signaling/wire"
)

// seating is what an organiser does about seats (docs/rest.md).
func (s *server) seating(v1 fiber.Router) {
	v1.Get("/seats", s.organiser(s.getSeats))
	v1.Put("/seats/:session/:person", s.organiser(s.putSeat))
	v1.Delete("/seats/:session/:person", s.organiser(s.deleteSeat))
	v1.Get("/rounds", s.organiser(s.getRounds))
	v1.Put("/rounds", s.organiser(s.putRound))
	v1.Get("/sessions/:id/people", s.organiser(s.getNamed))
	v1.Put("/sessions/:id/people", s.organiser(s.putNamed))
}

func (s *server) getSeats(c *fiber.Ctx, conf *conference.Conference) error {
	return c.JSON(fiber.Map{"seats": conf.AllSeats()})
}

// way says how somebody attends whom an organiser seats; nothing for the way of the conference.
type way struct {
	Online *bool `json:"online"`
}

func (s *server) putSeat(c *fiber.Ctx, conf *conference.Conference) error {
	var w way
	if len(c.Body()) > 0 {
		if err := body(c, &w); err != nil {
			return err
		}
	}
	err := conf.PlaceSeat(c.UserContext(), wire.PersonID(c.Params("person")), wire.SessionID(c.Params("session")), w.Online)
	if err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}

func (s *server) deleteSeat(c *fiber.Ctx, conf *conference.Conference) error {
	if err := conf.TakeSeat(wire.PersonID(c.Params("person")), wire.SessionID(c.Params("session"))); err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}

func (s *server) getRounds(c *fiber.Ctx, conf *conference.Conference) error {
	return c.JSON(fiber.Map{"rounds": conf.Rounds()})
}

func (s *server) putRound(c *fiber.Ctx, conf *conference.Conference) error {
	var r wire.RoundDeadline
	if err := body(c, &r); err != nil {
		return err
	}
	if err := conf.SetRound(c.UserContext(), r); err != nil {
		return err
	}
	return s.getRounds(c, conf)
}

// named are the people who may choose a closed session.
type named struct {
	People []wire.PersonID `json:"people"`
}

func (s *server) getNamed(c *fiber.Ctx, conf *conference.Conference) error {
	return c.JSON(named{conf.NamedFor(wire.SessionID(c.Params("id")))})
}

func (s *server) putNamed(c *fiber.Ctx, conf *conference.Conference) error {
	var n named
	if err := body(c, &n); err != nil {
		return err
	}
	if err := conf.NameForSession(c.UserContext(), wire.SessionID(c.Params("id")), n.People); err != nil {
		return err
	}
	return s.getNamed(c, conf)
}
