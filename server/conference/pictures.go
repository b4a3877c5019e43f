package conference

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"image"
	_ "image/jpeg" // DecodeConfig knows it then
	_ "image/png"  // DecodeConfig knows it then
	"net/http"
	"time"

	"golang.org/x/time/rate"

	"konvent/server/auth"
	"konvent/server/room"
	"konvent/signaling/wire"
)

const (
	// pictureBytes is how large a picture may be, and pictureSide how wide and high, in pixels: a small file can be an enormous picture.
	pictureBytes = 1 << 20
	pictureSide  = 4096
	// A person may bring a picture every two seconds for long, and 10 at once.
	picturesRate, picturesBurst = rate.Limit(0.5), 10
)

// picturesAtMost is how many pictures are kept in a room and of one person, and 1 GiB of them in a conference: nobody fills the disk.
var picturesAtMost = FilesAtMost{InRoom: 60, OfPerson: 100, Bytes: 1 << 30}

// KeepPicture takes a picture for the documents of the room in which the person of a link is.
func (h *House) KeepPicture(ctx context.Context, token string, in wire.RoomID, data []byte) (wire.FileID, error) {
	who, c, err := h.linked(ctx, token)
	if err != nil {
		return "", err
	}
	err = c.do(func() error {
		p, r := c.present[who.Person.ID], c.rooms[in]
		switch {
		case p == nil || r == nil || p.room != r || len(r.Kind.Docs) == 0:
			return wire.ErrNotHere
		case !May(p.Role, wire.MaySpeak):
			return wire.ErrNotAllowed
		case !p.rates.pictures.Allow():
			return wire.ErrTooFast
		}
		return nil
	})
	if err != nil {
		return "", err
	}
	kind, err := pictureKind(data)
	if err != nil {
		return "", err
	}
	f := File{ID: wire.FileID(auth.NewID()), Room: in, Person: who.Person.ID, Type: kind, At: time.Now().UnixMilli(), Data: data}
	return f.ID, h.store.AddFile(ctx, c.ID, f, picturesAtMost)
}

// Picture gives a picture to those who may read what is written in its room, and to everybody who is here while it is on a stage, and
// any to who organises the conference. What they may not see is not found.
func (h *House) Picture(ctx context.Context, token string, in wire.RoomID, id wire.FileID) (File, error) {
	who, c, err := h.linked(ctx, token)
	if err != nil {
		return File{}, err
	}
	err = c.do(func() error {
		p, here := c.present[who.Person.ID]
		if May(who.Person.Role, wire.MayOrganise) || here && c.maySee(p, in, id) {
			return nil
		}
		return wire.ErrNotFound
	})
	if err != nil {
		return File{}, err
	}
	f, err := h.pictures.picture(ctx, hook{c.ID, in, id})
	if errors.Is(err, ErrNone) {
		err = wire.ErrNotFound
	}
	return f, err
}

// maySee says whether a person may see a picture of a room, which may be shut already.
func (c *Conference) maySee(p *presence, in wire.RoomID, id wire.FileID) bool {
	if c.mayRead(p, in) == nil {
		return true
	}
	for _, r := range c.rooms {
		if r.Kind.Stage && r.ShownPicture() == room.FilePath(in, id) {
			return true
		}
	}
	return false
}

// pictureKind tells the media type of a picture by what is in it. wire.ErrPicture for what is none, or one too large to be shown.
func pictureKind(data []byte) (string, error) {
	if len(data) > pictureBytes {
		return "", wire.ErrTooLong
	}
	kind := http.DetectContentType(data)
	var width, height int
	switch kind {
	case "image/png", "image/jpeg":
		about, _, err := image.DecodeConfig(bytes.NewReader(data))
		if err != nil {
			return "", wire.ErrPicture
		}
		width, height = about.Width, about.Height
	case "image/webp":
		width, height = webpSize(data)
	}
	if width < 1 || height < 1 || width > pictureSide || height > pictureSide {
		return "", wire.ErrPicture
	}
	return kind, nil
}

// webpSize is how wide and high a WebP picture is (RFC 9649, sections 2.5 to 2.7); 0 where it does not say.
func webpSize(data []byte) (width, height int) {
	if len(data) < 30 {
		return 0, 0
	}
	le := binary.LittleEndian
	switch string(data[12:16]) {
	case "VP8 ":
		return int(le.Uint16(data[26:]) & 0x3fff), int(le.Uint16(data[28:]) & 0x3fff)
	case "VP8L":
		bits := le.Uint32(data[21:])
		return int(bits&0x3fff) + 1, int(bits>>14&0x3fff) + 1
	case "VP8X":
		return int(le.Uint32(data[24:])&0xffffff) + 1, int(le.Uint32(data[26:])>>8) + 1
	}
	return 0, 0
}
