package api

import (
	"github.com/gofiber/fiber/v2"

	"konvent/signaling/wire"
)

// postFile takes a picture for the documents of the room one is in; the body is the picture itself.
func (s *server) postFile(c *fiber.Ctx) error {
	id, err := s.house.KeepPicture(c.UserContext(), bearer(c), wire.RoomID(c.Params("room")), c.Body())
	if err != nil {
		return err
	}
	return c.Status(fiber.StatusCreated).JSON(wire.FileKept{ID: id})
}

// getFile gives a picture out, so that nothing in it can be more than a picture. Who has it already is told so (RFC 9110, section 13.1.2):
// under one id it never changes.
func (s *server) getFile(c *fiber.Ctx) error {
	f, err := s.house.Picture(c.UserContext(), bearer(c), wire.RoomID(c.Params("room")), wire.FileID(c.Params("id")))
	if err != nil {
		return err
	}
	for name, value := range map[string]string{
		fiber.HeaderContentType:           f.Type,
		fiber.HeaderContentSecurityPolicy: "default-src 'none'; sandbox",
		fiber.HeaderContentDisposition:    "attachment",
		fiber.HeaderCacheControl:          "private, max-age=3600, immutable",
		fiber.HeaderVary:                  fiber.HeaderAuthorization,
		fiber.HeaderETag:                  `"` + string(f.ID) + `"`,
		"Cross-Origin-Resource-Policy":    "same-origin",
	} {
		c.Set(name, value)
	}
	if c.Fresh() {
		return c.SendStatus(fiber.StatusNotModified)
	}
	c.Context().Response.SetBodyRaw(f.Data) // shared by all who read it, however slowly
	return nil
}
