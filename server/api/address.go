package api

import (
	"net/netip"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"konvent/server/tally"
)

// address is where a request comes from, as limits count it. What X-Forwarded-For says is believed of trusted proxies alone: it is read
// from its end, where each proxy notes whom it speaks for, up to the first that is none of them.
func (s *server) address(c *fiber.Ctx) netip.Addr {
	at, _ := netip.AddrFromSlice(c.Context().RemoteIP())
	hops := forwarded(c)
	for i := len(hops) - 1; i >= 0 && s.trusts(at.Unmap()); i-- {
		hop, err := netip.ParseAddr(strings.TrimSpace(hops[i]))
		if err != nil {
			break
		}
		at = hop
	}
	return tally.Network(at)
}

func (s *server) trusts(at netip.Addr) bool {
	return slices.ContainsFunc(s.TrustedProxies, func(p netip.Prefix) bool { return p.Contains(at) })
}

// forwarded is what all X-Forwarded-For headers say, in their order.
func forwarded(c *fiber.Ctx) (hops []string) {
	for _, line := range c.Request().Header.PeekAll(fiber.HeaderXForwardedFor) {
		hops = append(hops, strings.Split(string(line), ",")...)
	}
	return hops
}
