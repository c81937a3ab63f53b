package main

import (
	"encoding/json"
	"io"
	"io/fs"
	"log"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// testSite is a small built site; the compressed forms are told apart by what
// they say, as nothing here decodes them.
var testSite = fstest.MapFS{
	"index.html":             {Data: []byte("<!doctype html>the page")},
	"app.js":                 {Data: []byte("plain app.js")},
	"app.js.br":              {Data: []byte("br of app")},
	"app.js.gz":              {Data: []byte("gz of it")},
	"main.wasm":              {Data: []byte("plain main.wasm")},
	"main.wasm.gz":           {Data: []byte("gz of wasm")},
	"style.css":              {Data: []byte("0123456789")},
	"data/images.gz":         {Data: []byte("a shard")},
	"data/images.gz.br":      {Data: []byte("a shard, squeezed again")},
	"lessons/index.html":     {Data: []byte("the lessons")},
	"lessons/one.txt":        {Data: []byte("one")},
	"folder/x.txt":           {Data: []byte("x")},
	"alone.br":               {Data: []byte("br of nothing")},
	".env":                   {Data: []byte("secret")},
	".git/config":            {Data: []byte("secret")},
	"lessons/.draft.txt":     {Data: []byte("secret")},
	"apiary.txt":             {Data: []byte("bees")},
	"a b.txt":                {Data: []byte("a space")},
	"colon:name/index.html":  {Data: []byte("a colon")},
	"odd.type":               {Data: []byte("odd")},
	"a-link":                 {Data: []byte("elsewhere"), Mode: fs.ModeIrregular},
	"weights/w.safetensors":  {Data: []byte("weights")},
	"empty.txt":              {},
	"deep/index.html/in.txt": {Data: []byte("a folder called index.html")},
}

// quiet is for handlers whose log is not looked at.
var quiet = log.New(io.Discard, "", 0)

// ask sends one request, headers given as name, value, name, value, and checks
// what holds for every answer.
func ask(t *testing.T, h http.Handler, method, target string, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(method, target, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Add(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	for _, header := range headersFor(noFrames) {
		if got := w.Header().Values(header[0]); len(got) != 1 || got[0] != header[1] {
			t.Errorf("%s %s: %s is %q, want %q alone", method, target, header[0], got, header[1])
		}
	}
	return w
}

func TestAddresses(t *testing.T) {
	h := newHandler(config{files: testSite, logs: quiet})
	for _, test := range []struct {
		target string
		status int
		want   string // body, or Location of a redirect
	}{
		{"/", 200, "<!doctype html>the page"},
		{"/?model=deep", 200, "<!doctype html>the page"},
		{"/style.css", 200, "0123456789"},
		{"/a%20b.txt", 200, "a space"},
		{"/lessons/", 200, "the lessons"},
		{"/lessons/one.txt", 200, "one"},
		{"/empty.txt", 200, ""},
		{"/apiary.txt", 200, "bees"},
		{"/data/images.gz", 200, "a shard"},
		{"/app.js.gz", 200, "gz of it"},

		{"/index.html", 307, "/"},
		{"/index.html?model=deep", 307, "/?model=deep"},
		{"/lessons", 307, "/lessons/"},
		{"/lessons?n=1", 307, "/lessons/?n=1"},
		{"/lessons/index.html", 307, "/lessons/"},
		{"/colon:name", 307, "/colon:name/"},

		{"/nothing", 404, ""},
		{"/folder", 404, ""},
		{"/folder/", 404, ""},
		{"/style.css/", 404, ""},
		{"/index.html/", 404, ""},
		{"/style.css/x", 404, ""},
		{"/deep/", 404, ""},
		{"/a-link", 404, ""},
		{"/app.js.br", 404, ""},
		{"/alone.br", 404, ""},
		{"/.env", 404, ""},
		{"/%2eenv", 404, ""},
		{"/.git/config", 404, ""},
		{"/lessons/.draft.txt", 404, ""},
		{"//", 404, ""},
		{"//style.css", 404, ""},
		{"//evil.example/lessons", 404, ""},
		{"/lessons//one.txt", 404, ""},
		{"/lessons//", 404, ""},
		{"/.", 404, ""},
		{"/./style.css", 404, ""},
		{"/..", 404, ""},
		{"/../style.css", 404, ""},
		{"/lessons/../style.css", 404, ""},
		{"/lessons/%2e%2e/style.css", 404, ""},
		{"/lessons%2Fone.txt", 404, ""},
		{"/lessons%2fone.txt", 404, ""},
		{"/lessons%252Fone.txt", 404, ""},
		{"/lessons%5Cone.txt", 404, ""},
		{"/..%5c..%5cstyle.css", 404, ""},
		{"/style.css%00", 404, ""},
		{"/style.css%00.txt", 404, ""},
		{"/style.css%0d%0aX:y", 404, ""},
		{"/%ff", 404, ""},
		{"/" + strings.Repeat("long", 2000), 404, ""},
	} {
		w := ask(t, h, "GET", test.target)
		if w.Code != test.status {
			t.Errorf("%s: status %d, want %d", test.target, w.Code, test.status)
			continue
		}
		got := w.Body.String()
		switch test.status {
		case 307:
			if got != "" {
				t.Errorf("%s: a redirect with the body %q", test.target, got)
			}
			got = w.Header().Get("Location")
		case 404:
			test.want = "There is nothing at this address.\n"
			if kind := w.Header().Get("Content-Type"); kind != "text/plain; charset=utf-8" {
				t.Errorf("%s: Content-Type %q", test.target, kind)
			}
		}
		if got != test.want {
			t.Errorf("%s: %q, want %q", test.target, got, test.want)
		}
		if cache := w.Header().Get("Cache-Control"); cache != "no-cache" {
			t.Errorf("%s: Cache-Control %q, want no-cache", test.target, cache)
		}
	}
}

func TestAPI(t *testing.T) {
	h := newHandler(config{files: testSite, logs: quiet})
	const (
		absent = `{"code":"web.nothing","args":[],"error":"There is nothing at this address."}`
		method = `{"code":"web.method","args":[],"error":"This address does not answer to that method."}`
	)
	for _, test := range []struct {
		method, target string
		status         int
		body           string
	}{
		{"GET", "/api/health", 200, `{"status":"ok"}`},
		{"POST", "/api/health", 405, method},
		{"GET", "/api/health/", 404, absent},
		{"GET", "/api", 404, absent},
		{"GET", "/api/", 404, absent},
		{"POST", "/api/nothing", 404, absent},
		{"GET", "/api//health", 404, absent},
		{"GET", "/api/../app.js", 404, absent},
		{"GET", "/api/%2e%2e%2fapp.js", 404, absent},
	} {
		w := ask(t, h, test.method, test.target)
		if w.Code != test.status || w.Body.String() != test.body {
			t.Errorf("%s %s: %d %q, want %d %q", test.method, test.target, w.Code, w.Body, test.status, test.body)
		}
		if kind := w.Header().Get("Content-Type"); kind != "application/json" {
			t.Errorf("%s %s: Content-Type %q", test.method, test.target, kind)
		}
		if cache := w.Header().Get("Cache-Control"); cache != "no-store" {
			t.Errorf("%s %s: Cache-Control %q, want no-store", test.method, test.target, cache)
		}
		if !json.Valid(w.Body.Bytes()) {
			t.Errorf("%s %s: %q is not JSON", test.method, test.target, w.Body)
		}
	}
}

func TestMethods(t *testing.T) {
	h := newHandler(config{files: testSite, logs: quiet})
	for _, target := range []string{"/", "/app.js", "/nothing", "/api/health"} {
		for _, method := range []string{"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"} {
			w := ask(t, h, method, target)
			if allow := w.Header().Get("Allow"); w.Code != 405 || allow != "GET, HEAD" {
				t.Errorf("%s %s: %d, Allow %q, want 405, GET, HEAD", method, target, w.Code, allow)
			}
		}
	}
	several := methods{"POST": health, "GET": health, "DELETE": health}
	of := config{logs: quiet}
	if allow := ask(t, guard(several, of), "PUT", "/").Header().Get("Allow"); allow != "DELETE, GET, HEAD, POST" {
		t.Errorf("Allow %q, want DELETE, GET, HEAD, POST", allow)
	}
	w := ask(t, guard(methods{"POST": health}, config{logs: quiet}), "HEAD", "/")
	if w.Code != 405 || w.Header().Get("Allow") != "POST" {
		t.Errorf("HEAD where there is no GET: %d, Allow %q", w.Code, w.Header().Get("Allow"))
	}
}

// A real connection, as only there the body of HEAD is dropped and a wrong
// Content-Length shows.
func TestOnTheWire(t *testing.T) {
	server := httptest.NewServer(newHandler(config{files: testSite, logs: quiet}))
	defer server.Close()
	fetch := func(method, target string, headers ...string) (*http.Response, string) {
		t.Helper()
		r, err := http.NewRequest(method, server.URL+target, nil)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i < len(headers); i += 2 {
			r.Header.Set(headers[i], headers[i+1])
		}
		response, err := http.DefaultTransport.RoundTrip(r)
		if err != nil {
			t.Fatalf("%s %s: %v", method, target, err)
		}
		defer response.Body.Close()
		body, err := io.ReadAll(response.Body)
		if err != nil {
			t.Errorf("%s %s: %v", method, target, err)
		}
		return response, string(body)
	}

	for _, coding := range []string{"identity", "gzip", "br"} {
		for _, target := range []string{"/", "/app.js", "/empty.txt", "/nothing", "/api/health", "/api/nothing"} {
			get, body := fetch("GET", target, "Accept-Encoding", coding)
			head, none := fetch("HEAD", target, "Accept-Encoding", coding)
			if none != "" {
				t.Errorf("HEAD %s: body %q", target, none)
			}
			if get.StatusCode != head.StatusCode ||
				get.ContentLength != int64(len(body)) || get.ContentLength != head.ContentLength {
				t.Errorf("%s: GET %d with %d bytes of %d, HEAD %d with %d", target,
					get.StatusCode, len(body), get.ContentLength, head.StatusCode, head.ContentLength)
			}
			for name, values := range get.Header {
				if got := head.Header.Values(name); name != "Date" && !slices.Equal(got, values) {
					t.Errorf("%s: %s is %q for GET, %q for HEAD", target, name, values, got)
				}
			}
		}
	}
	response, _ := fetch("GET", "/app.js", "Accept-Encoding", "br", "If-Match", `"another"`)
	if response.StatusCode != 412 {
		t.Errorf("If-Match with another ETag: %d, want 412", response.StatusCode)
	}
}

func TestPanic(t *testing.T) {
	var logged strings.Builder
	failing := func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "br")
		w.Header().Set("Content-Length", "1000000")
		w.Header().Set("ETag", `"x"`)
		panic("out of digits")
	}
	h := guard(http.HandlerFunc(failing), config{logs: log.New(&logged, "", 0)})
	for target, want := range map[string]string{
		"/page":    "Something went wrong on the server.\n",
		"/api/any": `{"code":"web.server","args":[],"error":"Something went wrong on the server."}`,
	} {
		logged.Reset()
		w := ask(t, h, "GET", target)
		if w.Code != 500 || w.Body.String() != want {
			t.Errorf("%s: %d %q, want 500 %q", target, w.Code, w.Body, want)
		}
		for _, name := range []string{"Content-Encoding", "Content-Length", "ETag"} {
			if value := w.Header().Get(name); value != "" {
				t.Errorf("%s: the error kept %s: %s", target, name, value)
			}
		}
		// 192.0.2.1 is where httptest's requests come from.
		got := logged.String()
		if !strings.Contains(got, "out of digits") || !strings.Contains(got, target) ||
			strings.Contains(got, "192.0.2.1") {
			t.Errorf("%s: logged %q", target, got)
		}
	}
}

func TestPanicHalfway(t *testing.T) {
	half := func(w http.ResponseWriter, _ *http.Request) {
		io.WriteString(w, "half of")
		panic("out of digits")
	}
	defer func() {
		if problem := recover(); problem != http.ErrAbortHandler {
			t.Errorf("recovered %v, want http.ErrAbortHandler: the client must not take half for all", problem)
		}
	}()
	h := guard(http.HandlerFunc(half), config{logs: quiet})
	h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", "/", nil))
}
