// Package conference says who is here, where, and what they may do. A House holds conferences; a Conference owns who is where, and
// its rooms own what happens in them. Every wish of a client passes Visit.Do and its table; every change of place passes move.
package conference

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"sync"
	"sync/atomic"
	"time"

	"konvent/server/auth"
	"konvent/server/room"
	"konvent/signaling/wire"
)

// Grace is how long a person's place and media are kept when their line is lost.
const Grace = 15 * time.Second

// guestsAtMost is how many guests one conference takes in between two starts of the house: a link that went astray fills no disk.
const guestsAtMost = 5000

// Config is what a house needs to know of its surroundings.
type Config struct {
	// PublicURL is how people reach the house, without a slash at the end.
	PublicURL string
	// WhepPlayers is how many players one WHEP key serves at once.
	WhepPlayers int
}

// House holds the conferences of one server.
type House struct {
	store Store
	media Media
	cfg   Config
	log   *slog.Logger

	pictures *gallery

	states sync.Map // wire.SourceID → room.SourceState of those that are up
	homes  sync.Map // wire.RoomID → *room.Room

	lines       atomic.Uint64 // how often somebody came in on a line
	ended       atomic.Uint64 // links and keys that ended: who looked one up before that must look again before it lets anybody in
	loading     sync.Mutex    // one conference is opened at a time
	feeding     sync.Mutex    // one feed is opened or ended at a time: the end of one must not meet the next halfway
	mu          sync.RWMutex  // guards the maps below
	conferences map[wire.ConferenceID]*Conference
	players     map[wire.RoomID]map[ViewerID]bool // who looks through the WHEP key of a room
	feeds       map[wire.RoomID]string            // the session of the feed that came last through the WHIP key of a room
}

// NewHouse makes an empty house. Its media engine needs it for notices, so the engine comes with Open.
func NewHouse(store Store, cfg Config, log *slog.Logger) *House {
	return &House{
		store: store, cfg: cfg, log: log, pictures: newGallery(store),
		conferences: map[wire.ConferenceID]*Conference{}, players: map[wire.RoomID]map[ViewerID]bool{}, feeds: map[wire.RoomID]string{},
	}
}

// Open starts every conference that is kept.
func (h *House) Open(ctx context.Context, media Media) error {
	h.media = media
	all, err := h.store.Conferences(ctx)
	if err != nil {
		return fmt.Errorf("open house: %w", err)
	}
	for _, about := range all {
		if _, err := h.keep(ctx, about); err != nil {
			return err
		}
	}
	return nil
}

func (h *House) start(ctx context.Context, about wire.Conference, p wire.Programme) (*Conference, error) {
	c, err := open(ctx, h, about, p)
	if err != nil {
		return nil, fmt.Errorf("open conference %s: %w", about.ID, err)
	}
	h.mu.Lock()
	h.conferences[about.ID] = c
	h.mu.Unlock()
	return c, nil
}

// Close ends every conference. Clients are told to come back.
func (h *House) Close() {
	h.mu.Lock()
	all := maps.Clone(h.conferences)
	clear(h.conferences)
	h.mu.Unlock()
	for _, c := range all {
		c.close()
	}
}

// Conference finds a conference by its slug; ErrNone where there is none.
func (h *House) Conference(slug string) (*Conference, error) {
	h.mu.RLock()
	defer h.mu.RUnlock()
	for _, c := range h.conferences {
		if c.Slug == slug {
			return c, nil
		}
	}
	return nil, ErrNone
}

// Stats is what the house did since it was opened. Counts only grow.
type Stats struct {
	// Lines is how often somebody came in on a line; one that took the place of another counts as well.
	Lines uint64
}

// Stats sums up.
func (h *House) Stats() Stats { return Stats{Lines: h.lines.Load()} }

// byID finds a conference.
func (h *House) byID(id wire.ConferenceID) (*Conference, bool) {
	h.mu.RLock()
	defer h.mu.RUnlock()
	c, ok := h.conferences[id]
	return c, ok
}

// Add keeps a new conference and opens it. wire.ErrBody with "slug" when the slug is taken.
func (h *House) Add(ctx context.Context, about wire.Conference, p wire.Programme) (*Conference, error) {
	if _, err := h.Conference(about.Slug); err == nil {
		return nil, wire.ErrBody.With("slug")
	}
	if err := Fits(p); err != nil {
		return nil, err
	}
	if err := h.store.SaveConference(ctx, about, p); err != nil {
		return nil, err
	}
	return h.start(ctx, about, p)
}

