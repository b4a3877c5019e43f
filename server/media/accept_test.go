package media

import (
	"errors"
	"net"
	"testing"

	"github.com/stretchr/testify/require"
)

// hiccup is a listener that fails once before it listens on.
type hiccup struct {
	net.Listener
	failed bool
}

func (h *hiccup) Accept() (net.Conn, error) {
	if !h.failed {
		h.failed = true
		return nil, errors.New("accept: too many open files")
	}
	return h.Listener.Accept()
}

func TestALackOfFilesDoesNotEndTheDoor(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	d := newDoorkeeper(&hiccup{Listener: ln})
	far, err := net.Dial("tcp", ln.Addr().String())
	require.NoError(t, err)
	defer far.Close()
	near, err := d.Accept()
	require.NoError(t, err)
	require.Equal(t, 1, d.open)
	require.NoError(t, near.Close())
	require.Zero(t, d.open)
	require.Error(t, near.Close(), "closed twice")
	require.Zero(t, d.open, "and counted once")
	require.NoError(t, ln.Close())
	_, err = d.Accept()
	require.ErrorIs(t, err, net.ErrClosed)
}

func TestOneAddressCannotTakeEveryConnection(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer ln.Close()
	d := newDoorkeeper(ln)
	d.from["127.0.0.1"], d.open = tcpFromOne, tcpFromOne
	far, err := net.Dial("tcp", ln.Addr().String())
	require.NoError(t, err)
	defer far.Close()
	near, err := ln.Accept()
	require.NoError(t, err)
	defer near.Close()
	require.Nil(t, d.take(near))
	d.give("127.0.0.1")
	require.NotNil(t, d.take(near))
}
