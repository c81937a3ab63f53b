package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"sync"
	"time"

	"hourglass/nn/problem"
)

// site serves the files of one folder, each under its own name.
//
// A file x may have compressed siblings x.br and x.gz, made when the site was
// built; a client that accepts one gets it in place of x. A sibling older than
// x was made from another x and is passed over. By its own name a .gz file is
// a file like any other, sent byte for byte (the page hashes its data shards);
// a .br file has no address of its own.
type site struct {
	files fs.FS
	logs  *log.Logger
	tags  sync.Map // name a file is stored by -> tag
}

// tag is the hash of a file's bytes, good for as long as size and modification
// time stay.
type tag struct {
	size     int64 // bytes
	modified time.Time
	hash     string
}

// contentTypes are fixed here because the machine's own tables differ, and a
// wrong type for .wasm or .js stops the page. Other files are plain bytes.
var contentTypes = map[string]string{
	".css":         "text/css; charset=utf-8",
	".gz":          "application/gzip",
	".html":        "text/html; charset=utf-8",
	".ico":         "image/x-icon",
	".js":          "text/javascript; charset=utf-8",
	".json":        "application/json",
	".map":         "application/json",
	".mjs":         "text/javascript; charset=utf-8",
	".png":         "image/png",
	".safetensors": "application/octet-stream",
	".svg":         "image/svg+xml",
	".txt":         "text/plain; charset=utf-8",
	".wasm":        "application/wasm",
	".webmanifest": "application/manifest+json",
	".woff2":       "font/woff2",
}

func contentType(name string) string {
	if known, ok := contentTypes[strings.ToLower(path.Ext(name))]; ok {
		return known
	}
	return "application/octet-stream"
}

// serve answers a GET or HEAD whose path has passed plainPath. A folder is
// answered with its index.html, never with a list.
func (s *site) serve(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	info, err := s.stat(name)
	switch {
	case err != nil:
		s.fail(w, r, err)
	case info.IsDir():
		if _, err := s.stat(name + "/index.html"); err != nil {
			s.fail(w, r, err)
			return
		}
		redirect(w, r, r.URL.Path+"/") // what the page's own links start from
	case path.Base(r.URL.Path) == "index.html":
		redirect(w, r, strings.TrimSuffix(r.URL.Path, "index.html"))
	case strings.EqualFold(path.Ext(name), ".br"):
		notFound(w, r)
	default:
		s.serveFile(w, r, name, info)
	}
}

// serveFile sends the form of a file that suits the request best.
func (s *site) serveFile(w http.ResponseWriter, r *http.Request, name string, info fs.FileInfo) {
	accept := strings.Join(r.Header.Values("Accept-Encoding"), ",")
	stored := s.siblings(name, info)
	if len(stored) > 0 {
		w.Header().Set("Vary", "Accept-Encoding")
	}
	if _, ok := chooseCoding(accept, nil); ok && asksForPart(r) {
		stored = nil // a part counts in the file's own bytes
	}
	coding, ok := chooseCoding(accept, stored)
	if !ok {
		fail(w, r, http.StatusNotAcceptable, problem.New("web.encoding"))
		return
	}
	if coding != identity || !asksForPart(r) {
		r = withoutRange(r)
	}

	file, err := s.open(name + suffixes[coding])
	if err != nil {
		s.fail(w, r, err)
		return
	}
	defer file.Close()
	h := w.Header()
	h.Set("Content-Type", contentType(name))
	h.Set(anyOrigin[0], anyOrigin[1])
	h.Set("ETag", `"`+file.hash+"-"+coding+`"`) // no two forms of a file may share one
	if coding != identity {
		h.Set("Content-Encoding", coding)
		// ServeContent leaves the length of an encoded body to us; we leave it
		// out where an If-Match may end in a 412 without a body.
		if r.Header.Get("If-Match") == "" {
			h.Set("Content-Length", strconv.FormatInt(file.size, 10))
		}
	}
	// No time, so no Last-Modified: it counts seconds, and two builds fit in one.
	http.ServeContent(w, r, "", time.Time{}, file)
}

