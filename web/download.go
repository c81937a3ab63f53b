package main

import (
	"io"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"time"

	"hourglass/nn/problem"
)

// download sends weights, to any origin. An id stands for the same bytes for
// good, so a browser never asks again. A cache that others share keeps its copy
// for a day, so that a deletion reaches everyone by then, and so that the store
// learns that the weights are still opened.
func (s *share) download(w http.ResponseWriter, r *http.Request) {
	openToAll(w)
	if !s.within(w, r, reading, 1) || !s.within(w, r, readBytes, 0) {
		return
	}
	id := r.PathValue("id")
	if !isID(id) {
		s.fail(w, r, errAbsent)
		return
	}
	weights, err := s.store.Open(r.Context(), id)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	defer weights.Close()
	if !asksForPart(r) {
		r = withoutRange(r)
	} else if strings.Count(r.Header.Get("Range"), ",") >= maxRanges {
		w.Header().Set("Content-Range", noneOf(weights))
		fail(w, r, http.StatusRequestedRangeNotSatisfiable, problem.New("web.ranges", maxRanges))
		return
	} else if lastNone.MatchString(r.Header.Get("Range")) {
		r = withoutRange(r)
		r.Header.Set("Range", "bytes="+strconv.Itoa(maxUpload)+"-") // as empty, and refused
	}
	h := w.Header()
	h.Set("Cache-Control", "public, max-age=31536000, s-maxage=86400, immutable")
	h.Set("Content-Type", "application/octet-stream")
	h.Set("Content-Disposition", `attachment; filename="`+id+`.safetensors"`)
	h.Set("ETag", `"`+id+`"`)
	out := &rangeWriter{ResponseWriter: w, r: r, noneOf: noneOf(weights)}
	defer func() { s.limits.take(r.Context(), readBytes, r.RemoteAddr, out.sent) }()
	http.ServeContent(out, r, "", time.Time{}, weights)
}

// maxRanges is how many parts one request may ask for. Each costs a part's headers
// and, of R2, a request; those of the same bytes many times are an old attack.
const maxRanges = 4

// lastNone matches a range that has the last 0 bytes in it. They are no part (RFC
// 9110, 14.1.2), but http.ServeContent would send them.
var lastNone = regexp.MustCompile(`[=,]\s*-0+\s*(,|$)`)

// A rangeWriter makes the answers that http.ServeContent words itself, 412 and
// 416, ours.
type rangeWriter struct {
	http.ResponseWriter
	r      *http.Request
	failed bool
	noneOf string // the Content-Range of 416
	sent   int64  // bytes
}

// noneOf is the Content-Range that tells how many bytes there are.
func noneOf(b io.Seeker) string {
	size, err := b.Seek(0, io.SeekEnd)
	if _, back := b.Seek(0, io.SeekStart); err != nil || back != nil {
		return "bytes */*"
	}
	return "bytes */" + strconv.FormatInt(size, 10)
}

func (w *rangeWriter) WriteHeader(status int) {
	w.failed = true
	switch status {
	case http.StatusRequestedRangeNotSatisfiable:
		w.Header().Set("Content-Range", w.noneOf)
		fail(w.ResponseWriter, w.r, status, problem.New("web.range"))
	case http.StatusPreconditionFailed:
		fail(w.ResponseWriter, w.r, status, problem.New("web.condition"))
	default:
		w.failed = false
		w.ResponseWriter.WriteHeader(status)
	}
}

func (w *rangeWriter) Write(b []byte) (int, error) {
	if w.failed {
		return len(b), nil
	}
	n, err := w.ResponseWriter.Write(b)
	w.sent += int64(n)
	return n, err
}

// ReadFrom lets what is below send a part in its own way.
func (w *rangeWriter) ReadFrom(r io.Reader) (int64, error) {
	if w.failed {
		return io.Copy(io.Discard, r)
	}
	n, err := io.Copy(w.ResponseWriter, r)
	w.sent += n
	return n, err
}

// preflight tells a page elsewhere that it may read, with a range or a condition.
func (s *share) preflight(w http.ResponseWriter, _ *http.Request) {
	openToAll(w)
	w.Header().Set("Access-Control-Allow-Methods", "GET, HEAD")
	w.Header().Set("Access-Control-Allow-Headers", "Range, If-Range, If-Match, If-None-Match")
	w.Header().Set("Access-Control-Max-Age", "86400")
	w.WriteHeader(http.StatusNoContent)
}

func openToAll(w http.ResponseWriter) {
	w.Header().Set("Access-Control-Allow-Origin", "*")
	w.Header().Set("Access-Control-Expose-Headers", "Accept-Ranges, Content-Length, Content-Range, ETag")
}
