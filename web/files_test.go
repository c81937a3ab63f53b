package main

import (
	"errors"
	"io"
	"io/fs"
	"log"
	"maps"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"
)

func TestContentTypes(t *testing.T) {
	for name, want := range map[string]string{
		"index.html":         "text/html; charset=utf-8",
		"style.css":          "text/css; charset=utf-8",
		"page.js":            "text/javascript; charset=utf-8",
		"page.mjs":           "text/javascript; charset=utf-8",
		"PAGE.JS":            "text/javascript; charset=utf-8",
		"main.wasm":          "application/wasm",
		"data/manifest.json": "application/json",
		"page.js.map":        "application/json",
		"icon.svg":           "image/svg+xml",
		"icon.png":           "image/png",
		"favicon.ico":        "image/x-icon",
		"app.webmanifest":    "application/manifest+json",
		"robots.txt":         "text/plain; charset=utf-8",
		"w.safetensors":      "application/octet-stream",
		"data/0.gz":          "application/gzip",
		"a.woff2":            "font/woff2",
		"odd.type":           "application/octet-stream",
		"LICENSE":            "application/octet-stream",
	} {
		h := newHandler(config{files: fstest.MapFS{name: {Data: []byte("<script>")}}, logs: quiet})
		target := "/" + strings.TrimSuffix(name, "index.html")
		w := ask(t, h, "GET", target)
		if got := w.Header().Values("Content-Type"); w.Code != 200 || len(got) != 1 || got[0] != want {
			t.Errorf("%s: %d, Content-Type %q, want %q", name, w.Code, got, want)
		}
	}
}

func TestNegotiation(t *testing.T) {
	h := newHandler(config{files: testSite, logs: quiet})
	for _, test := range []struct {
		target, accept string
		coding, body   string
	}{
		{"/app.js", "gzip, deflate, br, zstd", "br", "br of app"},
		{"/app.js", "gzip", "gzip", "gz of it"},
		{"/app.js", "", "", "plain app.js"},
		{"/main.wasm", "br, gzip", "gzip", "gz of wasm"},
		{"/main.wasm", "br", "", "plain main.wasm"},
		{"/style.css", "br, gzip", "", "0123456789"},
		// Asked for by its own name, a .gz file is not decoded on the way.
		{"/data/images.gz", "br, gzip", "", "a shard"},
		{"/app.js.gz", "br, gzip", "", "gz of it"},
	} {
		w := ask(t, h, "GET", test.target, "Accept-Encoding", test.accept)
		coding := w.Header().Get("Content-Encoding")
		if w.Code != 200 || coding != test.coding || w.Body.String() != test.body {
			t.Errorf("%s for %q: %d %q %q, want 200 %q %q",
				test.target, test.accept, w.Code, coding, w.Body, test.coding, test.body)
		}
		vary := ""
		if test.target == "/app.js" || test.target == "/main.wasm" {
			vary = "Accept-Encoding"
		}
		if got := w.Header().Get("Vary"); got != vary {
			t.Errorf("%s for %q: Vary %q, want %q", test.target, test.accept, got, vary)
		}
		if got, want := w.Header().Get("Content-Type"), contentType(test.target); got != want {
			t.Errorf("%s for %q: Content-Type %q, want %q", test.target, test.accept, got, want)
		}
	}

	// Two header lines are one list.
	w := ask(t, h, "GET", "/app.js", "Accept-Encoding", "gzip", "Accept-Encoding", "br")
	if w.Header().Get("Content-Encoding") != "br" {
		t.Error("the second Accept-Encoding line was not read")
	}
	w = ask(t, h, "GET", "/style.css", "Accept-Encoding", "identity;q=0")
	if w.Code != 406 || w.Body.Len() == 0 || w.Header().Get("ETag") != "" {
		t.Errorf("nothing acceptable: %d %q", w.Code, w.Body)
	}
}

func TestStaleSibling(t *testing.T) {
	built := time.Date(2026, 7, 1, 12, 0, 0, 700e6, time.UTC)
	for _, test := range []struct {
		age  time.Duration // of the sibling, beyond its file's
		want string
	}{
		{0, "br"},
		{-time.Hour, "br"},
		{700 * time.Millisecond, "br"}, // brotli drops a time's fraction
		{time.Second, ""},
		{time.Hour, ""},
	} {
		h := newHandler(config{files: fstest.MapFS{
			"x.js":    {Data: []byte("x"), ModTime: built},
			"x.js.br": {Data: []byte("b"), ModTime: built.Add(-test.age)},
		}, logs: quiet})
		w := ask(t, h, "GET", "/x.js", "Accept-Encoding", "br")
		if got := w.Header().Get("Content-Encoding"); got != test.want {
			t.Errorf("older by %v: Content-Encoding %q, want %q", test.age, got, test.want)
		}
	}
}

