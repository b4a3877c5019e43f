package room

import (
	"slices"
	"time"

	"konvent/signaling/wire"
)

// Enter takes a person in, or gives one who is in a new line, and answers command n on their outbox with the room as it is. A
// full room refuses with wire.ErrFull, and one that somebody was taken out of with wire.ErrRemoved; then nothing changes.
func (r *Room) Enter(who Member, n uint32, has wire.Enter) error {
	return r.do(func() error {
		m, there := r.members[who.ID]
		if !there {
			if r.isBarred(who) {
				return wire.ErrRemoved
			}
			if r.about.Seats > 0 && len(r.members) >= r.about.Seats {
				return wire.ErrFull
			}
			m = &member{}
			r.members[who.ID] = m
		}
		m.Out = nil
		r.shutAll(who.ID)
		r.flush() // what waits is older than what they are about to be shown
		r.arrive(m, who)
		r.welcome(m, n, has, there)
		if slices.Contains(r.stage.held, who.ID) {
			m.say("you.muted", wire.YouMuted{Muted: true, Held: true})
		}
		if !there {
			r.recount()
		}
		return nil
	})
}

// SitsDown says whether somebody who comes sits down at a table, silent at first. Who was here before, and lost the line for long or to a
// restart of the house, goes on as they were.
func (r *Room) SitsDown(has wire.Enter) bool { return r.Kind.Table && has.Epoch == 0 }

// arrive brings what the conference knows of a person into the room.
func (r *Room) arrive(m *member, who Member) {
	m.Member, m.briefed = who, false
	m.scene = "" // whoever comes, or comes back, is told anew what flows
	m.muted = m.muted || slices.Contains(r.stage.held, who.ID)
	m.guest = slices.Contains(r.stage.guests, who.ID)
	wasBehind := m.behind
	r.place(m)
	r.refresh(m)
	if m.behind != wasBehind {
		r.tellBackstage()
	}
}

// place puts a person before or behind the stage, and turns their view there.
func (r *Room) place(m *member) {
	m.behind = r.Kind.Stage && (m.Backstage || m.Director || m.guest)
	r.turn(m, r.sceneFor(m))
}

// welcome answers with the snapshot, or with what was missed. It happens in the mailbox, so that no event comes before it.
func (r *Room) welcome(m *member, n uint32, has wire.Enter, there bool) {
	e := wire.Entered{
		Room: r.about, Epoch: r.epoch, Seq: r.out.seq, People: r.people(), Speaking: wire.Speaking{Sources: r.speakers()},
		Sources: r.openSources(), Invited: slices.Contains(r.stage.invited, m.ID),
		Leads: m.Leads, Lead: m.Lead, Hands: r.raised(m), Entrance: r.entrance.told(m),
		Silent: !there && r.SitsDown(has),
	}
	var missed []byte
	missed, e.Resumed = r.missed(has.Epoch, has.Seq)
	if r.Kind.Stage {
		s := r.onAir()
		e.Stage = &s
	}
	if m.behind {
		b := r.backstage()
		e.Backstage = &b
	}
	m.Out.Push(r.withLarge(wire.Encode(wire.Answer{Re: n, Body: e}), e.Resumed))
	if len(missed) > 0 {
		m.Out.Push(missed)
	}
}

// withLarge adds what is large and the same for everybody to the answer of who comes in: tables, groups, and the chat unless they have it.
func (r *Room) withLarge(answer []byte, resumed bool) []byte {
	if r.Kind.Tables {
		if r.encoded.tables == nil {
			r.encoded.tables = wire.Encode(r.tableList())
		}
		answer = wire.Into(answer, "tables", r.encoded.tables)
	}
	if r.groups.now != nil {
		answer = wire.Into(answer, "groups", r.groups.now)
	}
	if r.group.now != nil {
		answer = wire.Into(answer, "group", r.group.now)
	}
	if resumed || len(r.chat) == 0 {
		return answer
	}
	if r.encoded.chat == nil {
		r.encoded.chat = wire.Encode(r.chat)
	}
	return wire.Into(answer, "chat", r.encoded.chat)
}

// Leave takes a person out. Their media stops at the server; devices stay as they are, for the next room.
func (r *Room) Leave(p wire.PersonID) {
	r.box.Do(func() {
		m, ok := r.members[p]
		if !ok {
			return
		}
		delete(r.members, p)
		r.handsIn(p)
		r.forget(m)
		r.dropHand(p)
		if r.Kind.EverybodySpeaks && !r.isBarred(m.Member) {
			r.entrance.remember(p)
		}
		r.recount()
	})
}

// Detach says that a person's line is lost: nothing is pushed to it until they enter again. Their place and media stay.
func (r *Room) Detach(p wire.PersonID, out Outbox) {
	r.box.Do(func() {
		if m, ok := r.members[p]; ok && m.Out == out {
			m.Out = nil
		}
	})
}

// Renamed takes over a person's new name, and tells it at once wherever it stands.
func (r *Room) Renamed(p wire.Person) {
	r.box.Do(func() {
		if m, ok := r.members[p.ID]; ok {
			m.Person = p
			r.refresh(m)
			r.nameHand(p)
			if len(r.members) <= namedUpTo {
				r.tell("people.changed", r.people())
			}
			if m.behind {
				r.tellBackstage()
			}
		}
	})
}

// Count is how many people are in the room.
func (r *Room) Count() (n int) {
	r.box.Do(func() { n = len(r.members) })
	return n
}

// People names everybody in the room, by name.
func (r *Room) People() (all []wire.Person) {
	r.box.Do(func() { all = r.everybody() })
	return all
}

const (
	// namedUpTo is how many people are named in people.changed; of more only the count is told.
	namedUpTo = 50
	// recountEvery is how often people.changed is said at most.
	recountEvery = time.Second
)

// recount tells who is in the room, at most once a second.
func (r *Room) recount() {
	if r.counted {
		return
	}
	r.counted = true
	r.later(recountEvery, func() {
		r.counted = false
		r.tell("people.changed", r.people())
	})
}

func (r *Room) people() wire.People {
	p := wire.People{Count: len(r.members)}
	if p.Count <= namedUpTo {
		p.Here = r.everybody()
	}
	return p
}

func (r *Room) everybody() []wire.Person {
	all := make([]wire.Person, 0, len(r.members))
	for _, m := range r.members {
		all = append(all, m.Person)
	}
	SortPeople(all)
	return all
}
