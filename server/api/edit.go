package api

import (
	"errors"

	"github.com/gofiber/fiber/v2"

	"konvent/server/auth"
	"konvent/server/conference"
	"konvent/server/conference/importer"
	"konvent/signaling/wire"
)

// editing is what an organiser does between conferences: programme, people, links and keys (docs/rest.md). The bearer's link says
// which conference it is about.
func (s *server) editing(v1 fiber.Router) {
	v1.Get("/programme", s.organiser(s.getProgramme))
	v1.Put("/programme", s.organiser(s.putProgramme))
	v1.Post("/programme/shift", s.organiser(s.shift))
	v1.Post("/sessions", s.organiser(s.postSession))
	v1.Patch("/sessions/:id", s.organiser(s.patchSession))
	v1.Delete("/sessions/:id", s.organiser(s.deleteSession))
	v1.Get("/cards", s.organiser(s.getCards))
	v1.Get("/people", s.organiser(s.getPeople))
	v1.Post("/people", s.organiser(s.postPerson))
	v1.Delete("/people/:id", s.organiser(s.deletePerson))
	v1.Post("/people/:id/link", s.organiser(s.postLink))
	v1.Delete("/people/:id/link", s.organiser(s.deleteLink))
	v1.Post("/guest-link", s.organiser(s.postGuestLink))
	v1.Delete("/guest-link", s.organiser(s.deleteGuestLink))
}

// organiser lets through who may organise the conference of their link.
func (s *server) organiser(do func(*fiber.Ctx, *conference.Conference) error) fiber.Handler {
	return func(c *fiber.Ctx) error {
		conf, err := s.house.Organised(c.UserContext(), bearer(c))
		if err != nil {
			return err
		}
		c.Set(fiber.HeaderCacheControl, "no-store")
		return do(c, conf)
	}
}

// programme is a conference and its programme as REST shows them.
type programme struct {
	Conference wire.Conference `json:"conference"`
	Programme  wire.Programme  `json:"programme"`
}

func (s *server) getProgramme(c *fiber.Ctx, conf *conference.Conference) error {
	about, p := conf.Whole()
	return c.JSON(programme{about, p})
}

// putProgramme replaces the programme by an import document; with mistakes in it nothing changes.
func (s *server) putProgramme(c *fiber.Ctx, conf *conference.Conference) error {
	doc, people, err := document(c, conf)
	var faults importer.Faults
	if errors.As(err, &faults) {
		return c.Status(fiber.StatusUnprocessableEntity).JSON(fiber.Map{"fault": wire.ErrBody, "mistakes": faults})
	}
	if err != nil {
		return err
	}
	about, p, err := doc.Build(auth.NewID)
	if err != nil {
		return err
	}
	if err := conf.Furnish(c.UserContext(), about, p, doc.Setting(people)); err != nil {
		return err
	}
	return s.getProgramme(c, conf)
}

// document reads an import document, and finds those of its people among the conference's on whom anything hangs.
func document(c *fiber.Ctx, conf *conference.Conference) (*importer.Doc, []wire.Person, error) {
	doc, err := importer.Parse(c.Body())
	if err != nil {
		return nil, nil, err
	}
	all, err := conf.People(c.UserContext())
	if err != nil {
		return nil, nil, err
	}
	people, err := doc.Among(all)
	return doc, people, err
}

func (s *server) shift(c *fiber.Ctx, conf *conference.Conference) error {
	var by wire.Shift
	if err := body(c, &by); err != nil {
		return err
	}
	p, err := conf.Shift(c.UserContext(), by.Minutes)
	if err != nil {
		return err
	}
	return c.JSON(p)
}

func (s *server) postSession(c *fiber.Ctx, conf *conference.Conference) error {
	var item wire.Session
	if err := body(c, &item); err != nil {
		return err
	}
	item, err := conf.AddSession(c.UserContext(), item)
	if err != nil {
		return err
	}
	return c.Status(fiber.StatusCreated).JSON(item)
}

// patchSession changes the fields that the body names (RFC 7396 for flat fields).
func (s *server) patchSession(c *fiber.Ctx, conf *conference.Conference) error {
	item, err := conf.ChangeSession(c.UserContext(), wire.SessionID(c.Params("id")), func(item *wire.Session) error {
		return body(c, item)
	})
	if err != nil {
		return err
	}
	return c.JSON(item)
}

func (s *server) deleteSession(c *fiber.Ctx, conf *conference.Conference) error {
	if err := conf.RemoveSession(c.UserContext(), wire.SessionID(c.Params("id"))); err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}

func (s *server) getPeople(c *fiber.Ctx, conf *conference.Conference) error {
	all, err := conf.People(c.UserContext())
	if err != nil {
		return err
	}
	return c.JSON(fiber.Map{"people": all})
}

func (s *server) postPerson(c *fiber.Ctx, conf *conference.Conference) error {
	var p wire.Person
	if err := body(c, &p); err != nil {
		return err
	}
	added, err := conf.AddPerson(c.UserContext(), p)
	if err != nil {
		return err
	}
	return c.Status(fiber.StatusCreated).JSON(added)
}

func (s *server) deletePerson(c *fiber.Ctx, conf *conference.Conference) error {
	if err := conf.RemovePerson(c.UserContext(), wire.PersonID(c.Params("id"))); err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}

func (s *server) postLink(c *fiber.Ctx, conf *conference.Conference) error {
	token, err := conf.NewLink(c.UserContext(), wire.PersonID(c.Params("id")))
	return s.token(c, token, err)
}

func (s *server) deleteLink(c *fiber.Ctx, conf *conference.Conference) error {
	if err := conf.Revoke(c.UserContext(), wire.PersonID(c.Params("id"))); err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}

func (s *server) postGuestLink(c *fiber.Ctx, conf *conference.Conference) error {
	token, err := conf.NewGuestLink(c.UserContext())
	return s.token(c, token, err)
}

func (s *server) deleteGuestLink(c *fiber.Ctx, conf *conference.Conference) error {
	if err := conf.CloseToGuests(c.UserContext()); err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}

// token tells a new link once: its secret, and the address it makes.
func (s *server) token(c *fiber.Ctx, token string, err error) error {
	if err != nil {
		return err
	}
	return c.Status(fiber.StatusCreated).JSON(fiber.Map{"token": token, "url": s.house.LinkURL(token)})
}
