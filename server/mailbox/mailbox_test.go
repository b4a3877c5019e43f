package mailbox

import (
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestClosuresRunOneAfterAnother(t *testing.T) {
	m := New()
	defer m.Close()
	n := 0
	var wg sync.WaitGroup
	for range 1000 {
		wg.Go(func() { m.Do(func() { n++ }) })
	}
	wg.Wait()
	require.Equal(t, 1000, n)
}

func TestAClosedMailboxSaysSo(t *testing.T) {
	m := New()
	m.Close()
	require.False(t, m.Do(func() { t.Error("ran") }))
	require.False(t, m.Post(func() { t.Error("ran") }))
	m.Close()
}

func TestCloseLetsWaitingCallersGo(t *testing.T) {
	m := New()
	started, release := make(chan struct{}), make(chan struct{})
	m.Post(func() { close(started); <-release })
	<-started
	answers := make(chan bool, 10)
	for range 10 {
		go func() { answers <- m.Do(func() {}) }()
	}
	go func() { close(release); m.Close() }()
	for range 10 {
		<-answers
	}
}

func TestAPanicIsItsCallersAndTheOwnerGoesOn(t *testing.T) {
	m := New()
	defer m.Close()
	require.Panics(t, func() { m.Do(func() { panic("boom") }) })
	var fell *Panic
	func() {
		defer func() { fell, _ = recover().(*Panic) }()
		m.Do(func() { panic("boom") })
	}()
	require.ErrorContains(t, fell, "boom")
	require.ErrorContains(t, fell, "mailbox_test.go", "it says where")
	ran := false
	require.True(t, m.Do(func() { ran = true }))
	require.True(t, ran)
}
