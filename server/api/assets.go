package api

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io/fs"
	"mime"
	"path"
	"sync"

	"github.com/gofiber/fiber/v2"
)

// index is the page of the web client.
const index = "index.html"

// asset is a file of the web client. Its bytes are kept once, and shared by all who read it, however slowly.
type asset struct {
	kind string
	body []byte
	// gzip is the body compressed, made when it is first asked for; nil where that gains nothing.
	gzip func() []byte
}

// kindOf is the media type of a file. The table of the system, which a container lacks, is the only one that knows fonts.
func kindOf(name string) string {
	if path.Ext(name) == ".woff2" {
		return "font/woff2" // RFC 8081, section 4.4.6
	}
	return mime.TypeByExtension(path.Ext(name))
}

// readAssets takes the web client into memory, by path.
func readAssets(client fs.FS) (map[string]asset, error) {
	assets := map[string]asset{}
	err := fs.WalkDir(client, ".", func(name string, about fs.DirEntry, err error) error {
		if err != nil || about.IsDir() {
			return err
		}
		body, err := fs.ReadFile(client, name)
		assets[name] = asset{kindOf(name), body, sync.OnceValue(func() []byte { return compress(body) })}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read the web client: %w", err)
	}
	if _, ok := assets[index]; !ok {
		return nil, errors.New("the web client is not built in")
	}
	return assets, nil
}

// compress returns what is shorter by gzip (RFC 1952), and nil where nothing is gained.
func compress(body []byte) []byte {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression) // it fails for other levels only
	_, err := w.Write(body)
	if err = errors.Join(err, w.Close()); err != nil || b.Len() > len(body)*9/10 {
		return nil
	}
	return b.Bytes()
}

// serve sends an asset, compressed to whom that is welcome.
func (a asset) serve(c *fiber.Ctx) error {
	c.Set(fiber.HeaderContentType, a.kind)
	c.Vary(fiber.HeaderAcceptEncoding)
	if c.Request().Header.HasAcceptEncoding("gzip") {
		if short := a.gzip(); short != nil {
			c.Set(fiber.HeaderContentEncoding, "gzip")
			return c.Send(short)
		}
	}
	return c.Send(a.body)
}
