package room_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/signaling/wire"
)

func TestANewNameIsToldAtOnce(t *testing.T) {
	inRoom(t, wire.Workshop, func(t *testing.T, w *world) {
		other := w.enter(member("other"))
		m := member("a")
		m.Published, m.Devices = true, allOn
		w.enter(m)
		settle()
		m.Name = "Mara"
		w.room.Renamed(m.Person)
		settle()
		require.Contains(t, last[wire.People](t, other, "people.changed").Here, m.Person)
		require.Equal(t, "Mara", last[wire.Source](t, other, "source.changed").Name, "under their picture")
		line, err := w.say("a", "hier", "ref-00001")
		require.NoError(t, err)
		require.Equal(t, "Mara", line.Name)
	})
}

func TestANewNameIsToldBehindTheStage(t *testing.T) {
	inRoom(t, wire.Plenum, func(t *testing.T, w *world) {
		host, s := w.enter(director("host")), speaker("s")
		w.enter(s)
		s.Name = "Mara"
		w.room.Renamed(s.Person)
		settle()
		require.Contains(t, last[wire.Backstage](t, host, "backstage.changed").People, s.Person)
	})
}
