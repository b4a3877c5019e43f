package media

import (
	"errors"
	"fmt"
	"net"
	"strings"
)

const (
	// udpPriority is that of a host candidate (RFC 8445, section 5.1.2.1), tcpPriority that of a passive TCP one (RFC 6544, section 4.2),
	// which is for networks that let nothing else through.
	udpPriority = 2_130_706_431
	tcpPriority = 1_671_430_143
	// nextPriority is by how much the next address stands below: its local preference is one less.
	nextPriority = 1 << 8
)

// candidateLines names all addresses on which view connections reach us (RFC 8839, section 5.1).
func (p *ports) candidateLines(cfg Config) (string, error) {
	ips := cfg.IPs
	if len(ips) == 0 {
		ips = ownAddresses(cfg.Loopback)
	}
	if len(ips) == 0 {
		return "", errors.New("this machine has no address to be reached at")
	}
	var b strings.Builder
	for i, ip := range ips {
		fmt.Fprintf(&b, "a=candidate:%d 1 udp %d %s %d typ host\r\n", 2*i+1, udpPriority-i*nextPriority, ip, p.port)
	}
	for i, ip := range ips {
		fmt.Fprintf(&b, "a=candidate:%d 1 tcp %d %s %d typ host tcptype passive\r\n", 2*i+2, tcpPriority-i*nextPriority, ip, p.port)
	}
	b.WriteString("a=end-of-candidates\r\n")
	return b.String(), nil
}

// ownAddresses are those of this machine that others may reach.
func ownAddresses(loopback bool) (out []net.IP) {
	for _, ip := range interfaceAddresses() {
		if ip.IsGlobalUnicast() || loopback && ip.IsLoopback() {
			out = append(out, ip)
		}
	}
	return out
}

func interfaceAddresses() (out []net.IP) {
	addrs, err := net.InterfaceAddrs()
	if err != nil {
		return nil
	}
	for _, a := range addrs {
		if n, ok := a.(*net.IPNet); ok {
			out = append(out, n.IP)
		}
	}
	return out
}

func contains(list []net.IP, ip net.IP) bool {
	for _, known := range list {
		if known.Equal(ip) {
			return true
		}
	}
	return false
}

// allLocal says whether all addresses are on this machine's interfaces.
func allLocal(ips []net.IP) bool {
	own := interfaceAddresses()
	for _, ip := range ips {
		if !contains(own, ip) && !ip.IsLoopback() {
			return false
		}
	}
	return true
}
