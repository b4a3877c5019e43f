package room

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"konvent/signaling/wire"
)

// rememberedFor is how long who left a room still counts as being in it when it is locked: they may only have lost their line.
const rememberedFor = 5 * time.Minute

// EntranceState is what an entrance must know again after a restart.
type EntranceState struct {
	Locked bool `json:"locked"`
	Lobby  bool `json:"lobby"`
	// Known may come in although it is locked or has a lobby: they were in the room before, or were let in.
	Known []wire.PersonID `json:"known"`
	// Barred were taken out, and stay out until then, in ms since 1970.
	Barred map[wire.PersonID]int64 `json:"barred,omitempty"`
}

// Entrances keeps who may come into which room.
type Entrances interface {
	SaveEntrance(ctx context.Context, room wire.RoomID, s EntranceState) error
	// LoadEntrance returns the zero EntranceState for a room that has none.
	LoadEntrance(ctx context.Context, room wire.RoomID) (EntranceState, error)
}

// entrance is owned by the room's mailbox.
type entrance struct {
	locked, lobby bool
	known         map[wire.PersonID]bool
	left          map[wire.PersonID]time.Time
	waiting       []wire.Person
}

func openEntrance(s EntranceState) entrance {
	e := entrance{locked: s.Locked, lobby: s.Lobby, known: map[wire.PersonID]bool{}, left: map[wire.PersonID]time.Time{}}
	for _, p := range s.Known {
		e.known[p] = true
	}
	return e
}

func (r *Room) restoreEntrance(ctx context.Context) error {
	s, err := r.ports.Entrances.LoadEntrance(ctx, r.ID)
	if err != nil {
		return fmt.Errorf("open entrance of %s: %w", r.ID, err)
	}
	r.entrance = openEntrance(s)
	for p, until := range s.Barred {
		r.barred[p] = time.UnixMilli(until)
	}
	return nil
}

// open is nil where everybody may come in.
func (e *entrance) open() *wire.Entrance {
	if !e.locked && !e.lobby {
		return nil
	}
	return &wire.Entrance{Locked: e.locked, Lobby: e.lobby}
}

// told is what a person in the room is told of its entrance.
func (e *entrance) told(m *member) *wire.Entrance {
	t := e.open()
	if t != nil && m.Lead != "" {
		t.Waiting = e.waiting
	}
	return t
}

// remember notes that a person left of their own will or by a lost line.
func (e *entrance) remember(p wire.PersonID) {
	maps.DeleteFunc(e.left, func(_ wire.PersonID, at time.Time) bool { return time.Since(at) >= rememberedFor })
	e.left[p] = time.Now()
}

// know counts those in the room, those who left it a moment ago and others as known.
func (e *entrance) know(here map[wire.PersonID]*member, others []wire.PersonID) {
	for p := range here {
		e.known[p] = true
	}
	for p, at := range e.left {
		if time.Since(at) < rememberedFor {
			e.known[p] = true
		}
	}
	for _, p := range others {
		e.known[p] = true
	}
}

// Admits says whether a person who does not lead the room may come in: wire.ErrLocked, or wire.ErrLobby for who must wait.
func (r *Room) Admits(p wire.PersonID) error {
	return r.do(func() error {
		switch e := &r.entrance; {
		case e.known[p]:
			return nil
		case e.locked:
			return wire.ErrLocked
		case e.lobby:
			return wire.ErrLobby
		}
		return nil
	})
}

// Lock locks the room, or opens it again, and tells everybody in it. Others may come in although they are not in it now.
func (r *Room) Lock(ctx context.Context, locked bool, others []wire.PersonID) error {
	return r.setEntrance(ctx, others, func(e *entrance) { e.locked = locked })
}

// Lobby lets those who come wait, or no more, and tells everybody in the room. Others may come in although they are not in it now.
func (r *Room) Lobby(ctx context.Context, on bool, others []wire.PersonID) error {
	return r.setEntrance(ctx, others, func(e *entrance) { e.lobby = on })
}

func (r *Room) setEntrance(ctx context.Context, others []wire.PersonID, change func(*entrance)) error {
	if !r.Kind.EverybodySpeaks {
		return wire.ErrNotHere
	}
	err := r.keepEntrance(ctx, func(e *entrance) {
		change(e)
		if e.open() == nil {
			clear(e.known)
		} else {
			e.know(r.members, others)
		}
	})
	if err != nil {
		return err
	}
	return r.do(func() error { r.tellEntrance(); return nil })
}

// Admit lets a person come in from now on, as if they had been in the room.
func (r *Room) Admit(ctx context.Context, p wire.PersonID) error {
	return r.keepEntrance(ctx, func(e *entrance) { e.known[p] = true })
}

// Waiting tells those who lead the room who waits before it, in order.
func (r *Room) Waiting(people []wire.Person) {
	r.box.Do(func() {
		r.entrance.waiting = people
		r.tellEntrance()
	})
}

// KeepEntrance keeps who may come in, and who may not.
func (r *Room) KeepEntrance(ctx context.Context) error {
	return r.keepEntrance(ctx, func(*entrance) {})
}

// keepEntrance keeps the entrance as it is once it is changed, and then changes it: what could not be kept has not happened.
func (r *Room) keepEntrance(ctx context.Context, change func(*entrance)) error {
	r.saved.Lock()
	defer r.saved.Unlock()
	var s EntranceState
	if err := r.do(func() error {
		e := r.entrance
		e.known = maps.Clone(e.known)
		change(&e)
		s = EntranceState{Locked: e.locked, Lobby: e.lobby, Known: slices.Sorted(maps.Keys(e.known)), Barred: map[wire.PersonID]int64{}}
		for p, until := range r.barred {
			if time.Now().Before(until) {
				s.Barred[p] = until.UnixMilli()
			}
		}
		return nil
	}); err != nil {
		return err
	}
	if err := r.ports.Entrances.SaveEntrance(ctx, r.ID, s); err != nil {
		return fmt.Errorf("save entrance of %s: %w", r.ID, err)
	}
	return r.do(func() error { change(&r.entrance); return nil })
}

// tellEntrance tells everybody how the entrance is; who waits is for those who lead the room.
func (r *Room) tellEntrance() {
	now := r.entrance.open()
	if now == nil {
		now = &wire.Entrance{}
	}
	event := func(e wire.Entrance) []byte {
		return wire.Encode(wire.Event{Room: r.ID, Type: "entrance.changed", Body: e})
	}
	all := event(*now)
	now.Waiting = r.entrance.waiting
	lead := event(*now)
	for _, m := range r.members {
		switch {
		case m.Out == nil:
		case m.Lead != "":
			m.Out.Push(lead)
		default:
			m.Out.Push(all)
		}
	}
}
