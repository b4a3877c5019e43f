package conference

import (
	"context"
	"errors"
	"time"

	"konvent/server/auth"
	"konvent/server/room"
	"konvent/signaling/wire"
)

// NewKey makes a WHIP or WHEP key for a room; the one before ends, and so does what came in by it.
func (c *Conference) NewKey(ctx context.Context, kind wire.KeyKind, r wire.Room) (wire.Key, error) {
	if kind != wire.WhipKey && kind != wire.WhepKey {
		return wire.Key{}, wire.ErrBody.With("kind")
	}
	token := auth.NewToken()
	hash := Hash(auth.HashToken(token))
	if err := c.house.store.SetKey(ctx, r.ID, kind, &hash); err != nil {
		return wire.Key{}, err
	}
	c.house.ended.Add(1)
	if kind == wire.WhipKey {
		c.house.endFeed(r.ID)
	} else {
		c.house.endPlayers(r.ID)
	}
	return wire.Key{Kind: kind, URL: c.house.cfg.PublicURL + "/" + string(kind) + "/" + c.Slug + "/" + r.Slug, Key: token}, nil
}

// keyRoom finds the room that a key opens, and checks that the address names the same. An unknown key and one of another room are
// refused alike, with wire.ErrLink.
func (h *House) keyRoom(ctx context.Context, kind wire.KeyKind, key, conference, slug string) (wire.RoomID, error) {
	id, err := h.store.KeyRoom(ctx, kind, auth.HashToken(key))
	if errors.Is(err, ErrNone) {
		return "", wire.ErrLink
	}
	if err != nil {
		h.log.Error("key not looked up", "err", err)
		return "", wire.ErrStore
	}
	c, err := h.Conference(conference)
	if err != nil {
		return "", wire.ErrLink
	}
	r, ok := c.roomBySlug(slug)
	if !ok || r.ID != id {
		return "", wire.ErrLink
	}
	return id, nil
}

func (c *Conference) roomBySlug(slug string) (found *room.Room, ok bool) {
	c.box.Do(func() {
		for _, r := range c.programme.Rooms {
			if r.Slug == slug {
				found, ok = c.rooms[r.ID]
				return
			}
		}
	})
	return found, ok
}

// Feed opens the WHIP door of a room (RFC 9725), answers the offer and returns the session's own name, by which it is ended. One feed a
// room: a new one takes the place of the old.
func (h *House) Feed(ctx context.Context, key, conference, slug, offer string) (answer, session string, err error) {
	ended := h.ended.Load()
	id, err := h.keyRoom(ctx, wire.WhipKey, key, conference, slug)
	if err != nil {
		return "", "", err
	}
	h.feeding.Lock()
	defer h.feeding.Unlock()
	if answer, err = h.media.Publish(ctx, Publishing{Camera: wire.Whip(id), Offer: offer}); err != nil {
		return "", "", err
	}
	if err := h.opens(ctx, ended, wire.WhipKey, key, conference, slug); err != nil {
		h.endFeed(id)
		return "", "", err
	}
	session = auth.NewToken()
	h.mu.Lock()
	h.feeds[id] = session
	h.mu.Unlock()
	return answer, session, nil
}

// opens looks a key up again, where links or keys ended since the house's count was what ended says.
func (h *House) opens(ctx context.Context, ended uint64, kind wire.KeyKind, key, conference, slug string) error {
	if h.ended.Load() == ended {
		return nil
	}
	_, err := h.keyRoom(ctx, kind, key, conference, slug)
	return err
}

// EndFeed ends a feed by its session, or (empty) whatever runs. wire.ErrNotFound for a session that another took the place of.
func (h *House) EndFeed(ctx context.Context, key, conference, slug, session string) error {
	id, err := h.keyRoom(ctx, wire.WhipKey, key, conference, slug)
	if err != nil {
		return err
	}
	h.feeding.Lock()
	defer h.feeding.Unlock()
	h.mu.RLock()
	runs := h.feeds[id]
	h.mu.RUnlock()
	if session != "" && session != runs {
		return wire.ErrNotFound
	}
	h.endFeed(id)
	return nil
}

// endFeed ends the feed of a room.
func (h *House) endFeed(r wire.RoomID) {
	h.mu.Lock()
	delete(h.feeds, r)
	h.mu.Unlock()
	h.media.Unpublish(wire.Whip(r))
}

// playerPrefix tells players from people.
const playerPrefix = "whep:"

// playerWaits is how long a player may wait for its turn, within its request.
const playerWaits = 10 * time.Second

// Play opens the WHEP door of a room for one more player, answers the offer and returns the player's own secret name, by which it
// is closed. wire.ErrBusy when the key serves as many as it may, or the house is so busy that its turn would not come soon.
func (h *House) Play(ctx context.Context, key, conference, slug, offer string) (answer, player string, err error) {
	ended := h.ended.Load()
	id, err := h.keyRoom(ctx, wire.WhepKey, key, conference, slug)
	if err != nil {
		return "", "", err
	}
	player = auth.NewToken()
	v := ViewerID(playerPrefix + player)
	if !h.addPlayer(id, v) {
		return "", "", wire.ErrBusy
	}
	h.media.Attach(v, room.Front(id), nil)
	waits, cancel := context.WithTimeout(ctx, playerWaits)
	defer cancel()
	if answer, err = h.media.View(waits, v, offer, false); err == nil {
		err = h.opens(ctx, ended, wire.WhepKey, key, conference, slug)
	}
	if err != nil {
		h.EndPlay(player)
		return "", "", err
	}
	return answer, player, nil
}

// EndPlay closes a player by its secret name; an unknown one is no error.
func (h *House) EndPlay(player string) {
	h.endPlayer(ViewerID(playerPrefix + player))
}

// endPlayer forgets a player, here and in the media engine.
func (h *House) endPlayer(v ViewerID) {
	h.mu.Lock()
	for _, players := range h.players {
		delete(players, v)
	}
	h.mu.Unlock()
	h.media.Unview(v)
}

func (h *House) addPlayer(r wire.RoomID, v ViewerID) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.players[r]) >= h.cfg.WhepPlayers {
		return false
	}
	if h.players[r] == nil {
		h.players[r] = map[ViewerID]bool{}
	}
	h.players[r][v] = true
	return true
}

// endDoors closes the WHIP and WHEP doors of rooms that are gone, with all that came in by them.
func (h *House) endDoors(gone []*room.Room) {
	h.ended.Add(1)
	for _, r := range gone {
		if r.Kind.Stage {
			h.endFeed(r.ID)
			h.endPlayers(r.ID)
		}
	}
}

// endPlayers closes every player of a room.
func (h *House) endPlayers(r wire.RoomID) {
	h.mu.Lock()
	players := h.players[r]
	delete(h.players, r)
	h.mu.Unlock()
	for v := range players {
		h.media.Unview(v)
	}
}