// siblings lists the codings that a file is also stored in, the preferred one
// first. Times are compared in whole seconds: brotli copies no more of them.
func (s *site) siblings(name string, info fs.FileInfo) (stored []string) {
	if strings.EqualFold(path.Ext(name), ".gz") {
		return nil
	}
	for _, coding := range codings {
		sibling, err := s.stat(name + suffixes[coding])
		if err == nil && !sibling.IsDir() && sibling.ModTime().Unix() >= info.ModTime().Unix() {
			stored = append(stored, coding)
		}
	}
	return stored
}

// content is an open file, at its start.
type content struct {
	io.ReadSeeker
	io.Closer
	size int64  // bytes
	hash string // of those bytes
}

// open opens a file under the name it is stored by. It reads the file for its
// hash once, and again only when the file has changed; two first requests at
// one time may both read.
func (s *site) open(stored string) (*content, error) {
	file, err := s.files.Open(stored)
	if err != nil {
		return nil, err
	}
	c, err := s.examine(stored, file)
	if err != nil {
		file.Close()
		return nil, err
	}
	return c, nil
}

func (s *site) examine(stored string, file fs.File) (*content, error) {
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	seeker, ok := file.(io.ReadSeeker)
	if !ok {
		return nil, fmt.Errorf("cannot seek in a %T", file)
	}
	c := &content{ReadSeeker: seeker, Closer: file, size: info.Size()}
	if known, ok := s.tags.Load(stored); ok {
		if t := known.(tag); t.size == c.size && t.modified.Equal(info.ModTime()) {
			c.hash = t.hash
			return c, nil
		}
	}
	sum := sha256.New()
	if _, err := io.Copy(sum, seeker); err != nil {
		return nil, err
	}
	if _, err := seeker.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	c.hash = hex.EncodeToString(sum.Sum(nil)[:16])
	s.tags.Store(stored, tag{c.size, info.ModTime(), c.hash})
	return c, nil
}

// stat describes a file or a folder; anything else does not exist here.
func (s *site) stat(name string) (fs.FileInfo, error) {
	info, err := fs.Stat(s.files, name)
	if err == nil && !info.IsDir() && !info.Mode().IsRegular() {
		err = fs.ErrNotExist
	}
	return info, err
}

// fail answers for a file that could not be read: 404 for one that is not there
// or not for reading, else 500 and a line in the log.
func (s *site) fail(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) || errors.Is(err, fs.ErrPermission) {
		notFound(w, r)
		return
	}
	s.logs.Printf("%s %q: %v", r.Method, r.URL.Path, err)
	fail(w, r, http.StatusInternalServerError, problem.New("web.file"))
}

// redirect sends the client to another path of the site, query kept. It is
// temporary: a browser keeps a permanent one for good, and the next program to
// use this port would inherit it.
func redirect(w http.ResponseWriter, r *http.Request, path string) {
	to := url.URL{Path: path, RawQuery: r.URL.RawQuery}
	w.Header()["Content-Type"] = nil // so that http.Redirect writes no HTML
	http.Redirect(w, r, to.String(), http.StatusTemporaryRedirect)
}

// asksForPart reports whether the request is one that may be answered with a
// part: a GET, in bytes (RFC 9110, 14.2).
func asksForPart(r *http.Request) bool {
	return r.Method == http.MethodGet && strings.HasPrefix(r.Header.Get("Range"), "bytes=")
}

// withoutRange is the request for the whole of what r asks a part of.
func withoutRange(r *http.Request) *http.Request {
	if r.Header.Get("Range") == "" {
		return r
	}
	whole := *r
	whole.Header = r.Header.Clone()
	whole.Header.Del("Range")
	return &whole
}
