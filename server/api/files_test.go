package api_test

import (
	"bytes"
	"encoding/json"
	"image"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"konvent/signaling/wire"
)

func pictureOf(t *testing.T, width, height int, kind string) string {
	t.Helper()
	var b bytes.Buffer
	picture := image.NewGray(image.Rect(0, 0, width, height))
	if kind == "png" {
		require.NoError(t, png.Encode(&b, picture))
	} else {
		require.NoError(t, jpeg.Encode(&b, picture, nil))
	}
	return b.String()
}

// webp is the beginning of a picture in WebP of one of its three forms, 100 pixels wide and 50 high.
func webp(form string) string {
	about := map[string]string{
		"VP8 ": "\x10\x00\x00\x9d\x01\x2a\x64\x00\x32\x00", "VP8L": "\x2f\x63\x40\x0c\x00", "VP8X": "\x00\x00\x00\x00\x63\x00\x00\x31\x00\x00",
	}[form]
	return "RIFF\x30\x00\x00\x00WEBP" + form + "\x20\x00\x00\x00" + about + strings.Repeat("\x00", 20)
}

func TestAPictureIsTakenByWhatIsInItAndGivenOutAsNothingElse(t *testing.T) {
	w := newWorld(t)
	token := w.token(wire.Participant)
	path := "/api/v1/rooms/" + string(w.rooms["workshopraum-1"]) + "/files"
	require.Equal(t, wire.ErrNotHere.Code, w.ask("POST", path, token, "image/png", pictureOf(t, 4, 4, "png")).fault(t), "not in the room")
	l := w.come(token)
	require.Nil(t, l.do("place.enter", wire.Enter{Room: w.rooms["workshopraum-1"]}).Fault)
	for name, body := range map[string]string{
		"image/png": pictureOf(t, 4, 4, "png"), "image/jpeg": pictureOf(t, 1600, 1200, "jpeg"), "image/webp": webp("VP8X"),
	} {
		a := w.ask("POST", path, token, "text/html", body)
		require.Equal(t, 201, a.status, name+a.body)
		var kept wire.FileKept
		require.NoError(t, json.Unmarshal([]byte(a.body), &kept))
		back := w.ask("GET", path+"/"+string(kept.ID), token, "", "")
		require.Equal(t, 200, back.status)
		require.Equal(t, body, back.body)
		require.Equal(t, name, back.header.Get("Content-Type"))
		require.Equal(t, "nosniff", back.header.Get("X-Content-Type-Options"))
		require.Equal(t, "default-src 'none'; sandbox", back.header.Get("Content-Security-Policy"))
		require.Equal(t, "attachment", back.header.Get("Content-Disposition"))
	}
}

func TestWhatIsNoPictureOrTooLargeIsRefused(t *testing.T) {
	w := newWorld(t)
	token := w.token(wire.Participant)
	l := w.come(token)
	require.Nil(t, l.do("place.enter", wire.Enter{Room: w.rooms["workshopraum-1"]}).Fault)
	path := "/api/v1/rooms/" + string(w.rooms["workshopraum-1"]) + "/files"
	for name, c := range map[string]struct {
		body string
		want wire.FaultCode
	}{
		"markup":       {"<html><script>alert(1)</script>", wire.ErrPicture.Code},
		"svg":          {`<svg xmlns="http://www.w3.org/2000/svg"/>`, wire.ErrPicture.Code},
		"nothing":      {"", wire.ErrPicture.Code},
		"half a png":   {pictureOf(t, 4, 4, "png")[:20], wire.ErrPicture.Code},
		"half a webp":  {webp("VP8X")[:20], wire.ErrPicture.Code},
		"another webp": {webp("NONE"), wire.ErrPicture.Code},
		"enormous":     {pictureOf(t, 5000, 10, "png"), wire.ErrPicture.Code},
		"over a MiB":   {pictureOf(t, 4, 4, "png") + strings.Repeat("x", 1<<20), wire.ErrTooLong.Code},
	} {
		require.Equal(t, c.want, w.ask("POST", path, token, "image/png", c.body).fault(t), name)
	}
	require.Equal(t, 201, w.ask("POST", path, token, "", webp("VP8L")).status)
	for range 30 {
		a := w.ask("POST", path, token, "", webp("VP8 "))
		if a.status != 201 {
			require.Equal(t, wire.ErrTooFast.Code, a.fault(t))
			return
		}
	}
	t.Fatal("there is no end to pictures")
}

func TestAPictureIsForItsRoomAndThoseWhoLeadIt(t *testing.T) {
	w := newWorld(t)
	room := w.rooms["workshopraum-1"]
	owner := w.token(wire.Participant)
	l := w.come(owner)
	require.Nil(t, l.do("place.enter", wire.Enter{Room: room}).Fault)
	path := "/api/v1/rooms/" + string(room) + "/files"
	a := w.ask("POST", path, owner, "", pictureOf(t, 4, 4, "png"))
	var kept wire.FileKept
	require.NoError(t, json.Unmarshal([]byte(a.body), &kept))
	file := path + "/" + string(kept.ID)
	require.Equal(t, wire.ErrLink.Code, w.ask("GET", file, "", "", "").fault(t), "no link")
	for role, status := range map[wire.Role]int{
		wire.Guest: 404, wire.Participant: 404, wire.Speaker: 404, wire.Moderator: 200, wire.Host: 200, wire.Organiser: 200,
	} {
		token := w.token(role)
		away := map[bool]int{false: 404, true: 200}[role == wire.Organiser] // with what they take home
		require.Equal(t, away, w.ask("GET", file, token, "", "").status, "%s who is not here", role)
		other := w.come(token)
		require.Nil(t, other.do("place.enter", wire.Enter{Room: w.rooms["workshopraum-2"]}).Fault)
		require.Equal(t, status, w.ask("GET", file, token, "", "").status, role)
		require.Equal(t, 404, w.ask("GET", "/api/v1/rooms/"+string(w.rooms["workshopraum-2"])+"/files/"+string(kept.ID), token, "", "").status)
	}
}

func TestAPictureThatSomebodyHasIsNotSentAgain(t *testing.T) {
	w := newWorld(t)
	room, owner := w.rooms["workshopraum-1"], w.token(wire.Participant)
	l := w.come(owner)
	require.Nil(t, l.do("place.enter", wire.Enter{Room: room}).Fault)
	path := "/api/v1/rooms/" + string(room) + "/files"
	a := w.ask("POST", path, owner, "", pictureOf(t, 4, 4, "png"))
	var kept wire.FileKept
	require.NoError(t, json.Unmarshal([]byte(a.body), &kept))
	file := path + "/" + string(kept.ID)
	tag := w.ask("GET", file, owner, "", "").header.Get("ETag")
	require.NotEmpty(t, tag)
	again := w.askWith("GET", file, owner, "If-None-Match", tag)
	require.Equal(t, 304, again.status)
	require.Empty(t, again.body)
	require.Equal(t, 200, w.askWith("GET", file, owner, "If-None-Match", `"other"`).status)
	require.Equal(t, 404, w.askWith("GET", file, w.token(wire.Participant), "If-None-Match", tag).status, "a tag opens nothing")
}
