package media

import (
	"context"
	"fmt"
	"net"
	"time"

	"github.com/pion/dtls/v3"
	"github.com/pion/ice/v4"
	"github.com/pion/webrtc/v4"

	"konvent/server/tally"
)

const (
	// socketBuffer is asked of the kernel for the UDP socket in each direction; a key frame for a thousand viewers is 25 MB.
	socketBuffer = 8 << 20
	// tcpRead is how many packets, and tcpWrite how many bytes, may wait on one ICE-TCP connection; what is beyond is dropped, so that a
	// slow one delays nobody. tcpSend is asked of the kernel: what lies there is late and cannot be taken back.
	tcpRead  = 64
	tcpWrite = 256 << 10
	tcpSend  = 128 << 10
	// portTries is how often a pair of ports is tried when any will do.
	portTries = 20
)

// How long a silent connection is kept: disconnected, failed after that, and how often we ask.
const (
	iceDisconnected = 3 * time.Second
	iceFailed       = 8 * time.Second
	iceKeepAlive    = time.Second
	// dtlsAtMost is how long the handshake may take; without an end, somebody who only answers ICE would hold a place for ever.
	dtlsAtMost = 10 * time.Second
)

// ports are the UDP and the TCP port that all connections share; the number is the same.
type ports struct {
	udp  ice.UDPMux
	tcp  ice.TCPMux
	port int
	// local says that the configured addresses are this machine's; otherwise they stand in front of it.
	local bool
}

// listen opens both ports. With addresses of this machine it listens on just these, otherwise on all.
func listen(cfg Config) (*ports, error) {
	p := &ports{local: len(cfg.IPs) > 0 && !cfg.InFront && allLocal(cfg.IPs)}
	hosts := []net.IP{nil}
	if p.local {
		hosts = cfg.IPs
	}
	var err error
	for range portTries {
		if err = p.open(hosts, cfg.Port); err == nil || cfg.Port != 0 {
			break
		}
	}
	if err != nil {
		return nil, fmt.Errorf("open media port %d: %w", cfg.Port, err)
	}
	return p, nil
}

func (p *ports) open(hosts []net.IP, port int) error {
	var udp []ice.UDPMux
	var tcp []ice.TCPMux
	fail := func(err error) error {
		for _, m := range udp {
			_ = m.Close()
		}
		for _, m := range tcp {
			_ = m.Close()
		}
		return err
	}
	for _, host := range hosts {
		conn, err := net.ListenUDP("udp", &net.UDPAddr{IP: host, Port: port})
		if err != nil {
			return fail(err)
		}
		enlarge(conn, socketBuffer)
		udp = append(udp, ice.NewUDPMuxDefault(ice.UDPMuxParams{UDPConn: conn, Logger: quiet{}}))
		port = conn.LocalAddr().(*net.UDPAddr).Port
		ln, err := net.ListenTCP("tcp", &net.TCPAddr{IP: host, Port: port})
		if err != nil {
			return fail(err)
		}
		tcp = append(tcp, ice.NewTCPMuxDefault(ice.TCPMuxParams{
			Listener: &tally.Listener{Listener: shortQueue{ln}, Tally: tally.New(tcpAtMost, tcpFromOne)}, Logger: quiet{}, ReadBufferSize: tcpRead, WriteBufferSize: tcpWrite,
			FirstStunBindTimeout: iceFailed, AliveDurationForConnFromStun: iceFailed,
		}))
	}
	p.udp, p.tcp, p.port = udp[0], tcp[0], port
	if len(udp) > 1 {
		p.udp, p.tcp = ice.NewMultiUDPMuxDefault(udp...), ice.NewMultiTCPMuxDefault(tcp...)
	}
	return nil
}

func (p *ports) close() error {
	err := p.udp.Close()
	if tcpErr := p.tcp.Close(); err == nil {
		err = tcpErr
	}
	return err
}

// settings are those of both doors: ICE-lite on the shared ports, DTLS server, AES-GCM first (a sixth of the cost of SHA-1).
func (p *ports) settings(cfg Config) (webrtc.SettingEngine, error) {
	s := webrtc.SettingEngine{LoggerFactory: quietFactory{}}
	s.SetLite(true)
	s.SetICEMulticastDNSMode(ice.MulticastDNSModeDisabled)
	s.SetNetworkTypes([]webrtc.NetworkType{
		webrtc.NetworkTypeUDP4, webrtc.NetworkTypeUDP6, webrtc.NetworkTypeTCP4, webrtc.NetworkTypeTCP6,
	})
	s.SetICEUDPMux(p.udp)
	s.SetICETCPMux(p.tcp)
	s.SetICETimeouts(iceDisconnected, iceFailed, iceKeepAlive)
	s.SetDTLSConnectContextMaker(func() (context.Context, func()) {
		return context.WithTimeout(context.Background(), dtlsAtMost)
	})
	s.SetIncludeLoopbackCandidate(cfg.Loopback)
	if p.local {
		s.SetIPFilter(func(ip net.IP) bool { return contains(cfg.IPs, ip) })
	} else if len(cfg.IPs) > 0 {
		var front []string
		for _, ip := range cfg.IPs {
			front = append(front, ip.String())
		}
		if err := s.SetICEAddressRewriteRules(webrtc.ICEAddressRewriteRule{
			External: front, AsCandidateType: webrtc.ICECandidateTypeHost, Mode: webrtc.ICEAddressRewriteReplace,
		}); err != nil {
			return s, fmt.Errorf("announce %v: %w", cfg.IPs, err)
		}
	}
	if err := s.SetAnsweringDTLSRole(webrtc.DTLSRoleServer); err != nil {
		return s, err
	}
	s.SetSRTPProtectionProfiles(dtls.SRTP_AEAD_AES_128_GCM, dtls.SRTP_AEAD_AES_256_GCM, dtls.SRTP_AES128_CM_HMAC_SHA1_80)
	return s, nil
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
	addrs, err := net.InterfaceAddrs()
	if err != nil {
		return false
	}
	var own []net.IP
	for _, a := range addrs {
		if n, ok := a.(*net.IPNet); ok {
			own = append(own, n.IP)
		}
	}
	for _, ip := range ips {
		if !contains(own, ip) && !ip.IsLoopback() {
			return false
		}
	}
	return true
}
