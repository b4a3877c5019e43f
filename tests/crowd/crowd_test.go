package main

import (
	"context"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"
)

const binary = "../../bin/konvent"

func openTestHouse(t *testing.T) *house {
	t.Helper()
	if _, err := os.Stat(binary); err != nil {
		t.Skip("bin/konvent is not there; make build makes it")
	}
	before := goleak.IgnoreCurrent()
	h, err := openHouse(context.Background(), binary, t.TempDir()) // the test's own context ends before its cleanup
	require.NoError(t, err)
	t.Cleanup(func() {
		require.NoError(t, h.close())
		goleak.VerifyNone(t, before, goleak.IgnoreAnyFunction("net/http.(*persistConn).readLoop"), goleak.IgnoreAnyFunction("net/http.(*persistConn).writeLoop"))
	})
	return h
}

func TestWhatIsPublishedReachesEveryPlayerUnchangedAndInOrder(t *testing.T) {
	h := openTestHouse(t)
	s, err := openStage(t.Context(), h)
	require.NoError(t, err)
	v, err := watch(t.Context(), h, s, 5, 5, time.Second)
	require.NoError(t, err)
	require.NoError(t, s.close())
	require.Positive(t, v.delivered)
	require.NotEmpty(t, v.latencies, "packets were opened and read")
	require.Zero(t, v.broken)
}

func TestEveryLineReachesEveryone(t *testing.T) {
	h := openTestHouse(t)
	heard, err := talk(t.Context(), h, 20, 10, time.Second)
	require.NoError(t, err)
	require.Equal(t, 10, heard.said)
	require.InDelta(t, 1, heard.delivered, 0)
}
