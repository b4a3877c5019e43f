// Package room is one live place: a plenum, a workshop, a cafeteria or one of its tables. They are all one Room with another kind.
//
// A Room is owned by its mailbox: only closures in it touch the fields, so there are no locks. Whatever waits (the database) happens
// in the caller's goroutine, before or after.
package room

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"konvent/server/mailbox"
	"konvent/signaling/wire"
)

// Ports are what a room needs of the world.
type Ports struct {
	Lines     Lines
	Stages    Stages
	Docs      Docs
	Entrances Entrances
	Scenes    Scenes
	// Look turns a person's view connection to a scene. It does not block.
	Look func(p wire.PersonID, scene SceneID)
	// State is what the media engine last saw of a source. It does not block.
	State func(id wire.SourceID) SourceState
}

// Member is a person in a room.
type Member struct {
	wire.Person
	// Out takes what the room says; nil while the person's line is lost.
	Out Outbox
	// Backstage: may be in the green room without being asked.
	Backstage bool
	// Director: directs the stage, and is never out of earshot of the green room.
	Director bool
	// Devices are what the person has switched on; Published says whether their publishing connection is there.
	Devices   wire.MediaSet
	Published bool
	// Leads are those who lead the room, Lead is what this person is in it; empty for most.
	Leads []wire.Led
	Lead  wire.Lead
	// Lines is how fast the person may say lines, in whatever room (NewLineRate).
	Lines *rate.Limiter
}

// member is a Member with what the room knows beside.
type member struct {
	Member
	muted   bool // by a host or moderator
	guest   bool // taken onto the stage from the audience
	behind  bool // is backstage now
	briefed bool // knows what there is to report
	scene   SceneID
}

// Room is owned by its mailbox; only closures in it touch the fields below box.
type Room struct {
	ID     wire.RoomID
	Kind   Kind
	ports  Ports
	box    *mailbox.Mailbox
	saved  sync.Mutex // orders the saving of stages
	parent wire.RoomID

	about   wire.Room
	epoch   uint32
	members map[wire.PersonID]*member
	barred  map[wire.PersonID]time.Time // who was taken out, and until when they stay out
	chat    []wire.ChatLine
	encoded struct{ chat, tables []byte } // for everybody who comes in; nil when they have changed since
	said    int64                         // when the newest line was said, in ms since 1970
	says    *rate.Limiter
	out     broadcast
	sources map[wire.SourceID]*source
	scenes  map[SceneID]Scene // as the media engine was told
	stage   stage
	tables  map[wire.RoomID]wire.Table
	named   []wire.SourceID       // who is named as speaking, at most speakersShown
	silent  map[wire.SourceID]int // for how many reports somebody named has been silent
	groups  newest                // of a workshop
	group   newest                // whose room it is
	voice   []wire.SourceID       // of other rooms, heard here as well
	counted bool                  // a people.changed is on its way
	docs    docs

	hands     []wire.Hand               // raised, in order
	handsDue  bool                      // a hands.changed is on its way
	reactions map[wire.ReactionKind]int // since they were told last; nil for none
	entrance  entrance

	closed bool
}

// Open starts a room with what was kept of it.
func Open(ctx context.Context, about wire.Room, p Ports) (*Room, error) {
	lines, err := p.Lines.LastLines(ctx, about.ID, chatKept)
	if err != nil {
		return nil, fmt.Errorf("open room %s: %w", about.ID, err)
	}
	r := &Room{
		ID: about.ID, parent: about.Parent, Kind: Kinds[about.Kind], ports: p, about: about,
		epoch:   rand.Uint32() | 1, //nolint:gosec // it tells one start from another and is no secret
		members: map[wire.PersonID]*member{}, barred: map[wire.PersonID]time.Time{}, chat: lines, says: rate.NewLimiter(roomLines, roomLinesBurst),
		sources: map[wire.SourceID]*source{}, tables: map[wire.RoomID]wire.Table{},
		groups: newest{event: "groups.changed"}, group: newest{event: "group.changed"},
		silent: map[wire.SourceID]int{}, scenes: map[SceneID]Scene{},
		docs: docs{open: map[wire.DocID]*doc{}, left: map[wire.PersonID]time.Time{}},
	}
	if len(lines) > 0 {
		r.said = lines[len(lines)-1].At
	}
	if r.Kind.Stage {
		state, err := p.Stages.LoadStage(ctx, about.ID)
		if err != nil {
			return nil, fmt.Errorf("open stage of %s: %w", about.ID, err)
		}
		r.openStage(state)
	}
	if err := r.restoreEntrance(ctx); err != nil {
		return nil, err
	}
	r.box = mailbox.New()
	r.box.Do(func() { r.show(); r.flush() })
	return r, nil
}

// Close ends the room; its people must have left.
func (r *Room) Close() {
	r.box.Do(func() {
		r.closed = true
		r.out.stop()
		r.dropScenes()
		if r.Kind.Stage {
			r.ports.Scenes.Gate(wire.Whip(r.ID), false, false)
		}
	})
	r.box.Close()
}

// do runs f as the owner and returns its error; a closed room is not found.
func (r *Room) do(f func() error) (err error) {
	if !r.box.Do(func() { err = f() }) {
		return wire.ErrNotFound
	}
	return err
}

// later runs f as the owner after d, unless the room is closed by then.
func (r *Room) later(d time.Duration, f func()) *time.Timer {
	return time.AfterFunc(d, func() {
		r.box.Post(func() {
			if !r.closed {
				f()
			}
		})
	})
}

// About is the room as the programme knows it.
func (r *Room) About() (a wire.Room) {
	r.box.Do(func() { a = r.about })
	return a
}

// Rename takes over what the room is called and talks about now, and tells the people in it.
func (r *Room) Rename(a wire.Room) {
	r.box.Do(func() {
		if reflect.DeepEqual(r.about, a) {
			return
		}
		r.about = a
		r.tell("room.changed", a)
	})
}

// Parent is the cafeteria a table stands in. It never changes.
func (r *Room) Parent() wire.RoomID { return r.parent }
