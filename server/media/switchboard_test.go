package media

import (
	"fmt"
	"net"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/pion/ice/v4"
	"github.com/pion/stun/v4"
	"github.com/stretchr/testify/require"

	"konvent/server/conference"
	"konvent/server/media/lite"
)

// caller is a far end that makes nothing but checks.
type caller struct {
	line *viewLine
	name string
}

// call opens a view connection whose far end does no more than it is told.
func call(t *testing.T, e *Engine, id string) caller {
	t.Helper()
	offer := viewOffer(t, 1, 1)
	_, err := e.View(testContext(t), conference.ViewerID(id), offer, false)
	require.NoError(t, err)
	_, rest, _ := strings.Cut(offer, "a=ice-ufrag:")
	name, _, _ := strings.Cut(rest, "\r\n")
	return caller{lineOf(e, id), name}
}

func (c caller) check(t *testing.T) []byte {
	t.Helper()
	a := c.line.agent
	m, err := stun.Build(
		stun.TransactionID, stun.BindingRequest, stun.NewUsername(a.Ufrag+":"+c.name), ice.AttrControlling(1), ice.PriorityAttr(1),
		stun.NewShortTermIntegrity(a.Password), stun.Fingerprint,
	)
	require.NoError(t, err)
	return m.Raw
}

// port is a path that begins at a port of this machine.
func port(e *Engine, n uint16) path {
	return path{host: e.ports.hosts[0], addr: netip.AddrPortFrom(netip.AddrFrom4([4]byte{127, 0, 0, 1}), n)}
}

func TestWhoLastShowedThePasswordHasTheAddress(t *testing.T) {
	e, _ := openEngine(t)
	one, two := call(t, e, "one"), call(t, e, "two")
	from, record := port(e, 9), []byte{recordHandshake}
	var desk lite.Desk
	for _, c := range []caller{one, two, one} {
		c.line.take(c.check(t), from, &desk)
		require.Same(t, c.line, e.ports.board.find(record, from.addr))
	}
	e.Unview("two")
	require.Same(t, one.line, e.ports.board.find(record, from.addr))
}

func TestAFarEndWithManyAddressesKeepsTheNewest(t *testing.T) {
	e, _ := openEngine(t)
	c := call(t, e, "one")
	var desk lite.Desk
	for n := range uint16(2 * addrsAtMost) {
		from := port(e, 1000+n)
		c.line.take(c.check(t), from, &desk)
		require.Same(t, c.line, e.ports.board.find([]byte{recordHandshake}, from.addr), "address %d", n)
	}
	require.Len(t, e.ports.board.byAddr, addrsAtMost)
}

// The shard is told once, however often the path changes before it has time.
func TestPathsThatChangeAllTheTimeFillNoQueue(t *testing.T) {
	e, _, _, _ := onStage(t)
	l, _ := upLine(t, e, "v")
	hold := make(chan struct{})
	l.view.shard.post(func() { <-hold })
	defer close(hold)
	for i := range uint32(10_000) {
		l.reached(port(e, uint16(2000+i%2)), lite.Check{Outcome: lite.Nominated, Priority: 3_000_000_000 + i})
	}
	l.view.shard.mu.Lock()
	defer l.view.shard.mu.Unlock()
	require.LessOrEqual(t, len(l.view.shard.todo), 3)
}

// A far end that makes far too many checks is not answered for a while; those that strangers forge take nothing from it.
func TestAFloodOfChecksIsNotAnswered(t *testing.T) {
	e, _ := openEngine(t)
	c := call(t, e, "one")
	far, err := net.ListenUDP("udp4", &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1)})
	require.NoError(t, err)
	defer func() { _ = far.Close() }()
	from := path{host: e.ports.hosts[0], addr: far.LocalAddr().(*net.UDPAddr).AddrPort()}
	var desk lite.Desk
	forged := c.check(t)
	forged[len(forged)-20] ^= 1
	for range 10 * checkRush {
		c.line.take(forged, from, &desk)
	}
	require.InDelta(t, checkRush, c.line.checks.Tokens(), 1)
	begun := time.Now()
	for range 10_000 {
		c.line.take(c.check(t), from, &desk)
	}
	seconds := int(time.Since(begun)/time.Second) + 1
	require.NoError(t, far.SetReadDeadline(time.Now().Add(atMost)))
	b := make([]byte, 1500)
	_, err = far.Read(b)
	require.NoError(t, err)
	require.NoError(t, far.SetReadDeadline(time.Now()))
	answers := 1
	for _, err = far.Read(b); err == nil; _, err = far.Read(b) {
		answers++
	}
	require.LessOrEqual(t, answers, checkReplies*(checkRush+checkRate*seconds))
}

func TestAStreamEndsWithItsConnection(t *testing.T) {
	e, _ := openEngine(t)
	c := call(t, e, "one")
	conn, err := net.Dial("tcp4", fmt.Sprint("127.0.0.1:", e.Port()))
	require.NoError(t, err)
	defer func() { _ = conn.Close() }()
	require.NoError(t, conn.SetDeadline(time.Now().Add(atMost)))
	ask := func() {
		b := c.check(t)
		_, err := conn.Write(append([]byte{byte(len(b) >> 8), byte(len(b))}, b...))
		require.NoError(t, err)
	}
	buf := make([]byte, 1500)
	ask()
	for range checkReplies {
		_, err = readFrame(conn, buf)
		require.NoError(t, err)
	}
	e.Unview("one")
	require.Eventually(t, c.line.ended, atMost, time.Millisecond)
	ask()
	_, err = readFrame(conn, buf)
	require.Error(t, err, "it answers nobody any more, and is closed")
}
