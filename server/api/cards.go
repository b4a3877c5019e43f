package api

import (
	"github.com/gofiber/fiber/v2"

	"konvent/server/conference"
)

// markdownType is the media type of RFC 7763.
const markdownType = "text/markdown"

// getCards gives out what workshops and groups came to, as JSON or, where that is asked for, as Markdown.
func (s *server) getCards(c *fiber.Ctx, conf *conference.Conference) error {
	record, err := conf.Record(c.UserContext())
	if err != nil {
		return err
	}
	c.Vary(fiber.HeaderAccept)
	if c.Accepts(fiber.MIMEApplicationJSON, markdownType) != markdownType {
		return c.JSON(record)
	}
	about, _ := conf.Whole()
	c.Set(fiber.HeaderContentType, markdownType+"; charset=utf-8")
	return c.SendString(recordInMarkdown(about, record, s.house.Address))
}