func TestETags(t *testing.T) {
	h := newHandler(config{files: testSite, logs: quiet})
	seen := map[string]string{}
	for _, coding := range []string{"identity", "gzip", "br"} {
		tag := ask(t, h, "GET", "/app.js", "Accept-Encoding", coding).Header().Get("ETag")
		if !strings.HasPrefix(tag, `"`) || len(tag) < 10 {
			t.Errorf("%s: ETag %q is not a strong one", coding, tag)
		}
		if seen[tag] != "" {
			t.Errorf("%s and %s share the ETag %s", coding, seen[tag], tag)
		}
		seen[tag] = coding

		for _, test := range []struct {
			match  string
			status int
		}{
			{tag, 304},
			{"W/" + tag, 304},
			{"*", 304},
			{`"other", W/"another", ` + tag, 304},
			{`"other" , "another"`, 200},
			{strings.Trim(tag, `"`), 200},
		} {
			w := ask(t, h, "GET", "/app.js", "Accept-Encoding", coding, "If-None-Match", test.match)
			if w.Code != test.status {
				t.Errorf("%s, If-None-Match %s: %d, want %d", coding, test.match, w.Code, test.status)
			}
			if test.status != 304 {
				continue
			}
			want := map[string]string{"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding",
				"Content-Type": "", "Content-Length": "", "Content-Encoding": "", "Last-Modified": ""}
			for name, value := range want {
				if got := w.Header().Get(name); got != value {
					t.Errorf("%s, If-None-Match %s: %s %q, want %q", coding, test.match, name, got, value)
				}
			}
			if w.Body.Len() > 0 {
				t.Errorf("%s, If-None-Match %s: a 304 with a body", coding, test.match)
			}
		}
	}

	// The ETag of one form is not that of another, nor of a file by its own name.
	for tag, coding := range seen {
		other := "gzip"
		if coding == "gzip" {
			other = "br"
		}
		if w := ask(t, h, "GET", "/app.js", "Accept-Encoding", other, "If-None-Match", tag); w.Code != 200 {
			t.Errorf("%s asked for with the ETag of %s: %d, want 200", other, coding, w.Code)
		}
		if ask(t, h, "GET", "/app.js.gz").Header().Get("ETag") == tag {
			t.Errorf("/app.js.gz has the ETag of /app.js in %s", coding)
		}
	}
}

// counting is a file system that counts the bytes read from its files.
type counting struct {
	fs.FS
	read int
}

type countingFile struct {
	fs.File
	io.Seeker
	in *counting
}

func (c *counting) Open(name string) (fs.File, error) {
	file, err := c.FS.Open(name)
	if err != nil {
		return nil, err
	}
	seeker, _ := file.(io.Seeker)
	return countingFile{file, seeker, c}, nil
}

func (f countingFile) Read(b []byte) (int, error) {
	n, err := f.File.Read(b)
	f.in.read += n
	return n, err
}

func TestHashedOnce(t *testing.T) {
	folder := maps.Clone(testSite)
	files := &counting{FS: folder}
	h := newHandler(config{files: files, logs: quiet})
	const size = 10 // of style.css

	first := ask(t, h, "GET", "/style.css").Header().Get("ETag")
	if files.read != 2*size {
		t.Errorf("the first answer read %d bytes, want %d: to hash and to send", files.read, 2*size)
	}
	files.read = 0
	if w := ask(t, h, "GET", "/style.css", "If-None-Match", first); w.Code != 304 || files.read != 0 {
		t.Errorf("asked again: %d after reading %d bytes, want 304 after 0", w.Code, files.read)
	}

	folder["style.css"] = &fstest.MapFile{Data: []byte("9876543210"), ModTime: time.Unix(1, 0)}
	w := ask(t, h, "GET", "/style.css", "If-None-Match", first)
	if second := w.Header().Get("ETag"); w.Code != 200 || second == first {
		t.Errorf("changed, with the same size: %d, ETag %s after %s", w.Code, second, first)
	}
	folder["style.css"] = testSite["style.css"]
	if w := ask(t, h, "GET", "/style.css"); w.Header().Get("ETag") != first {
		t.Error("changed back: the same bytes have another ETag")
	}
}

