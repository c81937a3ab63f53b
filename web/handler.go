package main

import (
	"cmp"
	"io"
	"io/fs"
	"log"
	"maps"
	"net"
	"net/http"
	"net/url"
	"regexp"
	"runtime/debug"
	"slices"
	"strings"

	"hourglass/nn/problem"
	_ "hourglass/nn/problem/english" // so that errors are sentences
)

// headersFor returns the headers that are on every response, errors included.
//
// COOP and COEP together make the page cross-origin isolated; a worker's own
// script must carry COEP as well, which is why no file is an exception.
// 'wasm-unsafe-eval' is what compiling WebAssembly needs, and no more:
// JavaScript's eval stays off. blob: and data: are images only.
// A link may name weights that lie elsewhere, so fetching from anywhere is allowed:
// by https, and from this machine's own ports, which a browser trusts as much and
// the page asks only if it comes from this machine itself.
//
// frames are the origins whose pages may embed the page, in the words of the policy's
// frame-ancestors. Such a page may be cross-origin isolated itself, and then embeds
// only what allows it by Cross-Origin-Resource-Policy.
func headersFor(frames string) [][2]string {
	resources := "same-origin"
	if frames != noFrames {
		resources = "cross-origin"
	}
	return [][2]string{
		{"Cross-Origin-Opener-Policy", "same-origin"},
		{"Cross-Origin-Embedder-Policy", "require-corp"},
		{"Cross-Origin-Resource-Policy", resources},
		{"Content-Security-Policy", "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; " +
			"style-src 'self'; img-src 'self' data: blob:; manifest-src 'self'; " +
			"connect-src 'self' https: http://127.0.0.1:* http://localhost:*; " +
			"base-uri 'none'; form-action 'none'; frame-ancestors " + frames},
		{"X-Content-Type-Options", "nosniff"},
		{"Referrer-Policy", "no-referrer"},
		{"Permissions-Policy", "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"},
	}
}

// anyOrigin is on the site's files: pages of other origins may import the engine, which
// fetches its program, data and weights from here. Nothing of it is anybody's own.
var anyOrigin = [2]string{"Access-Control-Allow-Origin", "*"}

// noFrames allows nobody to embed the page.
const noFrames = "'none'"

// frameSource is what may stand in frame-ancestors: this site, or an origin, which may
// begin with a wildcard (https://www.w3.org/TR/CSP3/#framework-directive-source-list).
var frameSource = regexp.MustCompile(
	`^('self'|\*|https?:|https?://(\*\.)?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:([0-9]+|\*))?)$`)

// framesOf reads a list of origins that may embed the page; "" is nobody.
func framesOf(list string) (frames string, ok bool) {
	sources := strings.Fields(list)
	if len(sources) == 0 || slices.Equal(sources, []string{noFrames}) {
		return noFrames, true
	}
	for _, source := range sources {
		if !frameSource.MatchString(source) {
			return "", false
		}
	}
	return strings.Join(sources, " "), true
}

// A config is what a handler is made of.
type config struct {
	files  fs.FS
	store  Store
	limits limiter
	frames string                   // who may embed the page; "" is noFrames
	known  func(*http.Request) bool // whether the request's host is this server; nil: it is
	logs   *log.Logger
}

// newHandler serves the site's files, and the API under /api/, which keeps shared
// weights in the store and asks the limits about each request.
//
// Opened files must be io.Seekers, as those of package os, embed and fstest
// are. An error that means "no such file" must match [fs.ErrNotExist]; what
// else goes wrong is answered with 500 and a line in logs. Logs name requests,
// never who made them.
func newHandler(c config) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/", methods{http.MethodGet: (&site{files: c.files, logs: c.logs}).serve})
	mux.HandleFunc("/api", notFound)
	mux.HandleFunc("/api/", notFound)
	(&share{store: c.store, limits: c.limits, bodies: newBodies(), logs: c.logs}).routes(mux)
	mux.Handle("/api/health", methods{http.MethodGet: health})
	return guard(mux, c)
}

// health answers whether the server is up.
func health(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	io.WriteString(w, `{"status":"ok"}`)
}

