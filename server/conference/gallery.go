package conference

import (
	"context"
	"sync"
	"time"

	"konvent/signaling/wire"
)

const (
	// galleryBytes is how much of pictures is kept in memory.
	galleryBytes = 32 << 20
	// galleryWait is how long one reading may take.
	galleryWait = 10 * time.Second
	// hangingBytes is what a picture costs beside its own bytes.
	hangingBytes = 512
)

// gallery keeps the pictures in memory that were asked for last: one that is shown on a stage is asked for by everybody at once, and read
// once.
type gallery struct {
	read func(context.Context, hook) (File, error)

	mu    sync.Mutex // guards the rest
	hung  map[hook]*hanging
	turn  uint64 // counts how often something was asked for
	bytes int    // of all that were read
}

// hook is where a picture hangs.
type hook struct {
	conf wire.ConferenceID
	room wire.RoomID
	id   wire.FileID
}

// hanging is a picture in the gallery.
type hanging struct {
	ready chan struct{} // closed once the rest is there
	file  File
	err   error
	last  uint64 // when it was asked for, guarded by the gallery's mu
	bytes int    // guarded by the gallery's mu; 0 until it was read
}

func newGallery(files Files) *gallery {
	return &gallery{hung: map[hook]*hanging{}, read: func(ctx context.Context, at hook) (File, error) {
		return files.File(ctx, at.conf, at.room, at.id)
	}}
}

// picture returns a picture. Who comes while it is being read waits for that.
func (g *gallery) picture(ctx context.Context, at hook) (File, error) {
	g.mu.Lock()
	g.turn++
	h, there := g.hung[at]
	if !there {
		h = &hanging{ready: make(chan struct{})}
		g.hung[at] = h
	}
	h.last = g.turn
	g.mu.Unlock()
	if !there {
		g.hang(ctx, at, h)
	}
	select {
	case <-h.ready:
		return h.file, h.err
	case <-ctx.Done():
		return File{}, wire.ErrBusy
	}
}

// hang reads a picture for all who wait for it, also when who came first goes.
func (g *gallery) hang(ctx context.Context, at hook, h *hanging) {
	ctx, done := context.WithTimeout(context.WithoutCancel(ctx), galleryWait)
	defer done()
	h.err = wire.ErrInternal // unless reading says something else
	defer g.hangs(at, h)
	h.file, h.err = g.read(ctx, at)
}

// hangs notes that reading is over. What could not be read, or was let go meanwhile, does not stay.
func (g *gallery) hangs(at hook, h *hanging) {
	close(h.ready)
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.hung[at] != h {
		return
	}
	if h.err != nil {
		delete(g.hung, at)
		return
	}
	h.bytes = len(h.file.Data) + hangingBytes
	g.bytes += h.bytes
	for g.bytes > galleryBytes {
		g.takeDown(g.oldest())
	}
}

// oldest is the picture that was asked for the longest time ago.
func (g *gallery) oldest() (oldest hook) {
	var last uint64
	for at, h := range g.hung {
		if h.bytes > 0 && (last == 0 || h.last < last) {
			oldest, last = at, h.last
		}
	}
	return oldest
}

// takeDown lets go of a picture.
func (g *gallery) takeDown(at hook) {
	g.bytes -= g.hung[at].bytes
	delete(g.hung, at)
}

// forget lets go of the pictures of a room that is gone.
func (g *gallery) forget(in wire.RoomID) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for at := range g.hung {
		if at.room == in {
			g.takeDown(at)
		}
	}
}