func TestRange(t *testing.T) {
	h := newHandler(config{files: testSite, logs: quiet})
	tag := ask(t, h, "GET", "/style.css").Header().Get("ETag")
	for _, test := range []struct {
		name, method, target string
		headers              []string
		status               int
		body, span           string // span is Content-Range
	}{
		{"first bytes", "GET", "/style.css", []string{"Range", "bytes=0-3"}, 206, "0123", "bytes 0-3/10"},
		{"last bytes", "GET", "/style.css", []string{"Range", "bytes=-2"}, 206, "89", "bytes 8-9/10"},
		{"same file", "GET", "/style.css", []string{"Range", "bytes=4-", "If-Range", tag},
			206, "456789", "bytes 4-9/10"},
		{"changed file", "GET", "/style.css", []string{"Range", "bytes=4-", "If-Range", `"x"`}, 200, "0123456789", ""},
		{"beyond the end", "GET", "/style.css", []string{"Range", "bytes=99-"},
			416, "invalid range: failed to overlap\n", "bytes */10"},
		{"unknown unit", "GET", "/style.css", []string{"Range", "digits=0-3"}, 200, "0123456789", ""},
		{"not for HEAD", "HEAD", "/style.css", []string{"Range", "bytes=0-3"}, 200, "", ""},
		{"of a .gz file", "GET", "/data/images.gz", []string{"Range", "bytes=2-6"}, 206, "shard", "bytes 2-6/7"},
		{"counted in plain bytes", "GET", "/app.js", []string{"Range", "bytes=0-4", "Accept-Encoding", "br"},
			206, "plain", "bytes 0-4/12"},
		{"plain bytes refused", "GET", "/app.js", []string{"Range", "bytes=0-4", "Accept-Encoding", "br, identity;q=0"},
			200, "br of app", ""},
	} {
		w := ask(t, h, test.method, test.target, test.headers...)
		span := w.Header().Get("Content-Range")
		if w.Code != test.status || w.Body.String() != test.body || span != test.span {
			t.Errorf("%s: %d %q %q, want %d %q %q", test.name, w.Code, w.Body, span, test.status, test.body, test.span)
		}
	}
	w := ask(t, h, "GET", "/style.css", "Range", "bytes=0-1,8-9")
	if w.Code != 206 || !strings.HasPrefix(w.Header().Get("Content-Type"), "multipart/byteranges") {
		t.Errorf("two ranges: %d %s", w.Code, w.Header().Get("Content-Type"))
	}
}

// broken is a file system that fails in one way.
type broken struct{ err error }

func (b broken) Open(string) (fs.File, error) { return nil, b.err }

// unseekable hides all but fs.File's own methods.
type unseekable struct{ fs.FS }

func (u unseekable) Open(name string) (fs.File, error) {
	file, err := u.FS.Open(name)
	return struct{ fs.File }{file}, err
}

func TestUnreadable(t *testing.T) {
	for _, test := range []struct {
		name   string
		files  fs.FS
		status int
	}{
		{"absent", broken{fs.ErrNotExist}, 404},
		{"forbidden", broken{fs.ErrPermission}, 404},
		{"disk failure", broken{errors.New("disk on fire")}, 500},
		{"no Seek", unseekable{testSite}, 500},
	} {
		var logged strings.Builder
		w := ask(t, newHandler(config{files: test.files, logs: log.New(&logged, "", 0)}), "GET", "/style.css")
		if w.Code != test.status || strings.Contains(w.Body.String(), "fire") {
			t.Errorf("%s: %d %q, want %d", test.name, w.Code, w.Body, test.status)
		}
		if got := logged.String(); (got != "") != (test.status == 500) || strings.Contains(got, "192.0.2.1") {
			t.Errorf("%s: logged %q", test.name, got)
		}
	}
}

// For the race detector: the hashes are shared.
func TestAtOnce(t *testing.T) {
	h := newHandler(config{files: testSite, logs: quiet})
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			w := httptest.NewRecorder()
			h.ServeHTTP(w, httptest.NewRequest("GET", "/app.js", nil))
			if w.Code != 200 {
				t.Errorf("status %d", w.Code)
			}
		})
	}
	all.Wait()
}