// guard sets the headers all responses share, turns away hosts that this server is
// not and paths that name nothing, and turns a panic into a 500.
func guard(next http.Handler, c config) http.Handler {
	headers := headersFor(cmp.Or(c.frames, noFrames))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for _, header := range headers {
			w.Header().Set(header[0], header[1])
		}
		if isAPI(r.URL.Path) {
			w.Header().Set("Cache-Control", "no-store")
		} else {
			// Names carry no version, so a kept copy is asked about each time.
			w.Header().Set("Cache-Control", "no-cache")
		}

		out := &response{ResponseWriter: w}
		defer func() {
			cause := recover()
			if cause == nil {
				return
			}
			if cause != http.ErrAbortHandler {
				c.logs.Printf("panic in %s %q: %v\n%s", r.Method, r.URL.Path, cause, debug.Stack())
			}
			if out.begun || cause == http.ErrAbortHandler {
				// Only a broken connection tells that the body is incomplete.
				panic(http.ErrAbortHandler)
			}
			fail(w, r, http.StatusInternalServerError, problem.New("web.server"))
		}()

		link := misplacedHash(r)
		switch {
		case c.known != nil && !c.known(r):
			fail(out, r, http.StatusMisdirectedRequest, problem.New("web.host", problem.Clip(hostname(r.Host))))
		case link != "":
			out.Header().Set("Location", link) // http.Redirect would clean what follows the "#"
			out.WriteHeader(http.StatusFound)
		case !plainPath(r.URL):
			notFound(out, r)
		default:
			next.ServeHTTP(out, r)
		}
	})
}

// response remembers whether the status line has gone out.
type response struct {
	http.ResponseWriter
	begun bool
}

func (w *response) WriteHeader(status int) {
	w.begun = true
	w.ResponseWriter.WriteHeader(status)
}

func (w *response) Write(b []byte) (int, error) {
	w.begun = true
	return w.ResponseWriter.Write(b)
}

// ReadFrom lets what is below send a file in its own way.
func (w *response) ReadFrom(r io.Reader) (int64, error) {
	w.begun = true
	return io.Copy(w.ResponseWriter, r)
}

// Unwrap is for [http.ResponseController].
func (w *response) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// methods is what one address answers to, by method. GET answers HEAD too: the
// server drops the body. Any other method gets 405 and the list.
type methods map[string]http.HandlerFunc

func (m methods) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if serve, ok := m[r.Method]; ok {
		serve(w, r)
		return
	}
	allowed := slices.Collect(maps.Keys(m))
	if get, ok := m[http.MethodGet]; ok {
		if r.Method == http.MethodHead {
			get(w, r)
			return
		}
		allowed = append(allowed, http.MethodHead)
	}
	slices.Sort(allowed)
	w.Header().Set("Allow", strings.Join(allowed, ", "))
	fail(w, r, http.StatusMethodNotAllowed, problem.New("web.method"))
}

// isAPI reports whether the path belongs to the API, whose errors are JSON and
// whose answers are not kept unless a route says otherwise.
func isAPI(path string) bool { return path == "/api" || strings.HasPrefix(path, "/api/") }

// plainPath reports whether a path is an address as one would write it: from
// the root, no empty, "." or ".." element, no hidden file, no separator in
// disguise, no control character. Every other spelling is refused, not cleaned,
// so a file has one address and nothing further in sees a path that could
// mean two things.
func plainPath(u *url.URL) bool {
	rest, rooted := strings.CutPrefix(u.Path, "/")
	if !rooted || rest != "" && !fs.ValidPath(strings.TrimSuffix(rest, "/")) {
		return false
	}
	hidden := strings.HasPrefix(rest, ".") || strings.Contains(rest, "/.")
	control := strings.ContainsFunc(rest, func(c rune) bool { return c < ' ' || c == 0x7f })
	disguised := strings.Contains(rest, `\`) || strings.Contains(strings.ToLower(u.EscapedPath()), "%2f")
	return !hidden && !control && !disguised
}

func notFound(w http.ResponseWriter, r *http.Request) {
	fail(w, r, http.StatusNotFound, problem.New("web.nothing"))
}

// fail answers with a status of 400 or above and what went wrong: one English
// sentence in plain text or, under /api/, JSON with the problem beside it, for who
// speaks another language.
func fail(w http.ResponseWriter, r *http.Request, status int, why *problem.Problem) {
	h := w.Header()
	for _, name := range []string{"Content-Disposition", "Content-Encoding", "Content-Length", "ETag"} {
		h.Del(name) // what a handler had set for the answer it did not give
	}
	if isAPI(r.URL.Path) {
		h.Set("Cache-Control", "no-store")
		writeJSON(w, status, refusal{why, why.Error()})
		return
	}
	h.Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	io.WriteString(w, why.Error()+"\n")
}

// A refusal is the body of an answer that says what went wrong.
type refusal struct {
	*problem.Problem
	Error string `json:"error"` // in English
}

// hostname is the name in a Host header, as names are compared: without port,
// brackets and a dot at the end, in lower case.
func hostname(host string) string {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
	}
	return strings.ToLower(strings.TrimSuffix(name, "."))
}

// headersFile is headers as Cloudflare's static files read them, which
// never pass through a handler.
func headersFile(headers [][2]string) string {
	text := "/*\n"
	for _, header := range append(slices.Clone(headers), anyOrigin) {
		text += "  " + header[0] + ": " + header[1] + "\n"
	}
	return text + "  Cache-Control: no-cache\n"
}
