package media

import (
	"context"
	"fmt"
	"net"
	"strings"
	"sync"
	"time"

	"github.com/pion/dtls/v3"
	"github.com/pion/ice/v4"
	"github.com/pion/webrtc/v4"

	"konvent/server/media/lite"
	"konvent/server/media/udp"
)

const (
	// socketBuffer is asked of the kernel for each UDP socket in each direction; a key frame for a thousand viewers is 25 MB.
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

// ports are the UDP and the TCP port that all connections share; the number is the same. What comes in goes to the view connection it
// belongs to, and all else to Pion, which publishers are on.
type ports struct {
	board *switchboard
	hosts []*host
	port  int
	// local says that the configured addresses are this machine's; otherwise they stand in front of it.
	local bool
	// candidates are the lines of an answer that name our addresses.
	candidates string
	udp        ice.UDPMux
	tcp        ice.TCPMux
	tasks      sync.WaitGroup
}

// host is one address that is listened on: a UDP socket for each shard, as far as they can share a port, and a TCP port.
type host struct {
	index   int
	sockets []*udp.Socket
	annex   *annex
	streams *streams
}

// socket is the one that a shard sends on.
func (h *host) socket(shard int) *udp.Socket { return h.sockets[shard%len(h.sockets)] }

// listen opens both ports. With addresses of this machine it listens on just these, otherwise on all.
func listen(cfg Config) (*ports, error) {
	p := &ports{board: newSwitchboard(), local: len(cfg.IPs) > 0 && !cfg.InFront && allLocal(cfg.IPs)}
	hosts := []net.IP{nil}
	if p.local {
		hosts = cfg.IPs
	}
	var err error
	for range portTries {
		if err = p.open(hosts, cfg); err == nil || cfg.Port != 0 {
			break
		}
	}
	if err != nil {
		return nil, fmt.Errorf("open media port %d: %w", cfg.Port, err)
	}
	p.start()
	if p.candidates, err = p.candidateLines(cfg); err != nil {
		_ = p.close()
		return nil, err
	}
	return p, nil
}

// open opens all sockets; on an error none stays open.
func (p *ports) open(hosts []net.IP, cfg Config) error {
	p.hosts, p.port = nil, cfg.Port
	for _, ip := range hosts {
		h := &host{index: len(p.hosts)}
		p.hosts = append(p.hosts, h)
		if err := h.open(ip, &p.port, cfg.Workers); err != nil {
			for _, h := range p.hosts {
				h.shut()
			}
			return err
		}
	}
	return nil
}

func (h *host) open(ip net.IP, port *int, sockets int) error {
	if !udp.Shares {
		sockets = 1
	}
	for range sockets {
		s, err := udp.Listen(ip, *port, sockets > 1, socketBuffer)
		if err != nil {
			return err
		}
		h.sockets = append(h.sockets, s)
		*port = s.Addr().Port
	}
	ln, err := net.ListenTCP("tcp", &net.TCPAddr{IP: ip, Port: *port})
	if err != nil {
		return err
	}
	h.streams = newStreams(ln)
	h.annex = newAnnex(h.sockets[0])
	return nil
}

// start lets everything in.
func (p *ports) start() {
	var udps []ice.UDPMux
	var tcps []ice.TCPMux
	for _, h := range p.hosts {
		udps = append(udps, ice.NewUDPMuxDefault(ice.UDPMuxParams{UDPConn: h.annex, Logger: quiet{}}))
		tcps = append(tcps, ice.NewTCPMuxDefault(ice.TCPMuxParams{
			Listener: h.streams, Logger: quiet{}, ReadBufferSize: tcpRead, WriteBufferSize: tcpWrite,
			FirstStunBindTimeout: iceFailed, AliveDurationForConnFromStun: iceFailed,
		}))
		for _, s := range h.sockets {
			p.tasks.Go(func() { p.read(h, s) })
		}
		p.tasks.Go(func() { h.streams.accept(p.board) })
	}
	p.udp, p.tcp = udps[0], tcps[0]
	if len(udps) > 1 {
		p.udp, p.tcp = ice.NewMultiUDPMuxDefault(udps...), ice.NewMultiTCPMuxDefault(tcps...)
	}
}

// read hands out what comes in on a socket until it is closed.
func (p *ports) read(h *host, s *udp.Socket) {
	in := s.Reader()
	var desk lite.Desk
	for {
		n, err := in.Read()
		if err != nil {
			return
		}
		for i := range n {
			b, from := in.Packet(i)
			if l := p.board.find(b, from); l != nil {
				l.take(b, path{host: h, addr: from}, &desk)
			} else {
				h.annex.put(b, from)
			}
		}
	}
}

// shut closes what was opened of a host.
func (h *host) shut() {
	for _, s := range h.sockets {
		_ = s.Close()
	}
	if h.streams != nil {
		h.streams.end()
	}
}

// close ends everything and waits for it.
func (p *ports) close() error {
	err := p.udp.Close()
	if tcpErr := p.tcp.Close(); err == nil {
		err = tcpErr
	}
	for _, h := range p.hosts {
		h.shut()
	}
	p.tasks.Wait()
	return err
}

// settings are those of the publishing door: ICE-lite on the shared ports, DTLS server, AES-GCM first (a sixth of the cost of SHA-1).
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
	s.SetICEUseCandidateCheckPriority(true) // Firefox nominates TCP too, and means the higher one
	s.SetDTLSConnectContextMaker(func() (context.Context, func()) {
		return context.WithTimeout(context.Background(), dtlsAtMost)
	})
	s.SetIncludeLoopbackCandidate(cfg.Loopback)
	if p.local {
		s.SetIPFilter(func(ip net.IP) bool { return contains(cfg.IPs, ip) })
	} else if len(cfg.IPs) > 0 {
		if err := s.SetICEAddressRewriteRules(webrtc.ICEAddressRewriteRule{
			External: strings.Fields(strings.Trim(fmt.Sprint(cfg.IPs), "[]")), AsCandidateType: webrtc.ICECandidateTypeHost,
			Mode: webrtc.ICEAddressRewriteReplace,
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
