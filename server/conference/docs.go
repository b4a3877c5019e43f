package conference

import (
	"context"
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
	r, err := v.docRoom(ask.Doc, v.c.mayRead)
	if err != nil {
		return wire.DocState{}, err
	}
	return r.ReadDoc(ctx, ask)
}

// docRoom finds the room of a document that this person may have to do with.
func (v *Visit) docRoom(id wire.DocID, may func(*presence, *room.Room) bool) (r *room.Room, err error) {
	in, _ := id.Split()
	err = v.here(func(p *presence) error {
		var ok bool
		if r, ok = v.c.rooms[in]; !ok {
			r, ok = v.c.fading[in]
		}
		if !ok {
			return wire.ErrNotFound.With("doc")
		}
		if !may(p, r) {
			return wire.ErrNotAllowed
		}
		return nil
	})
	return r, err
}

// mayRead says whether a person may read what is written in a room.
func (c *Conference) mayRead(p *presence, r *room.Room) bool {
	return p.room == r || c.leads(p, r)
}

// editDoc is for those in the room. Who was there a while ago may hand in what they wrote, so the room is asked, not the presence.
func (v *Visit) editDoc(ctx context.Context, e wire.DocEdit) (wire.DocSaved, error) {
	if !v.rates.docBytes.AllowN(time.Now(), min(len(e.Update)+readingBytes(e.Reading)+1, docBytesBurst)) {
		return wire.DocSaved{}, wire.ErrTooFast
	}
	r, err := v.docRoom(e.Doc, func(*presence, *room.Room) bool { return true })
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
