package conference

import (
	"context"
	"slices"
	"time"

	"golang.org/x/time/rate"

	"konvent/server/room"
	"konvent/signaling/wire"
)

// A person may bring 64 KiB of documents a second for long and 1 MiB at once, ask for 4 parts of documents a second for long and 40 at
// once, and say 10 times a second where they write.
const (
	docBytesRate, docBytesBurst = rate.Limit(64 << 10), 1 << 20
	docReadsRate, docReadsBurst = rate.Limit(4), 40
	cursorsRate, cursorsBurst   = rate.Limit(10), 20
)

func (v *Visit) openDoc(ctx context.Context, ask wire.DocAsk) (wire.DocState, error) {
	if !v.rates.docReads.Allow() {
		return wire.DocState{}, wire.ErrTooFast
	}
	r, err := v.room()
	if err != nil {
		return wire.DocState{}, err
	}
	return r.OpenDoc(ctx, v.me, ask)
}

// readDoc is for those in the room, and for those who lead it from elsewhere.
func (v *Visit) readDoc(ctx context.Context, ask wire.DocAsk) (wire.DocState, error) {
	if !v.rates.docReads.Allow() {
		return wire.DocState{}, wire.ErrTooFast
	}
	in, kind := ask.Doc.Split()
	err := v.here(func(p *presence) error {
		if err := v.c.mayRead(p, in); err != nil {
			return err
		}
		if r, ok := v.c.rooms[in]; ok && !slices.Contains(r.Kind.Docs, kind) {
			return wire.ErrNotFound.With("doc")
		}
		return nil
	})
	if err != nil {
		return wire.DocState{}, err
	}
	return room.ReadDoc(ctx, v.c.house.store, ask)
}

// docRoom finds the room of a document, which may be shut a while ago.
func (v *Visit) docRoom(id wire.DocID) (r *room.Room, err error) {
	in, _ := id.Split()
	err = v.here(func(*presence) error {
		var ok bool
		if r, ok = v.c.rooms[in]; !ok {
			r, ok = v.c.fading[in]
		}
		if !ok {
			return wire.ErrNotFound.With("doc")
		}
		return nil
	})
	return r, err
}

// mayRead says whether a person may read what is written in a room: who is in it and who leads it may, but nobody else at a table that
// stands in no list; and once a group is over, who was of it and who leads its workshop. wire.ErrNotFound where there is no such room, wire.ErrNotAllowed for all others.
func (c *Conference) mayRead(p *presence, in wire.RoomID) error {
	if r, ok := c.rooms[in]; ok {
		if p.room == r || c.listed(r) && c.leads(p, r) {
			return nil
		}
		return wire.ErrNotAllowed
	}
	g, result := c.ended(in)
	switch {
	case g == nil:
		return wire.ErrNotFound.With("doc")
	case c.mayLookBack(p, g, result):
		return nil
	}
	return wire.ErrNotAllowed
}

// editDoc is for those in the room. Who was there a while ago may hand in what they wrote, so the room is asked, not the presence.
func (v *Visit) editDoc(ctx context.Context, e wire.DocEdit) (wire.DocSaved, error) {
	if !v.rates.docBytes.AllowN(time.Now(), min(len(e.Update)+readingBytes(e.Reading)+1, docBytesBurst)) {
		return wire.DocSaved{}, wire.ErrTooFast
	}
	r, err := v.docRoom(e.Doc)
	if err != nil {
		return wire.DocSaved{}, err
	}
	return r.EditDoc(ctx, v.me, e)
}

// readingBytes is how much a reading brings.
func readingBytes(r *wire.Reading) int {
	if r == nil {
		return 0
	}
	return len(wire.Encode(r))
}

func (v *Visit) compactDoc(ctx context.Context, c wire.DocCompact) error {
	if !v.rates.docBytes.AllowN(time.Now(), min(len(c.State)+1, docBytesBurst)) {
		return wire.ErrTooFast
	}
	r, err := v.room()
	if err != nil {
		return err
	}
	return r.CompactDoc(ctx, v.me, c)
}

func (v *Visit) aware(_ context.Context, a wire.DocAware) error {
	if !v.rates.cursors.Allow() {
		return wire.ErrTooFast
	}
	r, err := v.room()
	if err != nil {
		return err
	}
	return r.Aware(v.me, a)
}

func (v *Visit) closeDoc(_ context.Context, ref wire.DocRef) error {
	r, err := v.room()
	if err != nil {
		return err
	}
	r.CloseDoc(v.me, ref.Doc)
	return nil
}
