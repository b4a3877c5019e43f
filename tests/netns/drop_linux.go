package netns

import (
	"fmt"
	"os/exec"
)

// Drop drops what leaves by loopback and matches (an nftables expression; empty for everything), before it is received, until lift is
// called. It needs root and a namespace of its own: Enter.
func Drop(match string) (lift func() error, err error) {
	const table = "konvent_drop"
	policy, rule := "accept", fmt.Sprintf("add rule netdev %s out %s drop", table, match)
	if match == "" {
		policy, rule = "drop", ""
	}
	hook := fmt.Sprintf("add table netdev %s; add chain netdev %s out { type filter hook egress device lo priority 0; policy %s; }; ", table, table, policy)
	return func() error { return nft("delete table netdev " + table) }, nft(hook + rule)
}

// Media matches the RTP packets that come from a UDP port, and nothing else of it: no RTCP, DTLS or STUN (RFC 7983, RFC 5761).
func Media(port int) string { return fmt.Sprintf("udp sport %d @th,64,2 2 @th,72,8 != 192-223", port) }

func nft(rules string) error {
	if out, err := exec.Command("nft", rules).CombinedOutput(); err != nil {
		return fmt.Errorf("nft: %w: %s", err, out)
	}
	return nil
}
