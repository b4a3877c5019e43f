package api_test

import (
	"compress/gzip"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"konvent/server/api"
)

func TestAssetsComeCompressedToWhomThatIsWelcome(t *testing.T) {
	script := strings.Repeat("const hall = 1;\n", 500)
	w := newWorld(t, func(c *api.Config) {
		c.Client = fstest.MapFS{
			"index.html":     {Data: []byte("page")},
			"assets/a.js":    {Data: []byte(script)},
			"assets/a.woff2": {Data: []byte("already short")},
		}
	})
	// A transport of one's own, since Go's default one asks for gzip and takes it off again by itself.
	plain := &http.Client{Transport: &http.Transport{DisableCompression: true, DisableKeepAlives: true}}
	ask := func(name, accept string) *http.Response {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+w.address+"/assets/"+name, nil)
		require.NoError(t, err)
		r.Header.Set("Accept-Encoding", accept)
		a, err := plain.Do(r)
		require.NoError(t, err)
		t.Cleanup(func() { a.Body.Close() })
		require.Equal(t, "Accept-Encoding", a.Header.Get("Vary"))
		return a
	}
	short := ask("a.js", "br, gzip")
	require.Equal(t, "gzip", short.Header.Get("Content-Encoding"))
	require.Less(t, short.ContentLength, int64(len(script)/10))
	unpacked, err := gzip.NewReader(short.Body)
	require.NoError(t, err)
	text, err := io.ReadAll(unpacked)
	require.NoError(t, err)
	require.Equal(t, script, string(text))

	require.Empty(t, ask("a.js", "identity").Header.Get("Content-Encoding"))
	font := ask("a.woff2", "gzip")
	require.Empty(t, font.Header.Get("Content-Encoding"))
	require.Equal(t, "font/woff2", font.Header.Get("Content-Type"))
}
