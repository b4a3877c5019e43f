package api

import (
	"errors"
	"fmt"
	"io/fs"
	"mime"
	"path"
)

// index is the page of the web client.
const index = "index.html"

// asset is a file of the web client. Its bytes are kept once, and shared by all who read it, however slowly.
type asset struct {
	kind string
	body []byte
}

// readAssets takes the web client into memory, by path.
func readAssets(client fs.FS) (map[string]asset, error) {
	assets := map[string]asset{}
	err := fs.WalkDir(client, ".", func(name string, about fs.DirEntry, err error) error {
		if err != nil || about.IsDir() {
			return err
		}
		body, err := fs.ReadFile(client, name)
		assets[name] = asset{mime.TypeByExtension(path.Ext(name)), body}
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
