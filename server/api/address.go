package api

import (
	"net/netip"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"
)

// address is where a request comes from, as limits count it. What X-Forwarded-For says is believed of trusted proxies alone: it is read
// from its end, where each proxy notes whom it speaks for, up to the first that is none of them. Of IPv6 the network (/64) counts,
// for that is what one connection has.
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
	return network(at)
}

// network is what an address counts for: itself, or the network of an IPv6 address.
func network(at netip.Addr) netip.Addr {
	if at = at.Unmap().WithZone(""); at.Is6() {
		at = netip.PrefixFrom(at, 64).Masked().Addr()
	}
	return at
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
