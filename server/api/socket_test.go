package api_test

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/signaling/wire"
)

func TestPagesOfOtherHostsGetNoSocket(t *testing.T) {
	w := newWorld(t)
	for _, origin := range []string{"http://evil.example", "null", "http://127.0.0.1", "file://"} {
		_, a, err := w.dial(http.Header{"Origin": {origin}})
		require.Error(t, err, origin)
		require.Equal(t, http.StatusForbidden, a.StatusCode, origin)
	}
	_, _, err := w.dial(http.Header{"Origin": {"http://" + w.address}})
	require.NoError(t, err)
}

func TestCompressionIsNotNegotiated(t *testing.T) {
	w := newWorld(t)
	_, a, err := w.dial(http.Header{"Sec-WebSocket-Extensions": {"permessage-deflate"}})
	require.NoError(t, err)
	require.Empty(t, a.Header.Get("Sec-Websocket-Extensions"), "a small message could become a huge one")
}

func TestAFrameOfTwoMegabytesIsAFaultToItsSender(t *testing.T) {
	w := newWorld(t)
	a, b := w.in(wire.Participant, "plenum"), w.in(wire.Participant, "plenum")
	a.send(`{"n":77,"type":"media.view","body":{"sdp":"` + strings.Repeat("v=0\\r\\n", 300_000) + `"}}`)
	s := a.await(func(s said) bool { return s.Re == 77 })
	require.Equal(t, wire.ErrTooLong.Code, s.Fault.Code)
	require.Nil(t, b.do("chat.send", wire.Say{Text: "still here", Ref: "ref-00001"}).Fault)
	require.Nil(t, a.do("chat.send", wire.Say{Text: "me too", Ref: "ref-00001"}).Fault)
}

func TestAnUnknownLinkIsClosedForGood(t *testing.T) {
	w := newWorld(t)
	l, _, err := w.dial(nil)
	require.NoError(t, err)
	require.Equal(t, wire.ErrLink.Code, l.do("session.hello", wire.Hello{Token: "nobody", Version: wire.Version}).Fault.Code)
	require.Equal(t, wire.CloseLink, l.closeCode())
}

func TestASecondLineEndsTheFirst(t *testing.T) {
	w := newWorld(t)
	token := w.token(wire.Participant)
	one := w.come(token)
	w.come(token)
	require.Equal(t, wire.CloseElsewhere, one.closeCode())
}

// A wrapper that is used after its handler returned would write one person's message into another's socket.
func TestSocketsThatComeAndGoNeverGetEachOthersWords(t *testing.T) {
	w := newWorld(t)
	tokens := make([]string, 12)
	for i := range tokens {
		tokens[i] = w.token(wire.Participant)
	}
	var wg sync.WaitGroup
	for i, token := range tokens {
		wg.Go(func() {
			for round := range 8 {
				l, _, err := w.dial(nil)
				if err != nil {
					t.Error(err)
					return
				}
				me := l.do("session.hello", wire.Hello{Token: token, Version: wire.Version})
				l.do("place.enter", wire.Enter{Room: w.rooms["plenum"]})
				text := fmt.Sprintf("%d in round %d", i, round)
				answer := l.do("chat.send", wire.Say{Text: text, Ref: fmt.Sprintf("ref-%03d-%03d", i, round)})
				if me.Fault != nil || !strings.Contains(string(answer.Body), `"`+text+`"`) {
					t.Errorf("%s got %s %v", text, answer.Body, me.Fault)
				}
				l.ws.Close()
			}
		})
	}
	wg.Wait()
}

func TestAClosingHouseTellsEverybodyToComeBack(t *testing.T) {
	w := newWorld(t)
	l := w.in(wire.Participant, "plenum")
	w.house.Close()
	require.Equal(t, wire.CloseRestart, l.closeCode())
}