// linked finds out whose a token is.
func (h *House) linked(ctx context.Context, token string) (Linked, *Conference, error) {
	who, err := h.store.ByLink(ctx, auth.HashToken(token))
	if errors.Is(err, ErrNone) {
		return Linked{}, nil, wire.ErrLink
	}
	if err != nil {
		h.log.Error("link not looked up", "err", err)
		return Linked{}, nil, wire.ErrStore
	}
	c, err := h.load(ctx, who.Conference)
	return who, c, err
}

// load finds a conference, and opens one that another process brought in since.
func (h *House) load(ctx context.Context, id wire.ConferenceID) (*Conference, error) {
	h.loading.Lock()
	defer h.loading.Unlock()
	if c, ok := h.byID(id); ok {
		return c, nil
	}
	all, err := h.store.Conferences(ctx)
	if err != nil {
		return nil, wire.ErrStore
	}
	for _, about := range all {
		if about.ID == id {
			return h.keep(ctx, about)
		}
	}
	return nil, wire.ErrLink
}

// keep opens a conference that is in the store.
func (h *House) keep(ctx context.Context, about wire.Conference) (*Conference, error) {
	p, err := h.store.Programme(ctx, about.ID)
	if err != nil {
		return nil, fmt.Errorf("open conference %s: %w", about.ID, err)
	}
	return h.start(ctx, about, p)
}

// Door is what the page behind a link shows. wire.ErrLink for unknown and revoked ones alike.
func (h *House) Door(ctx context.Context, token string) (wire.Door, error) {
	who, c, err := h.linked(ctx, token)
	if err != nil {
		return wire.Door{}, err
	}
	d := c.door()
	if who.Person.ID != "" {
		d.You = &who.Person
	}
	return d, nil
}

// Guest takes somebody in who came by a guest link, and returns a token of their own.
func (h *House) Guest(ctx context.Context, token, name string) (wire.GuestLink, error) {
	who, c, err := h.linked(ctx, token)
	if err != nil {
		return wire.GuestLink{}, err
	}
	if who.Person.ID != "" {
		return wire.GuestLink{}, wire.ErrLink
	}
	if c.guests.Add(1) > guestsAtMost {
		c.guests.Add(-1)
		return wire.GuestLink{}, wire.ErrBusy
	}
	own, err := c.AddPerson(ctx, wire.Person{Name: name, Role: wire.Guest})
	if err != nil {
		c.guests.Add(-1)
	}
	return wire.GuestLink{Token: own.Token}, err
}

// Hello lets the person of a link in on a new line; one they had elsewhere ends. It answers command n before anything else.
func (h *House) Hello(ctx context.Context, line Line, n uint32, hello wire.Hello) (*Visit, error) {
	for {
		ended := h.ended.Load()
		who, c, err := h.linked(ctx, hello.Token)
		if err != nil {
			return nil, err
		}
		if who.Person.ID == "" {
			return nil, wire.ErrLink
		}
		if v, err := c.arrive(who.Person, line, n, ended); !errors.Is(err, errEnded) {
			return v, err
		}
	}
}

// errEnded says that a link ended since the one at hand was looked up.
var errEnded = errors.New("a link ended")

// state is what the media engine sees of a source; the zero state when it said nothing.
func (h *House) state(id wire.SourceID) room.SourceState {
	s, _ := h.states.Load(id)
	state, _ := s.(room.SourceState)
	return state
}

// room finds a room of any conference, for what concerns the media engine only.
func (h *House) room(id wire.RoomID) (*room.Room, bool) {
	if r, ok := h.homes.Load(id); ok {
		return r.(*room.Room), true
	}
	return nil, false
}

// Organised finds the conference of a link whose person may organise it. wire.ErrLink for a link that is none.
func (h *House) Organised(ctx context.Context, token string) (*Conference, error) {
	who, c, err := h.linked(ctx, token)
	switch {
	case err != nil:
		return nil, err
	case !May(who.Person.Role, wire.MayOrganise):
		return nil, wire.ErrNotAllowed
	}
	return c, nil
}

// LinkURL is the address of a link.
func (h *House) LinkURL(token string) string { return h.Address("/j/" + token) }

// Address is a path of this house as people reach it.
func (h *House) Address(path string) string { return h.cfg.PublicURL + path }
